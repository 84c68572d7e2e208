// One search library over one corpus, in a process of its own. usage: node --expose-gc tests/bench/step-peer.mjs ENGINE
// FOLDER ASKED
import { gzipSync } from "node:zlib";
import { generatedDocuments } from "./documents.mjs";
import { ENGINES } from "./peers.mjs";
import { askedQueries, median, quantile, score } from "./score.mjs";

const [name, folder, file] = process.argv.slice(2);
const asked = askedQueries(file, () => {
  throw new Error("the queries are not there yet");
});
let documents = generatedDocuments(folder, { folded: false }).entries;
const engine = await ENGINES[name]();
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
const cpu = process.cpuUsage();
const start = performance.now();
await engine.add(documents);
const build = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
documents = [];
globalThis.gc?.();
// The documents themselves were in the first figure and are no longer in the second.
const heap = process.memoryUsage().heapUsed;
const answers = [],
  times = [];
for (const { text } of asked) {
  answers.push(await engine.search(text));
  const rounds = [];
  for (let i = 0; i < 3; i += 1) {
    const begin = performance.now();
    await engine.search(text);
    rounds.push(performance.now() - begin);
  }
  times.push(Math.min(...rounds));
}
const result = {
  build,
  cpu: (user + system) / 1000,
  heap,
  before,
  peak: process.resourceUsage().maxRSS * 1024,
  median: median(times),
  p95: quantile(times, 0.95),
  recall: score(asked, answers),
};
console.log(JSON.stringify(result));
// Last, as it may not be possible at all.
if (engine.serialize) {
  try {
    const text = JSON.stringify(engine.serialize());
    console.log(JSON.stringify({ ...result, index: gzipSync(text).length }));
  } catch (error) {
    console.log(JSON.stringify({ ...result, noIndex: error.message }));
  }
}
