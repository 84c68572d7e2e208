// Feeds of a built site: of each channel and of each query that the settings name; the list of all; where they are
// linked.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open } from "../../scripts/cli/api.mjs";
import { ChannelEntries, MOST_CHANNELS } from "../../scripts/cli/site/all-feeds.mjs";
import { folder, page, yoyak } from "./helpers.mjs";

const SUBJECTS = ["반도체", "금리", "환율", "배터리", "로봇", "인공지능", "주택", "우주", "게임", "기후"];
const CHANNELS = ["가 채널", "나/채널", "다: 채널?"];
const URL = "https://x.example/b/";

/** Digests of 24 days with entries about two subjects each. */
function days() {
  /** @type {Record<string, string>} */
  const files = {};
  for (let day = 1; day <= 24; day += 1) {
    const date = `2026-01-${String(day).padStart(2, "0")}`;
    const entries = [0, 1, 2].map((n) => {
      const [first, second] = [SUBJECTS[(day + n) % 10], SUBJECTS[(day * 3 + n * 2) % 10]];
      return {
        title: `${first} 이야기 ${day}`,
        channel: CHANNELS[(day + n) % 3],
        id: `${String(day).padStart(2, "0")}-${n}AAAAAAA`,
        text: `${second}의 흐름과 [다른 글](#${String(day).padStart(2, "0")}-0AAAAAAA)입니다.`,
      };
    });
    files[`${date}-기술.md`] = page(date, "기술", entries);
  }
  return files;
}

/** 50 queries: words, pairs, alternatives, and those of the language of searches. */
const QUERIES = [
  ...SUBJECTS,
  ...SUBJECTS.map((word, i) => `${word} ${SUBJECTS[(i + 3) % 10]}`),
  ...SUBJECTS.map((word, i) => `${word} OR ${SUBJECTS[(i + 1) % 10]}`),
  ...SUBJECTS.map((word, i) => `${word} -${SUBJECTS[(i + 5) % 10]}`),
  ...CHANNELS.map((name) => `channel:"${name}"`),
  ...SUBJECTS.slice(0, 5).map((word) => `in:title ${word}`),
  "date:2026-01-10..2026-01-12",
  '"의 흐름"',
];
const settings = (/** @type {object} */ more) =>
  JSON.stringify({ title: "내 요약", url: URL, feeds: QUERIES.map((query) => ({ name: query, query })), ...more });
const read = (/** @type {string} */ root, /** @type {string} */ name) => readFileSync(join(root, "s", name), "utf8");
const items = (/** @type {string} */ text) =>
  JSON.parse(text).items.map((/** @type {any} */ { url }) => decodeURIComponent(url.slice(URL.length)));

test("the feed of a query holds what a search finds, newest first", async (context) => {
  assert.equal(QUERIES.length, 50);
  const root = folder(context, { ...days(), "yoyak.config.json": settings({}) });
  const built = await yoyak(["build", root, "--out", join(root, "s")]);
  assert.equal(built.code, 0, built.stderr);
  const opml = read(root, "feeds.opml");
  const stems = [...opml.matchAll(/xmlUrl="([^"]*feeds\/query\/[^"]*)\.xml"/g)].map(([, url]) =>
    decodeURIComponent(url.replaceAll("&amp;", "&").replaceAll("&quot;", '"').slice(URL.length)),
  );
  assert.equal(stems.length, 50);
  const archive = await open(root);
  context.after(() => archive.dispose());
  let found = 0;
  for (const [index, query] of QUERIES.entries()) {
    const { rows } = await archive.search({ query, sort: "newest", limit: 30, snippet: 0 });
    const wanted = rows.map(({ digest, id }) => `d/${digest}.html#${id}`);
    assert.deepEqual(items(read(root, `${stems[index]}.json`)), wanted, query);
    const atom = read(root, `${stems[index]}.xml`);
    assert.equal(atom.match(/<entry>/g)?.length ?? 0, wanted.length, query);
    found += wanted.length > 0 ? 1 : 0;
    if (wanted.length === 0) assert.match(built.stderr, /nothing was found for/);
    if (index % 16 > 0 || wanted.length === 0) continue;
    // The command line says the same.
    const args = ["search", root, "--sort", "newest", "-n", "30", "--json", "--", query];
    const { results } = JSON.parse((await yoyak(args)).stdout);
    assert.deepEqual(
      results.map((/** @type {any} */ { digest, id }) => `d/${digest}.html#${id}`),
      wanted,
    );
  }
  assert.ok(found >= 40, `${found} queries find something`);
});

