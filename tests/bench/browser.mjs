// Yoyak and Pagefind in a real Chromium, over HTTP from a host like GitHub Pages. Bytes are response bodies as the host
// sends them, including the engine but not the empty page that it runs on.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launch } from "../e2e/support/browser.mjs";
import { median, quantile, score } from "./score.mjs";
import { serve } from "./server.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const PAGE = '<!doctype html><html lang="ko"><meta charset="utf-8"><link rel="icon" href="data:,"><title>bench</title>';

/**
 * A folder with the engine, without the viewer, and links to the archive.
 * @param {string} archive
 * @param {string} folder
 */
export async function engineSite(archive, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: { engine: "web/engine/open.js" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    outdir: folder,
    logLevel: "warning",
  });
  for (const name of ["worker.js", "reader.wasm"]) cpSync(join(root, "build/dist", name), join(folder, name));
  cpSync(archive, join(folder, "a"), { recursive: true });
  writeFileSync(join(folder, "index.html"), PAGE);
}

/** @type {Record<string, Record<string, (...values: any[]) => any>>} functions that run in a page */
const ENGINES = {
  yoyak: {
    async start() {
      // @ts-ignore: an address of the page
      const { openArchive } = await import("/engine.js");
      globalThis.archive = await openArchive("/a/archive.json", { wasm: "/reader.wasm", workerUrl: "/worker.js" });
    },
    /** First ten with excerpts. @param {string} query */
    ten: async (query) => {
      const { total, rows, tiers } = await globalThis.archive.search({ query, limit: 10, snippets: 10 });
      return {
        total,
        shown:
          rows.length +
          tiers.reduce(
            (/** @type {any} */ sum, /** @type {{ rows: string | any[] }} */ tier) => sum + tier.rows.length,
            0,
          ),
      };
    },
    rows: async (/** @type {any} */ query) => {
      const { total, rows } = await globalThis.archive.search({ query, limit: 10, snippet: 0, tiers: false });
      return { total, shown: rows.length };
    },
    memory: async () => (await globalThis.archive.stats()).memory,
  },
  pagefind: {
    async start() {
      // @ts-ignore: an address of the page
      globalThis.engine = await import("/pagefind/pagefind.js");
      await globalThis.engine.init();
    },
    ten: async (/** @type {any} */ query) => {
      const { results } = await globalThis.engine.search(query);
      const shown = await Promise.all(
        results.slice(0, 10).map((/** @type {{ data: () => any }} */ result) => result.data()),
      );
      return { total: results.length, shown: shown.length };
    },
    rows: async (/** @type {any} */ query) => {
      const { results } = await globalThis.engine.search(query);
      return { total: results.length, ids: results.map((/** @type {any} */ { id }) => id) };
    },
  },
};

const typed = (/** @type {any} */ { class: name, text }) => (name === "phrases" ? `"${text}"` : text);
const TRAFFIC = ["whole words", "word beginnings", "inside words"];

/**
 * @param {'yoyak' | 'pagefind'} name @param {string} folder what to serve @param {import('./score.mjs').Asked[]} asked
 * @param {{ cold?: number, say?: (text: string) => void, limit?: number }} [options] cold: cold starts · limit:
 *   milliseconds for all latencies
 */
export async function measureInBrowser(name, folder, asked, { cold = 5, say = () => {}, limit = 180000 } = {}) {
  const engine = ENGINES[name];
  writeFileSync(join(folder, "index.html"), PAGE);
  const host = await serve(folder);
  const browser = await launch();
  const counts = (/** @type {string} */ path) => path !== "/" && !path.endsWith("index.html");
  try {
    const traffic = asked.filter((query) => TRAFFIC.includes(query.class));
    const first = [];
    for (let i = 0; i < cold; i += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(host.url);
      host.taken();
      await page.evaluate(engine.start);
      const { total, shown } = await page.evaluate(engine.ten, typed(traffic[(i * 7) % traffic.length]));
      const taken = host.taken(counts);
      first.push({ ...taken, total, shown });
      await context.close();
    }
    say(`${name}: cold starts done`);
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(limit);
    await page.goto(host.url);
    await page.evaluate(engine.start);
    await page.evaluate(engine.ten, typed(traffic[0]));
    host.taken();
    const further = [],
      bare = [];
    for (const query of traffic.slice(1)) {
      const { total, ids } = await page.evaluate(/** @type {any} */ (engine.rows), typed(query));
      const before = host.taken(counts);
      bare.push(before);
      const { shown } = await page.evaluate(engine.ten, typed(query));
      const after = host.taken(counts);
      further.push({
        bytes: before.bytes + after.bytes,
        requests: before.requests + after.requests,
        total: total ?? ids.length,
        shown,
      });
    }
    say(`${name}: further queries done`);
    const times = [],
      answers = [];
    const begin = performance.now();
    for (const query of asked) {
      const { ids } = await page.evaluate(/** @type {any} */ (engine.rows), typed(query));
      if (ids) answers.push(ids);
      const code = `(async (rows, query) => {
        const some = [];
        for (let i = 0; i < ROUNDS; i += 1) {
          const start = performance.now();
          await rows(query);
          some.push(performance.now() - start);
        }
        return Math.min(...some);
      })`;
      const rounds = name === "pagefind" && performance.now() - begin > limit / 4 ? 1 : 3;
      times.push(
        await page.evaluate(
          `${code.replace("ROUNDS", String(rounds))}(${engine.rows.toString()}, ${JSON.stringify(typed(query))})`,
        ),
      );
      if (performance.now() - begin > limit) break;
    }
    host.taken();
    const memory = engine.memory ? await page.evaluate(engine.memory) : null;
    const heap = await page.evaluate(() => /** @type {any} */ (performance).memory?.usedJSHeapSize ?? 0);
    /** @type {ReturnType<typeof score> | null} */
    let recall = null;
    if (name === "pagefind") {
      const names = JSON.parse(readFileSync(join(folder, "names.json"), "utf8"));
      recall = score(
        asked.slice(0, answers.length),
        answers.map((ids) => ids.map((/** @type {string} */ id) => names[id] ?? -1)),
      );
    }
    return {
      first: {
        bytes: median(first.map(({ bytes }) => bytes)),
        requests: median(first.map(({ requests }) => requests)),
        shown: median(first.map(({ shown }) => shown)),
        parts: first[0].paths,
      },
      further: {
        bytes: median(further.map(({ bytes }) => bytes)),
        requests: median(further.map(({ requests }) => requests)),
        p95: quantile(
          further.map(({ bytes }) => bytes),
          0.95,
        ),
      },
      bare: { bytes: median(bare.map(({ bytes }) => bytes)), requests: median(bare.map(({ requests }) => requests)) },
      latency: { median: median(times), p95: quantile(times, 0.95), queries: times.length },
      memory,
      heap,
      recall,
    };
  } finally {
    await browser.close();
    await host.close();
  }
}
