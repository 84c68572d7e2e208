import assert from "node:assert/strict";
import { test } from "node:test";

import { generateDigests } from "./generate.mjs";
import { readGenerated, textOfHtml } from "./documents.mjs";
import { makeQueries } from "./queries.mjs";
import { compare } from "./recall.mjs";
import { bruteForce, fold, initialsPattern, matches, passes, unfinishedPattern } from "./reference.mjs";

const document = (/** @type {string} */ text, more = {}) => ({
  key: "d/e",
  date: "2026-01-02",
  topic: "AI",
  channel: "채널",
  title: fold("제목"),
  lines: text
    .split("\n")
    .map((/** @type {string} */ line) => fold(line, true))
    .join("\n"),
  ...more,
});

test("normal form: letters without case and marks, wide forms, typographic marks, spaces; Hangul untouched", () => {
  const cases = {
    "Café NAÏVE": "cafe naive",
    "Øresund Straße ŒUVRE": "oresund strasse oeuvre",
    "ＧＰＴ－５": "gpt-5",
    "“말” ‘말’ a‑b": "\"말\" '말' a-b",
    "가\u00a0\u3000나\u200b다": "가 나다",
    "ΣΊΣΥΦΟΣ λόγος Ёлка": "σίσυφοσ λόγοσ ёлка",
    "\u1100\u1161각": "가각",
    " 끝 \n 처음 ": "끝\n처음",
  };
  for (const [text, folded] of Object.entries(cases)) assert.equal(fold(text), folded, text);
});

test("what is still being typed: open and closed syllables, lone consonants, compound finals", () => {
  const finds = {
    스케: ["스케", "스켕", "스켈링"],
    스켕: ["스켕", "스케이"],
    가ㄴ: ["가나", "가는"],
    달: ["달", "닭", "다리"],
    닭: ["닭", "달기"],
    고: ["과", "곽", "괴"],
  };
  for (const [typed, words] of Object.entries(finds))
    for (const word of words) assert.match(word, unfinishedPattern(typed), `${typed} → ${word}`);
  for (const [typed, word] of [
    ["스케", "스카"],
    ["스켕", "스케기"],
    ["가ㄴ", "가ㄴ"],
    ["달", "단"],
  ])
    assert.doesNotMatch(word, unfinishedPattern(typed), `${typed} → ${word}`);
  assert.match("딥스케일링", initialsPattern("ㅅㅋㅇㄹ"));
  assert.doesNotMatch("스케 일링", initialsPattern("ㅅㅋㅇㄹ"));
});

test("a match lies within one line; all words, none of the excluded, one of the alternatives", () => {
  const one = document("한국언어 모델\n둘째 줄");
  assert.ok(matches(one, { all: ["언어 모"] }));
  assert.ok(!matches(one, { all: ["모델 둘째"] }));
  assert.ok(matches(one, { all: ["모델", "줄"] }));
  assert.ok(!matches(one, { all: ["모델"], none: ["둘"] }));
  assert.ok(matches(one, { all: [], any: ["없음", "둘"] }));
  assert.ok(!matches(one, { all: ["모델"], titleOnly: true }));
  assert.ok(passes(one, { topic: "AI", from: "2026-01-02", to: "2026-01-02" }));
  assert.ok(!passes(one, { from: "2026-01-03" }));
  assert.deepEqual(bruteForce([one, document("모댈")], { all: ["모델"] }), [0]);
});

test("HTML is read as it is seen: blocks are lines, breaks are spaces, entities are letters", () => {
  assert.deepEqual(textOfHtml("<p>A &amp; <strong>B</strong><br>\nC</p><ul><li>하나</li><li>둘</li></ul>"), [
    "A & B  C",
    "하나",
    "둘",
  ]);
});

test("a generated page is taken apart without Yoyak, and nothing of it is left out", () => {
  const [{ text }] = generateDigests({ digests: 1 });
  const { date, topic, entries, overview } = readGenerated(text);
  assert.ok(text.includes(`title: ${date} ${topic}`));
  // The description, which a search finds as it finds the overview, and three paragraphs.
  assert.equal(overview.length, 4);
  assert.ok(text.includes(`description: "${overview[0]}"`));
  assert.equal(entries.length, text.match(/^### /gm)?.length);
  for (const { body, title, channel } of entries) {
    assert.ok(body.length === 7 && title && channel);
    assert.ok(!body.join().includes("**"));
  }
});

/**
 * An archive that answers from brute force, and may be told to lose or to make up a hit.
 * @param {any[]} entries
 */
function makeArchive(entries, spoil = (/** @type {any} */ rows) => rows) {
  const wanted = new Map();
  return {
    /** @param {import("./queries.mjs").Query[]} queries */
    queries(queries) {
      for (const { text, wanted: one, filter } of queries) wanted.set(text + JSON.stringify(filter), one);
    },
    info: { entries: entries.length },
    async search(/** @type {any} */ { query, topics, channels, from, to }) {
      const [, one] = [...wanted].find(([key]) => key.startsWith(`${query}{`) || key.startsWith(`${query}null`)) ?? [];
      const filter = { topic: topics?.[0], channel: channels?.[0], from, to };
      const rows = spoil(
        bruteForce(entries, one)
          .map((i) => entries[i])
          .filter((entry) => passes(entry, filter))
          .map(({ key }) => ({ digest: key.split("/")[0], id: key.split("/")[1] })),
      );
      return { rows, total: rows.length, tiers: [], overviews: { total: 0 } };
    },
  };
}

test("the comparison sees one missing and one false hit", async () => {
  /** @type {any} */
  const entries = [];
  for (const { text } of generateDigests({ digests: 10 })) {
    const { date, topic, entries: list } = readGenerated(text);
    for (const { id, title, channel, body } of list)
      entries.push(
        document([title, channel, ...body].join("\n"), {
          key: `${date}-${topic}/${id}`,
          date,
          topic,
          channel,
          title: fold(title),
          plainTitle: title,
          text: body.join("\n"),
        }),
      );
  }
  const queries = makeQueries(entries, 3).filter(({ tier }) => !tier);
  assert.ok(queries.length > 60);
  const check = async (spoil = (/** @type {any[]} */ rows) => rows) => {
    const archive = makeArchive(entries, spoil);
    archive.queries(queries);
    return compare(archive, { entries, overviews: [] }, queries);
  };
  const right = await check();
  assert.equal(right.wrong.length, 0);
  assert.ok(right.rows.every(({ recall, precision }) => recall === 1 && precision === 1));
  const missing = await check((/** @type {any[]} */ rows) => rows.slice(1));
  assert.ok(missing.wrong.length > 0 && missing.rows.some(({ recall }) => recall < 1));
  const extra = await check((/** @type {any} */ rows) => [...rows, { digest: "made", id: "up" }]);
  assert.ok(extra.wrong.length === queries.length && extra.rows.every(({ precision }) => precision < 1));
});
