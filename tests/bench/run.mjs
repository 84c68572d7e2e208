// Runs the measurements one after the other, each in its own process with a time limit, keeps their results in
// build/bench/results.json, and writes the report. A measurement that fails or takes too long gets a row in the report
// that says so. usage: node tests/bench/run.mjs [S] [M] [L] [--only NAME] [--json] [--report] (see scripts/bench)

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateDigests } from "./generate.mjs";
import { ENGINES } from "./peers.mjs";
import { table, writeReport } from "./report.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const work = join(root, "build/bench");
const corpus = join(root, "../shared/corpus/youtube-digests");
/** @type {Record<string, number>} */
const SIZES = { S: 365, M: 3650, L: 18250 };
/** Seconds for one step; engines that need longer at that size are of no use at it. */
/** @type {Record<string, number>} */
const LIMIT = { S: 240, M: 480, L: 600 };
/** An index of every part of every word: gigabytes beyond these sizes. */
/** @type {Record<string, string>} */
const SMALL_ONLY = { "FlexSearch, full": "SM" };

const words = process.argv.slice(2);
const only = words.includes("--only") ? words[words.indexOf("--only") + 1].toLowerCase().split(",") : [];
/** @param {string} name */
const chosen = (name) => only.length === 0 || only.some((part) => name.toLowerCase().includes(part));
const sizes = Object.keys(SIZES).filter((size) => words.includes(size));
if (sizes.length === 0 && !words.includes("--report")) sizes.push("S");

const store = join(work, "results.json");
mkdirSync(work, { recursive: true });
/** Read anew each time: two runs may share the file. */
const stored = () => (existsSync(store) ? JSON.parse(readFileSync(store, "utf8")) : {});
/** @param {(results: any) => void} change */
function keep(change) {
  const results = stored();
  change(results);
  writeFileSync(store, JSON.stringify(results, null, 1));
}
const say = (/** @type {string} */ text) => process.stderr.write(`bench: ${text}\n`);

/**
 * @param {string} part "S", "M", "L" or "real"
 * @param {string} name
 * @param {string[]} args of node, the file of tests/bench first
 * @param {number} [seconds] limit
 */
