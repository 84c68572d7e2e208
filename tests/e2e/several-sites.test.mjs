// The viewer over several sites, each on an origin of its own: those that the settings name, and those that an address
// names, after asking.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { folder, page as markdown, twoDays } from "../cli/helpers.mjs";
import { openPage, passesAxe, sharedBrowser } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { settled, showsTotal } from "./support/viewer.mjs";
import { closeHosts, publish } from "./support/widget-host.mjs";

const context = /** @type {any} */ ({ after });
const SEA = "바다 소식";
const seaPages = {
  "2026-01-05-기술-AI.md": markdown("2026-01-05", "기술-AI", [
    { title: "조선 로봇 이야기", channel: "첫 채널", id: "EEEEEEEEEEE", text: "로봇이 배를 만듭니다." },
  ]),
  "2026-01-07-바다.md": markdown("2026-01-07", "바다", [
    { title: "북극항로 이야기", channel: "바다 채널", id: "DDDDDDDDDDD", text: "쇄빙선이 항로를 엽니다." },
  ]),
};

/** @type {Awaited<ReturnType<typeof publish>>} */
let sea;
/** @type {Awaited<ReturnType<typeof publish>>} */
let own;
/** Whether the other site answers. */
let up = true;
let dead = "";
/** @type {Awaited<ReturnType<typeof openPage>>[]} */
const opened = [];

before(async () => {
  sea = await publish(folder(context, seaPages), { title: "바다" });
  const gone = await publish(folder(context, twoDays), { title: "없는 곳" });
  dead = gone.url;
  gone.server.close();
  own = await publish(folder(context, twoDays), { title: "우리 요약", archives: [{ name: SEA, url: sea.url }] });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()));
  up = true;
});
after(closeHosts);

/** @param {string} address @param {Parameters<typeof openPage>[1]} [options] @returns {Promise<any>} */
async function show(address, options) {
  const all = await openPage(await sharedBrowser(), options);
  opened.push(all);
  const page = /** @type {any} */ (all.page);
  page.trouble = all.trouble;
  page.on("console", (/** @type {any} */ message) => message.type() === "error" && all.trouble.push(message.text()));
  await page.route(`${sea.url}**`, (/** @type {any} */ route) => (up ? route.continue() : route.abort()));
  await page.goto(address);
  return page;
}
const titles = (/** @type {any} */ page) => page.locator("main [active] .yk-row-title").allTextContents();
const option = (/** @type {string} */ name) => `yoyak-rail .yk-option:has(span:text-is("${name}"))`;
/** The number beside an option. @param {any} page @param {string} name */
const number = (page, name) => page.locator(`${option(name)} small`).textContent();

test("one list and one search over all sites, with the site of each entry, and the site as a filter", async () => {
  const page = await show(`${own.url}index.html?view=list`);
  await showsTotal(page, 5);
  await becomes(
    () => titles(page),
    ["북극항로 이야기", "시장 이야기", "모델 이야기", "둘째 이야기", "조선 로봇 이야기"],
  );
  assert.match(await page.locator("main [active] .yk-row").first().textContent(), /바다 소식/);
  await becomes(
    () => Promise.all([number(page, "우리 요약"), number(page, SEA), number(page, "기술-AI")]),
    ["3", "2", "3"],
  );
  await page.click(option(SEA));
  await showsTotal(page, 2);
  await becomes(
    () => Promise.all([number(page, "우리 요약"), number(page, SEA), number(page, "기술-AI")]),
    ["3", "2", "1"],
  );
  assert.equal(new URL(page.url()).searchParams.get("site"), SEA);
  await page.reload();
  await showsTotal(page, 2);
  await page.locator("main [active] .yk-chip").first().click();
  await showsTotal(page, 5);
  await page.goto(`${own.url}index.html?view=search&q=${encodeURIComponent("로봇")}`);
  await becomes(() => titles(page), ["조선 로봇 이야기"]);
  await passesAxe(page, "search");
  assert.deepEqual(page.trouble, []);
});

