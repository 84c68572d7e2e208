// A visitor with the tab open over many publishes, in Chromium: with and without the service worker, online and
// offline in between. No digest is ever wrong or missing, "try again" always helps once the network is back, and stars
// and places are kept.
//
// YOYAK_PUBLISHES=30 node --test tests/e2e/publishes.test.mjs     as many publishes as in a month

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { packInput } from "../../scripts/cli/archive/pack.mjs";
import { sameProcess } from "../../scripts/cli/archive/pack-parts.mjs";
import { writeSite } from "../../scripts/cli/output.mjs";
import { buildSite } from "../../scripts/cli/site/site.mjs";
import { page as digestPage } from "../cli/helpers.mjs";
import { engines, until } from "./support/engines/index.mjs";
import { becomes, holds } from "./support/eventually.mjs";
import { serve } from "./support/server.mjs";
import { isBuilt } from "./support/site.mjs";

/** @typedef {import("./support/engines/index.mjs").EnginePage} EnginePage */

const PUBLISHES = Number(process.env.YOYAK_PUBLISHES ?? 6);
const SIZE = { width: 1360, height: 700 };
const TOPIC = "기술";
/** Entries of a digest: enough to scroll. */
const ENTRIES = 6;

const dayAfter = (/** @type {number} */ n) => new Date(Date.UTC(2025, 11, 20 + n)).toISOString().slice(0, 10);
const idOf = (/** @type {string} */ date) => `${date}-${TOPIC}`;

/** A site that is published again and again, in a folder of its own. */
class Publisher {
  folder = mkdtempSync(join(tmpdir(), "yoyak-published-"));
  pages = join(this.folder, "pages");
  out = join(this.folder, "site");
  /** What each digest said in any version. @type {Map<string, string[]>} */
  said = new Map();
  /** Dates of its digests, the oldest first. @type {string[]} */
  dates = [];
  /** @type {Awaited<ReturnType<typeof packInput>>["parts"]} */
  #parts = [];
  #versions = 0;

  constructor() {
    mkdirSync(this.pages);
    // Also of the year before, whose partition is another one.
    for (const date of ["2024-05-01", "2025-03-01", "2025-12-18", "2025-12-19"]) this.write(date);
  }

  /** @param {string} date */
  write(date) {
    const text = `판 ${this.#versions} 날 ${date}`;
    const entries = Array.from({ length: ENTRIES }, (_, n) => ({
      title: `글 ${n}`,
      channel: "채널",
      id: `v${date.replaceAll("-", "")}${String(n).padStart(2, "0")}`,
      text: `${text}. ${"긴 글이 이어집니다. ".repeat(60)}`,
    }));
    writeFileSync(join(this.pages, `${date}-${TOPIC}.md`), digestPage(date, TOPIC, entries, text));
    this.said.set(idOf(date), [...(this.said.get(idOf(date)) ?? []), text]);
    if (!this.dates.includes(date)) this.dates = [...this.dates, date].sort();
  }

