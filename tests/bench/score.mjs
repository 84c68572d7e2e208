// The queries for all engines and the scoring of their answers, with the same brute force. The results of brute force
// are kept in a file between the steps of a run, because it is slow on the largest corpus.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { makeQueries } from "./queries.mjs";
import { bruteForce } from "./reference.mjs";

/** Classes that every engine can be asked for. Help (초성, partial syllables) and operators are Yoyak's own. */
export const COMMON = [
  "whole words",
  "word beginnings",
  "inside words",
  "two words",
  "three words",
  "phrases",
  "Latin",
  "mixed tokens",
];

/** Of each class so many queries; enough for a median and few enough for engines that take seconds. */
const QUERIES = 10;

/**
 * `text`: the bare words. `scan`: milliseconds of brute force.
 * @typedef {{ class: string, text: string, truth: number[], scan: number }} Asked
 */

/** @param {string} file @param {() => import('./documents.mjs').Entry[]} documents folded @returns {Asked[]} */
export function askedQueries(file, documents) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const entries = documents();
  const asked = makeQueries(entries, QUERIES)
    .filter((query) => !query.filter && COMMON.includes(query.class))
    .map((query) => {
      const start = performance.now();
      const truth = bruteForce(entries, query.wanted);
      return { class: query.class, text: query.words.join(" "), truth, scan: performance.now() - start };
    });
  writeFileSync(file, JSON.stringify(asked));
  return asked;
}

/** Recall and precision by class, over all its matches. @param {Asked[]} asked @param {number[][]} answers */
export function score(asked, answers) {
  /** @type {Record<string, { wanted: number, found: number, right: number }>} */
  const classes = {};
  asked.forEach(({ class: name, truth }, i) => {
    const sums = (classes[name] ??= { wanted: 0, found: 0, right: 0 });
    const set = new Set(truth);
    sums.wanted += truth.length;
    sums.found += answers[i].length;
    for (const id of answers[i]) if (set.has(id)) sums.right += 1;
  });
  return Object.fromEntries(
    Object.entries(classes).map(([name, { wanted, found, right }]) => [
      name,
      { recall: wanted ? right / wanted : 1, precision: found ? right / found : 1 },
    ]),
  );
}

/** @param {number[]} numbers @param {number} share 0.5 for the median */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
export const median = (/** @type {any[]} */ numbers) => quantile(numbers, 0.5);
