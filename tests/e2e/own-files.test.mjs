// The user's own Markdown files, read in the page.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { zip } from "../web/support/zip.mjs";
import { axe } from "./support/browser.mjs";
import { becomes, eventually, holds, matches } from "./support/eventually.mjs";
import { mock } from "./support/mock-site.mjs";
import { sample } from "./support/site.mjs";
import { suite } from "./support/suite.mjs";

const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 1440, height: 900, touch: false },
];

const PAGE = (/** @type {string} */ date) => `---
title: ${date} 뜰-가꾸기
---

# ${date} 뜰-가꾸기

## 일일 요약

오늘은 흙을 돌보는 이야기입니다 <a href="#soil0000001">[1]</a>.

## 개별 영상 요약

<a id="soil0000001"></a>
### 1. [겨울 흙을 덮는 법](https://www.youtube.com/watch?v=soil0000001)
느린 정원사, ${date}T09:00:00, 12분 30초

1. 낙엽으로 덮는다.
`;

suite("own files", { of: sample }, ({ site, blank }) => {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-own-"));

  before(() => {
    for (const date of ["2024-02-01", "2024-02-02"]) writeFileSync(join(folder, `${date}-뜰-가꾸기.md`), PAGE(date));
    writeFileSync(join(folder, "notes.md"), "# 날짜가 없는 글\n");
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  /** @param {string[]} files */
  async function chosen(files) {
    const opened = await blank();
    const { page } = opened;
    await page.goto(site.url);
    await page.waitForSelector("main [active] .yk-entry");
    await page.click("#yk-menu-button");
    await page.click(".yk-menu-action:has-text('내 파일 읽기')");
    await page.setInputFiles(
      "yoyak-own-files input >> nth=0",
      files.map((name) => join(folder, name)),
    );
    return opened;
  }

  test("files are read in place: nothing is sent, everything works, and the site is one step away", async () => {
    const { page, trouble, close } = await chosen(["2024-02-01-뜰-가꾸기.md", "2024-02-02-뜰-가꾸기.md", "notes.md"]);
    await page.waitForSelector("dialog [role=status]:has-text('요약 2편, 글 2개, 채널 1개')");
    assert.deepEqual(await axe(page), []);
    /** @type {string[]} */
    const sent = [];
    page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    await page.click("dialog .yk-primary");
    await page.waitForSelector('article[data-digest="2024-02-02-뜰-가꾸기"]');
    await becomes(() => page.locator("dialog").count(), 0);
    await page.click("a.yk-ref");
    await page.waitForFunction(() => document.activeElement?.id === "h-soil0000001");
    await page.click(".yk-views-nav a:has-text('목록')");
    await page.waitForFunction(() => document.querySelector("yoyak-list-view[active] h1")?.textContent === "영상 2개");
    await page.keyboard.press("t");
    await page.keyboard.press("ArrowLeft");
    await page.waitForSelector('article[data-digest="2024-02-01-뜰-가꾸기"]');
    assert.deepEqual(sent, []);
    assert.deepEqual(trouble, []);
    await page.click(".yk-notice .yk-action");
    await page.waitForSelector("main [active] .yk-entry");
    await becomes(() => page.locator(".yk-notice").count(), 0);
    await close();
  });

  const OWN = '.yk-digest[data-digest^="2024-02-01"]';

  test("Back leads from one's own files to the site, a reload keeps them, leaving forgets them", async () => {
    const { page, trouble } = await chosen(["2024-02-01-뜰-가꾸기.md"]);
    const before = await page.getAttribute(".yk-digest", "data-digest");
    await page.click("dialog .yk-primary");
    await page.waitForSelector(OWN);
    await page.click(".yk-views-nav a >> nth=1");
    await page.waitForSelector("yoyak-list-view .yk-row");
    await page.reload();
    await page.waitForSelector("yoyak-list-view .yk-row-title:has-text('겨울 흙을 덮는 법')");
    await page.goBack();
    await page.waitForSelector(OWN);
    await page.goBack();
    await page.waitForSelector(`.yk-digest[data-digest="${before}"]`);
    await becomes(() => new URL(page.url()).hash, "");
    await page.goForward();
    await page.waitForSelector(OWN);
    await page.click(".yk-notice .yk-action");
    await page.waitForSelector(`.yk-digest[data-digest="${before}"] .yk-entry`);
    const left = () =>
      page.evaluate(async () => {
        const names = [];
        for await (const [name] of /** @type {any} */ (await navigator.storage.getDirectory())) names.push(name);
        return names;
      });
    await becomes(left, []);
    assert.deepEqual(trouble, []);
  });

  test("a ZIP file is read like the folder that it holds", async () => {
    const dates = ["2024-02-01", "2024-02-02"];
    writeFileSync(
      join(folder, "뜰.zip"),
      zip([
        { name: "뜰/", data: "", method: 0 },
        ...dates.map((date) => ({ name: `뜰/${date}-뜰-가꾸기.md`, data: PAGE(date) })),
      ]),
    );
    writeFileSync(join(folder, "broken.zip"), "PK, but nothing else");
    const { page, trouble, close } = await chosen(["뜰.zip"]);
    await page.waitForSelector("dialog [role=status]:has-text('요약 2편, 글 2개, 채널 1개')");
    await page.setInputFiles("yoyak-own-files input >> nth=0", join(folder, "broken.zip"));
    await page.waitForSelector("dialog [role=status]:has-text('ZIP 파일이 아니거나 중간에 잘렸습니다')");
    assert.deepEqual(trouble, []);
    await close();
  });

  test("files without a date say what is missing", async () => {
    const { page, close } = await chosen(["notes.md"]);
    await page.waitForSelector("dialog [role=status]:has-text('날짜가 있는 글을 찾지 못했습니다')");
    assert.equal(await page.locator("dialog .yk-primary").count(), 0);
    await close();
  });

  test("own files: what is wrong is shown file by file, with its line", async () => {
    writeFileSync(
      join(folder, "2024-02-03-뜰-가꾸기.md"),
      PAGE("2024-02-03").replace("1. 낙엽", "1. ![](javascript:alert(1)) 낙엽").replace("12분 30초", "언젠가"),
    );
    const { page, close } = await chosen(["2024-02-01-뜰-가꾸기.md", "2024-02-03-뜰-가꾸기.md", "notes.md"]);
    await page.click("dialog summary");
    await eventually(
      () => page.locator("dialog .yk-table h3").allInnerTexts(),
      (files) => {
        assert.ok(files.length > 0);
        assert.equal(new Set(files).size, files.length);
      },
    );
    await matches(() => page.locator("dialog .yk-table li").first().innerText(), /^\d+행 /);
    assert.deepEqual(await axe(page), []);
    await close();
  });

  test("own files: saved as one HTML file, which opens from disk and asks no one for anything", async () => {
    const { page, close } = await chosen(["2024-02-01-뜰-가꾸기.md", "2024-02-02-뜰-가꾸기.md"]);
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.click("dialog .yk-button:has-text('HTML 한 파일로 저장')"),
    ]);
    const file = join(folder, "saved.html");
    await saved.saveAs(file);
    await close();
    const { page: other, trouble, close: end } = await blank();
    /** @type {string[]} */
    const asked = [];
    other.on("request", (request) => asked.push(request.url()));
    await other.goto(pathToFileURL(file).href);
    await other.waitForSelector('article[data-digest="2024-02-02-뜰-가꾸기"] .yk-entry');
    await other.keyboard.press("/");
    await other.waitForFunction(() => document.activeElement?.matches("yoyak-search-view input"));
    await other.keyboard.type("낙엽");
    await other.waitForSelector("yoyak-search-view[active] .yk-row mark");
    assert.deepEqual(trouble, []);
    assert.deepEqual(
      asked.filter((url) => !/^(file:.*saved\.html|data:|blob:)/.test(url)),
      [],
    );
    await end();
  });

  test("own files: saved as an archive, and the archive is opened again", async () => {
    const { page, trouble, close } = await chosen(["2024-02-01-뜰-가꾸기.md", "2024-02-02-뜰-가꾸기.md"]);
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.click("dialog .yk-button:has-text('자료 파일로 저장')"),
    ]);
    await saved.saveAs(join(folder, "saved.zip"));
    await page.setInputFiles("yoyak-own-files input >> nth=0", join(folder, "saved.zip"));
    await page.waitForSelector("dialog [role=status]:has-text('Yoyak 자료 파일입니다')");
    await page.click("dialog .yk-primary");
    await page.waitForSelector('article[data-digest="2024-02-02-뜰-가꾸기"]');
    assert.deepEqual(trouble, []);
    await close();
  });

  test("own files: packed in a worker with progress, and in the page where no worker starts", async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({
      name: `많이/${new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10)}.md`,
      data: PAGE(new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10)),
    }));
    writeFileSync(join(folder, "많이.zip"), zip(many));
    const { page, close } = await chosen([]);
    const workers = /** @type {string[]} */ ([]);
    page.on("worker", (worker) => workers.push(worker.url()));
    await page.evaluate(() =>
      new MutationObserver(() => {
        const bar = document.querySelector("dialog progress");
        if (bar) Object.assign(globalThis, { sawProgress: bar.getAttribute("max") });
      }).observe(document.body, { subtree: true, childList: true, attributes: true }),
    );
    await page.setInputFiles("yoyak-own-files input >> nth=0", join(folder, "많이.zip"));
    await page.waitForSelector("dialog [role=status]:has-text('요약 400편')");
    await holds(() => workers.some((url) => url.endsWith("/pack-worker.js")));
    await becomes(() => page.evaluate(() => /** @type {any} */ (globalThis).sawProgress), "400");
    await page.route("**/pack-worker.js", (route) => route.abort());
    await page.setInputFiles("yoyak-own-files input >> nth=0", join(folder, "2024-02-01-뜰-가꾸기.md"));
    await page.waitForSelector("dialog [role=status]:has-text('요약 1편')");
    await close();
  });
});

suite("files dragged over the page", { of: mock() }, ({ open }) => {
  for (const size of SIZES)
    test(`a drag that leaves the window leaves nothing open: ${size.width} px`, async () => {
      const { page, close } = await open("", size);
      await page.waitForSelector(".yk-entry");
      const drag = (/** @type {string} */ type) =>
        page.evaluate((name) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["x"], "a.md"));
          document.body.dispatchEvent(new DragEvent(name, { bubbles: true, dataTransfer, relatedTarget: null }));
        }, type);
      await drag("dragenter");
      await page.waitForSelector("dialog[open] .yk-drop");
      await drag("dragleave");
      await page.waitForFunction(() => !document.querySelector("dialog[open]"));
      await close();
    });
});
