// The widget with open="here", with several sites, and its view of related entries, on a page of another origin.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { folder, page as markdown, twoDays } from "../cli/helpers.mjs";
import { date, days, id, LIGHTHOUSE } from "../cli/story-pages.mjs";
import { axe } from "./support/browser.mjs";
import { becomes, eventually, matches } from "./support/eventually.mjs";
import { closeHosts, openHost, publish, ready } from "./support/widget-host.mjs";

const context = /** @type {any} */ ({ after });
const other = {
  "2026-01-07-바다.md": markdown(
    "2026-01-07",
    "바다",
    [{ title: "북극항로 이야기", channel: "바다 채널", id: "DDDDDDDDDDD", text: "쇄빙선이 항로를 엽니다." }],
    "쇄빙선이 떠났습니다[1].\n\n돌아올 날은 모릅니다[1].",
  ),
};
/** @type {Awaited<ReturnType<typeof publish>>} */
let one;
/** @type {Awaited<ReturnType<typeof publish>>} */
let two;

before(async () => {
  one = await publish(folder(context, twoDays));
  two = await publish(folder(context, other), { title: "다른 곳" });
});
after(closeHosts);

const shown = (/** @type {import("playwright-core").Page} */ page) =>
  page
    .locator("yoyak-digest")
    .first()
    .evaluate((/** @type {any} */ element) => element.shadowRoot.textContent);
/** The focused element in the widget, as text. */
const focused = (/** @type {import("playwright-core").Page} */ page) =>
  page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? "nothing");

