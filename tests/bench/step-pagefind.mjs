// Builds a Pagefind index of one page per entry. usage: node tests/bench/step-pagefind.mjs FOLDER OUT
//   OUT: gets pages/ (its input, written before the clock starts), and pagefind/
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { generatedDocuments } from "./documents.mjs";
import { peersFolder } from "./peers.mjs";

const [folder, out] = process.argv.slice(2);
const escape = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
rmSync(out, { recursive: true, force: true });
generatedDocuments(folder, { folded: false }).entries.forEach(({ plainTitle, channel, topic, date, text }, i) => {
  const part = join(out, "pages", String(Math.floor(i / 1000)));
  if (i % 1000 === 0) mkdirSync(part, { recursive: true });
  writeFileSync(
    join(part, `${i}.html`),
    `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${escape(plainTitle)}</title></head>` +
      `<body data-pagefind-body data-pagefind-sort="date:${date}">
<h1>${escape(plainTitle)}</h1><p data-pagefind-filter="channel">${escape(channel)}</p>` +
      `<span data-pagefind-ignore="index" data-pagefind-filter="topic">${topic}</span>
${text
  .split("\n")
  .map((line) => `<p>${escape(line)}</p>`)
  .join("\n")}</body></html>`,
  );
});

const start = performance.now();
const child = spawn(
  process.execPath,
  [
    join(peersFolder, "node_modules/pagefind/lib/runner/bin.cjs"),
    "--site",
    join(out, "pages"),
    "--output-path",
    join(out, "pagefind"),
  ],
  { stdio: ["ignore", "ignore", "inherit"] },
);
/** Memory and processor time of the program that the runner starts, as Linux counts them; 0 elsewhere. */
let peak = 0,
  cpu = 0;
const look = () => {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      if (!/^Name:\tpagefind/m.test(status)) continue;
      peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024);
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
      cpu = Math.max(cpu, (Number(fields[11]) + Number(fields[12])) * 10);
    } catch {
      /* it has ended */
    }
  }
};
const timer = setInterval(() => {
  try {
    look();
  } catch {
    clearInterval(timer);
  }
}, 250);
const status = await new Promise((done) => {
  child.on("close", done);
});
clearInterval(timer);
const build = performance.now() - start;
if (status !== 0) throw new Error(`pagefind ended with ${status}`);
const files = readdirSync(join(out, "pagefind"), { recursive: true })
  .map((name) => join(out, "pagefind", String(name)))
  .filter((name) => statSync(name).isFile());
// From the names of fragments to entries, so that asking for thousands of results does not mean fetching thousands of
// files.
/** @type {Record<string, number>} */
const names = {};
for (const file of files.filter((name) => name.endsWith(".pf_fragment"))) {
  const text = gunzipSync(readFileSync(file))
    .toString()
    .replace(/^pagefind_dcd/, "");
  const [, number] = /"url":"[^"]*\/(\d+)\.html"/.exec(text) ?? [];
  names[basename(file, ".pf_fragment")] = Number(number);
}
writeFileSync(join(out, "names.json"), JSON.stringify(names));
rmSync(join(out, "pages"), { recursive: true });
console.log(
  JSON.stringify({
    build,
    cpu,
    peak,
    files: files.length,
    bytes: files.reduce((sum, name) => sum + statSync(name).size, 0),
  }),
);
