// The test runner of scripts/test: runs the suites one after the other, shows the output of each runner and adds up the
// totals that they report. It never counts by itself and never turns a failure into a success.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { testNames } from "./catch-names.mjs";
import { inputsHash, passedBefore, rememberPassed } from "./passed.mjs";
import { reachedFrom } from "./reached.mjs";
import { addTotals, catchTotals, lintTotals, nodeTotals } from "./totals.mjs";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const [pattern = "", ...extra] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = flags.filter((flag) => !["--quick", "--all", "--list"].includes(flag));
if (unknown.length || extra.length) {
  console.error(`test: unknown argument ${[...unknown, ...extra].join(" ")}. Remedy: see ./scripts/test --help`);
  process.exit(2);
}
const quick = flags.includes("--quick");
const cores = availableParallelism();
const SHARDS_PER_CORE = 4;
// Whether slow suites that passed on the same inputs may be skipped; never in CI.
const reuse = !pattern && !flags.includes("--all") && !process.env.CI;
const passedFolder = join(root, "build/passed");

/** What may decide any suite in JavaScript, and the built modules. */
const settings = ["package.json", "package-lock.json", "tsconfig.json", ".clang-format", ".clang-tidy", "../shared"];
const modules = ["reader", "packer"].flatMap((name) => [`build/dist/${name}.wasm`, `build/wasm-release/${name}.wasm`]);

/**
 * Suites in their order: first those that need no compiler, which runs beside them. --quick skips `heavy` ones.
 * @typedef {{status: number, totals: import("./totals.mjs").Totals | null, why?: string}} Result
 * `inputs` are what the outcome depends on: where they are those of a run that passed, the suite is not run again. What
 * the tests of a folder import is added to them.
 * @type {{name: string, run: () => Promise<Result | null>, heavy?: boolean, folder?: string, inputs?: string[],
 *   preset?: string}[]}
 */
const suites = [
  { name: "lint", run: lint },
  ...[
    // Some checks start compilers or read the settings of the project.
    { name: "checks", folder: "tests/checks", inputs: ["scripts", "tests/tsconfig.json", ...settings] },
    { name: "web", folder: "tests/web", inputs: ["web", ...settings] },
    { name: "boundary", folder: "tests/boundary", inputs: [...modules, "docs", ...settings] },
    // The command line is started as a program, and the package is packed.
    {
      name: "cli",
      folder: "tests/cli",
      inputs: [...modules, "build/dist", "scripts", "web", "data", "docs", "examples", "README.md", ...settings],
    },
    // Tests of the benchmark code, not measurements.
    { name: "bench", folder: "tests/bench", inputs: [...modules, "data", ...settings] },
  ].map(inNode),
  { name: "core, native", ...core("native-debug"), inputs: coreInputs("native-debug") },
  { name: "core, sanitizers", ...core("native-asan"), heavy: true, inputs: coreInputs("native-asan") },
  { name: "core, wasm", ...core("wasm-debug"), heavy: true, inputs: coreInputs("wasm-debug") },
  ...[
    // These drive the renderer through a native program of its own.
    {
      name: "markdown",
      folder: "tests/markdown",
      needs: ["native-debug", "yoyak_render"],
      inputs: ["wasm", "tests/markdown", "tests/tools", "package-lock.json", "../shared"],
    },
    {
      name: "browser",
      folder: "tests/e2e",
      share: "tests/e2e/support/share.mjs",
      heavy: true,
      inputs: [
        "build/dist",
        "tests/e2e",
        "tests/web/support",
        "scripts/yoyak.mjs",
        "scripts/cli",
        "web",
        "data",
        "examples",
        "package-lock.json",
        "../shared",
      ],
    },
  ].map(inNode),
];

/** @template {{ folder: string, needs?: string[], share?: string }} Suite @param {Suite} suite */
function inNode(suite) {
  return { ...suite, run: () => node(suite.folder, suite) };
}

/** @param {string} preset */
function core(preset) {
  return { preset, run: () => runCore(preset) };
}

/** @param {string} preset */
function coreInputs(preset) {
  return [
    "wasm",
    "cmake",
    "CMakeLists.txt",
    "CMakePresets.json",
    "tests/CMakeLists.txt",
    "tests/core",
    "tests/spec",
    "tests/tools",
    "scripts/fetch-sources",
    "package-lock.json",
    "../shared",
    `build/${preset}/CMakeCache.txt`,
  ];
}

/** Test files for node:test. */
const NODE_TEST = /(^|[/\\])test\.m?js$|[._-]tests?\.m?js$/;

/**
 * Runs a program, shows what it writes, and returns its exit status with that output. Never throws for a failing
 * program.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: Record<string, string>, quiet?: boolean}} [options]
 * @returns {Promise<{status: number, text: string}>}
 */
function run(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((done) => {
    let text = "";
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (part) => {
        text += part;
        if (!quiet) process.stdout.write(part);
      });
    }
    child.on("error", (error) => done({ status: 127, text: `${text}${error.message}\n` }));
    child.on("close", (status) => done({ status: status ?? 1, text }));
  });
}

