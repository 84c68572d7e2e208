// How much newness should count. The overviews of the newest days say what is news: among the entries that hold a word,
// those that the newest overviews cite should be among the first results. And a known item, found by three words of its
// title, has to stay first however old it is. Searches once and ranks the answers anew for each strength of newness.
// usage: node tests/bench/recency.mjs DIR [--days N] [--json]
//   DIR     Markdown pages whose overviews cite entries by number ([1]), or an archive of them
//   --days  the newest days whose overviews say what is news; default 14
import { parseArgs } from "node:util";
import { openFiles, packInput } from "../../scripts/cli/archive/pack.mjs";
import { describedEntries } from "./citations.mjs";
import { contentWords } from "./known-item.mjs";
import { randomFrom } from "./queries.mjs";

/** As in wasm/search/match/ranking.hpp. */
const BUILT_IN = { most: 0.35, half: 30 };
/** Strengths to compare: the most that newness adds, and after how many days half of it is left. */
const STRENGTHS = [
  { most: 0, half: 180 },
  { most: 0.05, half: 180 },
  ...[7, 14, 30, 60].flatMap((half) => [0.1, 0.2, 0.35, 0.5, 0.75].map((most) => ({ most, half }))),
];
const DAY = 86400000;

/** @param {{most: number, half: number}} strength @param {number} days */
const factor = ({ most, half }, days) => 1 + most / (1 + days / half);

/** @param {any} reader @param {number} days */
export async function measureRecency(reader, days) {
  const { to, entries } = reader.info;
  const age = (/** @type {string} */ date) => (Date.parse(to) - Date.parse(date)) / DAY;
  const described = await describedEntries(reader);
  const news = new Set(
    described
      .filter(({ digest }) => age(digest.slice(0, 10)) < days)
      .flatMap(({ digest, cited }) => cited.map((id) => `${digest}/${id}`)),
  );
  /** Words of titles, with the number of titles that have them. @type {Map<string, number>} */
  const words = new Map();
  const { rows } = await reader.select({ limit: entries });
  for (const { title } of rows) for (const word of contentWords(title)) words.set(word, (words.get(word) ?? 0) + 1);
  const ask = async (/** @type {string} */ query, /** @type {number} */ limit) => {
    const answer = await reader.search({ query, limit, snippet: 0, tiers: false });
    return answer.rows.map((/** @type {any} */ row) => ({
      key: `${row.digest}/${row.id}`,
      title: row.title,
      days: age(row.date),
      score: row.score / factor(BUILT_IN, age(row.date)),
    }));
  };
  const ranked = (/** @type {any[]} */ answer, /** @type {{most: number, half: number}} */ strength) =>
    answer
      .map((row) => ({ ...row, score: row.score * factor(strength, row.days) }))
      .sort((a, b) => b.score - a.score || a.days - b.days);

  // Words that people look up again and again: many entries hold them, some of them news.
  /** @type {{ answer: any, fresh: any }[]} */
  const common = [];
  for (const [word, count] of words) {
    if (count < 4) continue;
    const answer = await ask(word, entries);
    const fresh = answer.filter((/** @type {any} */ { key }) => news.has(key)).length;
    if (answer.length >= 20 && fresh >= 3) common.push({ answer, fresh });
  }
  const random = randomFrom(5);
  const able = rows.filter((/** @type {any} */ { title }) => contentWords(title).length >= 3);
  /** @type {{ title: string, answer: any }[]} */
  const known = [];
  while (known.length < 500 && able.length) {
    const { title } = able.splice(random(able.length), 1)[0];
    const choice = contentWords(title);
    const three = [0, 1, 2].map(() => choice.splice(random(choice.length), 1)[0]);
    known.push({ title, answer: await ask(three.join(" "), 50) });
  }
  return STRENGTHS.map((strength) => {
    let cited = 0,
      possible = 0;
    const ages = [];
    for (const { answer, fresh } of common) {
      const five = ranked(answer, strength).slice(0, 5);
      cited += five.filter(({ key }) => news.has(key)).length;
      possible += Math.min(5, fresh);
      ages.push(...five.map((row) => row.days));
    }
    const first = known.filter(({ title, answer }) => ranked(answer, strength)[0]?.title === title).length;
    const middle = ages.sort((a, b) => a - b)[ages.length >> 1];
    return { ...strength, words: common.length, cited: cited / possible, age: middle, known: first / known.length };
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { days: { type: "string", default: "14" }, json: { type: "boolean" } },
  });
  const reader = await openFiles((await packInput(positionals[0])).files);
  const rows = await measureRecency(reader, Number(values.days));
  if (values.json) console.log(JSON.stringify(rows));
  else console.table(rows.map((row) => ({ ...row, cited: row.cited.toFixed(3), known: row.known.toFixed(3) })));
}