test("a digest of another site has an address here, its own marks, and a way to its site", async () => {
  const page = await show(`${own.url}index.html?view=list`);
  await showsTotal(page, 5);
  await page.locator("main [active] .yk-row-title", { hasText: "조선 로봇" }).click();
  await page.waitForSelector(`article[data-digest="${SEA}:2026-01-05-기술-AI"]`);
  const address = new URL(page.url());
  assert.equal(address.searchParams.get("digest"), `${SEA}:2026-01-05-기술-AI`);
  assert.equal(address.hash, "#EEEEEEEEEEE");
  await page.locator(".yk-entry .yk-mark-star").first().click();
  await page.reload();
  await page.waitForSelector(`article[data-digest="${SEA}:2026-01-05-기술-AI"]`);
  await becomes(
    () =>
      page
        .locator("yoyak-sites")
        .textContent()
        .then((/** @type {string} */ text) => /바다 소식의 글/.test(text)),
    true,
  );
  assert.equal(
    await page.locator("yoyak-sites a").getAttribute("href"),
    `${sea.url}d/${encodeURIComponent("2026-01-05-기술-AI")}.html`,
  );
  await settled(page);
  await passesAxe(page, "digest of another site");
  // The digest of the same day and topic here is another one.
  await page.goto(`${own.url}d/${encodeURIComponent("2026-01-05-기술-AI")}.html`);
  await page.waitForSelector('article[data-digest="2026-01-05-기술-AI"]');
  await becomes(() => page.locator(".yk-mark-star[aria-pressed=true]").count(), 0);
  await page.goto(`${own.url}index.html?view=saved`);
  await becomes(() => titles(page), ["조선 로봇 이야기"]);
  await page.goto(`${own.url}index.html?view=list&starred=1`);
  await showsTotal(page, 1);
  assert.deepEqual(page.trouble, []);
});

test("the front page is the site's own and does not wait; a dead site is named, and a retry brings it", async () => {
  up = false;
  const page = await show(own.url);
  await page.waitForSelector('main [active] article[data-digest="2026-01-06-경제"]');
  await eventually(
    () => page.locator("yoyak-sites").textContent(),
    (text) => assert.match(text ?? "", /바다 소식: 열 수 없어/),
  );
  await page.goto(`${own.url}index.html?view=list`);
  await showsTotal(page, 3);
  await becomes(() => page.locator(`yoyak-rail [data-none]:has-text("${SEA}")`).textContent(), `${SEA}열 수 없음`);
  up = true;
  await page.locator("yoyak-sites button").click();
  await showsTotal(page, 5);
  await becomes(() => page.locator("yoyak-sites aside").count(), 0);
  await becomes(() => number(page, SEA), "2");
});

test("trends, calendar and completion know all sites", async () => {
  const page = await show(`${own.url}index.html?view=trends`);
  await eventually(
    () => page.locator("yoyak-trends-view").textContent(),
    (text) => assert.match(text ?? "", /바다 채널/),
  );
  await page.goto(`${own.url}index.html?view=search`);
  await page.locator("yoyak-search-view input").first().pressSequentially("channel:바");
  await eventually(
    () => page.locator("yoyak-search-view").textContent(),
    (text) => assert.match(text ?? "", /바다 채널/),
  );
  assert.deepEqual(page.trouble, []);
});

test("an archive that the address names is opened after asking, and not before", async () => {
  for (const options of [{}, { width: 360, height: 740, dark: true, language: "en-US" }]) {
    /** @type {string[]} */
    const asked = [];
    const page = await show("about:blank", options);
    page.on("request", (/** @type {any} */ request) => asked.push(request.url()));
    await page.goto(`${own.url}index.html?src=${encodeURIComponent(sea.url)}`);
    const button = page.getByRole("button", { name: /^(열기|Open)$/ });
    await button.waitFor();
    assert.equal(new URL(page.url()).pathname, "/open.html");
    assert.match(await page.locator(".yk-ask h1").textContent(), new RegExp(new URL(sea.url).host));
    assert.deepEqual(
      asked.filter((url) => url.startsWith(sea.url)),
      [],
      "nothing is fetched unasked",
    );
    await passesAxe(page, "asking");
    await button.click();
    await page.waitForSelector('article[data-digest$=":2026-01-07-바다"]');
    await settled(page);
    await passesAxe(page, "opened");
    await page.reload();
    await page.waitForSelector('article[data-digest$=":2026-01-07-바다"]');
    assert.deepEqual(page.trouble, []);
  }
});

test("an address may name several archives; one that cannot be opened is named", async () => {
  const page = await show(
    `${own.url}?src=${encodeURIComponent(`${sea.url} ${dead}`)}&src=${encodeURIComponent(own.url)}`,
  );
  await page.getByRole("button", { name: "열기" }).click();
  await page.waitForSelector("main [active] article");
  await page.goto(`${page.url().split("#")[0]}#/?view=list`);
  await showsTotal(page, 5);
  await eventually(
    () => page.locator("yoyak-sites .yk-from").textContent(),
    (text) => assert.ok(text?.includes(new URL(sea.url).host.replace(":", "_")), "whose texts these are"),
  );
  await eventually(
    () => page.locator("yoyak-sites").textContent(),
    (text) => assert.match(text ?? "", new RegExp(`${new URL(dead).host.replace(":", "_")}: 열 수 없어`)),
  );
});

test("addresses that are none are refused in plain words", async () => {
  for (const src of ["", "javascript:alert(1)", "data:,x", "https://user@evil.example/", "file:///etc/"]) {
    const page = await show(`${own.url}open.html?src=${encodeURIComponent(src)}`);
    await page.getByRole("heading", { name: "열 글의 주소가 없습니다" }).waitFor();
    assert.deepEqual(page.trouble, []);
  }
});
