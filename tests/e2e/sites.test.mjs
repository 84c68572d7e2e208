// The main path over whole sites: the sample site, and the real pages where they are at hand. Counts on the page are
// held against the export of the same folder, counted here.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { passAxe } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { corpus, corpusEntries, sample, sampleEntries } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { settled, shifts, showsTotal, watchShifts } from "./support/viewer.mjs";

/** A path that needs escaping, to be sure that nothing takes the site to stand at the root. */
const BASE = "/some where/";

for (const [name, of, exported] of /** @type {const} */ ([
  ["the sample site", sample, sampleEntries],
  ["the real pages", corpus, corpusEntries],
]))
  suite(`viewer over ${name}`, { of, serving: { base: BASE } }, ({ site, blank, open }) => {
    /** @type {Awaited<ReturnType<typeof sampleEntries>>} */
    let entries;

    before(async () => {
      entries = await exported();
    });

    const newest = () =>
      entries
        .map((entry) => entry.date)
        .sort()
        .at(-1) ?? "";
    /**
     * A value that some but not all entries have, so that filtering by it means something.
     * @param {"channel" | "topic"} key
     */
    const common = (key) => {
      const counts = new Map();
      for (const entry of entries) counts.set(entry[key], (counts.get(entry[key]) ?? 0) + 1);
      return [...counts]
        .filter(([value]) => value)
        .sort((a, b) => b[1] - a[1])
        .map(([value]) => value);
    };

    test("opens on the newest digest with all its entries, from few requests", async () => {
      site.requests.length = 0;
      const { page, trouble, close } = await open("");
      const id = (await page.locator("main [active] article.yk-digest").getAttribute("data-digest")) ?? "";
      assert.ok(id.startsWith(newest()), id);
      const want = entries.filter((entry) => entry.digest === id).map((entry) => entry.id);
      await becomes(() => page.locator(".yk-entry").evaluateAll((all) => all.map((each) => each.id)), want);
      // The service worker fetches all of the shell afterwards, at a time of its own.
      const worker = await eventually(
        () => site.requests.findIndex((path) => path.endsWith("/sw.js")),
        (at) => assert.ok(at >= 0, "no service worker"),
      );
      const own = site.requests.slice(0, worker);
      assert.ok(own.length < 40, `${own.length} requests: ${own}`);
      assert.deepEqual(trouble, []);
      await close();
    });

    test("the prerendered page moves nothing when the viewer takes over", async () => {
      for (const [width, height] of [
        [360, 740],
        [1440, 900],
      ]) {
        const { page, close } = await blank({ width, height });
        await watchShifts(page);
        await page.goto(site.url);
        const shift = await shifts(page);
        assert.ok(shift < 0.02, `layout shift ${shift} at ${width} px`);
        await close();
      }
    });

    test("every digest opens at its own address, with its entries", async () => {
      const ids = [...new Set(entries.map((entry) => entry.digest))];
      const some = ids.filter((_, i) => i % Math.ceil(ids.length / 8) === 0);
      const { page, trouble, close } = await open("");
      for (const id of some) {
        await page.goto(`${site.url}d/${encodeURIComponent(id)}.html`);
        await page.waitForSelector(`yoyak-digest-view article[data-digest="${id}"]`);
        await becomes(
          () => page.locator("yoyak-digest-view .yk-entry").count(),
          entries.filter((entry) => entry.digest === id).length,
          id,
        );
      }
      assert.deepEqual(trouble, []);
      await close();
    });

    test("previous and next day follow the topic, and back returns", async () => {
      const { page, close } = await open("");
      const id = (await page.locator("main [active] article.yk-digest").getAttribute("data-digest")) ?? "";
      const { topic } = /** @type {{ topic: string }} */ (entries.find((entry) => entry.digest === id));
      const days = [...new Set(entries.filter((entry) => entry.topic === topic).map((entry) => entry.date))].sort();
      await page.keyboard.press("ArrowLeft");
      await page.waitForSelector(`article[data-digest^="${days.at(-2)}"]`);
      await page.keyboard.press("ArrowRight");
      await page.waitForSelector(`article[data-digest^="${days.at(-1)}"]`);
      await page.goBack();
      await page.waitForSelector(`article[data-digest^="${days.at(-2)}"]`);
      await close();
    });

    test("filters by date, channel, topic and their combination: counts equal those of the export", async () => {
      const { page, trouble, close } = await open("index.html?view=list");
      const dates = [...new Set(entries.map((entry) => entry.date))].sort();
      const [from, to] = [dates[Math.floor(dates.length / 3)], dates[Math.floor((dates.length * 2) / 3)]];
      const channels = common("channel").slice(0, 2);
      const topic = common("topic")[0];
      const inDates = (/** @type {any} */ entry) => entry.date >= from && entry.date <= to;
      const inChannels = (/** @type {any} */ entry) => channels.includes(entry.channel);
      const inTopic = (/** @type {any} */ entry) => entry.topic === topic;
      /** @type {[Record<string, string | string[]>, (entry: any) => boolean][]} */
      const cases = [
        [{}, () => true],
        [{ from, to }, inDates],
        [{ channel: channels }, inChannels],
        [{ topic }, inTopic],
        [{ from, to, channel: channels, topic }, (entry) => inDates(entry) && inChannels(entry) && inTopic(entry)],
        [{ min: "20", max: "45" }, (entry) => entry.seconds !== null && entry.seconds >= 1200 && entry.seconds <= 2700],
      ];
      for (const [query, keep] of cases) {
        const params = new URLSearchParams({ view: "list" });
        for (const [key, value] of Object.entries(query)) for (const each of [value].flat()) params.append(key, each);
        await page.goto(`${site.url}index.html?${params}`);
        await showsTotal(page, entries.filter(keep).length);
        const wanted = new Set(entries.filter(keep).map((entry) => `${entry.digest}#${entry.id}`));
        await eventually(
          () =>
            page
              .locator("yoyak-list-view .yk-row-title")
              .evaluateAll((links) => links.map((link) => link.getAttribute("data-row"))),
          (rows) => {
            assert.equal(rows.length, Math.min(50, wanted.size), String(params));
            assert.ok(
              rows.every((row) => wanted.has(row ?? "")),
              String(params),
            );
          },
        );
      }
      assert.deepEqual(trouble, []);
      await close();
    });

    test("facet counts are live, and a facet's own choice does not narrow its own counts", async () => {
      const { page, close } = await open("index.html?view=list");
      const [topic, other] = common("topic");
      await page.click(`yoyak-rail .yk-option:has(span:text-is("${topic}"))`);
      await showsTotal(page, entries.filter((entry) => entry.topic === topic).length);
      await settled(page);
      const shown = Object.fromEntries(
        await page
          .locator("yoyak-rail .yk-option")
          .evaluateAll((options) =>
            options.map((option) => [
              option.querySelector("span")?.textContent,
              Number(option.querySelector("small")?.textContent?.replace(/\D/g, "")),
            ]),
          ),
      );
      assert.equal(shown[other], entries.filter((entry) => entry.topic === other).length);
      for (const channel of Object.keys(shown).filter((each) => each !== topic && common("channel").includes(each))) {
        assert.equal(
          shown[channel],
          entries.filter((entry) => entry.topic === topic && entry.channel === channel).length,
          channel,
        );
      }
      await close();
    });

    test("citations and channel names lead to entries of the same day", async () => {
      const { page, close } = await open("");
      const ids = [...new Set(entries.map((entry) => entry.digest))];
      let followed = 0;
      for (const id of ids.filter((_, i) => i % Math.ceil(ids.length / 5) === 0)) {
        await page.goto(`${site.url}d/${encodeURIComponent(id)}.html`);
        await page.waitForSelector(`yoyak-digest-view article[data-digest="${id}"]`);
        await settled(page);
        const hrefs = await page
          .locator("a.yk-ref")
          .evaluateAll((links) => links.map((link) => decodeURIComponent(link.getAttribute("href")?.slice(1) ?? "")));
        for (const href of hrefs)
          assert.ok(
            entries.some((entry) => entry.digest === id && entry.id === href),
            `${id}: ${href}`,
          );
        if (hrefs.length === 0) continue;
        await page.locator("a.yk-ref").first().click();
        await page.waitForFunction((want) => document.activeElement?.id === "h-" + want, hrefs[0]);
        followed += 1;
      }
      assert.ok(followed > 0);
      await close();
    });

    for (const width of [360, 768, 1440]) {
      for (const language of ["ko-KR", "en-US"]) {
        test(`${width} px, ${language}: nothing too wide, no finding of axe in any view and theme`, async () => {
          const id = entries[Math.floor(entries.length / 2)].digest;
          const { page, trouble } = await blank({ width, height: 800, language, touch: width < 500 });
          await passAxe(page, site.url, [
            "",
            `d/${encodeURIComponent(id)}.html`,
            "index.html?view=list&topic=" + encodeURIComponent(common("topic")[0]),
            "index.html?view=list&from=2001-01-01&to=2001-01-02&min=10",
            "index.html?view=saved",
            "index.html?view=trends",
            "index.html?view=search&q=" + encodeURIComponent("다"),
            "index.html?view=trends&q=" + encodeURIComponent("다"),
          ]);
          assert.deepEqual(trouble, []);
        });
      }
    }
  });
