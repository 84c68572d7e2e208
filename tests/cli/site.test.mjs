// The other files of a built site: pages with links to all digests, feeds, and the page for missing addresses.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder, yoyak } from "./helpers.mjs";

const page = (/** @type {string} */ date, /** @type {string} */ topic, text = "요점입니다.") =>
  `---\ntitle: ${date} ${topic}\n---\n\n# ${date} ${topic}\n\n## 일일 요약\n\n${text}\n\n## 개별 영상 요약\n\n` +
  `### [제목 ${date}](https://www.youtube.com/watch?v=AAAAAAAAAA1)\n채널, ${date}T08:00:00, 5분 5초\n\n주요 내용:\n${text}\n`;
const days = {
  "2025-11-30-경제.md": page("2025-11-30", "경제"),
  "2026-01-05-기술-AI.md": page("2026-01-05", "기술-AI"),
  "2026-01-05-경제.md": page("2026-01-05", "경제"),
  "2026-02-01-기술-AI.md": page("2026-02-01", "기술-AI"),
};
const files = (/** @type {string} */ root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? /** @type {any} */ (entry).path, entry.name).slice(root.length + 1));
const links = (/** @type {string} */ text) =>
  [...text.matchAll(/<a [^>]*href="([^"#?]+)[^"]*"/g)].map(([, href]) => decodeURIComponent(href));

test("every digest is at most three links from the front page, without JavaScript", async (context) => {
  const root = folder(context, days);
  assert.equal((await yoyak(["build", root, "--out", join(root, "s")])).code, 0);
  const site = join(root, "s");
  const reached = new Map([["index.html", 0]]);
  for (const [name, clicks] of reached) {
    if (!name.endsWith(".html")) continue;
    const text = readFileSync(join(site, name), "utf8");
    for (const href of links(text).filter((each) => !/^[a-z]+:/.test(each))) {
      const target = normalize(join(dirname(name), href)).replace(/^\.\/?$/, "index.html");
      if (!reached.has(target)) reached.set(target, clicks + 1);
    }
  }
  const digests = files(site).filter((name) => /^d\/.*\.html$/.test(name));
  assert.equal(digests.length, 4);
  for (const name of digests) assert.ok((reached.get(name) ?? Infinity) <= 3, `${name}: ${reached.get(name)}`);
  // All linked pages exist.
  for (const name of reached.keys()) assert.ok(files(site).includes(name), `${name} is linked and not there`);
});

test("a month and a topic have pages that name their digests, newest first", async (context) => {
  const root = folder(context, { ...days, "yoyak.config.json": '{"title":"내 요약","url":"https://x.example/b/"}' });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const month = readFileSync(join(root, "s/m/2026-01.html"), "utf8");
  assert.deepEqual(
    links(month).filter((href) => href.startsWith("../d/")),
    ["../d/2026-01-05-경제.html", "../d/2026-01-05-기술-AI.html"],
  );
  const topic = readFileSync(join(root, "s/t/기술-AI.html"), "utf8");
  assert.deepEqual(
    links(topic).filter((href) => href.startsWith("../d/")),
    ["../d/2026-02-01-기술-AI.html", "../d/2026-01-05-기술-AI.html"],
  );
  assert.match(topic, /<link rel="canonical" href="https:\/\/x\.example\/b\/t\/%EA%B8%B0%EC%88%A0-AI\.html">/);
  assert.match(
    readFileSync(join(root, "s/sitemap.xml"), "utf8"),
    /<loc>https:\/\/x\.example\/b\/m\/2026-01\.html<\/loc>/,
  );
});

test("feeds have authors and a language, and an edit changes their time and nothing else", async (context) => {
  const settings = '{"title":"내 요약","url":"https://x.example/b/","language":"ko"}';
  const root = folder(context, { ...days, "yoyak.config.json": settings });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const atom = readFileSync(join(root, "s/feed.xml"), "utf8");
  assert.match(atom, /<feed xml:lang="ko"/);
  assert.match(atom, /<author>\s*<name>내 요약<\/name>/);
  const before = JSON.parse(readFileSync(join(root, "s/feed.json"), "utf8"));
  assert.equal(before.version, "https://jsonfeed.org/version/1.1");
  assert.equal(before.language, "ko");
  assert.equal(before.authors[0].name, "내 요약");
  assert.deepEqual(before.items[0].tags, ["기술-AI"]);
  assert.equal(before.items[0].title, "2026-02-01 기술-AI");
  writeFileSync(join(root, "2026-02-01-기술-AI.md"), page("2026-02-01", "기술-AI", "고쳐 쓴 요점입니다."));
  await yoyak(["build", root, "--out", join(root, "s")]);
  const after = JSON.parse(readFileSync(join(root, "s/feed.json"), "utf8"));
  assert.equal(after.items[0].id, before.items[0].id);
  assert.equal(after.items[0].date_published, before.items[0].date_published);
  assert.notEqual(after.items[0].date_modified, before.items[0].date_modified);
  assert.equal(after.items[0].date_modified.slice(0, 10), "2026-02-01");
  assert.deepEqual(after.items.slice(1), before.items.slice(1));
});

test("the page for missing addresses names the site and needs no other file", async (context) => {
  const root = folder(context, { ...days, "yoyak.config.json": '{"title":"내 <요약>"}' });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const text = readFileSync(join(root, "s/404.html"), "utf8");
  assert.match(text, /내 &lt;요약&gt;/);
  assert.deepEqual([...text.matchAll(/(?:src|href)="(?!#|data:)[^"]*"/g)], []);
});

test("a page's own title is its heading, and stands wherever the page is named and found", async (context) => {
  const post = (/** @type {string} */ title, /** @type {string} */ text) =>
    `---\ntitle: ${title}\ncategory: 산책\ndescription: 강가에서 적었다.\n---\n\n${text}\n`;
  const root = folder(context, {
    "2026-03-01-river.md": post("물수제비 뜨는 법", "돌이 튄다."),
    "2026-03-01-hill.md": post("언덕 너머", "바람이 분다."),
    "2026-03-02-plain.md": "---\ntitle: 2026-03-02 산책\n---\n\n비가 온다.\n",
    "yoyak.config.json": '{"title":"기록","url":"https://x.example/"}',
  });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const read = (/** @type {string} */ name) => readFileSync(join(root, "s", name), "utf8");
  const river = read("d/2026-03-01-river.html");
  for (const part of [
    /<h1 tabindex="-1"><span lang="ko">물수제비 뜨는 법</,
    /<title>물수제비 뜨는 법 · 기록<\/title>/,
    /property="og:title" content="물수제비 뜨는 법 · 기록"/,
    /"headline":"물수제비 뜨는 법"/,
    /aria-current="page"\s+lang="ko">물수제비 뜨는 법</, // its tab
    />언덕 너머</, // and the other of the day
    /2026년 3월 1일/,
  ])
    assert.match(river, part);
  for (const name of ["feed.xml", "feed.json", "m/2026-03.html", "t/산책.html"])
    assert.match(read(name), /물수제비/, name);
  // A title that says no more than date and topic is the date.
  assert.match(read("d/2026-03-02-plain.html"), /<h1 tabindex="-1">2026년 3월 2일/);
});

test("each digest has a twin in Markdown that packs to the same digest, and llms.txt names it", async (context) => {
  const sample = fileURLToPath(new URL("../../data", import.meta.url));
  const root = folder(context);
  assert.equal((await yoyak(["build", sample, "--out", join(root, "s")])).code, 0);
  const twins = readdirSync(join(root, "s/d")).filter((name) => name.endsWith(".md"));
  mkdirSync(join(root, "twins"));
  for (const name of twins) writeFileSync(join(root, "twins", name), readFileSync(join(root, "s/d", name)));
  writeFileSync(join(root, "twins/yoyak.config.json"), readFileSync(join(sample, "yoyak.config.json")));
  const [before, after] = await Promise.all(
    [sample, join(root, "twins")].map(async (from) =>
      JSON.parse((await yoyak(["export", from])).stdout).map((/** @type {any} */ digest) => ({
        ...digest,
        source_path: "",
      })),
    ),
  );
  assert.equal(twins.length, before.length);
  assert.deepEqual(after, before);
  const text = readFileSync(join(root, "s/llms.txt"), "utf8");
  assert.match(text, /^# .+\n\n> .+\n/);
  for (const href of [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, each]) => decodeURIComponent(each)))
    assert.ok(files(join(root, "s")).includes(href), `${href} is named in llms.txt and not there`);
  const html = readFileSync(join(root, "s/d", twins[0].replace(/md$/, "html")), "utf8");
  assert.ok(html.includes(`<link rel="alternate" type="text/markdown" href="../d/${encodeURIComponent(twins[0])}">`));
});

test("a digest in another language than the site says so, in its page, in lists and in feeds", async (context) => {
  const english = "---\ntitle: 2026-02-02 Reading\ntopic: Reading\n---\n\nWater freezes from above.\n";
  const settings = '{"title":"기록","language":"ko","url":"https://x.example/"}';
  const root = folder(context, { ...days, "2026-02-02-reading.md": english, "yoyak.config.json": settings });
  const { code, stderr } = await yoyak(["build", root, "--out", join(root, "s")]);
  assert.equal(code, 0, stderr);
  const read = (/** @type {string} */ name) => readFileSync(join(root, "s", name), "utf8");
  const [own, other] = [read("d/2026-02-02-reading.html"), read("d/2026-02-01-기술-AI.html")];
  assert.match(own, /<html lang="ko"/); // what is around the text is the viewer's
  assert.match(own, /<div class="yk-text" lang="en">/);
  assert.match(own, /"inLanguage":"en"/);
  assert.match(own, /og:locale" content="en_US"/);
  assert.match(other, /<div class="yk-text" lang="ko">/);
  assert.match(other, /"inLanguage":"ko"/);
  for (const name of ["m/2026-02.html", "t/Reading.html"])
    assert.match(read(name), /<a href="\.\.\/d\/2026-02-02-reading\.html" hreflang="en">/, name);
  assert.ok(!read("t/기술-AI.html").includes("hreflang"));
  const { items } = JSON.parse(read("feed.json"));
  assert.deepEqual(
    items.slice(0, 2).map((/** @type {any} */ { language }) => language),
    ["en", undefined],
  );
});

test("groups are headings over their entries, in the contents too, and say nothing twice", async (context) => {
  const page = [
    "# 2026-03-01 주간",
    "## 기사",
    "### 강\n- [하나](https://a.example/1)\n- [둘](https://a.example/2): 설명",
    "### 산\n- [셋](https://a.example/3)",
    "## 끝\n고맙다.",
  ].join("\n\n");
  const root = folder(context, { "2026-03-01.md": page });
  const out = join(root, "s");
  assert.equal((await yoyak(["build", root, "--out", out])).code, 0);
  const html = readFileSync(join(out, "d/2026-03-01-주간.html"), "utf8");
  const article = html.slice(html.indexOf("<article"), html.indexOf("</article>"));
  const names = [...article.matchAll(/<(h2|h3|li)[^>]*(?:class="yk-part"|data-n=)[^>]*>\s*(?:<a[^>]*>)?([^<]*)/g)];
  assert.deepEqual(
    names.map(([, tag, name]) => `${tag} ${name}`),
    ["li 기사", "li 강", "li 산", "h2 기사", "h2 강", "h3 하나", "h3 둘", "h2 산", "h3 셋"],
  );
  assert.ok(!article.includes("yk-label"), "a label does not repeat its heading");
  assert.match(article, /고맙다/);
});

test("images of other hosts: a link without JavaScript, or shown where the settings say so", async (context) => {
  const text = "![고양이](https://images.example/cat.png)";
  const root = folder(context, { "2026-01-05-경제.md": page("2026-01-05", "경제", text) });
  const build = async (/** @type {string} */ settings) => {
    writeFileSync(join(root, "yoyak.config.json"), settings);
    const { code, stderr } = await yoyak(["build", root, "--out", join(root, "s")]);
    assert.equal(code, 0, stderr);
    return readFileSync(join(root, "s/d/2026-01-05-경제.html"), "utf8");
  };
  const asking = await build("{}");
  assert.match(
    asking,
    /<a class="yk-image" href="https:\/\/images\.example\/cat\.png" rel="noopener noreferrer">고양이/,
  );
  assert.doesNotMatch(asking, /<img|img-src [^;]*http:/);
  const showing = await build('{"images":"show"}');
  assert.match(
    showing,
    /<img src="https:\/\/images\.example\/cat\.png" alt="고양이"[^>]* referrerpolicy="no-referrer">/,
  );
  assert.match(showing, /img-src data: blob: https: http: 'self';/);
  const embed = readFileSync(join(root, "s/embed.html"), "utf8");
  assert.doesNotMatch(embed, /img-src [^;]*http:/);
  writeFileSync(join(root, "yoyak.config.json"), '{"images":"always"}');
  assert.match((await yoyak(["check", root])).stderr, /`images` must be ask or show/);
});
