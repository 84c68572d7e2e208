// The viewer over the made-up archive of tests/web/support/mock-archive.js, bundled once: for states that are rare in a
// real archive, and for tests that need no wasm. Query parameters of the page configure it:
//   fail=CODE   opening fails                  problem=1    one partition is damaged
//   delay=MS    every answer takes that long   failmore=N   the first N next pages of a list do not come
//   search=1    it can search                  hold=1       opening waits for globalThis.release()
//                                              hold=page    so does the first digest

import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { builtOnce } from "./built-once.mjs";

const root = resolve(fileURLToPath(new URL("../../..", import.meta.url)));

const setup = (/** @type {object} */ options) => `
import { MockArchive } from "./tests/web/support/mock-archive.js";
const asked = new URLSearchParams(location.search);
export async function openArchive() {
  const archive = new MockArchive({
    delay: Number(asked.get("delay") ?? 0),
    search: asked.has("search"),
    ...${JSON.stringify(options)},
  });
  if (asked.has("delay")) await archive.wait();
  const released = asked.has("hold") ? new Promise((done) => (globalThis.release = done)) : undefined;
  if (asked.get("hold") !== "page") await released;
  const broken = (code) => Object.assign(new Error("made up for a test"), { code });
  if (asked.has("fail") && !globalThis.repaired) throw broken(asked.get("fail"));
  const damaged = { code: "damaged", message: "A checksum does not match." };
  if (asked.has("problem")) archive.problems = [{ partition: "2026-01", file: "p/2026-01.yoyak", ...damaged }];
  if (asked.has("lost")) archive.lose(asked.get("lost"));
  if (asked.has("untitled")) archive.lose(asked.get("untitled"), true);
  let failing = Number(asked.get("failmore") ?? 0);
  const { select } = archive;
  archive.select = async (selection) => {
    if (selection?.offset && failing-- > 0) throw broken("network");
    return select.call(archive, selection);
  };
  const { page } = archive;
  if (released) archive.page = async (request) => (await released, page.call(archive, request));
  // A slow machine (slow.mjs).
  if (globalThis.slowly)
    for (const name of ["digests", "select", "tally", "search", "digest", "page", "render", "retry"]) {
      const answer = archive[name];
      if (answer) archive[name] = async (...request) => (await slowly(), answer.apply(archive, request));
    }
  return archive;
}`;

/** Replaces the engine by the made-up archive. @param {object} options @returns {import("esbuild").Plugin} */
const mockEngine = (options) => ({
  name: "mock-engine",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /engine\/(open|sources\/inline)\.js$/ }, ({ path }) => ({
      path: path.includes("inline") ? "inline" : "open",
      namespace: "mock",
    }));
    onLoad({ filter: /.*/, namespace: "mock" }, ({ path }) => ({
      contents: path === "inline" ? "export const findInlineSource = () => null;" : setup(options),
      resolveDir: root,
    }));
  },
});

/**
 * A site over the made-up archive, for a suite. Paths below d/ show the page, as a host with prerendered pages does.
 * @param {{
 *   content?: string,
 *   archive?: { days?: number, search?: boolean, entries?: number, characters?: number },
 * }} [options] content: what stands in <main>, as a prerendered page has it; archive: of every page, whatever its
 *   address asks for
 * @returns {import("./suite.mjs").Source}
 */
export function mock(options = {}) {
  const inputs = ["web", "tests/web/support", "tests/e2e/support/mock-site.mjs"].map((path) => join(root, path));
  return {
    serving: { fallback: "index.html" },
    build: async () => ({
      folder: await builtOnce("mock", inputs, JSON.stringify(options), (folder) => buildInto(folder, options)),
    }),
  };
}

/** @param {string} folder @param {NonNullable<Parameters<typeof mock>[0]>} options */
async function buildInto(folder, { content = "", archive = {} }) {
  await build({
    absWorkingDir: root,
    entryPoints: ["web/app.js"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    splitting: true,
    outdir: folder,
    plugins: [mockEngine(archive)],
    logLevel: "warning",
  });
  await build({
    absWorkingDir: root,
    entryPoints: { app: "web/styles/app.css", lazy: "web/styles/lazy.css" },
    bundle: true,
    outdir: folder,
    logLevel: "warning",
  });
  const head =
    '<title>아침 요약</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/app.css">' +
    '<script type="module" src="/app.js"></script>';
  const page = readFileSync(join(root, "web/index.html"), "utf8")
    .replaceAll("{{lang}}", "ko")
    .replaceAll("{{base}}", "/")
    .replaceAll("{{home}}", "/")
    .replaceAll("{{title}}", "아침 요약")
    .replaceAll("{{archives}}", "")
    .replaceAll("{{open}}", "")
    .replace("<!--yoyak:head-->", head)
    .replace("<!--yoyak:content-->", content);
  writeFileSync(join(folder, "index.html"), page);
}

/** A prerendered page of a topic that is not the newest archive's first. */
export const PRERENDERED = `<article class="yk-digest" data-digest="2026-02-14-경제-투자">
  <header><h1>2026-02-14 경제-투자</h1></header>
  <section class="yk-overview"><p id="before-script">먼저 보이는 글</p></section></article>`;
