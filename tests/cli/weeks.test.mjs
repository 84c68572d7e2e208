// Pages of weeks and months, and the feed of weeks.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, page, yoyak } from "./helpers.mjs";

const id = (/** @type {number} */ day, /** @type {number} */ n) => `${String(day).padStart(2, "0")}-${n}AAAAAAA`;
const date = (/** @type {number} */ day) => `2026-01-${String(day).padStart(2, "0")}`;

/** A day with three entries; the overview cites the second in two passages. @param {number} day */
const dayOf = (day) =>
  page(
    date(day),
    "기술",
    [0, 1, 2].map((n) => ({
      title: `제목 ${day} ${n}`,
      channel: `채널 ${n}`,
      id: id(day, n),
      text: `본문 ${day} ${n}.`,
    })),
    `**${day}일**의 첫 문단[2]입니다.\n\n- 둘째[2]\n- 셋째[3]`,
  );
/** @param {number} from @param {number} to @returns {Record<string, string>} */
const days = (from, to) =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, i) => [`${date(from + i)}-기술.md`, dayOf(from + i)]));
const settings = '{"title":"내 요약","url":"https://x.example/b/"}';
const read = (/** @type {string} */ root, /** @type {string} */ name) => readFileSync(join(root, "s", name), "utf8");

test("a week's page names the entries that count most and what was said, without a script", async (context) => {
  const root = folder(context, { ...days(3, 14), "yoyak.config.json": settings });
  assert.equal((await yoyak(["build", root, "--out", join(root, "s")])).code, 0);
  // Sunday to Saturday.
  assert.deepEqual(readdirSync(join(root, "s/w")).sort(), [
    "2025-12-28.html",
    "2026-01-04.html",
    "2026-01-11.html",
    "all.html",
    "feed.json",
    "feed.xml",
  ]);
  const week = read(root, "w/2026-01-04.html");
  assert.doesNotMatch(week, /<script/);
  assert.match(week, /<h1>2026년 1월 4일 ~ 1월 10일<\/h1>/);
  assert.match(week, /요약 7개 · 항목 21개 · 영상 4시간/);
  const top = [...week.slice(week.indexOf("<ol>"), week.indexOf("</ol>")).matchAll(/<li>.*?<\/li>/gs)].map(String);
  assert.equal(top.length, 10);
  for (const [index, item] of top.slice(0, 7).entries()) {
    assert.match(
      item,
      new RegExp(`href="../d/2026-01-${String(index + 4).padStart(2, "0")}-[^"]*#${id(index + 4, 1)}"`),
    );
    assert.match(item, /요약의 문단 2곳에서 언급/);
  }
  for (const item of top.slice(7)) assert.match(item, /요약의 문단 1곳에서 언급/);
  assert.match(week, /<br>4일의 첫 문단입니다\.<\/li>/);
  assert.match(week, /href="\.\.\/w\/2025-12-28\.html"/);
  assert.doesNotMatch(week, /2026-01-11/);
  assert.match(read(root, "w/all.html"), /2026-01-11\.html.*2026-01-04\.html.*2025-12-28\.html/s);
  assert.match(read(root, "d/2026-01-05-기술.html"), /<a href="\.\.\/w\/all\.html">주간 정리<\/a>/);
  assert.match(read(root, "m/2026-01.html"), /<ol><li>.*요약의 문단 2곳에서 언급/s);
});

