// The main path in every engine that readers have: one suite, three drivers. Counts on the page are held against the
// export of the same folder.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { engines, recorder, until } from "./support/engines/index.mjs";
import { becomes, holds } from "./support/eventually.mjs";
import { serve } from "./support/server.mjs";
import { isBuilt, root, sample, sampleEntries, yoyak } from "./support/site.mjs";

const WIDE = { width: 1360, height: 900 };
const PHONE = { width: 480, height: 800 };

const source = join(root, "data");
/** @type {Awaited<ReturnType<typeof sampleEntries>>} */
let entries;
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** The site again, on an origin that hosts a page with the widget. @type {Awaited<ReturnType<typeof serve>>} */
let host;
let folder = "";

/** @param {string} page HTML */
const recorded = (page) => page.replace("<head>", "<head>" + recorder);

before(async () => {
  if (!isBuilt) return;
  folder = mkdtempSync(join(tmpdir(), "yoyak-engines-"));
  entries = await sampleEntries();
  await yoyak("single", source, "-o", join(folder, "one.html"));
  // The file itself is opened from disk as it is; this copy also tells what went wrong.
  writeFileSync(join(folder, "told.html"), recorded(readFileSync(join(folder, "one.html"), "utf8")));
  site = await serve((await sample.build()).folder, { base: "/some where/", transform: recorded, cors: true });
  writeFileSync(
    join(folder, "index.html"),
    recorded(`<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>host</title>
    <link rel="icon" href="data:,"><script type="module" src="${site.url}widget.js"></script></head>
    <body><h1>host</h1><yoyak-digest src="${site.url}archive.json" view="latest">words of the page</yoyak-digest>
    </body></html>`),
  );
  for (const name of ["dark", "frame"]) {
    const demo = readFileSync(join(root, `build/dist/demo/${name}.html`), "utf8");
    const there = demo.replaceAll('"../', `"${site.url}`).replace("<title>", `${recorder}<title>`);
    writeFileSync(join(folder, `${name}.html`), there);
  }
  host = await serve(folder);
});

after(async () => {
  await Promise.all([site?.close(), host?.close()]);
  if (folder) rmSync(folder, { recursive: true, force: true });
});

// ---- What is looked for in the page ----

const digestOnPage = (/** @type {string} */ start) => {
  const article = document.querySelector("yoyak-digest-view[active] article.yk-digest");
  const id = article?.getAttribute("data-digest") ?? "";
  return article?.querySelector("h1") && id.startsWith(start) ? id : null;
};
const listTotal = (/** @type {number} */ want) => {
  const view = document.querySelector("yoyak-list-view[active]");
  const busy = /찾는 중|searching/.test(view?.querySelector(".yk-facts")?.textContent ?? "");
  return !busy && view?.querySelector("h1")?.textContent?.replace(/\D/g, "") === String(want);
};
const clickText = (/** @type {string} */ selector, /** @type {string} */ text) => {
  const found = [...document.querySelectorAll(selector)].find(
    (each) => each.querySelector("span")?.textContent === text || each.textContent?.trim() === text,
  );
  if (!found) return false;
  found.setAttribute("data-to-click", "");
  return true;
};

/** The value that most entries have. @param {"topic" | "channel"} key */
function commonest(key) {
  const counts = new Map();
  for (const entry of entries) counts.set(entry[key], (counts.get(entry[key]) ?? 0) + 1);
  return [...counts].filter(([value]) => value).sort((a, b) => b[1] - a[1])[0][0];
}
const newestDay = () =>
  entries
    .map((entry) => entry.date)
    .sort()
    .at(-1) ?? "";