  /** A new day, and a day of each kind that is edited. */
  async publish() {
    this.#versions += 1;
    this.write(dayAfter(this.#versions));
    this.write(this.dates[this.#versions % this.dates.length]);
    // Every other upload leaves no file of the version before.
    await this.build(this.#versions % 2);
  }

  /** @param {number} keep versions before of which files stay */
  async build(keep) {
    const packed = await packInput(this.pages, { earlier: sameProcess(this.#parts), contents: true, jobs: 1 });
    this.#parts = packed.parts;
    const { files } = await buildSite(packed.files, { generator: "test", contents: packed.contents });
    writeSite(this.out, files, { generator: "test", keep });
  }
}

// ---- What is looked for in the page ----

/** The digest that is shown whole, and what it says. */
const shown = () => {
  const article = document.querySelector("main [active] article[data-digest]");
  const id = article?.getAttribute("data-digest");
  const texts = [...(article?.querySelectorAll(".yk-entry") ?? [])].map(
    (each) => /판 \d+ 날 [\d-]+/.exec(each.textContent ?? "")?.[0],
  );
  return article && texts.length && texts.every(Boolean) ? { id, texts } : null;
};
const problem = () =>
  document.querySelector("main [active] .yk-state, .yk-state[role=alert]")?.textContent?.trim() ?? null;
const anyOf = () => Boolean(document.querySelector("main [active] .yk-state button"));
/** Where the visitor is: the first entry on the screen, and how far from its top. */
const place = () => {
  const entry = [...document.querySelectorAll("main [active] .yk-entry")].find(
    (each) => each.getBoundingClientRect().bottom > 150,
  );
  return entry ? { id: entry.id, top: Math.round(entry.getBoundingClientRect().top) } : null;
};
/** Whether all that the address asks for is there and drawn. */
const isSettled = () => {
  const view = /** @type {any} */ (document.querySelector("main [active]"));
  return (
    view?.isShown &&
    view.isReady &&
    view.isSettled &&
    !view.isLoading &&
    [...document.querySelectorAll("*")].every((each) => !(/** @type {any} */ (each).isUpdatePending))
  );
};
const stars = () => document.querySelectorAll("yoyak-saved-view[active] .yk-row").length;

for (const engine of engines.filter(({ name }) => name === "Chromium")) {
  const skip = engine.missing || (isBuilt ? false : "build/dist is missing");
  describe(`publishes under an open page: ${engine.name}`, { skip, timeout: 3_600_000 }, () => {
    for (const worker of [false, true])
      test(`${PUBLISHES} publishes, ${worker ? "with" : "without"} the service worker`, async (context) => {
        const publisher = new Publisher();
        let [offline, refused] = [false, 0];
        await publisher.build(1);
        const host = await serve(publisher.out, {
          base: "/reading/",
          intercept: (path, response) => {
            if (!offline && (worker || !path.endsWith("/sw.js"))) return false;
            if (offline) refused += 1;
            if (offline) response.destroy();
            else response.writeHead(404).end();
            return true;
          },
        });
        const browser = await engine.launch();
        const page = await browser.open(SIZE);
        try {
          await page.goto(host.url);
          const first = await until(page, shown);
          assert.equal(first.id, idOf(/** @type {string} */ (publisher.dates.at(-1))));
          if (worker) {
            const controls = await page.evaluate(() => "serviceWorker" in navigator && isSecureContext);
            if (!controls) return context.skip("the service worker cannot run in this engine here");
            await until(page, () => navigator.serviceWorker.controller !== null);
          }
          await visit(page, publisher, {
            base: host.url,
            goOffline: () => (offline = true),
            goOnline: () => (offline = false),
            worker,
          });
          assert.ok(refused > 0 || worker, "nothing was asked for offline");
        } finally {
          await page.close();
          if (engine.name !== "Chromium") await browser.close();
          await host.close();
          rmSync(publisher.folder, { recursive: true, force: true });
        }
      });
  });
}

/**
 * @param {EnginePage} page @param {Publisher} publisher
 * @param {{base: string, goOffline: () => void, goOnline: () => void, worker: boolean}} host
 */
async function visit(page, publisher, { base, goOffline, goOnline, worker }) {
  let starred = 0;
  /** @type {Set<string>} */
  const visited = new Set();

  /** Until a digest is shown that says what it said in some version. @param {string} want @param {string} at */
  const reads = async (want, at) => {
    const now = await until(
      page,
      (/** @type {string} */ id) => {
        const article = document.querySelector("main [active] article[data-digest]");
        const texts = [...(article?.querySelectorAll(".yk-entry") ?? [])].map(
          (each) => /판 \d+ 날 [\d-]+/.exec(each.textContent ?? "")?.[0],
        );
        return article?.getAttribute("data-digest") === id && texts.length && texts.every(Boolean) ? texts : null;
      },
      want,
    );
    assert.equal(now.length, ENTRIES, at);
    assert.equal(new Set(now).size, 1, `${at}: ${want} is of two versions: ${now}`);
    assert.ok(publisher.said.get(want)?.includes(now[0]), `${at}: ${want} says ${now[0]}`);
    assert.equal(await page.evaluate(problem), null, at);
    visited.add(want);
  };
  /** Where the visitor is, once that is the same twice. */
  const stands = async () => {
    let last = JSON.stringify(await page.evaluate(place));
    for (;;) {
      await until(page, isSettled);
      const now = await page.evaluate(place);
      if (JSON.stringify(now) === last) return now;
      last = JSON.stringify(now);
    }
  };
  const current = async () => String((await until(page, shown)).id);
  /** The next digest on a way, if there is one. @param {"prev" | "next"} way */
  const there = (way) =>
    page.evaluate((rel) => {
      const link = document.querySelector(`main [active] .yk-day-link[rel=${rel}]`);
      return link ? decodeURIComponent(/([^/]+)\.html/.exec(link.getAttribute("href") ?? "")?.[1] ?? "") : null;
    }, way);
  /** A link to a digest, as texts have them. @param {string} id */
  const follows = async (id) => {
    await page.evaluate(
      (address) => {
        const link = document.createElement("a");
        link.href = address;
        document.querySelector("main [active]")?.append(link);
        link.click();
        link.remove();
      },
      `${base}d/${encodeURIComponent(id)}.html`,
    );
    return id;
  };
  /** @param {"prev" | "next"} way @param {string} at */
  const goes = async (way, at) => {
    const target = await there(way);
    assert.ok(target, at);
    // Without scrolling to it, as the key does.
    await page.evaluate(
      (rel) => /** @type {HTMLElement} */ (document.querySelector(`main [active] .yk-day-link[rel=${rel}]`)).click(),
      way,
    );
    return target;
  };

  for (let n = 1; n <= PUBLISHES; n += 1) {
    const at = `publish ${n}`;
    const before = await current();
    // By the keyboard: the viewer holds the place until the visitor moves.
    await until(page, isSettled);
    for (let times = 0; times < 2; times += 1) await page.press("j");
    await until(page, () => document.activeElement?.id.startsWith("h-"));
    let where = await stands();
    await publisher.publish();
    assert.equal(await current(), before, `${at}: the page changed by itself`);

    if (n % 3 === 1) {
      // To another day and back, where the place is the same.
      const way = (await there("prev")) ? "prev" : "next";
      where = await stands();
      await reads(await goes(way, at), at);
      await page.back();
      await reads(before, `${at}, back`);
      await becomes(() => stands(), where, `${at}: the place`);
    } else if (n % 3 === 2) {
      // Offline: what is not there says so, and "try again" helps.
      const other = publisher.dates.find((date) => !visited.has(idOf(date)) && date < "2025-12-20");
      const way = (await there("prev")) ? "prev" : "next";
      goOffline();
      const target = other ? await follows(idOf(other)) : await goes(way, at);
      await holds(
        async () => (await page.evaluate(shown))?.id === target || (await page.evaluate(anyOf)),
        `${at}, offline`,
      );
      const failed = await page.evaluate(anyOf);
      goOnline();
      if (failed) await page.click("main [active] .yk-state button");
      await reads(target, `${at}, online again${failed ? ", tried again" : ""}`);
      if (worker) {
        goOffline();
        await page.reload();
        await reads(target, `${at}, reloaded offline`);
        goOnline();
      }
    } else {
      // The newest one, after a reload, and a star on it.
      await page.goto(base);
      const newest = idOf(/** @type {string} */ (publisher.dates.at(-1)));
      await reads(newest, at);
      await page.press("j");
      await until(
        page,
        () =>
          /^h-/.test(document.activeElement?.id ?? "") ||
          document.querySelector(".yk-entry[data-current], .yk-entry:focus-within") !== null,
      );
      await page.press("s");
      await until(page, () => document.querySelector("main [active] .yk-mark-star[aria-pressed=true]") !== null);
      starred += 1;
    }
  }
  // All stars are there, and all digests of the last version can be read.
  await page.goto(`${base}index.html?view=saved`);
  await becomes(() => page.evaluate(stars), starred, "stars");
  for (const date of publisher.dates) {
    await page.goto(`${base}d/${encodeURIComponent(idOf(date))}.html`);
    await reads(idOf(date), "at the end");
  }
}
