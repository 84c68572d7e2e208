// Sums up what gcov and Node measured; see scripts/coverage. A line or branch counts once, in however many units it is
// compiled.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const wanted = process.argv.slice(2);
/** What the core must reach, in percent. */
const LEAST = { lines: 95, branches: 90 };

/** @typedef {{ lines: Map<number, boolean>, branches: Map<string, boolean> }} File whether each was run */
/** @typedef {Map<string, File>} Files */

/** @param {Files} files @param {string} path @returns {File} */
function fileOf(files, path) {
  const known = files.get(path) ?? { lines: new Map(), branches: new Map() };
  files.set(path, known);
  return known;
}

/** @template Key @param {Map<Key, boolean>} map @param {Key} key @param {boolean} run */
const note = (map, key, run) => map.set(key, run || map.get(key) === true);

/** @returns {Files} */
function core() {
  const folder = join(root, "build/coverage");
  const data = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".gcda"));
  /** @type {Files} */
  const files = new Map();
  for (const name of data) {
    const json = execFileSync("gcov", ["--json-format", "--stdout", "--branch-probabilities", join(folder, name)], {
      cwd: folder,
      maxBuffer: 1 << 30,
      stdio: ["ignore", "pipe", "ignore"],
    });
    for (const { file, lines } of JSON.parse(json.toString()).files) {
      const path = relative(root, resolve(folder, file));
      if (!path.startsWith("wasm/")) continue;
      const known = fileOf(files, path);
      for (const line of lines) {
        note(known.lines, line.line_number, line.count > 0);
        // Functions of a template are measured one by one; a branch counts once.
        for (const [index, branch] of line.branches.entries())
          if (!branch.throw) note(known.branches, `${line.line_number}:${index}`, branch.count > 0);
      }
    }
  }
  return files;
}

/** @returns {Files} */
function javascript() {
  /** @type {Files} */
  const files = new Map();
  /** @type {File | null} */
  let known = null;
  for (const line of readFileSync(join(root, "build/coverage/js.info"), "utf8").split("\n")) {
    const [kind, rest = ""] = [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)];
    if (kind === "SF") {
      const path = relative(root, resolve(root, rest));
      known = path.startsWith("web/") ? fileOf(files, path) : null;
    } else if (known && kind === "DA") {
      const [number, count] = rest.split(",").map(Number);
      note(known.lines, number, count > 0);
    } else if (known && kind === "BRDA") {
      const [number, block, branch, count] = rest.split(",");
      note(known.branches, `${number}:${block}:${branch}`, Number(count) > 0);
    }
  }
  return files;
}

/** @param {Iterable<Map<any, boolean>>} maps */
function share(maps) {
  let [run, all] = [0, 0];
  for (const map of maps)
    for (const was of map.values()) {
      all += 1;
      run += Number(was);
    }
  return { run, all, percent: all ? (100 * run) / all : 100 };
}

const show = (/** @type {ReturnType<typeof share>} */ { run, all, percent }) =>
  `${percent.toFixed(1)} % (${run} of ${all})`;
let low = false;
for (const [part, read] of Object.entries({ core, js: javascript })) {
  if (!wanted.includes(part)) continue;
  const files = read();
  if (files.size === 0) throw new Error(`nothing was measured: ${part}`);
  const lines = share([...files.values()].map((file) => file.lines));
  const branches = share([...files.values()].map((file) => file.branches));
  if (wanted.includes("--files")) {
    const sorted = [...files].sort((a, b) => share([a[1].lines]).percent - share([b[1].lines]).percent);
    for (const [path, file] of sorted) {
      const missed = [...file.lines].filter(([, run]) => !run).map(([number]) => number);
      console.log(
        `${path}: lines ${show(share([file.lines]))}, branches ${show(share([file.branches]))}` +
          (missed.length ? `; not run: ${missed.sort((a, b) => a - b).slice(0, 20)}` : ""),
      );
    }
  }
  console.log(`${part}: ${files.size} files, lines ${show(lines)}, branches ${show(branches)}`);
  if (part === "core") low = lines.percent < LEAST.lines || branches.percent < LEAST.branches;
}
if (low) console.error(`The core is below ${LEAST.lines} % of lines or ${LEAST.branches} % of branches.`);
process.exitCode = low ? 1 : 0;
