// How often related entries tell the same story. The key: entries that an overview cites in one place, "[2], [10]".
// usage: node tests/bench/related.mjs DIR [--json] [--show N]
//   DIR         Markdown pages whose overviews cite their entries
//   --show N    prints N rows of earlier days, evenly chosen, to be judged by hand
// Rows of earlier days are judged by related-labels.json: pairs of entries (digest, entry, earlier digest, earlier
// entry) with 1 where a person found that they tell of the same thing, else 0. What it does not name is not judged.
// related-labels-fresh.json has a hundred more pairs, on which no number was tuned: rows of the whole pages that nobody
// had judged, and rows of builds of some of the days, where what is nearest is missing. They are counted apart.
// related-labels-drawn.json has rows that were judged once more, by a stricter measure: two lessons about one tool, or
// two days of one programme, tell no story. All rows of the whole pages are there, and rows of builds of half the
// entries.
// Days are halved (even, odd), so that what was tuned on one half is checked on the other.

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openFiles, packInput } from "../../scripts/cli/archive/pack.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, show: { type: "string" } },
});
/** Entries of the day that could be chosen besides those that are right. */
const LEAST_OTHERS = 5;

const { files } = await packInput(positionals[0]);
const archive = await openFiles(files);

const { digests } = await archive.digests({ limit: archive.info.digests });
/** @type {Map<string, any[]>} by date */
const days = new Map();
/** @type {Map<string, Set<string>>} entry → those that are cited with it */
const partners = new Map();
const key = (/** @type {string} */ digest, /** @type {string} */ entry) => `${digest}/${entry}`;
for (const { id, date } of digests) {
  const { overview, entries } = /** @type {any} */ (await archive.export(id));
  days.set(date, [...(days.get(date) ?? []), ...entries.map((/** @type {any} */ entry) => ({ digest: id, ...entry }))]);
  const known = new Set(entries.map((/** @type {any} */ entry) => entry.id));
  for (const [group] of overview.matchAll(/(?:\[\\\[\d+\\\]\]\(#[^)]*\)[\s,·]*){2,}/g)) {
    const cited = [...group.matchAll(/\(#([^)]*)\)/g)].map(([, entry]) => decodeURIComponent(entry));
    for (const a of cited)
      for (const b of cited)
        if (a !== b && known.has(a) && known.has(b))
          partners.set(key(id, a), (partners.get(key(id, a)) ?? new Set()).add(key(id, b)));
  }
}

const halves = [0, 1].map(() => ({ entries: 0, first: 0, firstThree: 0 }));
const count = { entries: 0, sameDay: 0, earlier: 0, later: 0, withEarlier: 0 };
const shown = [];
for (const [index, date] of [...days.keys()].sort().entries()) {
  const day = days.get(date) ?? [];
  for (const entry of day) {
    const { sameDay, earlier, later } = await archive.related({ digest: entry.digest, entry: entry.id });
    count.entries += 1;
    count.sameDay += sameDay.length;
    count.earlier += earlier.length;
    count.later += later.length;
    count.withEarlier += earlier.length > 0 ? 1 : 0;
    for (const row of earlier) shown.push({ entry, row });
    const right = partners.get(key(entry.digest, entry.id));
    if (!right || day.length - 1 - right.size < LEAST_OTHERS) continue;
    const half = halves[index % 2];
    const hits = sameDay.map(({ digest, id }) => right.has(key(digest, id)));
    half.entries += 1;
    half.first += hits[0] ? 1 : 0;
    half.firstThree += hits.slice(0, 3).some(Boolean) ? 1 : 0;
  }
}
archive.dispose();

const share = (/** @type {number} */ part, /** @type {number} */ all) => Number((part / Math.max(1, all)).toFixed(3));
const sums = halves.reduce((a, b) => ({
  entries: a.entries + b.entries,
  first: a.first + b.first,
  firstThree: a.firstThree + b.firstThree,
}));
const result = Object.fromEntries(
  Object.entries({ all: sums, even: halves[0], odd: halves[1] }).map(([name, { entries, first, firstThree }]) => [
    name,
    { entries, first: share(first, entries), firstThree: share(firstThree, entries) },
  ]),
);
/** @type {[string, string, string, string, 0 | 1][]} */
const labels = JSON.parse(readFileSync(new URL("related-labels.json", import.meta.url), "utf8"));
/** @type {typeof labels} */
const fresh = JSON.parse(readFileSync(new URL("related-labels-fresh.json", import.meta.url), "utf8"));
/** @type {typeof labels} */
const drawn = JSON.parse(readFileSync(new URL("related-labels-drawn.json", import.meta.url), "utf8"));
const isShown = new Set(shown.map(({ entry, row }) => `${key(entry.digest, entry.id)} ${key(row.digest, row.id)}`));
const shownOf = (/** @type {typeof labels} */ rows) =>
  rows.filter(([digest, entry, of, earlier]) => isShown.has(`${key(digest, entry)} ${key(of, earlier)}`));
const judged = shownOf(labels);
const judgedFresh = shownOf(fresh);
const judgedStrictly = shownOf(drawn);
const rightOf = (/** @type {typeof labels} */ rows) => rows.filter(([, , , , right]) => right).length;
const byHand = { rows: judged.length, right: rightOf(judged), labels: labels.length, rightLabels: rightOf(labels) };
const freshly = {
  rows: judgedFresh.length,
  right: rightOf(judgedFresh),
  labels: fresh.length,
  rightLabels: rightOf(fresh),
};
const strictly = { rows: judgedStrictly.length, right: rightOf(judgedStrictly), labels: drawn.length };
if (values.json) console.log(JSON.stringify({ ...result, count, byHand, freshly, strictly }, null, 1));
else {
  console.log("days   entries  first row right  one of three");
  for (const [name, { entries, first, firstThree }] of Object.entries(result))
    console.log(
      `${name.padEnd(6)} ${String(entries).padStart(7)}  ${first.toFixed(3)}            ${firstThree.toFixed(3)}`,
    );
  console.log(JSON.stringify(count));
  const { rows, right, rightLabels } = byHand;
  console.log(`earlier days by hand: ${right} of ${rows} rows right, ${rightLabels - right} right pairs not shown`);
  console.log(`judged afresh: ${freshly.right} of ${freshly.rows} rows right`);
  console.log(`judged strictly: ${strictly.right} of ${strictly.rows} rows right`);
}
const wanted = Number(values.show ?? 0);
for (let i = 0; i < wanted && shown.length; i += 1) {
  const { entry, row } = shown[Math.floor(((i + 0.5) * shown.length) / wanted)];
  console.log(`\n${entry.digest.slice(0, 10)} ${entry.channel}: ${entry.title}`);
  console.log(`${row.date} ${row.channel}: ${row.title}\n  ${row.words.join(", ")}`);
}
