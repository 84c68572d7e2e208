// Pages of stories over days: their timeline, their address, their feed, and what links to them.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, page, yoyak } from "./helpers.mjs";

const id = (/** @type {number} */ day, /** @type {number} */ n) => `${String(day).padStart(2, "0")}-${n}AAAAAAA`;
const date = (/** @type {number} */ day) => `2026-01-${String(day).padStart(2, "0")}`;
/** Words that no two days share. @param {number} day */
const own = (day) => [..."가나다라마바사아자차"].map((each) => `${each}${"강산들바람물불"[day % 7]}${day}결`).join(" ");

/** What is told of a lighthouse, by day. @type {Record<number, {channel: string, title: string, text: string}>} */
const LIGHTHOUSE = {
  5: { channel: "포구 신문", title: "등대를 옮기려는 마을", text: "마을이 등대를 절벽 위로 옮기기로 했습니다." },
  6: {
    channel: "바다 소식",
    title: "등대 이전에 맞선 마을 어부",
    text: "어부들은 등대가 절벽으로 가면 길을 잃는다고 합니다.",
  },
  8: { channel: "섬 방송", title: "등대와 절벽, 마을 투표", text: "마을 투표에서 등대를 남기자는 쪽이 이겼습니다." },
  9: {
    channel: "포구 신문",
    title: "마을 투표 뒤의 등대와 절벽",
    text: "절벽 공사는 멈추고 마을 등대에는 투표를 기리는 새 불빛이 켜졌습니다.",
  },
};

/** @param {number} from @param {number} to @returns {Record<string, string>} */
const days = (from, to) =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, i) => {
      const day = from + i;
      const others = [1, 2, 3, 4, 5, 6].map((n) => ({
        title: `${own(day * 6 + n).split(" ")[n]} 소개`,
        channel: `채널 ${n}`,
        id: id(day, n),
        text: `${own(day * 6 + n)}입니다.`,
      }));
      const told = LIGHTHOUSE[day];
      return [
        `${date(day)}-마을.md`,
        page(date(day), "마을", told ? [{ ...told, id: id(day, 0) }, ...others] : others),
      ];
    }),
  );
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
