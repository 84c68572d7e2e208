// Links between pages, and the files beside them: in the site, its feeds and twins, the single file and the export.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, yoyak } from "./helpers.mjs";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DwHwQBEPgD/U6VwW8AAAAASUVORK5CYII=",
  "base64",
);
const FIRST = `---
title: 첫 글
date: 2025-12-01
---

![그림](img/a.png) ![같은 그림](../copy.png) [문서](자료%20하나.pdf)

[둘째 글](./2025-12-02-second.md#끝) 그리고 [셋째](../다른/2025-12-03-셋째), [없음](nowhere.md)

![밖](out.png) ![사라짐](img/gone.png)
`;
const pages = {
  "posts/2025-12-01-first.md": FIRST,
  "posts/2025-12-02-second.md": "---\ntitle: 둘째 글\ndate: 2025-12-02\n---\n\n내용\n\n## 끝\n\n글\n",
  "다른/2025-12-03-셋째.md": "# 셋째 글\n\n[처음](../posts/2025-12-01-first.md)\n",
  "posts/img/a.png": PNG,
  "copy.png": PNG,
  "unused.png": "not referred to",
  "posts/자료 하나.pdf": "%PDF-1.4 a",
  "yoyak.config.json": '{"title":"글","url":"https://x.example/b/"}',
};

/** @param {import("node:test").TestContext} context */
function made(context) {
  const root = folder(context, pages);
  const elsewhere = folder(context, { "secret.png": "secret" });
  symlinkSync(join(elsewhere, "secret.png"), join(root, "posts/out.png"));
  return root;
}

test("a site has the files that its pages refer to, once, and links that lead somewhere", async (context) => {
  const root = made(context);
  const out = folder(context);
  const { code, stdout, stderr } = await yoyak(["build", join(root), "--out", out]);
  assert.equal(code, 0, stderr);
  const names = readdirSync(join(out, "f")).sort();
  assert.equal(names.length, 2, String(names));
  const png = names.find((name) => name.endsWith(".png")) ?? "";
  const pdf = names.find((name) => name.endsWith(".pdf")) ?? "";
  assert.match(png, /^[0-9a-f]{16}\.png$/);
  assert.deepEqual(readFileSync(join(out, "f", png)), PNG);
  assert.match(stdout, /^2 files that pages refer to, 0 KB$/m);
  const page = readFileSync(join(out, "d/2025-12-01-first.html"), "utf8");
  assert.ok(page.includes(`<img src="../f/${png}" alt="그림" loading="lazy">`), page);
  assert.ok(page.includes(`<img src="../f/${png}" alt="같은 그림" loading="lazy">`));
  assert.ok(page.includes(`<a href="../f/${pdf}">문서</a>`));
  assert.match(page, /<a class="yk-page" href="\.\.\/d\/2025-12-02-second\.html#[^"]+">둘째 글<\/a>/);
  const [, third] = /<a class="yk-page" href="\.\.\/([^"]+)">셋째<\/a>/.exec(page) ?? [];
  assert.ok(existsSync(join(out, decodeURIComponent(third))), third);
  assert.ok(page.includes('<a href="./nowhere.md">없음</a>'));
  assert.ok(!page.includes("secret"));
  for (const line of [
    /^yoyak: posts\/2025-12-01-first\.md:8:\d+: nowhere\.md leads to no page of the folder\./m,
    /^yoyak: posts\/2025-12-01-first\.md:10:1: out\.png is not published: it is a link to a place outside/m,
    /^yoyak: posts\/2025-12-01-first\.md:10:15: img\/gone\.png leads to no file of the folder\./m,
  ])
    assert.match(stderr, line);

  // The Markdown beside the page leads to that of other days, and feeds have whole addresses.
  const twin = readFileSync(join(out, "d/2025-12-01-first.md"), "utf8");
  assert.ok(twin.includes(`![그림](../f/${png})`));
  assert.match(twin, /\[둘째 글\]\(2025-12-02-second\.md#/);
  assert.ok(readFileSync(join(out, "feed.xml"), "utf8").includes(`<img src="https://x.example/b/f/${png}"`));
  assert.match(
    readFileSync(join(out, "feed.xml"), "utf8"),
    /<a class="yk-page" href="https:\/\/x\.example\/b\/d\/2025-12-02-second\.html#/,
  );

  // The newest digest is the front page, which is in another folder.
  const front = readFileSync(join(out, "index.html"), "utf8");
  assert.ok(front.includes('<a class="yk-page" href="d/2025-12-01-first.html">처음</a>'), front);

  // A second build changes nothing, and a site keeps its files when it is built again from its archive.
  assert.match((await yoyak(["build", root, "--out", out])).stdout, /0 files written, .* 0 removed/);
  const again = folder(context);
  await yoyak(["build", out, "--out", again]);
  assert.deepEqual(readdirSync(join(again, "f")).sort(), names);
});

