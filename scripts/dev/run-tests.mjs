// The test runner of scripts/test: runs the suites one after the other, shows the output of each runner and adds up the
// totals that they report. It never counts by itself and never turns a failure into a success.
// In CI, with --all, and where nothing passed yet, everything runs; see plan.mjs for other runs.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { testNames } from "./catch-names.mjs";
import { readPassed, rememberPassed } from "./passed.mjs";
import { planOf } from "./plan.mjs";
import { SUITES } from "./suites.mjs";
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
const reuse = !pattern && !flags.includes("--all") && !process.env.CI;
const passedFolder = join(root, "build/passed");

/** @typedef {{status: number, totals: import("./totals.mjs").Totals | null, why?: string}} Result */

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

/** Runs beside the suites before it. */
const linting = pattern ? null : run(process.execPath, ["scripts/dev/lint.mjs"], { quiet: true });

async function lint() {
  if (!linting) return null;
  const { status, text } = await linting;
  process.stdout.write(text);
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
 * @param {string[]} all its test files that may run
 * @param {import("./suites.mjs").Suite} suite
 * @returns {Promise<Result | null>}
 */
async function node(folder, all, { needs, share }) {
  const wanted = pattern.toLowerCase();
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
  for (const { name, slow } of SUITES) console.log(`${name}${slow ? " (not with --quick)" : ""}`);
  process.exit(0);
}

mkdirSync(join(root, "build"), { recursive: true });
const begin = Date.now();
/** Name of the suite, its result, milliseconds. @type {[string, string, number][]} */
const report = [];
/** @type {import("./totals.mjs").Totals | null} */
let total = null;
let failed = false;

const plans = new Map(
  SUITES.map((suite) => {
    const all = suite.folder ? testFiles(suite.folder, NODE_TEST) : [];
    const before = reuse && suite.name !== "lint" ? readPassed(passedFolder, suite.name) : null;
    return [suite, planOf(root, suite, all, before, process.version + (process.env.YOYAK_CHROMIUM ?? ""))];
  }),
);
/** @type {string[]} */
const left = [];

if (!pattern) {
  const wanted = SUITES.filter((suite) => !(quick && suite.slow) && plans.get(suite)?.state === "run");
  compileAhead(wanted.flatMap(({ preset }) => preset ?? []));
}
for (const suite of SUITES) {
  const plan = /** @type {ReturnType<typeof planOf>} */ (plans.get(suite));
  if (quick && suite.slow) {
    report.push([suite.name, "left out by --quick", 0]);
    continue;
  }
  const start = Date.now();
  console.log(`\n== ${suite.name}`);
  if (plan.state === "unchanged") {
    console.log("nothing changed since it passed; not run again (--all runs it)");
    report.push([suite.name, "unchanged since it passed", Date.now() - start]);
    continue;
  }
  if (plan.state === "left") {
    left.push(suite.name);
    console.log("slow, and left out: something changed since it passed (--all runs it, as CI does)");
    if (!plan.files.length) {
      report.push([suite.name, "left out, changed since it passed", Date.now() - start]);
      continue;
    }
  } else if (plan.unchanged) {
    console.log(`${plan.unchanged} of ${plan.unchanged + plan.files.length} files unchanged since they passed`);
  }
  /** @type {Result | null} */
  const result = suite.preset
    ? await runCore(suite.preset)
    : suite.folder
      ? await node(suite.folder, plan.files, suite)
      : await lint();
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
  report.push([suite.name, line(result) + (plan.state === "left" ? " (files that changed)" : ""), Date.now() - start]);
  if (!pattern && result.status === 0 && result.totals && !result.totals.failed) {
    rememberPassed(passedFolder, suite.name, plan.passed);
  }
}

// A test file that no suite runs is worse than no test.
const stray = testFiles("tests", NODE_TEST).filter(
  (file) => !SUITES.some(({ folder }) => folder && file.startsWith(join(folder, "/"))),
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
if (left.length) console.log(`\nleft out: ${left.join("; ")}. ./scripts/test --all runs everything, as CI does`);
console.log(`${"all".padEnd(width)}  in ${((Date.now() - begin) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exit(failed ? 1 : 0);
