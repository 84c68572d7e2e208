// Yoyak over one corpus: start, latency, memory, recall. usage: node tests/bench/step-yoyak.mjs ARCHIVE FOLDER ASKED
// QUERIES
//   ARCHIVE: folder with archive.json · QUERIES: how many of each class are compared with brute force
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openFiles } from "../../scripts/cli/archive/pack.mjs";
import { generatedDocuments } from "./documents.mjs";
import { makeQueries } from "./queries.mjs";
import { compare } from "./recall.mjs";
import { askedQueries, median, quantile, score } from "./score.mjs";

const [archive, folder, file, count] = process.argv.slice(2);
const files = new Map([["archive.json", new Uint8Array(readFileSync(join(archive, "archive.json")))]]);
for (const name of readdirSync(join(archive, "p")))
  files.set(`p/${name}`, new Uint8Array(readFileSync(join(archive, "p", name))));

// Start to first answer, bytes at hand: a new instance each time.
const starts = [];
let startMemory = 0;
for (const query of ["행로", "미이라", "AI"]) {
  let best = Infinity;
  for (let round = 0; round < 4; round += 1) {
    const begin = performance.now();
    const reader = await openFiles(files);
    await reader.search({ query, limit: 10 });
    best = Math.min(best, performance.now() - begin);
    startMemory = Math.max(startMemory, (await reader.stats()).memory);
    reader.dispose();
  }
  starts.push(best);
}

const reader = await openFiles(files);
/** @type {ReturnType<typeof generatedDocuments> | null} */
let documents = null;
const all = () => (documents ??= generatedDocuments(folder));
const asked = askedQueries(file, () => all().entries);
/** Milliseconds with everything loaded. @param {object} how */
async function latency(how, rounds = 5) {
  const times = [];
  for (const { text, class: name } of asked) {
    const query = name === "phrases" ? `"${text}"` : text;
    await reader.search({ query, ...how });
    const some = [];
    for (let i = 0; i < rounds; i += 1) {
      const begin = performance.now();
      await reader.search({ query, ...how });
      some.push(performance.now() - begin);
    }
    times.push(Math.min(...some));
  }
  return { median: median(times), p95: quantile(times, 0.95), worst: asked[times.indexOf(Math.max(...times))].text };
}
const first = await latency({ limit: 50, snippet: 0, tiers: false });
const seen = await latency({ limit: 10 });
// Before answers of fifty thousand rows, which nobody asks for.
const { memory } = await reader.stats();
const whole = await latency({ limit: reader.info.entries, snippet: 0, tiers: false }, 1);

const places = new Map(all().entries.map(({ key }, i) => [key, i]));
const answers = [];
for (const { text, class: name } of asked) {
  const { rows } = await reader.search({
    query: name === "phrases" ? `"${text}"` : text,
    limit: reader.info.entries,
    snippet: 0,
    tiers: false,
  });
  answers.push(rows.map((row) => places.get(`${row.digest}/${row.id}`) ?? -1));
}
const { rows, wrong } = await compare(reader, all(), makeQueries(all().entries, Number(count), 23));
console.log(
  JSON.stringify({
    entries: reader.info.entries,
    start: median(starts),
    startMemory,
    first,
    seen,
    whole,
    memory,
    scan: {
      median: median(asked.map(({ scan }) => scan)),
      p95: quantile(
        asked.map(({ scan }) => scan),
        0.95,
      ),
    },
    recall: score(asked, answers),
    exact: rows,
    wrong: wrong.slice(0, 20),
    wrongs: wrong.length,
  }),
);
