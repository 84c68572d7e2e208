// A whole site around an archive that is packed already, by the command line, and what of it grows with each day.
// usage: node tests/bench/step-site.mjs ARCHIVE OUT
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder, out] = process.argv.slice(2);
rmSync(out, { recursive: true, force: true });
const start = performance.now();
const run = spawnSync(
  process.execPath,
  [fileURLToPath(new URL("../../scripts/yoyak.mjs", import.meta.url)), "build", folder, "--out", out],
  { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
);
if (run.status !== 0) throw new Error(run.stderr.trim().split("\n").at(-1));
const build = performance.now() - start;
/** Folders with a page for each digest, month, name, and so on; "p" is the archive. */
const GROWING = new Set(["d", "m", "n", "p", "t", "w"]);
let grows = 0,
  rest = 0;
for (const name of readdirSync(out, { recursive: true }).map(String)) {
  const stat = statSync(join(out, name));
  if (!stat.isFile()) continue;
  if (GROWING.has(name.split("/")[0])) grows += stat.size;
  else rest += stat.size;
}
const { digests } = JSON.parse(readFileSync(join(out, "archive.json"), "utf8"));
console.log(
  JSON.stringify({
    build,
    digests,
    grows,
    rest,
    files: readdirSync(out, { recursive: true }).length,
    archiveFiles: readdirSync(join(out, "p")).length + 1,
  }),
);
