// Digests in one file: what export writes, and feeds.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pagesIn } from "../../scripts/cli/archive/bundle.mjs";
import { folder, twoDays, yoyak } from "./helpers.mjs";

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
/** The pages of a feed, as text by name. */
const read = async (/** @type {string} */ name, /** @type {string} */ text) =>
  Object.fromEntries(
    (await pagesIn(encode(text), name)).map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
  );

test("what export writes gives the same archive and the same export again", async (context) => {
  const root = folder(context, { "pages/yoyak.config.json": "{}" });
  for (const [name, text] of Object.entries(twoDays)) writeFileSync(join(root, "pages", name), text);
  const run = async (/** @type {string[]} */ ...args) => {
    const { code, stderr, stdout } = await yoyak(args, { cwd: root });
    assert.equal(code, 0, stderr);
    return stdout;
  };
  await run("export", "pages", "-o", "one/digests.json");
  await run("export", "pages", "--format", "md", "-o", "two/");
  assert.deepEqual(readdirSync(join(root, "two")).sort(), Object.keys(twoDays).sort());
  const json = readFileSync(join(root, "one/digests.json"), "utf8");
  assert.equal(await run("export", "one/digests.json"), json);
  assert.equal(await run("export", "two"), json);
  mkdirSync(join(root, "three"));
  const parts = [];
  for (const [name, input] of [
    ["pages", "pages"],
    ["json", "one/digests.json"],
  ]) {
    await run("build", input, "--partition", "2026-01", "--out", `three/${name}`);
    const [file] = readdirSync(join(root, "three", name));
    parts.push([file, readFileSync(join(root, "three", name, file)).toString("base64")]);
  }
  assert.deepEqual(parts[1], parts[0]);
});

test("a JSON feed is a digest a day, with an entry for each item", async () => {
  const pages = await read(
    "feed.json",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "산책 기록",
      authors: [{ name: "걷는 이" }],
      items: [
        {
          ...{ id: "2", url: "https://a.example/2", title: "저녁", content_html: "<p>노을</p>\n\n<p>달</p>" },
          date_published: "2026-03-01T19:00:00+09:00",
        },
        { id: "1", title: "아침 <길>", content_text: "a < b", date_published: "2026-03-01T08:00:00+09:00" },
        { id: "3", url: "https://a.example/3", title: "다음 날", date_published: "2026-03-02T00:30:00Z" },
        { id: "4", title: "날이 없는 글" },
      ],
    }),
  );
  assert.deepEqual(Object.keys(pages), ["2026-03-01-산책-기록.md", "2026-03-02-산책-기록.md"]);
  const [first] = Object.values(pages);
  assert.match(first, /^---\ntitle: "2026-03-01 산책 기록"\ndate: "2026-03-01"\ntopic: "산책 기록"\n/);
  const [morning, evening] = [first.indexOf("### 아침 \\<길\\>"), first.indexOf("### [저녁](https://a.example/2)")];
  assert.ok(morning > 0 && evening > morning, first);
  assert.match(first, /\n걷는 이, 2026-03-01T08:00:00\n\na &lt; b\n/);
  assert.match(first, /<p>노을<\/p>\n<p>달<\/p>/);
  assert.ok(!JSON.stringify(pages).includes("날이 없는 글"));
});

test("Atom and RSS are read alike", async () => {
  const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &amp;amp; B</title>
    <author><name>쓴 이</name></author><updated>2026-03-02T00:00:00Z</updated>
    <entry><id>urn:x:1</id><title>하나</title><updated>2026-03-02T09:00:00Z</updated>
      <published>2026-03-01T09:00:00Z</published><link rel="self" href="https://a.example/self"/>
      <link href="https://a.example/1"/><content type="html"><![CDATA[<p>본문</p>]]></content></entry></feed>`;
  const rss = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A &amp; B</title>
    <item><title>하나</title><link>https://a.example/1</link><dc:creator>쓴 이</dc:creator>
      <pubDate>Sun, 01 Mar 2026 09:00:00 +0900</pubDate><description>짧게</description>
      <content:encoded><![CDATA[<p>본문</p>]]></content:encoded></item></channel></rss>`;
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel><title>A &amp; B</title></channel><item><title>하나</title><link>https://a.example/1</link>
      <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">쓴 이</dc:creator>
      <dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-03-01T09:00:00+09:00</dc:date>
      <description>&lt;p&gt;본문&lt;/p&gt;</description></item></rdf:RDF>`;
  const pages = await read("a.xml", atom);
  assert.deepEqual(Object.keys(pages), ["2026-03-01-A-&-B.md"]);
  assert.match(
    Object.values(pages)[0],
    /### \[하나\]\(https:\/\/a\.example\/1\)\n쓴 이, 2026-03-01T09:00:00\n\n<p>본문<\/p>/,
  );
  assert.deepEqual(await read("b.rss", rss), pages);
  assert.deepEqual(await read("c.xml", rdf), pages);
});

test("what holds no digests is refused with its reason", async () => {
  for (const [name, text, why] of /** @type {[string, string, RegExp][]} */ ([
    ["a.json", "{", /it is not JSON/],
    ["a.json", '{"a":1}', /neither digests nor a feed/],
    ["a.json", "null", /neither digests nor a feed/],
    ["a.json", '[{"id":5}]', /not as yoyak export/],
    ["a.xml", "<a></b>", /it is not XML/],
    ["a.xml", "<html><body/></html>", /neither digests nor a feed/],
  ]))
    await assert.rejects(pagesIn(encode(text), name), why);
});
