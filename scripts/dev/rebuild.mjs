// Builds again when a source changes: the shell after a change in web/, the modules and the shell after one in wasm/.
// For ./scripts/serve --dev, whose server reloads open pages when build/dist has changed. If compiling fails, the
// errors are printed and the last good build stays.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PRESET = "build/wasm-modules-debug";
/** Editors write a file in several steps. */
const SETTLE_MS = 120;

/** @param {string} program @param {string[]} args @returns {Promise<boolean>} whether it went well */
const run = (program, ...args) =>
  new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.on("error", (error) => (console.error(`rebuild: ${program}: ${error.message}`), done(false)));
    child.on("close", (code) => {
      if (code !== 0) process.stderr.write(said);
      done(code === 0);
    });
  });

/** Folders that changed since the last build began. @type {Set<string>} */
const changed = new Set();
let busy = false;
let timer = setTimeout(() => {}, 0);

async function rebuild() {
  if (busy || changed.size === 0) return;
  busy = true;
  const folders = [...changed];
  changed.clear();
  const begin = performance.now();
  const compiled =
    !folders.includes("wasm") || (await run("cmake", "--build", PRESET, "--target", "reader", "lite", "packer"));
  if (compiled && (await run(process.execPath, "scripts/dev/bundle.mjs", "--wasm", PRESET, "--debug")))
    console.log(`built again after a change in ${folders.join(" and ")} (${Math.round(performance.now() - begin)} ms)`);
  busy = false;
  rebuild();
}

for (const folder of ["web", "wasm"])
  watch(`${root}${folder}`, { recursive: true }, () => {
    changed.add(folder);
    clearTimeout(timer);
    timer = setTimeout(rebuild, SETTLE_MS);
  });