async function lint() {
  if (pattern) return null;
  const { status, text } = await run(process.execPath, ["scripts/dev/lint.mjs"]);
  return { status, totals: lintTotals(text) };
}

// ---- Catch2 ----

/** Compilers that run while suites run that need none of them. @type {Map<string, ReturnType<typeof run>>} */
const ahead = new Map();

/** Compiles one preset after the other from now on. @param {string[]} presets */
function compileAhead(presets) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  for (const preset of presets) {
    const build = last.then(() => compile(preset, "yoyak_tests", { quiet: true }));
    ahead.set(preset, build);
    last = build;
  }
}

/** @param {string} preset @param {string} target @param {{quiet?: boolean}} [options] */
function compile(preset, target, options) {
  const command = '. scripts/lib/common.sh; program=test; configure "$1"; compile "$1" "$2"';
  return run("nice", ["bash", "-c", command, "test", preset, target], options);
}

/** @param {string} preset @returns {Promise<Result | null>} */
async function runCore(preset) {
  // Do not compile for minutes if the pattern matches no test of the core.
  if (pattern && !testFiles("tests/core", /\.cpp$/).some(mentionsPattern)) return null;
  const early = ahead.get(preset);
  const build = await (early ?? compile(preset, "yoyak_tests"));
  if (early) process.stdout.write(build.text);
  if (build.status !== 0) return { status: build.status, totals: null, why: "it does not build" };
  const wasm = preset === "wasm-debug";
  const program = join(root, "build", preset, "tests", wasm ? "yoyak_tests.js" : "yoyak_tests");
  const [command, first] = wasm ? [process.execPath, ["--no-experimental-fetch", program]] : [program, []];
  const selection = [];
  if (pattern) {
    const listing = await run(command, [...first, "--list-tests", "--reporter", "xml"], { quiet: true });
    const names = testNames(listing.text, root, pattern);
    if (!names.length) return null;
    const file = join(root, "build", `selection-${preset}.txt`);
    writeFileSync(file, names.map((name) => `${name.replace(/[\\,["]/g, "\\$&")}\n`).join(""));
    selection.push("--input-file", file);
  }
  const env = { ASAN_OPTIONS: "detect_stack_use_after_return=1", UBSAN_OPTIONS: "print_stacktrace=1" };
  const all = [...first, "--colour-mode", "none", ...selection];
  if (selection.length) {
    const { status, text } = await run(command, all, { env });
    return { status: exitOfCatch(status), totals: catchTotals(text) };
  }
  return inShards((shard) => run(command, [...all, ...shard], { env, quiet: true }));
}

/**
 * All tests of a Catch2 program, in as many processes as there are cores. Some shares are quick, so there are more.
 * @param {(shard: string[]) => Promise<{status: number, text: string}>} one @returns {Promise<Result>}
 */
async function inShards(one) {
  const count = cores * SHARDS_PER_CORE;
  let next = 0;
  let status = 0;
  /** @type {import("./totals.mjs").Totals | null} */
  let totals = null;
  let why = "";
  const worker = async () => {
    while (next < count) {
      const index = next++;
      const ended = await one(["--shard-count", String(count), "--shard-index", String(index)]);
      process.stdout.write(ended.text);
      const found = catchTotals(ended.text);
      // A share that dies must not look like the others' success.
      if (!found) why = `share ${index + 1} of ${count} ended with ${ended.status} and no totals`;
      status ||= exitOfCatch(ended.status) || (found ? 0 : 1);
      totals = addTotals(totals, found);
    }
  };
  await Promise.all(Array.from({ length: cores }, worker));
  return { status, totals, ...(why ? { why } : {}) };
}

/**
 * Catch2 exits with 4 if every test was skipped. That is no failure; the totals show it.
 * @param {number} status
 */
function exitOfCatch(status) {
  return status === 4 ? 0 : status;
}

// ---- node:test ----

/**
 * Files below a folder whose name matches, relative to the project and sorted.
 * @param {string} folder
 * @param {RegExp} name
 */
function testFiles(folder, name) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => name.test(file))
    .map((file) => join(folder, file))
    .sort();
}

/** @param {string} file */
function mentionsPattern(file) {
  const wanted = pattern.toLowerCase();
  return file.toLowerCase().includes(wanted) || readFileSync(join(root, file), "utf8").toLowerCase().includes(wanted);
}

/**
 * @param {string} folder
 * @param {{ needs?: string[], share?: string }} options needs: preset and target of a program that they use · share: a
 *   module whose start() makes what all files use, and says by which variables they find it
 */
