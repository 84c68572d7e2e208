// Rows of the report about a whole site: its size, its opening, how a first search grows with it.

import { kilobytes, moduleBytes, nameOf } from "./report-units.mjs";

const SIZES = ["S", "M", "L"];

/** @typedef {import("./report.mjs").Row} Row */

/**
 * First searches by size, the smallest first. @param {any} results
 * @returns {{ name: string, digests: number, first: { bytes: number, requests: number } }[]}
 */
export function growth(results) {
  const list = SIZES.map((size) => ({ name: size, ...results[size]?.["first search"] }));
  list.push({ name: "5 × L", ...results.L?.["first search, 5 times"] });
  return list.filter(({ first }) => first);
}

/** @param {any} results @param {Row[]} out */
export function growthRow(results, out) {
  const grown = growth(results);
  if (grown.length > 1) {
    const [least, most] = [grown[0], grown[grown.length - 1]];
    const logarithm = Math.log(most.digests) / Math.log(least.digests);
    out.push({
      what: "Growth of a first search, without the engine",
      measured: grown
        .map(({ name, first }) => `${name} ${kilobytes(first.bytes)} in ${first.requests} requests`)
        .join(", "),
      beside: `from ${least.name} to ${most.name} ${(most.first.bytes / least.first.bytes).toFixed(1)} × the bytes, ${(
        most.first.requests / least.first.requests
      ).toFixed(1)} × the requests, for ${(most.digests / least.digests).toFixed(0)} × the digests`,
      target: "at most with the logarithm",
      reached:
        most.first.bytes <= logarithm * least.first.bytes && most.first.requests <= logarithm * least.first.requests,
    });
  }
}

/**
 * @param {any} results
 * @param {{ row: (what: string, target: string, needs: any[], make: () => any) => void,
 *   at: (part: string, name: string) => any }} tools of rows()
 */
export function siteRows(results, { row, at }) {
  const real = at("real", "Yoyak");
  for (const [part, digests, pace] of /** @type {[string, number, string][]} */ ([
    ["real", 7300, "two digests a day"],
    ["S", 18250, "five digests a day"],
  ])) {
    if (!results[part]?.site) continue;
    row(`Ten years with prerendered pages (${pace}, like ${nameOf(part)})`, "≤ 1 GB", [[part, "site"]], () => {
      const site = at(part, "site");
      const bytes = site.rest + (site.grows / site.digests) * digests;
      const years = (1e9 - site.rest) / (site.grows / site.digests) / (digests / 10);
      return {
        measured: `${kilobytes(bytes)}, as ${site.digests} digests take; 1 GB holds ${years.toFixed(1)} years`,
        reached: bytes <= 1e9,
      };
    });
  }
  if (results.real?.single)
    row("Single file, real pages", "≤ 1.6 × its gzipped text + the shell", [["real", "single"]], () => {
      const { bytes, shell, text } = at("real", "single");
      return {
        measured: `${kilobytes(bytes)}: ${((bytes - shell) / text).toFixed(2)} × + the shell`,
        beside: `text ${kilobytes(text)} with gzip, shell ${kilobytes(shell)}`,
        reached: bytes <= 1.6 * text + shell,
      };
    });
  if (real && results.real.recency)
    row(
      "Ranking: of the first five for a word, those that the newest overviews cite",
      "",
      [["real", "recency"]],
      () => {
        const all = at("real", "recency");
        const used = all.find((/** @type {any} */ { most, half }) => most === 0.35 && half === 30);
        const none = all.find((/** @type {any} */ { most }) => most === 0);
        return {
          measured:
            `${used.cited.toFixed(2)} of what is possible, median age ${used.age.toFixed(0)} days, known item first ` +
            `${(used.known * 100).toFixed(1)} %`,
          beside: `without recency ${none.cited.toFixed(2)}, ${none.age.toFixed(0)} days`,
          reached: null,
        };
      },
    );
  const starts = ["real", ...SIZES].filter((part) => at(part, "first search"));
  for (const part of starts)
    row(`Opening the newest digest, after the shell, ${nameOf(part)}`, "≤ 3 requests", [[part, "first search"]], () => {
      const { opening } = at(part, "first search");
      return {
        measured: `${opening.requests} requests, ${kilobytes(opening.bytes)}`,
        reached: opening.requests <= 3,
      };
    });
  const wasm = at("S", "Yoyak in Chromium");
  if (wasm)
    row("reader.wasm, as sent", "≤ 90 KB", [["S", "Yoyak in Chromium"]], () => ({
      measured: kilobytes(moduleBytes(wasm.first)),
      beside: "what it is made of: docs/size.md",
      reached: moduleBytes(wasm.first) <= 90000,
    }));
}
