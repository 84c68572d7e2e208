// Pages of stories over days: their timeline, their address, their feed, and what links to them.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open } from "../../scripts/cli/api.mjs";
import { folder, yoyak } from "./helpers.mjs";
import { date, days, id, LIGHTHOUSE } from "./story-pages.mjs";

const settings = '{"title":"내 요약","url":"https://x.example/b/"}';
const read = (/** @type {string} */ root, /** @type {string} */ name) => readFileSync(join(root, "s", name), "utf8");
const STORY = `s/${date(5)}-${id(5, 0)}`;

test("a story has a page without a script, with what is new on each day", async (context) => {
  const root = folder(context, { ...days(1, 10), "yoyak.config.json": settings });
  const built = await yoyak(["build", root, "--out", join(root, "s")]);
  assert.equal(built.code, 0, built.stderr);
  // Its last day is its own, not that of the site.
  assert.match(read(root, "sitemap.xml"), new RegExp(`${STORY}\\.html</loc><lastmod>${date(9)}<`));
  assert.deepEqual(readdirSync(join(root, "s/s")).sort(), [
    `${date(5)}-${id(5, 0)}.html`,
    `${date(5)}-${id(5, 0)}.json`,
    `${date(5)}-${id(5, 0)}.xml`,
    "all.html",
    "stories.json",
  ]);
  const story = read(root, `${STORY}.html`);
  assert.doesNotMatch(story, /<script/);
  assert.match(story, /<h1>[^<]*등대/);
  const links = [...story.matchAll(/<a href="\.\.\/d\/[^"]*#([^"]*)"/g)].map(([, entry]) => entry);
  assert.deepEqual(links, [id(5, 0), id(6, 0), id(8, 0), id(9, 0)]);
  assert.match(story, /<br>마을 투표에서 등대를 남기자는 쪽이 이겼습니다\./);
  assert.match(story, /href="\.\.\/index\.html\?view=search&amp;q=[^"]*%EB%93%B1%EB%8C%80[^"]*">이 이야기 따라가기</);
  assert.match(story, new RegExp(`&amp;follow=${encodeURIComponent(`${STORY}.html`)}">이 이야기 따라가기<`));
  for (const name of ["index.html", "s/all.html", `${STORY}.html`]) {
    const [, base, links] =
      /<nav class="yk-site-nav"[^>]*><a href="(.*?)m\/all\.html"(.*?)<\/nav>/s.exec(read(root, name)) ?? [];
    assert.equal(base, name === "index.html" ? "" : "../", name);
    assert.ok(links.includes(`<a href="${base}s/all.html">이어지는 이야기</a>`), name);
    assert.ok(links.includes(`<a href="${base}feeds.opml">OPML</a>`), name);
  }
  assert.match(read(root, "s/all.html"), new RegExp(`href="\\.\\./${STORY}\\.html"`));
  assert.match(read(root, "m/all.html"), new RegExp(`href="\\.\\./${STORY}\\.html"`));
  assert.match(read(root, "feeds.opml"), new RegExp(`xmlUrl="https://x\\.example/b/${STORY}\\.xml"`));
  const feed = JSON.parse(read(root, `${STORY}.json`));
  assert.equal(feed.home_page_url, `https://x.example/b/${STORY}.html`);
  assert.deepEqual(
    feed.items.map((/** @type {any} */ { url }) => url.slice(url.indexOf("#") + 1)),
    links.toReversed(),
  );
  const index = JSON.parse(read(root, "s/stories.json"));
  assert.equal(index.stories.length, 1);
  assert.equal(index.stories[0].page, `${STORY}.html`);
  assert.equal(index.stories[0].days, 4);
  assert.deepEqual(index.stories[0].dates, [5, 6, 8, 9].map(date));
  assert.equal(index.entries[`${date(8)}-마을/${id(8, 0)}`], 0);

  // For other programs: from the files of the site, from its archive alone, and from the pages.
  const name = `${date(5)}-${id(5, 0)}`;
  const listed = await yoyak(["stories", join(root, "s")]);
  assert.match(listed.stdout, new RegExp(`^.*등대.*\\n  ${date(5)} – ${date(9)} · 4 days · 4 entries · ${name}\\n$`));
  const told = await yoyak(["stories", join(root, "s"), name, "--json"]);
  const one = JSON.parse(told.stdout);
  assert.deepEqual([one.id, one.from, one.to, one.days], [name, date(5), date(9), 4]);
  assert.ok(one.words.includes("등대"));
  assert.deepEqual(
    one.entries.map((/** @type {any} */ { id, channel, date, news }) => [id, channel, date, news]),
    [5, 6, 8, 9].map((day) => [id(day, 0), LIGHTHOUSE[day].channel, date(day), LIGHTHOUSE[day].text]),
  );
  const files = new Map(
    readdirSync(join(root, "s/p")).map((file) => [`p/${file}`, new Uint8Array(readFileSync(join(root, "s/p", file)))]),
  );
  files.set("archive.json", new Uint8Array(readFileSync(join(root, "s/archive.json"))));
  for (const source of [files, root, join(root, "s")]) {
    const archive = await open(source);
    const { entries, ...ref } = one;
    assert.deepEqual(await archive.stories(), [{ ...ref, entries: 4 }]);
    assert.deepEqual(await archive.story(name), one);
    await assert.rejects(archive.story("2031-01-01-없음"), { code: "not-found" });
    archive.dispose();
  }
  const missing = await yoyak(["stories", join(root, "s"), "x"]);
  assert.match(missing.stderr, /There is no story x/);
  assert.ok(missing.code > 0);
});

test("a story begins with its third day and keeps its address when a day is added", async (context) => {
  const root = folder(context, { ...days(1, 7), "yoyak.config.json": settings });
  const build = () => yoyak(["build", root, "--out", join(root, "s")]);
  await build();
  assert.ok(!existsSync(join(root, "s/s/all.html")));
  assert.deepEqual(JSON.parse(read(root, "s/stories.json")).stories, []);
  assert.doesNotMatch(read(root, "index.html"), /s\/all\.html/);
  for (const [from, to, entries] of [
    [8, 8, 3],
    [9, 12, 4],
  ]) {
    for (const [name, text] of Object.entries(days(from, to))) writeFileSync(join(root, name), text);
    await build();
    assert.equal(JSON.parse(read(root, `${STORY}.json`)).items.length, entries);
  }
});
