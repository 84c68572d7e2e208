// A whole site around an archive that is packed already, by the command line. usage: node tests/bench/step-site.mjs
// ARCHIVE OUT
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
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
console.log(
  JSON.stringify({
    build,
    files: readdirSync(out, { recursive: true }).length,
    archiveFiles: readdirSync(join(out, "p")).length + 1,
  }),
);