test("each channel has a feed of its newest entries, with links to the site and to the video", async (context) => {
  const root = folder(context, { ...days(), "yoyak.config.json": settings({ feeds: [] }) });
  await yoyak(["build", root, "--out", join(root, "s")]);
  for (const [name, stem] of [
    ["가 채널", "가 채널"],
    ["나/채널", "나-채널"],
    ["다: 채널?", "다- 채널-"],
  ]) {
    const args = ["search", root, "--sort", "newest", "-n", "10", "--json", "--", `channel:"${name}"`];
    const { results } = JSON.parse((await yoyak(args)).stdout);
    const text = read(root, `feeds/channel/${stem}.json`);
    assert.equal(results.length, 10);
    assert.deepEqual(
      items(text),
      results.map((/** @type {any} */ { digest, id }) => `d/${digest}.html#${id}`),
    );
    const feed = JSON.parse(text);
    assert.equal(feed.title, `내 요약 · ${name}`);
    assert.equal(feed.feed_url, `${URL}feeds/channel/${encodeURIComponent(stem)}.json`);
    assert.match(feed.items[0].content_html, /href="https:\/\/x\.example\/b\/d\/2026-01-[^"]*\.html#/);
    assert.match(feed.items[0].content_html, /href="https:\/\/www\.youtube\.com\/watch\?v=/);
    assert.doesNotMatch(feed.items[0].content_html, /href="#/);
  }
});

test("all feeds are listed in the OPML file and on a page, and pages name the feed about the same", async (context) => {
  const feeds = [{ name: "칩 & <b>", query: "반도체" }];
  const root = folder(context, { ...days(), "yoyak.config.json": settings({ feeds }) });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const outlines = [...read(root, "feeds.opml").matchAll(/<outline type="rss" text="([^"]*)"[^>]* xmlUrl="([^"]*)"/g)];
  for (const [, , url] of outlines) {
    const name = decodeURIComponent(url.slice(URL.length).replaceAll("&amp;", "&"));
    assert.ok(existsSync(join(root, "s", name)), name);
    assert.ok(existsSync(join(root, "s", name.replace(/xml$/, "json"))), name);
  }
  assert.deepEqual(
    outlines.map(([, title]) => title),
    [
      "내 요약",
      "내 요약 · 기술",
      ...CHANNELS.map((name) => `내 요약 · ${name}`),
      "내 요약 · 칩 &amp; &lt;b&gt;",
      "내 요약 · 주간 정리",
    ],
  );
  const list = read(root, "m/feeds.html");
  assert.equal(list.match(/>Atom<\/a>/g)?.length, outlines.length);
  assert.match(list, /href="\.\.\/feeds\/query\/%EC%B9%A9%20%26%20-b-\.xml"/);
  assert.match(
    read(root, "t/기술.html"),
    /<link rel="alternate" type="application\/atom\+xml"[^>]*href="\.\.\/feeds\/%/,
  );
  assert.match(read(root, "index.html"), /<a href="m\/feeds\.html">/);
  // Without an address there is no OPML file, and links are relative.
  writeFileSync(join(root, "yoyak.config.json"), settings({ url: "", feeds }));
  await yoyak(["build", root, "--out", join(root, "s")]);
  assert.ok(!existsSync(join(root, "s/feeds.opml")));
  assert.match(JSON.parse(read(root, "feeds/channel/가 채널.json")).items[0].url, /^\.\.\/\.\.\/d\/2026-01-24/);
});

test("a later build writes only the feeds that changed", async (context) => {
  const files = days();
  const root = folder(context, { ...files, "yoyak.config.json": settings({ feeds: [{ name: "금", query: "금리" }] }) });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const stat = (/** @type {string} */ name) => statSync(join(root, "s", name), { bigint: true }).mtimeNs;
  const before = ["feeds/channel/가 채널.xml", "feeds/channel/나-채널.xml", "feeds/query/금.xml"].map(stat);
  const entry = { title: "산책", channel: "나/채널", id: "25-0AAAAAAA", text: "숲길입니다." };
  writeFileSync(join(root, "2026-01-25-기술.md"), page("2026-01-25", "기술", [entry]));
  await yoyak(["build", root, "--out", join(root, "s")]);
  const after = ["feeds/channel/가 채널.xml", "feeds/channel/나-채널.xml", "feeds/query/금.xml"].map(stat);
  assert.equal(after[0], before[0]);
  assert.notEqual(after[1], before[1]);
  assert.equal(after[2], before[2]);
});

test("settings of feeds that cannot be used are refused", async (context) => {
  const root = folder(context, days());
  for (const feeds of ["금리", [{ name: "금" }], [{ name: "", query: "금리" }]]) {
    writeFileSync(join(root, "yoyak.config.json"), JSON.stringify({ feeds }));
    const { code, stderr } = await yoyak(["build", root, "--out", join(root, "s")]);
    assert.equal(code, 3, stderr);
    assert.match(stderr, /`feeds(\[0\](\.name)?)?`/);
  }
});

test("feeds: channels with most entries have one, 2,000 at most", () => {
  const row = (/** @type {string} */ channel) => /** @type {any} */ ({ channel, digest: "a", id: "b" });
  const name = (/** @type {number} */ i) => `채널 ${String(i).padStart(5, "0")}`;
  for (const count of [MOST_CHANNELS - 1, MOST_CHANNELS, MOST_CHANNELS + 2]) {
    const channels = new ChannelEntries();
    channels.add(Array.from({ length: count }, (_, i) => row(name(i))));
    channels.add([row(name(count - 1)), row("")]);
    const kept = channels.sorted().map(([channel]) => channel);
    assert.equal(kept.length, Math.min(count, MOST_CHANNELS));
    assert.equal(channels.leftOut, Math.max(0, count - MOST_CHANNELS));
    assert.ok(kept.includes(name(count - 1)), "the one with most entries");
    assert.deepEqual(kept, kept.toSorted());
  }
});

test("a text that is too long for feeds is on its page only, and the item is there", async (context) => {
  const entry = (/** @type {string} */ id, /** @type {string} */ text) => ({ title: id, channel: "채널", id, text });
  const long = "긴 글입니다. ".repeat(40_000);
  const entries = [entry("AAAAAAAAAAA", "짧은 글입니다."), entry("BBBBBBBBBBB", long)];
  const root = folder(context, {
    "2026-02-01-기술.md": page("2026-02-01", "기술", entries),
    "2026-02-02-기술.md": page("2026-02-02", "기술", [entry("CCCCCCCCCCC", "또 다른 글입니다.")]),
    "yoyak.config.json": settings({ feeds: [{ name: "글", query: "글입니다" }], feed_content: "full" }),
  });
  const built = await yoyak(["build", root, "--out", join(root, "s")]);
  assert.equal(built.code, 0, built.stderr);
  for (const name of ["feeds/channel/채널", "feeds/query/글", "feeds/기술", "feed"]) {
    for (const ending of [".json", ".xml"]) {
      assert.ok(statSync(join(root, "s", name + ending)).size < 30_000, `${name}${ending} repeats the long text`);
      const text = read(root, name + ending);
      for (const each of ["AAAAAAAAAAA", "BBBBBBBBBBB", "CCCCCCCCCCC"])
        assert.ok(text.includes(each), `${name} ${each}`);
      assert.ok(text.includes("또 다른 글입니다."), name);
    }
  }
  assert.ok(read(root, "d/2026-02-01-기술.html").includes(long.trim()));
});