test("a file that nobody refers to any more goes", async (context) => {
  const root = made(context);
  const out = folder(context);
  await yoyak(["build", root, "--out", out]);
  writeFileSync(join(root, "posts/2025-12-01-first.md"), FIRST.replaceAll(/!?\[[^\]]*\]\([^)]*\)/g, ""));
  await yoyak(["build", root, "--out", out]);
  assert.ok(!existsSync(join(out, "f")) || readdirSync(join(out, "f")).length === 0);
});

test("check lists what leads nowhere, and the export leads to digests", async (context) => {
  const root = made(context);
  const { stdout } = await yoyak(["check", root, "--json"]);
  const found = JSON.parse(stdout).diagnostics.filter((/** @type {any} */ { code }) => code === "broken-link");
  assert.deepEqual(
    found.map((/** @type {any} */ { file, line, severity }) => [file, line, severity]),
    [8, 10, 10].map((line) => ["posts/2025-12-01-first.md", line, "warning"]),
  );
  const exported = JSON.parse((await yoyak(["export", root])).stdout);
  const first = exported.find((/** @type {any} */ { id }) => id === "2025-12-01-first");
  assert.match(first.overview, /\[둘째 글\]\(2025-12-02-second\.md#/);
});

test("a single file holds the files, and its links stay in it", async (context) => {
  const root = made(context);
  const file = join(root, "one.html");
  assert.equal((await yoyak(["single", root, "-o", file])).code, 0);
  const text = readFileSync(file, "utf8");
  assert.match(text, /<script type="application\/octet-stream;base64" data-name="f\/[0-9a-f]{16}\.png">iVBOR/);
  assert.ok(text.includes('<a class="yk-page" href="#/d/2025-12-01-first">처음</a>'));
});

test("partitions that are packed elsewhere name the same files", async (context) => {
  const root = made(context);
  const [parts, out] = [folder(context), folder(context)];
  const ids = JSON.parse((await yoyak(["build", root, "--partition", "list", "--json"])).stdout);
  for (const id of ids) await yoyak(["build", root, "--partition", id, "--out", parts]);
  const merged = await yoyak(["build", root, "--merge", parts, "--out", out]);
  assert.equal(merged.code, 0, merged.stderr);
  assert.equal(readdirSync(join(out, "f")).length, 2);
});

test("what is no regular file is not read", { skip: process.platform === "win32" }, async (context) => {
  const root = folder(context, { "2025-12-01-a.md": "# 글\n\n![관](pipe.png) ![폴더](dir.png)\n" });
  execFileSync("mkfifo", [join(root, "pipe.png")]);
  mkdirSync(join(root, "dir.png"));
  const { stdout } = await yoyak(["check", root]);
  assert.match(stdout, /pipe\.png is not published: it is no regular file/);
  assert.match(stdout, /dir\.png is not published: it is no regular file/);
});

test("wiki links lead to the digests of pages, and pictures are found anywhere in the folder", async (context) => {
  const root = folder(context, {
    "daily/2025-12-01.md":
      "# 하나\n\n[[2025-12-02|내일]] [[2025-12-02#둘째 부분]] ![[A B.PNG]] ![[그림.png|100]] [[모름]]\n",
    "daily/2025-12-02.md": "# 둘\n\n글\n\n## 둘째 부분\n\n글\n",
    "x/attachments/a b.png": PNG,
    "그림.png": Buffer.concat([PNG, Buffer.from("2")]),
    "daily/그림.png": Buffer.concat([PNG, Buffer.from("3")]),
  });
  const out = folder(context);
  const { code, stdout, stderr } = await yoyak(["build", root, "--out", out]);
  assert.equal(code, 0, stderr);
  assert.match(stderr + stdout, /2025-12-01\.md:3:\d+: 모름 leads to no digest/);
  const page = readFileSync(join(out, "d/2025-12-01-daily.html"), "utf8");
  assert.match(page, /<a class="yk-page" href="\.\.\/d\/2025-12-02-daily\.html">내일<\/a>/);
  assert.match(page, /<a class="yk-page" href="\.\.\/d\/2025-12-02-daily\.html#[^"]+">2025-12-02 &gt; 둘째 부분<\/a>/);
  const [, first = "", second = ""] =
    /<img src="\.\.\/f\/([^"]+)" alt="A B\.PNG"[^>]*> <img src="\.\.\/f\/([^"]+)" alt="그림\.png"/.exec(page) ?? [];
  assert.deepEqual(readFileSync(join(out, "f", first)), PNG);
  assert.equal(readFileSync(join(out, "f", second)).at(-1), "3".charCodeAt(0));
});
