// The single file of a folder, beside its text and a single file of nearly nothing, by the command line. usage: node
// tests/bench/step-single.mjs FOLDER
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "yoyak-single-"));
/** @param {string} input @param {string} name */
function single(input, name) {
  const out = join(work, name);
  const yoyak = fileURLToPath(new URL("../../scripts/yoyak.mjs", import.meta.url));
  const run = spawnSync(process.execPath, [yoyak, "single", input, "-o", out], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr.trim().split("\n").at(-1));
  return statSync(out).size;
}
try {
  const page = join(work, "2026-01-01-one.md");
  writeFileSync(page, "# 2026-01-01\n\n## One\n\nText\n");
  const texts = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith(".md"))
    .map((path) => readFileSync(path));
  console.log(
    JSON.stringify({
      bytes: single(folder, "all.html"),
      shell: single(page, "one.html"),
      text: gzipSync(Buffer.concat(texts), { level: 9 }).length,
    }),
  );
} finally {
  rmSync(work, { recursive: true });
}
