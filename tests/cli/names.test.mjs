// Pages of names that entries mark.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, page, yoyak } from "./helpers.mjs";

const day = (/** @type {number} */ n) => `2026-01-0${n}`;
const texts = [
  "그날 **북극항로**를 지난 배는 모두 열두 척이었습니다.",
  "사람들은 **북극항로**가 아직 위험하다고 말합니다.",
  "쇄빙선(Icebreaker) 없이는 **북극항로**를 지날 수 없습니다.",
  "여름에는 **북극항로**에도 얼음이 거의 없습니다.",
];
const pages = Object.fromEntries(
  texts.map((text, n) => [
    `${day(n + 1)}-바다.md`,
    page(day(n + 1), "바다", [
      { title: `소식 ${n}`, channel: n % 2 ? "포구 신문" : "바다 소식", id: `0${n}-AAAAAAAA`, text },
      { title: `딴 이야기 ${n}`, channel: "섬 방송", id: `1${n}-AAAAAAAA`, text: "**강조**한 말입니다." },
    ]),
  ]),
);

test("a name that entries mark has a page: first and last mention, who said what when", async (context) => {
  const root = folder(context, { ...pages, "yoyak.config.json": '{"title":"내 요약","url":"https://x.example/b/"}' });
  const site = join(root, "s");
  const built = await yoyak(["build", root, "--out", site]);
  assert.equal(built.code, 0, built.stderr);
  const read = (/** @type {string} */ name) => readFileSync(join(site, name), "utf8");
  const { names } = JSON.parse(read("n/names.json"));
  assert.deepEqual(names, [{ name: "북극항로", page: `n/${encodeURIComponent("북극항로")}.html`, entries: 4 }]);
  assert.deepEqual(readdirSync(join(site, "n")).sort(), ["all.html", "names.json", "북극항로.html"]);
  const told = read("n/북극항로.html");
  assert.doesNotMatch(told, /<script/);
  assert.match(
    told,
    /<li><strong>처음: 2026년 1월 1일[^<]*<\/strong> <a href="\.\.\/d\/[^"]*#00-AAAAAAAA">소식 0<\/a> 바다 소식<\/li>/,
  );
  assert.match(told, /<li><strong>마지막: 2026년 1월 4일[^<]*<\/strong> <a [^>]*>소식 3<\/a> 포구 신문<\/li>/);
  assert.match(told, /바다 소식 2 · 포구 신문 2/);
  assert.deepEqual(
    [...told.matchAll(/<strong>([^<]*)<\/strong> <a [^>]*>([^<]*)<\/a><br>([^<]*)</g)].map(([, ...each]) => each),
    texts.map((text, n) => [n % 2 ? "포구 신문" : "바다 소식", `소식 ${n}`, text.replaceAll("**", "")]).reverse(),
  );
  assert.match(read("n/all.html"), /href="\.\.\/n\/[^"]*\.html">북극항로<\/a>/);
  assert.match(read("index.html"), /<a href="n\/all\.html">인물·회사·주제<\/a>/);
  assert.match(read("sitemap.xml"), /\/n\/all\.html/);
});
