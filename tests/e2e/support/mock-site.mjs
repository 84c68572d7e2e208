// The viewer over the made-up archive of tests/web/support/mock-archive.js, bundled for one test run: for states that a
// real archive is seldom in, and for tests that need no wasm. Query parameters of the page set it up:
//   fail=CODE   opening fails                  problem=1    one partition is damaged
//   delay=MS    every answer takes that long   failmore=N   the first N next pages of a list do not come
//   search=1    it can search

import { build } from "esbuild";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

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
  const broken = (code) => Object.assign(new Error("made up for a test"), { code });
  if (asked.has("fail") && !globalThis.repaired) throw broken(asked.get("fail"));
  const damaged = { code: "damaged", message: "A checksum does not match." };
  if (asked.has("problem")) archive.problems = [{ partition: "2026-01", file: "p/2026-01.yoyak", ...damaged }];
  if (asked.has("lost")) archive.lose(asked.get("lost"));
  let failing = Number(asked.get("failmore") ?? 0);
  const { select } = archive;
  archive.select = async (selection) => {
    if (selection?.offset && failing-- > 0) throw broken("network");
    return select.call(archive, selection);
  };
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
 * @param {{ content?: string, archive?: { days?: number, search?: boolean, entries?: number } }} [options] content:
 *   what stands in <main>, as a prerendered page has it; archive: of every page, whatever its address asks for
 */
export async function buildMockSite({ content = "", archive = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-viewer-"));
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
    entryPoints: ["web/styles/app.css"],
    bundle: true,
    outfile: join(folder, "app.css"),
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
    .replace("<!--yoyak:head-->", head)
    .replace("<!--yoyak:content-->", content);
  writeFileSync(join(folder, "index.html"), page);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
