// Runs every checker of scripts/check and prints one line for each; see scripts/lint.
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import { createContext } from "./check.mjs";

const folder = fileURLToPath(new URL("../check", import.meta.url));
const known = readdirSync(folder)
  .filter((name) => name.endsWith(".mjs"))
  .map((name) => name.slice(0, -4))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length) {
  console.error(`lint: there is no check ${unknown.join(", ")}. Remedy: use some of ${known.join(", ")}`);
  process.exit(2);
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const count = { passed: 0, failed: 0, skipped: 0 };
for (const name of wanted.length ? wanted : known) {
  const { check } = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  const context = createContext(root);
  await check(context);
  for (const line of context.output) console.log(`  ${line}`);
  for (const { file, line, message, warning } of context.findings) {
    console.log(`${file}${line ? `:${line}` : ""}: ${warning ? "warning: " : ""}${message}`);
  }
  const errors = context.findings.filter(({ warning }) => !warning).length;
  const state = errors ? "failed" : context.skipped ? "skipped" : "passed";
  count[state] += 1;
  const mark = { passed: "✔", failed: "✖", skipped: "﹣" }[state];
  const found = `${errors} ${errors === 1 ? "finding" : "findings"}`;
  console.log(`${mark} ${name}: ${errors ? found : (context.skipped ?? context.summary)}`);
}
console.log(`lint: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed ? 1 : 0);
