// clang-tidy 14 over wasm/, with .clang-tidy. A layer is checked as one file that includes its sources, so that the
// standard library is read once per layer and not once per file; this takes a third of the time. A layer is checked
// again only if its files changed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";

const VERSION = 14;
const LIBRARIES = ["md4c/src", "nlohmann-json/include", "libyaml/include", "libdeflate", "zlib"];
/** Has the same names as another file of its layer on purpose; see CMakeLists.txt. */
const ALONE = new Set(["wasm/markdown/entities_all.cpp"]);
/** Compiled for wasm alone. */
const WASM_ONLY = /^wasm\/bindings\/|^wasm\/markdown\/md4c_wasm\.h$/;

/** @param {import("../dev/check.mjs").Context} context */
export async function check(context) {
  const files = context.files(/^wasm\/.*\.(cpp|hpp|h|inc)$/).filter((file) => !WASM_ONLY.test(file));
  if (!files.length || !context.exists(".clang-tidy")) {
    context.summary = "no C++ files";
    return;
  }
  const program = await findTidy();
  if (!program) {
    context.skipped = `clang-tidy ${VERSION} is not installed (./scripts/setup test)`;
    return;
  }
  const missing = LIBRARIES.filter((library) => !context.exists(`build/sources/${library}`));
  if (missing.length) {
    context.skipped = `the sources of ${missing.join(", ")} are not there (./scripts/fetch-sources)`;
    return;
  }
  mkdirSync(context.path("build/tidy"), { recursive: true });
  const cacheFile = context.path("build/tidy/cache.json");
  const cache = existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, "utf8")) : {};
  const layers = [...new Set(files.map((file) => file.split("/")[1]))];
  const work = layers.map((layer) => {
    const own = files.filter((file) => file.startsWith(`wasm/${layer}/`));
    const hash = createHash("sha256").update(context.read(".clang-tidy"));
    for (const file of own) hash.update(`${file}\0${context.read(file)}\0`);
    return { layer, sources: own.filter((file) => file.endsWith(".cpp")), key: hash.digest("hex") };
  });
  const changed = changedLayers(context);
  // Start with the largest, so that both processes end at about the same time.
  const todo = work
    .filter(({ layer, key }) => cache[layer]?.key !== key && (!changed || changed.has(layer)))
    .sort((a, b) => b.sources.length - a.sources.length);
  const next = async () => {
    for (let each = todo.shift(); each; each = todo.shift())
      cache[each.layer] = { key: each.key, findings: await tidyLayer(context, program, each) };
  };
  const checked = todo.length;
  await Promise.all(Array.from({ length: availableParallelism() }, next));
  writeFileSync(cacheFile, JSON.stringify(cache));
  for (const { layer, key } of work)
    if (cache[layer]?.key === key)
      for (const { file, line, message } of cache[layer].findings) context.report(file, line, message);
  const rest = changed ? ", others as on main" : "";
  context.summary = `the C++ code is tidy (${checked} of ${layers.length} layers checked now${rest})`;
}

/**
 * @param {import("../dev/check.mjs").Context} context
 * @param {string} program
 * @param {{layer: string, sources: string[]}} what
 * @returns {Promise<{file: string, line: number, message: string}[]>}
 */
async function tidyLayer(context, program, { layer, sources }) {
  const unit = context.path(`build/tidy/${layer}.cpp`);
  const together = sources.filter((file) => !ALONE.has(file));
  writeFileSync(unit, together.map((file) => `#include ${JSON.stringify(context.path(file))}\n`).join(""));
  const findings = [];
  for (const file of [unit, ...sources.filter((file) => ALONE.has(file)).map((file) => context.path(file))])
    findings.push(...(await tidy(context, program, file)));
  return findings;
}

/** @param {import("../dev/check.mjs").Context} context @param {string} program @param {string} unit */
async function tidy(context, program, unit) {
  const flags = ["-std=c++20", "-fno-exceptions", "-fno-rtti", '-DYOYAK_VERSION="0"', `-I${context.path("wasm")}`];
  const libraries = LIBRARIES.flatMap((library) => ["-isystem", context.path(`build/sources/${library}`)]);
  const { stdout } = await run(program, ["--quiet", "--header-filter=/wasm/", unit, "--", ...flags, ...libraries]);
  const findings = [];
  for (const [, path, line, message] of stdout.matchAll(/^(.+?):(\d+):\d+: (?:warning|error): (.*)$/gm)) {
    const file = path.startsWith(context.path("")) ? path.slice(context.path("").length).replace(/^\//, "") : path;
    findings.push({ file, line: Number(line), message });
  }
  return findings;
}

/**
 * On a branch, the layers that it changes; otherwise null, which means all. CI checks all of them.
 * @param {import("../dev/check.mjs").Context} context
 * @returns {Set<string> | null}
 */
function changedLayers(context) {
  const git = (/** @type {string[]} */ ...args) => {
    const { stdout, status } = spawnSync("git", ["-C", context.root, ...args], { encoding: "utf8" });
    return status === 0 ? stdout.trim() : "";
  };
  if (process.env.CI) return null;
  const head = git("rev-parse", "HEAD");
  const base = ["origin/main", "main"].map((main) => git("merge-base", "HEAD", main)).find(Boolean);
  if (!base || base === head) return null;
  const files = `${git("diff", "--name-only", base)}\n${git("ls-files", "--others", "--exclude-standard")}`.split("\n");
  if (files.includes(".clang-tidy")) return null;
  return new Set(files.filter((file) => file.startsWith("wasm/")).map((file) => file.split("/")[1]));
}

async function findTidy() {
  for (const name of [`clang-tidy-${VERSION}`, "clang-tidy"]) {
    const { stdout } = await run(name, ["--version"]);
    if (Number(/version (\d+)/.exec(stdout)?.[1]) === VERSION) return name;
  }
  return null;
}

/** @param {string} command @param {string[]} args @returns {Promise<{stdout: string, status: number | null}>} */
function run(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (part) => (stdout += part));
    child.on("error", () => done({ stdout: "", status: 127 }));
    child.on("close", (status) => done({ stdout, status }));
  });
}
