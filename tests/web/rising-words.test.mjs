import assert from "node:assert/strict";
import { test } from "node:test";
import { likelihoodRatio, RisingWords, titleWords, withoutParticle } from "../../web/state/rising-words.js";

let number = 0;
/** @param {string} date @param {string} title @param {string} [channel] @param {number | null} [seconds] */
const row = (date, title, channel = `채널 ${(number += 1)}`, seconds = 60) => ({
  digest: "d",
  id: "e",
  date,
  topic: "t",
  title,
  channel,
  url: "",
  videoId: null,
  publishedAt: null,
  seconds,
});
const early = (/** @type {string} */ title, count = 1) =>
  Array.from({ length: count }, (_, i) => row(`2026-01-${String((i % 28) + 1).padStart(2, "0")}`, title));
const late = (/** @type {string} */ title, count = 1) =>
  Array.from({ length: count }, (_, i) => row(`2026-03-${String((i % 28) + 1).padStart(2, "0")}`, title));
const SINCE = "2026-03-01";
const words = (/** @type {ReturnType<typeof row>[]} */ rows, without = "") =>
  new RisingWords()
    .add(rows)
    .rising(SINCE, 10, without)
    .map(({ word }) => word);

test("a particle goes by the sound before it, and only with two syllables left", () => {
  assert.equal(withoutParticle("반도체가"), "반도체");
  assert.equal(withoutParticle("모델은"), "모델");
  assert.equal(withoutParticle("모델는"), "");
  assert.equal(withoutParticle("서울로"), "서울");
  assert.equal(withoutParticle("시장에서는"), "시장");
  assert.equal(withoutParticle("AI가"), "AI");
  assert.equal(withoutParticle("나이"), "");
});

test("words of a title: no numbers, dates, fillers or single letters, each once", () => {
  assert.deepEqual(
    [...titleWords("2026년 11월 22일, AI와 AI: How the C++ 3부 GPT-5 그리고 a 금리").values()],
    ["AI와", "AI", "C++", "GPT-5", "금리"],
  );
});

test("what came up lately rises; what is as frequent as ever, or fell, does not", () => {
  const rows = [
    ...early("금리 이야기", 20),
    ...late("금리 이야기", 10),
    ...late("휴머노이드 소식", 6),
    ...early("부동산 전망", 9),
    ...late("부동산 전망", 1),
  ];
  assert.deepEqual(words(rows).sort(), ["소식", "휴머노이드"]);
});

test("counts: entries of late with their time, and those before", () => {
  const [first] = new RisingWords()
    .add([...early("로봇", 1), ...early("날씨", 30), ...late("로봇", 5)])
    .rising(SINCE, 1);
  assert.deepEqual(first, { word: "로봇", count: 5, seconds: 300, before: 1 });
});

test("forms of a word count together where the word is seen in two of them; others stay whole", () => {
  const rows = [...early("날씨", 30), ...late("반도체가", 2), ...late("반도체를", 2), ...late("어린이", 4)];
  assert.deepEqual(words(rows).sort(), ["반도체", "어린이"]);
});

test("upper and lower case are one word, shown as it was first written", () => {
  assert.deepEqual(words([...early("날씨", 30), ...late("OpenAI", 2), ...late("OPENAI", 2)]), ["OpenAI"]);
});

test("one channel, one day or two entries do not make a word rise", () => {
  const one = Array.from({ length: 9 }, (_, i) => row(`2026-03-0${i + 1}`, "아침브리핑", "같은 채널"));
  const day = Array.from({ length: 9 }, () => row("2026-03-05", "생방송특집"));
  assert.deepEqual(words([...early("날씨", 30), ...one, ...day, ...late("둘뿐", 2)]), []);
});

test("the words that are searched for are left out, and equal rises stand in a fixed order", () => {
  const rows = [...early("날씨", 30), ...late("나무 가지", 5)];
  assert.deepEqual(words(rows), ["가지", "나무"]);
  assert.deepEqual(words(rows, "나무 -잎"), ["가지"]);
});

test("lately is four weeks, a third of a shorter time, and nothing of a short one", () => {
  assert.equal(RisingWords.since("2025-01-01", "2025-12-31"), "2025-12-04");
  assert.equal(RisingWords.since("2026-01-01", "2026-01-30"), "2026-01-21");
  assert.equal(RisingWords.since("2026-01-01", "2026-01-20"), "");
});

test("the likelihood ratio is none for equal shares and grows with the difference", () => {
  assert.ok(Math.abs(likelihoodRatio(5, 50, 10, 100)) < 1e-9);
  assert.ok(likelihoodRatio(10, 50, 10, 100) < likelihoodRatio(20, 50, 10, 100));
  // By hand: 2 (10 ln(10/5) + 0 + 40 ln(40/45) + 50 ln(50/45)).
  assert.ok(Math.abs(likelihoodRatio(10, 50, 0, 50) - 14.9763) < 1e-3, String(likelihoodRatio(10, 50, 0, 50)));
});
