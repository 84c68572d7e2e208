// Packs a folder into an archive on disk, and nothing else. usage: node tests/bench/step-pack.mjs FOLDER OUT
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packInput } from "../../scripts/cli/archive/pack.mjs";
import { markdownBytes } from "./documents.mjs";

const [folder, out] = process.argv.slice(2);
const start = performance.now();
const { files } = await packInput(folder);
rmSync(out, { recursive: true, force: true });
let bytes = 0;
for (const [name, content] of files) {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  writeFileSync(join(out, name), content);
  bytes += content.length;
}
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    build: performance.now() - start,
    cpu: (user + system) / 1000,
    files: files.size,
    bytes,
    manifest: files.get("archive.json")?.length ?? 0,
    markdown: markdownBytes(folder),
    peak: process.resourceUsage().maxRSS * 1024,
  }),
);