for (const engine of engines) {
  const skip = !isBuilt ? "not built: run ./scripts/build" : engine.missing;

  describe(`main path in ${engine.name}`, { skip }, () => {
    /** @type {Awaited<ReturnType<typeof engine.launch>>} */
    let browser;

    before(async () => {
      browser = await engine.launch();
    });

    after(() => browser?.close());

    /**
     * A page, closed after the test, on which nothing may have gone wrong.
     * @param {{ width: number, height: number }} size
     * @param {(page: import("./support/engines/index.mjs").EnginePage) => Promise<void>} run
     */
    async function on(size, run) {
      const page = await browser.open(size);
      try {
        await run(page);
        const seen = await page.evaluate(() => /** @type {any} */ (globalThis).recorded ?? []);
        assert.deepEqual([...(await page.trouble()), ...seen], []);
      } finally {
        await page.close();
      }
    }

    /**
     * Clicks what has this text.
     * @param {import("./support/engines/index.mjs").EnginePage} page
     * @param {string} selector
     * @param {string} text
     */
    async function clickOn(page, selector, text) {
      await until(page, clickText, selector, text);
      await page.click("[data-to-click]");
      await page.evaluate(() => document.querySelector("[data-to-click]")?.removeAttribute("data-to-click"));
    }

    test("opens on the newest digest, readable, with its entries, calendar and filters", () =>
      on(WIDE, async (page) => {
        await page.goto(site.url);
        const id = await until(page, digestOnPage, newestDay());
        const want = entries.filter((entry) => entry.digest === id);
        await becomes(
          () =>
            page.evaluate(() => [...document.querySelectorAll("yoyak-digest-view .yk-entry")].map((each) => each.id)),
          want.map((entry) => entry.id),
        );
        await until(
          page,
          (least) => (document.querySelector("yoyak-digest-view .yk-overview")?.textContent?.length ?? 0) > least,
          200,
        );
        await until(page, (count) => document.querySelectorAll("yoyak-rail .yk-cal [data-has]").length >= count, 1);
        await until(
          page,
          (count) => document.querySelectorAll("yoyak-list-pane .yk-row").length === count,
          want.length,
        );
        await becomes(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "too wide");
      }));

    test("filters by topic and channel; the counts are those of the export; reload and back keep the choice", () =>
      on(WIDE, async (page) => {
        const topic = commonest("topic");
        const ofTopic = entries.filter((entry) => entry.topic === topic);
        const { channel } = ofTopic.find((entry) => entry.channel) ?? { channel: "" };
        const both = ofTopic.filter((entry) => entry.channel === channel);
        await page.goto(site.url + "index.html?view=list");
        await until(page, listTotal, entries.length);
        await clickOn(page, "yoyak-rail .yk-option", topic);
        await until(page, listTotal, ofTopic.length);
        await page.goto(
          `${site.url}index.html?view=list&topic=${encodeURIComponent(topic)}&channel=${encodeURIComponent(channel)}`,
        );
        await until(page, listTotal, both.length);
        const shown = () =>
          page.evaluate(() =>
            [...document.querySelectorAll("yoyak-list-view .yk-row-title")].map((each) =>
              each.getAttribute("data-row"),
            ),
          );
        await becomes(async () => new Set(await shown()), new Set(both.map((entry) => `${entry.digest}#${entry.id}`)));
        await page.reload();
        await until(page, listTotal, both.length);
        await page.back();
        await until(page, listTotal, ofTopic.length);
      }));

    test("opens an entry from the list, and back returns to the list", () =>
      on(WIDE, async (page) => {
        await page.goto(site.url + "index.html?view=list");
        await until(page, listTotal, entries.length);
        const [digest, entry] = await page.evaluate(() =>
          document.querySelectorAll("yoyak-list-view .yk-row-title")[2].getAttribute("data-row")?.split("#"),
        );
        await page.click("yoyak-list-view .yk-group:first-of-type .yk-row:nth-child(3) .yk-row-title");
        await until(page, digestOnPage, digest);
        await until(page, (id) => document.activeElement?.id === `h-${id}`, entry);
        await page.back();
        await until(page, listTotal, entries.length);
      }));

    test("goes to the previous day and back to the next, by keys and by links", () =>
      on(WIDE, async (page) => {
        await page.goto(site.url);
        const id = await until(page, digestOnPage, newestDay());
        const { topic } = /** @type {{ topic: string }} */ (entries.find((entry) => entry.digest === id));
        const days = [...new Set(entries.filter((entry) => entry.topic === topic).map((entry) => entry.date))].sort();
        await page.press("ArrowLeft");
        await until(page, digestOnPage, days.at(-2));
        await page.click(".yk-digest-head a[data-way='previous']");
        await until(page, digestOnPage, days.at(-3));
        await page.press("ArrowRight");
        await until(page, digestOnPage, days.at(-2));
        await page.back();
        await until(page, digestOnPage, days.at(-3));
      }));

    test("a citation leads to its entry, a star is kept over a reload", () =>
      on(WIDE, async (page) => {
        await page.goto(site.url);
        await until(page, digestOnPage, newestDay());
        const target = await page.evaluate(() =>
          decodeURIComponent(document.querySelector("a.yk-ref")?.getAttribute("href")?.slice(1) ?? ""),
        );
        await page.click("a.yk-ref");
        await until(page, (id) => document.activeElement?.id === `h-${id}`, target);
        await page.press("s");
        const starred = (/** @type {string} */ id) =>
          document.getElementById(id)?.querySelector(".yk-mark-star")?.getAttribute("aria-pressed") === "true";
        await until(page, starred, target);
        await page.reload();
        await until(page, starred, target);
      }));

    test("dark, light and the two languages are chosen in the menu and kept", () =>
      on(WIDE, async (page) => {
        await page.goto(site.url);
        await until(page, digestOnPage, newestDay());
        const choose = async (/** @type {string} */ name, /** @type {number} */ place) => {
          await page.click("#yk-menu-button");
          await until(page, (group) => document.querySelectorAll(`input[name="yk-${group}"]`).length === 3, name);
          await page.click(`.yk-segments label:nth-child(${place}):has(input[name="yk-${name}"])`);
          await page.press("Escape");
          await until(page, () => !document.querySelector(".yk-menu"));
        };
        const brightness = () =>
          page.evaluate(() => {
            const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
            if (!canvas) return -1;
            canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
            canvas.fillRect(0, 0, 1, 1);
            return canvas.getImageData(0, 0, 1, 1).data[0];
          });
        await page.click("#yk-menu-button");
        // Each choice stands inside its frame, the frame beside its name.
        await until(page, () => {
          const rows = [...document.querySelectorAll(".yk-menu-row")];
          return (
            rows.length === 5 &&
            rows.every((row) => {
              const name = /** @type {Element} */ (row.firstElementChild).getBoundingClientRect();
              const frame = /** @type {Element} */ (row.querySelector(".yk-segments")).getBoundingClientRect();
              const inside = [...row.querySelectorAll(".yk-segments label, .yk-segments button")].map((each) =>
                each.getBoundingClientRect(),
              );
              return (
                frame.left >= name.right &&
                frame.top < name.bottom &&
                inside.length > 1 &&
                inside.every(
                  (each) => each.left >= frame.left && each.right <= frame.right + 1 && each.bottom <= frame.bottom + 1,
                )
              );
            })
          );
        });
        await page.press("Escape");
        await choose("theme", 3);
        await holds(async () => (await brightness()) < 60, "dark");
        await choose("language", 2);
        await until(
          page,
          () =>
            document.documentElement.lang === "ko" &&
            /일요일|월요일|화요일|수요일|목요일|금요일|토요일/.test(
              document.querySelector("yoyak-digest-view h1")?.textContent ?? "",
            ),
        );
        await choose("language", 3);
        await until(
          page,
          () =>
            document.documentElement.lang === "en" &&
            /day/.test(document.querySelector("yoyak-digest-view h1")?.textContent ?? ""),
        );
        await page.reload();
        await until(page, digestOnPage, newestDay());
        await becomes(() => page.evaluate(() => document.documentElement.lang), "en");
        await holds(async () => (await brightness()) < 60, "still dark");
        await choose("theme", 2);
        await holds(async () => (await brightness()) > 200, "light");
      }));

    test("search: hits under the letters that are typed, marked where they lead, and back to them", () =>
      on(WIDE, async (page) => {
        await page.goto(site.url + "index.html?view=search");
        await until(page, () => document.querySelector("yoyak-search-view input") !== null);
        const [word] = entries.flatMap(({ title }) => title.match(/[\uac00-\ud7a3]{2,}/g) ?? []);
        await page.evaluate((text) => {
          const input = /** @type {HTMLInputElement} */ (document.querySelector("yoyak-search-view input"));
          input.value = text;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }, word);
        const least = entries.filter(({ title }) => title.includes(word)).length;
        await until(
          page,
          (count) =>
            document.querySelectorAll("yoyak-search-view div > .yk-rows > .yk-row").length >= Math.min(count, 50),
          least,
        );
        await becomes(
          () => page.evaluate(() => document.querySelector("yoyak-search-view div > .yk-rows mark")?.textContent),
          word,
        );
        await until(page, (text) => new URLSearchParams(location.search).get("q") === text, word);
        await page.click("yoyak-search-view div > .yk-rows .yk-row-title");
        await until(page, () => document.querySelector("yoyak-digest-view[active] .yk-entry mark") !== null);
        await page.back();
        await until(page, () => document.querySelector("yoyak-search-view[active] div > .yk-rows mark") !== null);
      }));

    test("on a phone's width: bar at the foot, days at the head, filters in a sheet", () =>
      on(PHONE, async (page) => {
        const topic = commonest("topic");
        await page.goto(site.url);
        await until(page, digestOnPage, newestDay());
        await until(page, () => document.querySelectorAll(".yk-strip a").length > 0);
        await page.click(".yk-bottom a[href*='view=list']");
        await until(page, listTotal, entries.length);
        await becomes(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "too wide");
        await page.click("yoyak-list-view .yk-list-tools button");
        await clickOn(page, "dialog .yk-option", topic);
        const count = entries.filter((entry) => entry.topic === topic).length;
        await until(
          page,
          (want) => document.querySelector("dialog .yk-primary")?.textContent?.replace(/\D/g, "") === String(want),
          count,
        );
        await page.click("dialog .yk-primary");
        await until(page, listTotal, count);
      }));

    test("the single file opens from disk and moves between days", () =>
      on(WIDE, async (page) => {
        await page.goto(pathToFileURL(join(folder, "one.html")).href);
        const id = await until(page, digestOnPage, newestDay());
        await until(page, () => document.querySelectorAll("yoyak-rail .yk-option").length > 3);
        await becomes(
          () => page.evaluate(() => document.querySelectorAll("yoyak-digest-view .yk-entry").length),
          entries.filter((entry) => entry.digest === id).length,
        );
        const { topic } = /** @type {{ topic: string }} */ (entries.find((entry) => entry.digest === id));
        const days = [...new Set(entries.filter((entry) => entry.topic === topic).map((entry) => entry.date))].sort();
        await page.press("ArrowLeft");
        await until(page, digestOnPage, days.at(-2));
        await page.back();
        await until(page, digestOnPage, newestDay());
        await page.goto(pathToFileURL(join(folder, "told.html")).href + "#/?view=list");
        await until(page, (ready) => document.querySelectorAll("yoyak-list-view .yk-row").length >= ready, 10);
      }));

    test("the widget draws on pages of another origin: in a light and a dark part, and in a frame that fits", () =>
      on(WIDE, async (page) => {
        await page.goto(`${host.url}frame.html`);
        await until(page, () => /** @type {any} */ (document.querySelector("iframe")).offsetHeight > 250);
        await page.goto(`${host.url}dark.html`);
        await until(page, () =>
          [...document.querySelectorAll("yoyak-digest")].every(
            (each) => each.shadowRoot?.querySelectorAll(".entry").length === 3,
          ),
        );
        await page.goto(host.url);
        const text = await until(page, () => document.querySelector("yoyak-digest")?.shadowRoot?.textContent?.trim());
        const day = entries.filter((entry) => entry.date === newestDay());
        await until(
          page,
          (titles) =>
            titles.some((/** @type {string} */ title) =>
              document.querySelector("yoyak-digest")?.shadowRoot?.textContent?.includes(title),
            ),
          day.map((entry) => entry.title),
        );
        assert.ok(text);
      }));
  });
}
