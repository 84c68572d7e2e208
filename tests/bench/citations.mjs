// The citations of overviews as an answer key: a sentence of an overview describes the entries that it cites, so a
// search for the sentence, or for some words of it, has to lead to one of them.
// usage: node tests/bench/citations.mjs DIR [--part tune|held|all] [--seed N] [--misses N] [--json]
//   DIR       Markdown pages whose overviews cite entries by number ([1]), or an archive of them
//   --part    the sentences of half of the pages: those that rules were tuned on (tune), or those that nobody looked at
//             (held); default: all. Both are searched for in the whole archive
//   --misses  shows so many queries whose first result is not cited

import { parseArgs } from "node:util";
import { openFiles, packInput } from "../../scripts/cli/archive/pack.mjs";
import { randomFrom } from "./queries.mjs";

/** Number of words that a person remembers of a sentence. */
const REMEMBERED = [2, 3, 4, 6];
const CITATION = /\[\\?\[\d+\\?\]\]\(#([^)\s]+)\)/g;
const GROUP = new RegExp(`${CITATION.source}(?:\\s*,?\\s*${CITATION.source})*`, "g");
/** Where a sentence ends: a full stop after Hangul or a closing mark, and a space. */
const SENTENCE_END = /(?<=[가-힣)"'”’*][.?!])\s+/;

/** Words that nobody remembers a story by, because they only connect sentences of an overview. */
const FURNITURE = new Set(
  `오늘 어제 지난주 이번 이번주 올해 처음 처음으로 새롭게 새로운 계속 계속해서 계속되는 여전히 지속적으로 특히 또한 한편 이와 이러한
  이런 이는 이를 이것은 그리고 그러나 하지만 반면 따라서 가운데 함께 통해 통한 위해 위한 대한 대해 관련 관련해 관련하여 따른 따라
  의해 있는 있다는 있으며 있습니다 했습니다 됩니다 됐습니다 되었습니다 것으로 것이라는 것입니다 것은 것이 점이 점을 점에서 등이 등을
  등의 등 및 더 더욱 가장 매우 모두 다시 이미 아직 주목받는 주목받았던 논의되는 이어 이어지는 영상은 영상에서는`.split(
    /\s+/,
  ),
);
/** Verbs that every other sentence ends in: it was said that. */
const REPORTED = new RegExp(
  "(?:제기|제시|강조|소개|논의|언급|분석|평가|전망|설명|조언|경고|주목|공유|부각|이어|나타|나왔|보여|보였|밝혔|되었)" +
    "[가-힣]*(?:다|며|고|니다)$",
);

/** @typedef {{ digest: string, text: string, words: string[], cited: string[] }} Described */
/** @typedef {{ query: string, queries: number, first: number, ten: number, recall: number }} Measured */

/** @param {string} markdown @returns {string} without marks of emphasis, links and code */
const plain = (markdown) =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]*>/g, "")
    .replace(/\*\*|__|`/g, "");

/** Words as people type them: without punctuation around them. @param {string} text */
export function wordsOf(text) {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}$]+|[^\p{L}\p{N}%+]+$/gu, ""))
    .filter((word) => word !== "" && word !== "OR");
}

/** Words of two letters or more, each once. @param {string[]} words */
const anyWords = (words) => [...new Set(words.filter((word) => [...word].length >= 2))];
/** The words that may be remembered. @param {string[]} words */
export const contentWords = (words) => anyWords(words).filter((word) => !FURNITURE.has(word) && !REPORTED.test(word));

/**
 * Sentences of an overview with the entries that they cite. A sentence extends from the end of the previous one, or of
 * a group of citations, to the next group.
 * @param {string} digest @param {string} overview Markdown @param {Set<string>} ids of the digest's entries
 * @returns {Described[]}
 */
export function describedIn(digest, overview, ids) {
  const found = [];
  for (const line of overview.split("\n")) {
    let at = 0;
    for (const group of line.matchAll(GROUP)) {
      const before = line.slice(at, group.index);
      at = group.index + group[0].length;
      const text =
        plain(before.trim().replace(/^[.,·:;]\s*/, ""))
          .split(SENTENCE_END)
          .pop()
          ?.trim() ?? "";
      const cited = [...group[0].matchAll(CITATION)].map(([, id]) => id).filter((id) => ids.has(id));
      const words = wordsOf(text);
      // A short rest ("and,") describes nothing.
      if (cited.length && contentWords(words).length >= 4) found.push({ digest, text, words, cited });
    }
  }
  return found;
}

/** Half of the pages, by their names: the part that rules are tuned on. @param {string} digest */
export function isTuned(digest) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(digest)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash >>> 16) % 2 === 0;
}

/** @param {any} reader @returns {Promise<Described[]>} */
export async function describedEntries(reader) {
  const { digests } = await reader.digests({ limit: reader.info.digests });
  const all = [];
  for (const { id } of digests) {
    const { overview, entries } = await reader.export(id);
    all.push(...describedIn(id, overview, new Set(entries.map((/** @type {any} */ entry) => entry.id))));
  }
  return all;
}

/** The first ten results in the order of the page: entries with all words, then the tiers. @param {any} result */
function firstTen({ rows, tiers }) {
  const shown = [...rows, ...tiers.flatMap((/** @type {any} */ tier) => tier.rows)];
  return [...new Set(shown.map((row) => `${row.digest}/${row.id}`))].slice(0, 10);
}

/**
 * @param {any} reader @param {Described[]} described @param {number} seed
 * @returns {Promise<{ rows: Measured[], misses: any[] }>} first: the first result is cited · ten: one of the first ten
 *   is · recall: the share of all citations that are among the first ten
 */
export async function measure(reader, described, seed) {
  const random = randomFrom(seed);
  const kinds = new Map();
  /** @type {any} */
  const misses = [];
  const ask = async (/** @type {string} */ name, /** @type {string} */ query, /** @type {Described} */ about) => {
    const sums = kinds.get(name) ?? { queries: 0, first: 0, ten: 0, cited: 0, found: 0 };
    kinds.set(name, sums);
    const keys = new Set(about.cited.map((id) => `${about.digest}/${id}`));
    const ten = firstTen(await reader.search({ query, limit: 10, snippet: 0 }));
    const found = ten.filter((key) => keys.has(key)).length;
    sums.queries += 1;
    sums.first += keys.has(ten[0]) ? 1 : 0;
    sums.ten += found ? 1 : 0;
    sums.cited += keys.size;
    sums.found += found;
    if (!keys.has(ten[0])) misses.push({ name, query, text: about.text, cited: [...keys], ten });
  };
  for (const one of described) {
    await ask("sentence", one.text, one);
    for (const [kind, words] of Object.entries({ "": contentWords(one.words), "any ": anyWords(one.words) })) {
      for (const n of REMEMBERED) {
        if (words.length < n) continue;
        const chosen = new Set();
        while (chosen.size < n) chosen.add(random(words.length));
        await ask(`${kind}${n} words`, [...chosen].map((i) => words[i]).join(" "), one);
      }
    }
  }
  const rows = [...kinds].map(([query, { queries, first, ten, cited, found }]) => ({
    query,
    queries,
    first: first / queries,
    ten: ten / queries,
    recall: found / cited,
  }));
  return { rows, misses };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const {
    values,
    positionals: [folder],
  } = parseArgs({
    allowPositionals: true,
    options: {
      part: { type: "string", default: "all" },
      seed: { type: "string", default: "11" },
      misses: { type: "string", default: "0" },
      json: { type: "boolean" },
    },
  });
  const { files } = await packInput(folder);
  const reader = await openFiles(files);
  const described = (await describedEntries(reader)).filter(
    ({ digest }) => values.part === "all" || isTuned(digest) === (values.part === "tune"),
  );
  const { rows, misses } = await measure(reader, described, Number(values.seed));
  const rounded = (/** @type {Measured} */ { query, queries, first, ten, recall }) => ({
    query,
    queries,
    first: first.toFixed(3),
    ten: ten.toFixed(3),
    recall: recall.toFixed(3),
  });
  if (values.json) console.log(JSON.stringify(rows));
  else console.table(rows.map(rounded));
  for (const miss of misses.slice(0, Number(values.misses))) console.log(JSON.stringify(miss, null, 1));
}
