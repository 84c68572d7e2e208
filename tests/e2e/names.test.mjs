// The facet of names: people, companies and subjects that entries mark.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/browser.mjs";
import { becomes, holds } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { suite } from "./support/suite.mjs";

const NAMES = Array.from({ length: 10 }, (_, n) => ({ name: `이름 ${n}`, page: `n/${n}.html`, entries: 20 - n }));

suite("names", { of: mock() }, ({ open }) => {
  test("a name narrows to the entries with it, and leads to its page", async () => {
    const { page, trouble, close } = await open("?search=1", { width: 1440, height: 900, wait: ".yk-entry" });
    await page.route("**/n/names.json", (route) => route.fulfill({ json: { names: NAMES } }));
    await page.goto(new URL("index.html?view=list&search=1", page.url()).href);
    const facet = page.locator("yoyak-rail yoyak-names");
    await becomes(
      () => facet.locator("label span").allInnerTexts(),
      NAMES.slice(0, 8).map(({ name }) => name),
    );
    await becomes(() => facet.locator("label small").first().innerText(), "20");
    assert.equal(new URL(String(await facet.locator("a").first().getAttribute("href"))).pathname, "/n/0.html");
    await facet.locator("button", { hasText: "모두 보기 (10)" }).click();
    await becomes(() => facet.locator("label").count(), 10);
    await facet.locator("input").nth(9).focus();
    await page.keyboard.press("Space");
    await holds(() => page.evaluate(() => new URLSearchParams(location.search).get("q") === '"이름 9"'));
    await holds(() => page.evaluate(() => new URLSearchParams(location.search).get("view") === "search"));
    await becomes(() => facet.locator("input:checked").count(), 1);
    assert.deepEqual(await axe(page), []);
    await facet.locator("input:checked").click();
    await holds(() => page.evaluate(() => !new URLSearchParams(location.search).has("q")));
    await becomes(() => facet.locator("input:checked").count(), 0);
    assert.deepEqual(trouble, []);
    await close();
  });
});
