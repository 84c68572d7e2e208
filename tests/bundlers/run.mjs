// Builds a page with the packed package by each bundler and framework, and runs it in a browser; see scripts/bundlers.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { twoDays, yoyak } from "../cli/helpers.mjs";
import { launch } from "../e2e/support/browser.mjs";
import { serve } from "../e2e/support/server.mjs";
import { CASES } from "./cases.mjs";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const tools = join(root, "build/bundlers");
const modules = join(tools, "node_modules");
const work = join(tools, "work");
const ENTRIES = 3;

/** @param {string} folder of a package */
const dependenciesOf = (folder) =>
  Object.keys(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies ?? {});

/** The package, as its users have it. */
function install() {
  rmSync(join(modules, "yoyak"), { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  execFileSync("npm", ["pack", "--offline", "--silent", "--ignore-scripts", "--pack-destination", work], { cwd: root });
  const tarball = readdirSync(work).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync("tar", ["-xzf", tarball], { cwd: work });
  renameSync(join(work, "package"), join(modules, "yoyak"));
  // Its dependencies come from this project, as copies: some tools do not follow links out of their folder.
  /** @param {string} name @param {boolean} own a dependency of the package, not of another one */
  const copy = (name, own) => {
    const [from, to] = [join(root, "node_modules", name), join(modules, name)];
    if (!existsSync(from) || (!own && existsSync(to))) return;
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
    for (const each of dependenciesOf(from)) copy(each, false);
  };
  for (const name of dependenciesOf(root)) copy(name, true);
  // What the project itself is developed with.
  for (const name of ["esbuild", "typescript"]) {
    rmSync(join(modules, name), { recursive: true, force: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
}

const require = createRequire(join(tools, "x.js"));

/**
 * Starts a program of an installed package.
 * @param {string} folder
 * @param {string} tool
 * @param {string[]} parameters
 */
function run(folder, tool, parameters) {
  const home = join(modules, tool);
  const { bin } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const program = typeof bin === "string" ? bin : (bin[tool] ?? bin.tsc);
  try {
    execFileSync(process.execPath, [join(home, program), ...parameters], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", CI: "1" },
    });
  } catch (error) {
    const { stdout, stderr } = /** @type {any} */ (error);
    throw new Error(`${tool} ${parameters.join(" ")}\n${stdout}\n${stderr}`);
  }
}

/** @param {string} name @returns {Promise<any>} */
function load(name) {
  const home = join(modules, name);
  const { exports, module, main } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const named = exports?.["."]?.import ?? exports?.["."] ?? module ?? main;
  const file = typeof named === "string" ? named : (named?.default ?? main);
  return import(pathToFileURL(file ? join(home, file) : require.resolve(name)).href);
}

/** Whether the page runs: rows in the widget, an answer of the engine, nothing said in the console. */
/** @param {import("playwright-core").Browser} browser @param {string} url */
async function opens(browser, url) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on("pageerror", (/** @type {any} */ error) => problems.push(error.message));
  page.on(
    "console",
    (/** @type {any} */ message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()),
  );
  page.on("requestfailed", (/** @type {any} */ request) =>
    problems.push(`${request.url()}: ${request.failure()?.errorText}`),
  );
  page.on(
    "response",
    (/** @type {any} */ response) =>
      response.status() >= 400 && problems.push(`${response.url()}: ${response.status()}`),
  );
  await page.goto(url);
  const drawn = await page
    .waitForFunction(
      (/** @type {any} */ entries) =>
        document.querySelector("yoyak-digest")?.shadowRoot?.querySelectorAll(".entry").length === entries &&
        document.documentElement.dataset.entries === String(entries),
      ENTRIES,
      { timeout: 30000 },
    )
    .then(
      () => true,
      () => false,
    );
  const state = await page.evaluate(() => document.body.innerHTML.slice(0, 400));
  const workers = page.workers().length;
  await page.close();
  if (!drawn || problems.length || workers !== 2)
    throw new Error(`in the browser: rows ${drawn}, workers ${workers}\n${problems.join("\n")}\n${state}`);
}

async function main() {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !CASES[name]);
  if (unknown.length) throw new Error(`there is no case ${unknown.join(", ")}`);
  install();
  const digests = join(work, "digests");
  mkdirSync(digests);
  for (const [name, text] of Object.entries(twoDays)) writeFileSync(join(digests, name), text);
  const { code, stderr } = await yoyak(["build", digests, "--out", join(work, "site")]);
  if (code) throw new Error(stderr);
  const browser = await launch();
  let [passed, failed] = [0, 0];
  for (const name of asked.length ? asked : Object.keys(CASES)) {
    const started = Date.now();
    const folder = join(work, name);
    mkdirSync(folder);
    /** @type {Awaited<ReturnType<typeof serve>> | undefined} */
    let server;
    try {
      const out = await CASES[name]({
        folder,
        run: (tool, ...parameters) => run(folder, tool, parameters),
        load,
        example: (file) => join(root, "examples", file),
      });
      cpSync(join(work, "site"), join(out, "site"), { recursive: true });
      server = await serve(out);
      await opens(browser, server.url + (existsSync(join(out, "index.html")) ? "" : "a/b/"));
      passed += 1;
      console.log(`✔ ${name} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${name}\n${String(/** @type {Error} */ (error).message).slice(0, 4000)}`);
    } finally {
      server?.close();
    }
  }
  await browser.close();
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exitCode = failed ? 1 : 0;
}

await main();