test("widget: an entry opens in the widget, back returns to the search and the focus to the link", async () => {
  const page = await openHost(`<yoyak-digest src="${one.url}" view="search" query="둘째" open="here"></yoyak-digest>`);
  await ready(page);
  await page.locator("yoyak-digest .entry-title").first().click();
  await becomes(() => focused(page), "둘째 이야기");
  await matches(() => shown(page), /둘째 채널 · 62분 · 2026년 1월 5일[\s\S]*요점입니다[\s\S]*한 문장/);
  await becomes(() => page.locator("yoyak-digest .field").count(), 0);
  const { heard, url } = await page.evaluate(() => ({ heard: window.heard.at(-1), url: location.href }));
  assert.equal(url, page.hostUrl);
  assert.deepEqual([heard[0], heard[1].entry], ["yoyak-open", "BBBBBBBBBBB"]);
  const site = page.locator("yoyak-digest .foot a");
  await matches(async () => (await site.getAttribute("href")) ?? "", /d\/.*#BBBBBBBBBBB$/);
  await page.locator("yoyak-digest .back button").click();
  await becomes(() => focused(page), "둘째 이야기");
  await becomes(() => page.locator("yoyak-digest .field").inputValue(), "둘째");
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("widget: a digest opens in the widget, and its entries in turn; two steps lead back", async () => {
  const page = await openHost(`<yoyak-digest src="${one.url}" topic="기술-AI" open="here"></yoyak-digest>`);
  await ready(page);
  await page.locator("yoyak-digest .title a").click();
  await matches(() => shown(page), /돌아가기[\s\S]*요점입니다/);
  await becomes(() => page.locator("yoyak-digest .entry .body").count(), 2);
  await page.locator("yoyak-digest .entry-title").nth(1).click();
  await becomes(() => page.locator("yoyak-digest .title").textContent(), "둘째 이야기");
  await page.locator("yoyak-digest .back button").click();
  await becomes(() => page.locator("yoyak-digest .entry .body").count(), 2);
  await page.locator("yoyak-digest .back button").click();
  await becomes(() => page.locator("yoyak-digest .back").count(), 0);
  await becomes(() => page.locator("yoyak-digest .entry").count(), 2);
  await page.close();
});

test("widget: what cannot be opened is said in the widget, with a way back and to the site", async () => {
  const page = await openHost(`<yoyak-digest src="${one.url}" view="list" open="here"></yoyak-digest>`);
  await ready(page);
  // The digest is gone in the meantime.
  await page
    .locator("yoyak-digest .entry-title")
    .first()
    .evaluate((/** @type {{ dataset: { digest: string, } }} */ link) => (link.dataset.digest = "2020-01-01-nothing"));
  await page.locator("yoyak-digest .entry-title").first().click();
  await matches(() => shown(page), /돌아가기[\s\S]*그 글은 이제 없습니다[\s\S]*사이트에서 보기/);
  await becomes(() => page.locator("yoyak-digest button").allTextContents(), ["돌아가기"]);
  await page.locator("yoyak-digest .back button").click();
  await becomes(() => page.locator("yoyak-digest .entry").count(), 3);
  await page.close();
});

test("widget: several sites are one list and one search, with a choice among them", async () => {
  const page = await openHost(
    `<main><h1>host</h1><yoyak-digest id="a" src="${one.url} ${two.url}" view="list" limit="3"></yoyak-digest>
     <yoyak-digest id="b" src="${one.url} ${two.url}" view="search" query="이야기" open="here"></yoyak-digest></main>`,
  );
  await ready(page, 2);
  const titles = (/** @type {string} */ id) => page.locator(`#${id} .entry-title`).allTextContents();
  await becomes(() => titles("a"), ["북극항로 이야기", "시장 이야기", "모델 이야기"]);
  await becomes(() => page.locator("#a .site").allTextContents(), ["모두 4", "Yoyak 3", "다른 곳 1"]);
  await page.locator("#a .site input").nth(1).check();
  await becomes(() => titles("a"), ["시장 이야기", "모델 이야기", "둘째 이야기"]);
  await eventually(
    () => titles("b"),
    (found) =>
      assert.deepEqual(new Set(found), new Set(["북극항로 이야기", "시장 이야기", "모델 이야기", "둘째 이야기"])),
  );
  await page.locator("#b .site input").nth(2).check();
  await becomes(() => titles("b"), ["북극항로 이야기"]);
  await page.locator("#b .entry-title").click();
  await matches(
    () => page.locator("#b").evaluate((/** @type {any} */ element) => element.shadowRoot.textContent),
    /쇄빙선이 항로를/,
  );
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("widget: a dead site is named, and the others are shown", async () => {
  const page = await openHost(`<yoyak-digest src="${one.url} ${one.url}gone/" view="list"></yoyak-digest>`);
  await ready(page);
  await matches(() => shown(page), /시장 이야기[\s\S]*불러오지 못한 사이트: 127\.0\.0\.1:\d+\/gone/);
  const errors = await page.evaluate(() => window.heard.filter(([type]) => type === "yoyak-error"));
  assert.deepEqual(
    errors.map((/** @type {any} */ [, /** @type {any} */ { code, src }]) => [code, src]),
    [["network", `${one.url}gone/archive.json`]],
  );
  await page.close();
});

test("widget: the entries that count most, and why; a line where the overview mentions none", async () => {
  const page = await openHost(
    `<yoyak-digest id="a" src="${two.url}" view="top"></yoyak-digest>
     <yoyak-digest id="b" src="${one.url}" view="top" limit="1" locale="en"></yoyak-digest>`,
  );
  await ready(page, 2);
  const text = (/** @type {string} */ id) =>
    page.locator(id).evaluate((/** @type {any} */ element) => element.shadowRoot.textContent);
  assert.match(await text("#a"), /2026년 1월 7일.*바다북극항로 이야기바다 채널 · 13분 · 요약에서 2번 언급/);
  assert.match(await text("#b"), /The overview mentions no entry\./);
  const link = page.locator("#a .entry a");
  assert.equal(
    await link.getAttribute("href"),
    `${two.url}d/${encodeURIComponent("2026-01-07-바다")}.html#DDDDDDDDDDD`,
  );
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("widget: stories of all sites, and one of them; without its id, an error that says so", async () => {
  const told = await publish(folder(context, days(1, 10)), { title: "마을 소식" });
  const story = `${date(5)}-${id(5, 0)}`;
  const page = await openHost(
    `<yoyak-digest id="a" src="${one.url} ${told.url}" view="stories"></yoyak-digest>
     <yoyak-digest id="b" src="${one.url} ${told.url}" view="story" story="${story}"></yoyak-digest>
     <yoyak-digest id="c" src="${one.url}" view="stories"></yoyak-digest>
     <yoyak-digest id="d" src="${told.url}" view="story">mine</yoyak-digest>`,
  );
  const text = (/** @type {string} */ name) =>
    page.locator(name).evaluate((/** @type {any} */ element) => element.shadowRoot.textContent);
  await matches(() => text("#a"), /등대.*2026년 1월 5일.*2026년 1월 9일.*글 4개/);
  assert.equal(await page.locator("#a .entry-title").getAttribute("href"), `${told.url}s/${story}.html`);
  await becomes(
    () => page.locator("#b .entry-title").allInnerTexts(),
    [5, 6, 8, 9].map((day) => LIGHTHOUSE[day].title),
  );
  await matches(() => text("#b"), /섬 방송.*2026년 1월 8일.*마을 투표에서 등대를 남기자는 쪽이 이겼습니다/);
  assert.match(
    String(await page.locator("#b .entry-title").first().getAttribute("href")),
    new RegExp(`^${told.url}d/.*#${id(5, 0)}$`),
  );
  await matches(() => text("#c"), /여러 날 이어지는 이야기가 없습니다/);
  await page.waitForFunction(() => window.heard.some(([, { code }]) => code === "no-entry"));
  await page.close();
});

test("widget: related entries of a named entry; without one, an error that says so", async () => {
  const page = await openHost(
    `<yoyak-digest id="a" src="${one.url}" view="related" digest="2026-01-05-기술-AI" entry="AAAAAAAAAAA"></yoyak-digest>
     <yoyak-digest id="b" src="${one.url}" view="related">mine</yoyak-digest>`,
  );
  await ready(page);
  await matches(
    () => page.locator("#a").evaluate((/** @type {any} */ element) => element.shadowRoot.textContent),
    /이어지는|같은 날|이후/,
  );
  await page.waitForFunction(() => window.heard.some(([, { code }]) => code === "no-entry"));
  await page.close();
});
