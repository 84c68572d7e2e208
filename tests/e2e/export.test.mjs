// A selection as a file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MockArchive } from "../web/support/mock-archive.js";
import { savedText } from "./support/browser.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const archive = new MockArchive();

suite("export", { of: mock() }, ({ open }) => {
  test("export of a selection as Markdown, CSV and JSON", async () => {
    const { page, close } = await open(`index.html?view=list&topic=${encodeURIComponent("사회")}&from=2026-02-01`);
    const rows = archive.rows.filter(({ topic, date }) => topic === "사회" && date >= "2026-02-01");
    const saved = /** @type {Record<string, string>} */ ({});
    for (const [format, label] of [
      ["md", "Markdown"],
      ["csv", "CSV"],
      ["json", "JSON"],
    ]) {
      await page.click("yoyak-list-view .yk-action:has-text('내보내기')");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.click(`yoyak-export button:text-is("${label}")`),
      ]);
      assert.ok(file.suggestedFilename().endsWith(`.${format}`));
      saved[format] = await savedText(file);
    }
    assert.deepEqual(
      JSON.parse(saved.json).map((/** @type {any} */ each) => each.id),
      rows.map(({ id }) => id),
    );
    assert.equal(saved.csv.trim().split("\r\n").length, rows.length + 1);
    assert.equal(saved.md.match(/^- \[/gm)?.length, rows.length);
    await close();
  });

  test("a selection is exported whole, not only its first page", async () => {
    const { page, close } = await open("index.html?view=list&topic=" + encodeURIComponent("사회"));
    await page.click(".yk-list-tools .yk-action");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.click(".yk-export .yk-button:has-text('JSON')"),
    ]);
    const rows = JSON.parse(await savedText(file));
    assert.equal(rows.length, archive.rows.filter((row) => row.topic === "사회").length);
    await close();
  });

  test("found by relevance: each day once, the fields of a list, and a name that says what", async () => {
    const { page } = await open("index.html?view=search&search=1&min=10&q=" + encodeURIComponent("모델"));
    await page.waitForSelector("main .yk-row");
    const saved = /** @type {Record<string, string>} */ ({});
    for (const label of ["Markdown", "JSON"]) {
      await page.click("yoyak-search-view .yk-list-tools .yk-action");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.click(`yoyak-export button:text-is("${label}")`),
      ]);
      saved[label] = await savedText(file);
      assert.match(file.suggestedFilename().normalize("NFC"), /^아침-요약-“모델”,-10분-이상\.(md|json)$/);
    }
    const days = saved.Markdown.match(/^## .*$/gm) ?? [];
    assert.deepEqual(days, [...new Set(days)].sort().reverse());
    assert.match(saved.Markdown, /^# 아침 요약\n\n“모델”, 10분 이상\n/);
    assert.match(saved.Markdown, / · 1시간 \d+분$/m);
    const fields = "digest id date topic title channel url videoId publishedAt seconds page";
    for (const row of JSON.parse(saved.JSON)) assert.equal(Object.keys(row).join(" "), fields);
  });
});

suite("export of texts", { of: sample }, ({ open }) => {
  test("a digest is taken along as a book and as Markdown, from any page of the site", async () => {
    const { page, trouble } = await open("");
    // The styles of the dialog are found from the page of another digest as well.
    await page.locator(".yk-digest-foot a[href*='d/']").first().click();
    await page.waitForURL(/\/d\//);
    const saved = /** @type {Record<string, any>} */ ({});
    for (const label of ["EPUB 책", "Markdown"]) {
      await page.click("#yk-menu-button");
      await page.click(".yk-menu-action:text-is('내보내기')");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.click(`yoyak-export button:text-is("${label}")`),
      ]);
      saved[label] = file;
    }
    const { date, topic } = await page.evaluate(
      () => /** @type {any} */ (document.querySelector("main [active]")).app.digest.info,
    );
    const [year, month, day] = date.split("-").map(Number);
    const name = saved["EPUB 책"].suggestedFilename().normalize("NFC");
    assert.ok(name.includes(`${year}년-${month}월-${day}일`) && name.endsWith(`-${topic}.epub`), name);
    assert.match(await savedText(saved["EPUB 책"]), /^PK.{28}mimetypeapplication\/epub\+zipPK\x03\x04.{4}\x08/s);
    assert.match(await savedText(saved.Markdown), /^---\nselection: .*\ntitle: /);
    assert.deepEqual(trouble, []);
  });
});