async function step(part, name, args, seconds = LIMIT[part] ?? 300) {
  if (!chosen(name)) return;
  say(`${part}: ${name} …`);
  const start = performance.now();
  const [file, ...rest] = args;
  const child = spawn(
    process.execPath,
    ["--expose-gc", "--max-old-space-size=8000", join(root, "tests/bench", file), ...rest],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  let out = "",
    err = "",
    late = false;
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  // The whole group: engines start programs of their own.
  const timer = setTimeout(() => {
    late = true;
    process.kill(-(/** @type {number} */ (child.pid)), "SIGKILL");
  }, seconds * 1000);
  const status = await new Promise((done) => {
    child.on("close", done);
  });
  clearTimeout(timer);
  const last = out.trim().split("\n").at(-1) ?? "";
  let result;
  try {
    result = JSON.parse(last);
  } catch {
    result = {};
  }
  const why = late
    ? `not done in ${seconds} s`
    : (err
        .trim()
        .split("\n")
        .find((line) => /Error|error|out of memory/.test(line))
        ?.replaceAll(root, "") ?? `ended with status ${status}`);
  if (late || status !== 0) result.failed = why;
  keep((results) => {
    (results[part] ??= {})[name] = result;
  });
  say(`${part}: ${name}: ${result.failed ?? "done"} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

/** @param {string} size */
function makeCorpus(size) {
  const folder = join(work, `corpus-${size}`);
  const stamp = join(work, `corpus-${size}.stamp`);
  const version = `${SIZES[size]} ${readFileSync(join(root, "tests/bench/generate.mjs"), "utf8").length}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return folder;
  say(`${size}: writing ${SIZES[size]} digests`);
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(work, `asked-${size}.json`), { force: true });
  for (const { path, text } of generateDigests({ digests: SIZES[size] })) {
    mkdirSync(join(folder, path.slice(0, 4)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(stamp, version);
  return folder;
}

for (const size of sizes) {
  const folder = makeCorpus(size);
  const at = (/** @type {string} */ name) => join(work, `${name}-${size}`);
  const asked = join(work, `asked-${size}.json`);
  if (!existsSync(asked)) await step(size, "brute force", ["step-truth.mjs", folder, asked]);
  await step(size, "packing", ["step-pack.mjs", folder, at("archive")], 900);
  if (size !== "L") await step(size, "publishing a day", ["step-publish.mjs", folder], 900);
  await step(
    size,
    "Yoyak",
    ["step-yoyak.mjs", at("archive"), folder, asked, { S: "20", M: "10", L: "4" }[size] ?? ""],
    900,
  );
  await step(size, "first search", ["requests.mjs", at("archive"), "--json"], 900);
  if (size === "L") {
    await step(size, "first search, 5 times", ["requests.mjs", at("archive"), "--json", "--times", "5"], 900);
    await step(size, "some of the words", ["step-some.mjs", at("archive")], 900);
  }
  await step(size, "filter", ["step-filter.mjs", at("archive")]);
  await step(size, "Yoyak in Chromium", ["step-browser.mjs", "yoyak", at("engine"), asked, at("archive")]);
  await step(size, "site", ["step-site.mjs", at("archive"), at("site")], 900);
  await step(size, "phone", ["step-phone.mjs", at("site"), "행로", "미이라", "도호"]);
  await step(size, "Pagefind", ["step-pagefind.mjs", folder, at("pagefind")]);
  await step(size, "Pagefind in Chromium", ["step-browser.mjs", "pagefind", at("pagefind"), asked]);
  for (const name of Object.keys(ENGINES)) {
    if (SMALL_ONLY[name] && !SMALL_ONLY[name].includes(size)) continue;
    await step(size, name, ["step-peer.mjs", name, folder, asked], Math.min(240, LIMIT[size]));
  }
}
if (sizes.length && existsSync(corpus)) {
  const asked = join(work, "asked-real.json");
  // Thousands of searches for the sentences of overviews.
  await step("real", "Yoyak", ["step-corpus.mjs", corpus, join(work, "archive-real"), asked, "40"], 1800);
  await step("real", "Yoyak in Chromium", [
    "step-browser.mjs",
    "yoyak",
    join(work, "engine-real"),
    asked,
    join(work, "archive-real"),
  ]);
  await step("real", "first search", ["requests.mjs", join(work, "archive-real"), "--json"]);
  await step("real", "recency", ["recency.mjs", join(work, "archive-real"), "--json"], 1800);
  await step("real", "site", ["step-site.mjs", join(work, "archive-real"), join(work, "site-real")], 900);
  await step("real", "single", ["step-single.mjs", corpus], 900);
  await step("real", "Pagefind", ["step-pagefind.mjs", join(work, "archive-real.json"), join(work, "pagefind-real")]);
  await step("real", "Pagefind in Chromium", ["step-browser.mjs", "pagefind", join(work, "pagefind-real"), asked]);
} else if (sizes.length) say("the real pages are not at hand; left out");
if (sizes.length && chosen("Markdown")) {
  say("Markdown …");
  const built = spawnSync(join(root, "tests/bench/build-markdown"), { encoding: "utf8" });
  const run =
    built.status === 0
      ? spawnSync(process.execPath, [join(root, "tests/bench/markdown.mjs"), "--json"], {
          encoding: "utf8",
          env: { ...process.env, YOYAK_PEERS: join(work, "peers") },
          timeout: 300000,
        })
      : built;
  const markdown =
    run.status === 0
      ? JSON.parse(run.stdout)
      : { failed: (run.stderr || "it took too long").trim().split("\n").at(-1) };
  keep((results) => {
    results.markdown = markdown;
  });
}

const results = stored();
if (words.includes("--json")) console.log(JSON.stringify(results, null, 1));
else console.log(table(results));
writeReport(results, join(root, "docs"));
