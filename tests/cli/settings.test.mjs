// The settings of a site: all errors at once with their places, what feeds make of them, and the language of the pages.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, twoDays, yoyak } from "./helpers.mjs";

const CONFIG = "yoyak.config.json";
/** @param {string} root @param {string} text */
const checked = (root, text) => {
  writeFileSync(join(root, CONFIG), text);
  return yoyak(["check", "."], { cwd: root });
};

test("settings: all errors are named at once, each with its place and what is right", async (context) => {
  const root = folder(context, twoDays);
  const { code, stderr } = await checked(
    root,
    `{
  "language": "not a lang!!",
  "accent": "red;}body{",
  "url": "javascript:alert(1)",
  "제목": 1, "title": 5,
  "images": "all",
  "synonyms": [["a"]],
  "profile": { "headings": { "overvew": ["x"] }, "entries": [{ "line": "{title}" }] }
}
`,
  );
  assert.equal(code, 3);
  assert.deepEqual(stderr.match(/^ {2}yoyak\.config\.json:.*/gm), [
    '  yoyak.config.json:2:15: `language` must be a language tag, such as "ko"',
    '  yoyak.config.json:3:13: `accent` must be a CSS colour, such as "#0f5f5a"',
    '  yoyak.config.json:4:10: `url` must be a web address without ? and #, such as "https://example.org/digests/"',
    "  yoyak.config.json:5:21: `title` must be a string",
    "  yoyak.config.json:6:13: `images` must be ask or show",
    "  yoyak.config.json:7:16: `synonyms[0]` must have at least 2 items",
    "  yoyak.config.json:8:30: `profile.headings.overvew` is no setting; did you mean `overview`?",
    "  yoyak.config.json:8:62: `profile.entries[0]` lacks `heading`",
  ]);
  assert.match(stderr, /Remedy: /);
});

test("settings: broken JSON is named with its places, and no value ends in an internal error", async (context) => {
  const root = folder(context, twoDays);
  const broken = await checked(root, '{\n  "title": "x"\n  "url": ""\n}\n');
  assert.equal(broken.code, 3);
  assert.match(broken.stderr, /yoyak\.config\.json:3:3: this is not JSON: comma expected/);
  for (const text of ["", "[]", '"x"', "null", '{"url":"not a url"}', '{"url":"https://"}', '{"url":"http://a b/"}']) {
    const { code, stderr } = await checked(root, text);
    assert.equal(code, 3, `${text}: ${stderr}`);
    assert.match(stderr, /yoyak\.config\.json:1:\d+: /, text);
  }
  writeFileSync(join(root, CONFIG), '{"url":"https://한글.example/a b"}');
  assert.equal((await yoyak(["build", ".", "--out", "s"], { cwd: root })).code, 0);
  const page = readFileSync(join(root, "s/index.html"), "utf8");
  assert.match(page, /<link rel="canonical" href="https:\/\/xn--bj0bj06e\.example\/a%20b\/">/);
  assert.match(
    readFileSync(join(root, "s/feed.xml"), "utf8"),
    /href="https:\/\/xn--bj0bj06e\.example\/a%20b\/feed\.xml"/,
  );
});

test("settings: one that nobody knows is a warning with the name that was meant", async (context) => {
  const root = folder(context, twoDays);
  const { code, stderr } = await checked(root, '{\n  "titel": "x", "theirs": {}\n}');
  assert.equal(code, 0, stderr);
  assert.match(stderr, /yoyak\.config\.json:2:3: `titel` is no setting; did you mean `title`\?/);
  assert.match(stderr, /yoyak\.config\.json:2:17: `theirs` is no setting; known are /);
});

