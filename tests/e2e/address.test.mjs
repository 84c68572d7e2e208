// Addresses: deep links, Back and Forward, the title, and the page for what is not there.

import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { axe } from "./support/browser.mjs";
import { becomes, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";
import { address, settled, showsDigest } from "./support/viewer.mjs";

const archive = new MockArchive();

/** As GitHub Pages does: any missing address gets the site's 404.html. @param {string} folder */
const asGitHubPages = (folder) => ({
  base: "/reading/",
  intercept: (/** @type {string} */ path, /** @type {import("node:http").ServerResponse} */ response) => {
    const file = join(folder, path.slice("/reading/".length));
    if (path === "/reading/" || (existsSync(file) && statSync(file).isFile())) return false;
    response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(join(folder, "404.html")));
    return true;
  },
});

suite("addresses", { of: mock() }, ({ site, open }) => {
  /** Not the newest, and with other topics beside it. */
  const DAY = archive.list.find(
    ({ date, topic }) =>
      date < "2026-02-10" && topic === "사회" && archive.list.filter((each) => each.date === date).length > 1,
  );

  test("deep links to a digest, an entry, a section and a search", async () => {
    const { page, close } = await open(address(DAY.id));
    await showsDigest(page, DAY.id);
    const row = archive.rows.filter((each) => each.digest === DAY.id)[2];
    await page.goto(`${site.url}${address(DAY.id)}?1#${row.id}`);
    await page.waitForFunction((id) => document.activeElement?.id === "h-" + id, row.id);
    const link = page.locator(`[data-entry="${row.id}"] .yk-section[data-kind="key_sentences"] .yk-section-link`);
    const href = /** @type {string} */ (await link.getAttribute("href"));
    assert.match(href, new RegExp(`#${row.id}~key_sentences$`));
    await page.goto("about:blank");
    await page.goto(href);
    await page.waitForSelector("main [active] h1");
    await page.waitForFunction((id) => {
      const top = document.getElementById(`${id}~key_sentences`)?.getBoundingClientRect().top ?? -1;
      return top > 0 && top < innerHeight / 2;
    }, row.id);
    // By the link itself too, and the label says what it links to.
    await becomes(() => link.getAttribute("aria-label"), "핵심 문장의 링크");
    await page.goto(`${site.url}index.html?view=search&search=1&q=${encodeURIComponent("버스")}`);
    await page.waitForSelector("yoyak-search-view .yk-row mark");
    await becomes(() => page.locator("yoyak-search-view input").inputValue(), "버스");
    await close();
  });

  test("back and forward work over views, filters and digests", async () => {
    const { page, close } = await open(address(DAY.id));
    await page.click(".yk-views-nav a:has-text('목록')");
    await page.waitForSelector("yoyak-list-view[active] .yk-row");
    await page.locator("yoyak-list-view .yk-row-title").nth(1).click();
    await page.waitForSelector("yoyak-digest-view[active]");
    const there = page.url();
    await page.goBack();
    await page.waitForSelector("yoyak-list-view[active]");
    await page.goBack();
    await showsDigest(page, DAY.id);
    await page.goForward();
    await page.goForward();
    await page.waitForURL(there);
    await page.waitForSelector("yoyak-digest-view[active]");
    await close();
  });

  test("the title of the page is that of what it shows, back from another view too", async () => {
    const { page, close } = await open("");
    await settled(page);
    const title = await page.title();
    await page.click(".yk-views-nav a:last-child");
    await page.waitForFunction((digest) => document.title !== digest, title);
    await page.click(".yk-views-nav a:first-child");
    await page.waitForSelector("yoyak-digest-view[active] h1");
    await page.waitForFunction((digest) => document.title === digest, title);
    await close();
  });
});

suite("addresses that are not there", { of: sample, serving: asGitHubPages }, ({ site, blank }) => {
  test("the address of an older site leads to the digest of that day and topic", async () => {
    const { page, close } = await blank();
    await page.goto(`${site.url}docs/news/2026-11-22-기술-AI.html`);
    await page.waitForURL(`${site.url}d/${encodeURIComponent("2026-11-22-기술-AI")}.html`);
    await page.waitForSelector("main [active] .yk-entry");
    await close();
  });

  test("a day without such a digest leads to that day's list, anything else home", async () => {
    const { page, close } = await blank({ width: 360 });
    await page.goto(`${site.url}2026/11/22/something-else/`);
    const day = page.locator("#day");
    await day.waitFor();
    await matches(
      async () => String(await day.getAttribute("href")),
      /^\/reading\/\?view=list&from=2026-11-22&to=2026-11-22$/,
    );
    assert.deepEqual(await axe(page), []);
    await page.goto(`${site.url}no/such/page`);
    await page.locator("#search").click();
    await page.waitForSelector("yoyak-search-view[active] input");
    await page.goBack();
    await page.locator("#home").click();
    await page.waitForSelector("main [active] h1");
    await close();
  });
});
