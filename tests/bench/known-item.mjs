// Known-item search: a person remembers three words of a title. For `count` entries, it searches for three content
// words of the title and measures the rank of the entry. Entries with the same title count as the same item.

import { randomFrom } from "./queries.mjs";

/** Words that nobody would remember a title by. */
const FURNITURE = new Set([
  "the",
  "and",
  "for",
  "with",
  "you",
  "how",
  "what",
  "why",
  "feat",
  "ft",
  "vs",
  "ep",
  "이유",
  "방법",
  "그리고",
  "하는",
  "있는",
  "위한",
  "대한",
  "하지만",
  "것은",
  "이것",
  "진짜",
  "지금",
  "오늘",
  "우리",
  "모든",
]);

/** @param {string} title */
export function contentWords(title) {
  const words = title
    .normalize("NFC")
    .split(/[^\p{L}\p{N}+&.%-]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+%]+$/gu, ""));
  return [
    ...new Set(
      words.filter(
        (word) =>
          [...word].length >= 2 && !/^[\d.,%]+$/.test(word) && !FURNITURE.has(word.toLowerCase()) && word !== "OR",
      ),
    ),
  ];
}

/** @param {any} reader @param {import('./documents.mjs').Entry[]} entries @param {number} count */
export async function knownItems(reader, entries, count) {
  const random = randomFrom(5);
  const able = entries.filter(({ plainTitle }) => contentWords(plainTitle).length >= 3);
  const chosen = [];
  while (chosen.length < Math.min(count, able.length)) chosen.push(...able.splice(random(able.length), 1));
  let first = 0,
    ten = 0;
  const misses = [];
  for (const { key, plainTitle } of chosen) {
    const words = contentWords(plainTitle);
    while (words.length > 3) words.splice(random(words.length), 1);
    const { rows } = await reader.search({ query: words.join(" "), limit: 10, snippet: 0 });
    const place = rows.findIndex(
      (/** @type {any} */ row) => `${row.digest}/${row.id}` === key || row.title === plainTitle,
    );
    if (place === 0) first += 1;
    else
      misses.push({
        query: words.join(" "),
        title: plainTitle,
        place: place + 1,
        before: rows.slice(0, Math.max(1, place)).map((/** @type {{ title: any }} */ row) => row.title),
      });
    if (place >= 0) ten += 1;
  }
  return { items: chosen.length, first: first / chosen.length, ten: ten / chosen.length, misses };
}