test("the feed holds the weeks that are over", async (context) => {
  const root = folder(context, { ...days(3, 14), "yoyak.config.json": settings });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const feed = JSON.parse(read(root, "w/feed.json"));
  assert.deepEqual(
    feed.items.map((/** @type {any} */ item) => item.url),
    ["https://x.example/b/w/2026-01-04.html", "https://x.example/b/w/2025-12-28.html"],
  );
  assert.equal(feed.home_page_url, "https://x.example/b/w/all.html");
  assert.match(feed.items[0].content_html, /href="https:\/\/x\.example\/b\/d\/2026-01-04-/);
});

test("a week that is over never changes, whatever is added later", async (context) => {
  const root = folder(context, { ...days(3, 12), "yoyak.config.json": settings });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const pages = ["w/2025-12-28.html", "w/2026-01-04.html"];
  const before = pages.map((name) => read(root, name));
  const open = read(root, "w/2026-01-11.html");
  const item = JSON.parse(read(root, "w/feed.json")).items[0];
  for (const [name, text] of Object.entries(days(13, 28))) writeFileSync(join(root, name), text);
  writeFileSync(join(root, "2026-02-03-경제.md"), page("2026-02-03", "경제", [], "제목 4 1과 제목 5 1을 다시 본다."));
  await yoyak(["build", root, "--out", join(root, "s")]);
  assert.deepEqual(
    pages.map((name) => read(root, name)),
    before,
  );
  assert.notEqual(read(root, "w/2026-01-11.html"), open);
  const items = JSON.parse(read(root, "w/feed.json")).items;
  assert.deepEqual(
    items.find((/** @type {any} */ each) => each.id === item.id),
    item,
  );
  assert.ok(existsSync(join(root, "s/w/2026-02-01.html")));
});

test("words that rose are those of the week against the two weeks before", async (context) => {
  const files = days(4, 24);
  for (let day = 18; day <= 24; day += 1)
    files[`${date(day)}-기술.md`] = files[`${date(day)}-기술.md`].replaceAll(`[제목 ${day}`, `[휴머노이드 ${day}`);
  const root = folder(context, { ...files, "yoyak.config.json": settings });
  await yoyak(["build", root, "--out", join(root, "s")]);
  assert.match(read(root, "w/2026-01-18.html"), /<h2>떠오른 낱말<\/h2><p>[^<]*휴머노이드/);
  assert.doesNotMatch(read(root, "w/2026-01-04.html"), /떠오른 낱말/);
});

test("of what two passages of a week or more cite, most is among the first ten of its page", async (context) => {
  let state = 7;
  const any = (/** @type {number} */ n) => (state = (state * 1103515245 + 12345) % 2 ** 31) % n;
  /** Passages that cite an entry, counted from what was written. @type {Map<string, number>} */
  const cited = new Map();
  /** @type {Record<string, string>} */
  const files = {};
  for (let day = 4; day <= 10; day += 1) {
    const entries = Array.from({ length: 6 }, (_, n) => ({
      title: `제목 ${day} ${n}`,
      channel: `채널 ${n}`,
      id: id(day, n),
      text: `본문 ${day} ${n}.`,
    }));
    const passages = Array.from({ length: 6 }, (_, passage) => {
      const numbers = [...new Set([any(6), any(6 + passage) % 6])];
      for (const n of numbers) cited.set(id(day, n), (cited.get(id(day, n)) ?? 0) + 1);
      return `문단 ${passage}${numbers.map((n) => `[${n + 1}]`).join("")}입니다.`;
    });
    files[`${date(day)}-기술.md`] = page(date(day), "기술", entries, passages.join("\n\n"));
  }
  const root = folder(context, { ...files, "yoyak.config.json": settings });
  await yoyak(["build", root, "--out", join(root, "s")]);
  const week = read(root, "w/2026-01-04.html");
  const top = week.slice(week.indexOf("<ol>"), week.indexOf("</ol>"));
  const shown = [...top.matchAll(/<a href="[^"]*#([^"]*)"/g)].map(([, entry]) => entry);
  assert.equal(shown.length, 10);
  // No entry that is left out is cited more than one that is shown: of ten or fewer, all are there.
  const least = Math.min(...shown.map((entry) => cited.get(entry) ?? 0));
  for (const [entry, passages] of cited) assert.ok(shown.includes(entry) || passages <= least, entry);
  const often = [...cited].filter(([, passages]) => passages >= 2).sort(([, a], [, b]) => b - a);
  assert.ok(often.length > 10);
  const wanted = often.slice(0, 10);
  assert.ok(wanted.filter(([, passages]) => passages > least).every(([entry]) => shown.includes(entry)));
});