async function node(folder, { needs, share }) {
  const wanted = pattern.toLowerCase();
  const all = testFiles(folder, NODE_TEST);
  if (!all.length) return pattern ? null : { status: 0, totals: null, why: `no tests in ${folder}` };
  const whole = all.filter((file) => file.toLowerCase().includes(wanted));
  const byName = all.filter((file) => !whole.includes(file) && mentionsPattern(file));
  if (needs && (whole.length || byName.length)) {
    const build = await compile(needs[0], needs[1]);
    if (build.status !== 0) return { status: build.status, totals: null, why: `${needs[1]} does not build` };
  }
  if (!whole.length && !byName.length) return null;
  const shared = share && existsSync(join(root, share)) ? await (await import(join(root, share))).start() : null;
  let status = 0;
  /** @type {import("./totals.mjs").Totals | null} */
  let totals = null;
  const named = `--test-name-pattern=/${pattern.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}/i`;
  for (const [files, options] of /** @type {[string[], string[]][]} */ ([
    [whole, []],
    [byName, [named]],
  ])) {
    if (!files.length) continue;
    const result = await nodeTest(files, options, shared?.env);
    status ||= result.status;
    totals = addTotals(totals, result.totals);
  }
  await shared?.stop();
  return { status, totals };
}

/** @param {string[]} files @param {string[]} options @param {Record<string, string>} [env] */
async function nodeTest(files, options, env) {
  const { status, text } = await run(
    process.execPath,
    ["--test", `--test-concurrency=${cores}`, "--test-reporter=spec", "--test-timeout=3600000", ...options, ...files],
    env ? { env } : {},
  );
  return { status, totals: nodeTotals(text) };
}

// ---- all of them ----

/** @param {Result} result */
function line(result) {
  if (result.why && !result.totals) return result.status ? `FAILED: ${result.why}` : `nothing run: ${result.why}`;
  const { passed, failed, skipped } = result.totals ?? { passed: 0, failed: 0, skipped: 0 };
  const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  return result.status && !failed ? `${counts}; FAILED with exit status ${result.status}` : counts;
}

if (flags.includes("--list")) {
  for (const { name, heavy } of suites) console.log(`${name}${heavy ? " (not with --quick)" : ""}`);
  process.exit(0);
}

mkdirSync(join(root, "build"), { recursive: true });
const begin = Date.now();
/** Name of the suite, its result, milliseconds. @type {[string, string, number][]} */
const report = [];
/** @type {import("./totals.mjs").Totals | null} */
let total = null;
let failed = false;

/** @param {typeof suites[number]} suite */
const hashOf = (suite) => {
  const imported = suite.folder ? reachedFrom(root, testFiles(suite.folder, /\.m?js$/)) : [];
  const paths = [...new Set([...(suite.inputs ?? []), ...imported])].sort();
  return inputsHash(
    paths.map((path) => resolve(root, path)),
    process.version + (process.env.YOYAK_CHROMIUM ?? ""),
  );
};
/** @param {typeof suites[number]} suite */
const passed = (suite) => (reuse && suite.inputs ? passedBefore(passedFolder, suite.name, hashOf(suite)) : null);

if (!pattern) {
  const wanted = suites.filter((suite) => suite.preset && !(quick && suite.heavy) && !passed(suite));
  compileAhead(wanted.map(({ preset = "" }) => preset));
}
for (const suite of suites) {
  if (quick && suite.heavy) {
    report.push([suite.name, "left out by --quick", 0]);
    continue;
  }
  const start = Date.now();
  console.log(`\n== ${suite.name}`);
  const before = passed(suite);
  if (before) {
    console.log(`nothing changed since it passed (${before.passed} passed); not run again (--all runs it)`);
    report.push([suite.name, `unchanged since it passed with ${before.passed}`, Date.now() - start]);
    continue;
  }
  const result = await suite.run();
  if (!result) {
    console.log(`nothing matches ${pattern}`);
    continue;
  }
  if (result.why) console.log(result.why);
  // A suite that succeeds but reports no totals may not have run at all.
  if (!result.status && !result.totals && !result.why)
    Object.assign(result, { status: 1, why: "its runner printed no totals" });
  failed ||= result.status !== 0 || (result.totals?.failed ?? 0) > 0;
  total = addTotals(total, result.totals);
  report.push([suite.name, line(result), Date.now() - start]);
  if (suite.inputs && !pattern && result.status === 0 && result.totals && !result.totals.failed) {
    rememberPassed(passedFolder, suite.name, hashOf(suite), result.totals);
  }
}

// A test file that no suite runs is worse than no test.
const stray = testFiles("tests", NODE_TEST).filter(
  (file) => !suites.some(({ folder }) => folder && file.startsWith(join(folder, "/"))),
);
if (stray.length) {
  report.push([
    "stray",
    `FAILED: no suite runs ${stray.join(", ")}. Remedy: move it, or add its folder to scripts/dev/run-tests.mjs`,
    0,
  ]);
  failed = true;
}

console.log("\n== totals");
const width = Math.max(...report.map(([name]) => name.length), 5);
for (const [name, text, time] of report)
  console.log(`${name.padEnd(width)}  ${text}${time ? `  (${(time / 1000).toFixed(1)} s)` : ""}`);
if (!total) {
  console.log(pattern ? `no test matches ${pattern}` : "no tests were run");
  process.exit(1);
}
console.log(`${"all".padEnd(width)}  in ${((Date.now() - begin) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(failed ? 1 : 0);