test("settings: archives of other sites need a name of their own and an address", async (context) => {
  const root = folder(context, twoDays);
  const { code, stderr } = await checked(
    root,
    `{ "archives": [
  { "name": "a:b", "url": "https://a.example/" },
  { "name": "b", "url": "ftp://a.example/" },
  { "name": "c", "url": "//a.example/" },
  { "name": "d" }
], "open_others": "no" }
`,
  );
  assert.equal(code, 3);
  const address = 'must be a web address without ? and #, such as "https://example.org/digests/"';
  assert.deepEqual(stderr.match(/^ {2}yoyak\.config\.json:.*/gm), [
    '  yoyak.config.json:2:13: `archives[0].name` must be a name without a colon, such as "바다 소식"',
    `  yoyak.config.json:3:25: \`archives[1].url\` ${address}`,
    `  yoyak.config.json:4:25: \`archives[2].url\` ${address}`,
    "  yoyak.config.json:5:3: `archives[3]` lacks `url`",
    "  yoyak.config.json:6:19: `open_others` must be true or false, such as true",
  ]);
  const same = await checked(
    root,
    `{ "title": "t", "archives": [
  { "name": "t", "url": "../a/" }, { "name": "b", "url": "/b/" }, { "name": "b", "url": "./c/" }
] }`,
  );
  assert.deepEqual(same.stderr.match(/`archives.*/g), [
    "`archives[0].name` must be the name of no other site",
    "`archives[2].name` must be the name of no other site",
  ]);
});

test("settings: pages may fetch from exactly the archives that are named; one page from anywhere", async (context) => {
  const root = folder(context, twoDays);
  const policyOf = (/** @type {string} */ name) =>
    /connect-src ([^;]*);/.exec(readFileSync(join(root, "s", name), "utf8"))?.[1];
  /** @param {object} settings */
  const build = async (settings) => {
    writeFileSync(join(root, CONFIG), JSON.stringify(settings));
    const { code, stderr } = await yoyak(["build", ".", "--out", "s"], { cwd: root });
    assert.equal(code, 0, stderr);
    return readFileSync(join(root, "s/index.html"), "utf8");
  };
  const plain = await build({});
  assert.ok(plain.includes('data-archives="" data-open="open.html"'));
  assert.deepEqual([policyOf("index.html"), policyOf("open.html")], ["'self'", "'self' https: http:"]);
  const archives = [
    { name: "하나", url: "https://한글.example/a/archive.json" },
    { name: '둘 & "셋"', url: "https://한글.example/b/" },
    { name: "셋", url: "http://c.example:8080/" },
    { name: "넷", url: "../d/" },
  ];
  const page = await build({ archives, open_others: false });
  const origins = "'self' https://xn--bj0bj06e.example http://c.example:8080";
  assert.deepEqual([policyOf("index.html"), policyOf("d/2026-01-06-경제.html")], [origins, origins]);
  assert.ok(page.includes('data-open=""'));
  const told = /data-archives="([^"]*)"/.exec(page)?.[1].replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  assert.deepEqual(JSON.parse(told ?? ""), archives);
  assert.equal(existsSync(join(root, "s/open.html")), false, "the page is removed with the setting");
});

test("settings: ids in feeds keep the name of the site, whatever its address and title", async (context) => {
  const root = folder(context, twoDays);
  const ids = async (/** @type {{ id: string, url: string, title: string, author?: string }} */ settings) => {
    writeFileSync(join(root, CONFIG), JSON.stringify(settings));
    assert.equal((await yoyak(["build", ".", "--out", "s"], { cwd: root })).code, 0);
    return JSON.parse(readFileSync(join(root, "s/feed.json"), "utf8"));
  };
  const before = await ids({ id: "tag:a.example,2026:news", url: "https://a.example/", title: "가", author: "나래" });
  const after = await ids({ id: "tag:a.example,2026:news", url: "https://b.example/n/", title: "나" });
  assert.match(before.items[0].id, /^tag:a\.example,2026:news\/d\/2026-01-06-/);
  assert.deepEqual(
    after.items.map((/** @type {any} */ { id }) => id),
    before.items.map((/** @type {any} */ { id }) => id),
  );
  assert.notEqual(after.items[0].url, before.items[0].url);
  assert.deepEqual([before.authors[0].name, after.authors[0].name], ["나래", "나"]);
});

test("settings: feeds contain the whole text where it is wanted, with links that work elsewhere", async (context) => {
  const root = folder(context, { ...twoDays, [CONFIG]: '{"url":"https://a.example/","feed_content":"full"}' });
  const item = async () => {
    assert.equal((await yoyak(["build", ".", "--out", "s"], { cwd: root })).code, 0);
    return JSON.parse(readFileSync(join(root, "s/feed.json"), "utf8")).items[1];
  };
  const full = (await item()).content_html;
  assert.match(full, /<h3><a href="https:\/\/a\.example\/d\/[^"]*#AAAAAAAAAAA">모델 이야기<\/a> · 첫 채널<\/h3>/);
  assert.match(full, /요점입니다\./);
  assert.doesNotMatch(full, /href="#/);
  writeFileSync(join(root, CONFIG), '{"url":"https://a.example/"}');
  assert.doesNotMatch((await item()).content_html, /요점입니다\./);
});

test("without a language in the settings, the letters of the pages decide", async (context) => {
  const root = folder(context, { "2026-05-01-ai.md": "# 2026-05-01 AI\n\nPlain English text about models.\n" });
  assert.equal((await yoyak(["build", ".", "--out", "s"], { cwd: root })).code, 0);
  const page = readFileSync(join(root, "s/index.html"), "utf8");
  assert.match(page, /^<!doctype html>\s*<html lang="en"/);
  assert.match(page, /Friday, May 1, 2026/);
  writeFileSync(join(root, CONFIG), '{"language":"ko"}');
  await yoyak(["build", ".", "--out", "s"], { cwd: root });
  assert.match(readFileSync(join(root, "s/index.html"), "utf8"), /<html lang="ko"/);
});
