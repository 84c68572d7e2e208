// How the widget looks on pages that know nothing of it, and what it leaves of theirs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { folder, twoDays } from "../cli/helpers.mjs";
import { axe } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { closeHosts, openHost, publish, ready } from "./support/widget-host.mjs";

/** @type {Awaited<ReturnType<typeof publish>>} */
let site;
before(async () => {
  site = await publish(folder(/** @type {any} */ ({ after }), twoDays));
});
after(closeHosts);

const VIEWS = [
  'view="latest"',
  'view="digest"',
  'view="list"',
  'view="search" query="이야기"',
  'view="top" topic="기술-AI"',
  'view="related" digest="2026-01-05-기술-AI" entry="AAAAAAAAAAA"',
];
/** One widget of each view. */
const all = () => VIEWS.map((view) => `<yoyak-digest src="${site.url}" ${view}>mine</yoyak-digest>`).join("\n");

test("widget: every view fits into 280 px", async () => {
  const page = await openHost(`<main style="width: 280px"><h1>host</h1>${all()}</main>`);
  await ready(page, VIEWS.length);
  await becomes(
    () =>
      page.evaluate(() =>
        [...document.querySelectorAll("yoyak-digest")].flatMap((element) =>
          [...(element.shadowRoot?.querySelectorAll("*") ?? [])]
            .filter((each) => each.getBoundingClientRect().right > 8 + 280.5)
            .map((each) => each.outerHTML.slice(0, 60)),
        ),
      ),
    [],
  );
  await page.close();
});

test("widget: axe finds nothing, whatever the view, with two of a kind on a page", async () => {
  const page = await openHost(`<main><h1>host</h1>${all()}${all()}</main>`);
  await ready(page, 2 * VIEWS.length);
  assert.deepEqual(await axe(page), []);
  await page.close();
});

const HOSTILE = `<style>
  * { letter-spacing: 9px !important; text-transform: uppercase !important; word-spacing: 2em; text-indent: 3em;
    text-shadow: 0 0 9px red; float: none; white-space: nowrap; visibility: visible; cursor: wait; text-align: right }
  html { font-size: 40px; direction: rtl }
  body { font: 16px/1.5 Georgia; color: rgb(10, 20, 30) }
  .frame, .entry, .meta, ol, li, a { display: none !important }
</style>`;

test("widget: rules of the host for every element stop at its edge", async () => {
  const seen = async (/** @type {string} */ style) => {
    const page = await openHost(`${style}<div style="width: 500px; direction: ltr; font: 16px Georgia">
      <yoyak-digest src="${site.url}" view="latest"></yoyak-digest></div>`);
    await ready(page);
    const looks = await page
      .locator("yoyak-digest .entry")
      .first()
      .evaluate((/** @type {Element} */ element) => {
        const names = [
          "letterSpacing textTransform wordSpacing textIndent textShadow whiteSpace cursor textAlign display direction",
          "fontFamily visibility",
        ];
        const style = /** @type {Record<string, any>} */ (/** @type {unknown} */ (getComputedStyle(element)));
        return Object.fromEntries(names.flatMap((each) => each.split(" ")).map((name) => [name, style[name]]));
      });
    await page.close();
    return looks;
  };
  assert.deepEqual(await seen(HOSTILE), await seen(""));
});

test("widget: the host's own elements look the same with it and without it", async () => {
  const host = `<style>h1 { color: rgb(1, 2, 3) }</style><div id="host"><h1>host</h1><p class="meta entry frame">text
    <a href="#x">link</a> <button>button</button> <mark>mark</mark></p><ol class="entries"><li>one</ol></div>`;
  const looks = (/** @type {import("playwright-core").Page} */ page) =>
    page.evaluate(() =>
      [document.body, ...document.querySelectorAll("#host, #host *")].map((element) => {
        const style = getComputedStyle(element);
        // The page is longer with it.
        const names = [...style].filter((name) => element !== document.body || !/height|block-size|origin$/.test(name));
        return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
      }),
    );
  const without = await openHost(host);
  const page = await openHost(`${host}${all()}`);
  await ready(page, VIEWS.length);
  await page.mouse.move(0, 0);
  assert.deepEqual(await looks(page), await looks(without));
  for (const each of [page, without]) await each.close();
});
