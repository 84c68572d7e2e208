// Whether the page of a week names what the overviews of its days cite most.
// usage: node tests/bench/weeks.mjs DIR
//   DIR   Markdown pages whose overviews cite their entries
// Counted here by the text of overviews alone: a passage is a paragraph or an item of a list. Of the entries that two
// passages or more cite, as many as fit into a list of ten are wanted, those with most citations first; among equals
// any is right.

import { openFiles, packInput } from "../../scripts/cli/archive/pack.mjs";
import { distFile } from "../../scripts/cli/dist.mjs";
import { Packer } from "../../web/engine/packer.js";
import { addDays, weekday } from "../../web/lib/dates.js";

const LISTED = 10;
const archive = await openFiles((await packInput(process.argv[2])).files);
const packer = await Packer.create({ wasm: distFile("packer.wasm") });
const { digests } = await archive.digests({ limit: archive.info.digests });
/** @type {Map<string, string[]>} the digests of a week, the oldest first */
const weeks = new Map();
for (const { id, date } of [...digests].reverse()) {
  const week = addDays(date, -weekday(date));
  weeks.set(week, [...(weeks.get(week) ?? []), id]);
}
let all = 0;
let right = 0;
for (const [week, ids] of weeks) {
  const exported = [];
  const tops = [];
  /** @type {Map<string, number>} passages by the address of an entry: a video on two pages is one */
  const passages = new Map();
  /** @type {Map<string, string>} */
  const nameOf = new Map();
  for (const id of ids) {
    const digest = /** @type {any} */ (await archive.export(id));
    exported.push(JSON.stringify(digest));
    tops.push((await archive.page({ digest: id, top: true })).top);
    for (const entry of digest.entries) nameOf.set(`${id}#${entry.id}`, entry.url || `${id}#${entry.id}`);
    for (const passage of digest.overview.split(/\n\s*\n|\n(?=\s*[-*]\s)/)) {
      const cited = [...passage.matchAll(/\]\(#([^)]*)\)/g)].map(([, entry]) =>
        nameOf.get(`${id}#${decodeURIComponent(entry)}`),
      );
      for (const name of new Set(cited)) if (name) passages.set(name, (passages.get(name) ?? 0) + 1);
    }
  }
  const named = packer.highlights(exported, /** @type {any} */ (tops)).entries;
  const listed = named.slice(0, LISTED).map(({ digest, entry }) => nameOf.get(`${digest}#${entry}`));
  const often = [...passages].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a);
  const wanted = Math.min(LISTED, often.length);
  const least = wanted ? often[wanted - 1][1] : 0;
  const hits = listed.filter((name) => (passages.get(String(name)) ?? 0) >= Math.max(2, least)).length;
  const share = often.filter(([name]) => listed.includes(name)).length;
  all += often.length;
  right += share;
  console.log(
    `${week}  cited twice: ${often.length}, listed: ${share}; of the ${wanted} that fit: ${Math.min(hits, wanted)}`,
  );
}
console.log(`${right} of ${all} entries that two passages cite are listed: ${(right / Math.max(1, all)).toFixed(3)}`);
archive.dispose();
packer.dispose();
