// One seeded host between an open archive and its server, in which everything can go wrong: delays, answers out of
// order, truncated and wrong bytes, caches that store them, failing servers, newly published archives, old manifests.
// The promise: every answer is correct for a published version, or reports what is missing, or is an error with a code;
// when the faults stop, everything works again; and where nothing happens but that archives are published, every answer
// is correct. tests/boundary/simulation.test.mjs runs a few seeds. Many of them run here, in several processes and
// without the test runner, which follows every promise and takes half of the time:
//
//   node tests/boundary/simulation.mjs --seeds 1000000 [--from 1] [--jobs N]
//
// It stops at the first seed that fails, which is one number to repeat: --from SEED --seeds 1.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { YoyakError } from "../../web/engine/errors.js";
import { Packer } from "../../web/engine/packer.js";
import { Reader } from "../../web/engine/reader.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { moduleBytes } from "./helpers.mjs";

const readerModule = await WebAssembly.compile(/** @type {any} */ (moduleBytes("reader.wasm")));
const packerWasm = moduleBytes("packer.wasm");

const page = (/** @type {string} */ date, /** @type {string} */ topic, /** @type {string} */ text) =>
  `---\ntitle: ${date} ${topic}\n---\n\n# ${date} ${topic}\n\n## 일일 요약\n\n개요 ${text}\n\n## 개별 영상 요약\n\n` +
  `### [제목 ${text}](https://www.youtube.com/watch?v=AAAAAAAAAA1)\n채널, ${date}T08:00:00, 5분 5초\n\n` +
  `주요 내용:\n요점 ${text}\n`;

/** @param {Record<string, string>} days "date topic" → text @returns {Promise<Map<string, Uint8Array>>} */
async function pack(days) {
  const packer = await Packer.create({ wasm: packerWasm });
  for (const [day, text] of Object.entries(days)) {
    const [date, topic] = day.split(" ");
    packer.add(`${date}-${topic}.md`, new TextEncoder().encode(page(date, topic, text)));
  }
  packer.read();
  const files = new Map(packer.pack().files.map(({ name }, index) => [name, packer.file(index)]));
  packer.dispose();
  return files;
}

const first = { "2024-06-01 기술": "하나", "2025-11-30 기술": "둘", "2025-12-01 경제": "셋" };
const versions = await Promise.all([
  pack(first),
  pack({ ...first, "2025-12-02 기술": "넷" }),
  pack({ ...first, "2025-12-02 기술": "고침", "2025-12-03 경제": "다섯" }),
  pack({ ...first, "2024-06-01 기술": "작년 고침", "2025-12-02 기술": "고침", "2026-01-01 기술": "새해" }),
]);
const IDS = ["2024-06-01-기술", "2025-11-30-기술", "2025-12-01-경제", "2025-12-02-기술", "2026-01-01-기술"];

/** All requests, each with a name and a call. @type {Record<string, (reader: Reader) => Promise<any>>} */
const QUESTIONS = {
  digests: (reader) => reader.digests({}),
  newest: (reader) => reader.digests({ limit: 1 }),
  select: (reader) => reader.select({ limit: 10 }),
  search: (reader) => reader.search({ query: "요점", today: "2026-01-02" }),
  ...Object.fromEntries(IDS.map((id) => [`digest ${id}`, (reader) => reader.digest(id)])),
  ...Object.fromEntries(IDS.map((id) => [`export ${id}`, (reader) => reader.export(id)])),
};

/** An answer to compare. A search does not load lengths, so its lengths depend on earlier requests. */
const said = (/** @type {any} */ answer) =>
  JSON.stringify("tiers" in answer ? { ...answer, seconds: null, facets: { ...answer.facets, lengths: [] } } : answer);

/** The answers of each version without faults: JSON, or the error's code. */
const right = await Promise.all(
  versions.map(async (files) => {
    /** @type {Record<string, string>} */
    const answers = {};
    for (const [name, ask] of Object.entries(QUESTIONS)) {
      const reader = await Reader.open(new MemorySource(files), readerModule);
      answers[name] = await ask(reader).then(said, (error) => `error ${error.code}`);
      reader.dispose();
    }
    return answers;
  }),
);

/** The same by request. */
const rightOf = new Map(Object.keys(QUESTIONS).map((name) => [name, new Set(right.map((answers) => answers[name]))]));

/** Small and seeded (mulberry32). @param {number} seed */
function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    below: (/** @type {number} */ n) => Math.floor(next() * n),
    happens: (/** @type {number} */ p) => next() < p,
  };
}

/** A server with a cache in front of it. Time is counted in turns, and each answer takes some turns. */
class Host {
  faults = true;
  /** Nothing goes wrong but that archives are published, and answers are late. */
  calm = false;
  version = 0;
  stats = { requests: 0, bytes: 0 };
  /** @type {Map<string, Uint8Array>} range or manifest → bytes, right or wrong */
  #cache = new Map();
  /** @type {Set<string>} files that the cache is not asked for */
  #distrusted = new Set();
  #random;

  /** @param {ReturnType<typeof chance>} random */
  constructor(random) {
    this.#random = random;
  }

  async #wait() {
    for (let turns = this.#random.below(4); turns > 0; turns -= 1) await null;
  }

  /** @param {number} p */
  #fault(p) {
    return this.faults && !this.calm && this.#random.happens(p);
  }

  async manifest() {
    await this.#wait();
    if (this.#fault(0.05)) throw new YoyakError("network", "no connection");
    if (this.#fault(0.05)) return new TextEncoder().encode("<!doctype html>");
    // An outdated cache or mirror.
    const version = this.#fault(0.15) ? this.#random.below(this.version + 1) : this.version;
    await this.#wait();
    return versions[version].get("archive.json");
  }

  /** @param {import("../../web/engine/types.d.ts").Range} range */
  async read({ file, offset, length }) {
    const key = `${file} ${offset} ${length}`;
    await this.#wait();
    const kept = this.#cache.get(key);
    if (kept && !this.#distrusted.has(file)) return kept;
    if (this.#fault(0.08)) throw new YoyakError("network", "The server answers 503.", { status: 503 });
    const bytes = versions[this.version].get(file);
    if (!bytes) throw new YoyakError("network", "The server answers 404.", { status: 404 });
    await this.#wait();
    let answer = bytes.slice(offset, offset + length);
    if (this.#fault(0.06)) answer = answer.slice(0, this.#random.below(answer.length));
    else if (this.#fault(0.06)) answer = new Uint8Array(answer.length);
    else if (this.#fault(0.06)) answer[this.#random.below(answer.length)] ^= 1 << this.#random.below(8);
    if (this.#random.happens(0.5)) this.#cache.set(key, answer);
    await this.#wait();
    return answer;
  }

  /** @param {string} [file] */
  forget(file) {
    for (const key of [...this.#cache.keys()]) {
      if (file !== undefined && !key.startsWith(`${file} `)) continue;
      this.#cache.delete(key);
    }
    if (file !== undefined) this.#distrusted.add(file);
  }
}

/** Codes with which a call may fail during faults. */
const NAMED = new Set(["network", "damaged", "truncated", "not-found", "bad-manifest", "newer-format"]);

/**
 * Whether an answer is that of a version. Publishing alone must not be seen, not even as an answer that names what is
 * missing. @param {string} name @param {any} answer @param {any} error
 */
const isRight = (name, answer, error) => rightOf.get(name)?.has(error ? `error ${error.code}` : said(answer)) ?? false;

/**
 * Whether an answer keeps the promise. @param {string} name @param {any} answer @param {any} error
 */
function kept(name, answer, error) {
  if (error) return error instanceof YoyakError && NAMED.has(error.code);
  const text = said(answer);
  if (rightOf.get(name)?.has(text)) return true;
  if (name.startsWith("digest ")) return withoutNeighbours(name, answer);
  // A part of a version, with a report of what is missing.
  const named = answer.problems?.length > 0 || answer.complete === false;
  const items = answer.digests instanceof Array ? answer.digests : answer.rows;
  if (!named || !items) return false;
  // A row whose titles cannot be read has no id yet, so it is identified by its digest.
  const nameOf = (/** @type {any} */ item) => item.digest ?? item.id;
  return right.some((answers) => {
    if (answers[name].startsWith("error")) return items.length === 0;
    const whole = JSON.parse(answers[name === "newest" ? "digests" : name]);
    const all = new Set((Array.isArray(whole.digests) ? whole.digests : whole.rows).map(nameOf));
    return items.every((/** @type {any} */ item) => all.has(nameOf(item)));
  });
}

/**
 * A digest whose neighbours lie in partitions that cannot be read has none, and names these partitions; all else is
 * that of a version.
 * @param {string} name @param {any} answer
 */
function withoutNeighbours(name, answer) {
  const alone = (/** @type {any} */ { previous, next, sameDay, problems, ...digest }) => JSON.stringify(digest);
  if (answer.problems.length === 0) return false;
  return right.some(
    (answers) => !answers[name].startsWith("error") && alone(JSON.parse(answers[name])) === alone(answer),
  );
}

/** Describes an answer for a message. @param {any} answer */
function summary({ total, complete, problems, digests, rows }) {
  const ids = (Array.isArray(digests) ? digests : (rows ?? [])).map(
    (/** @type {any} */ item) => item.digest ?? item.id,
  );
  return JSON.stringify({ total, complete, problems, ids });
}

/** Throws where the promise is broken. @param {number} seed */
export async function simulate(seed) {
  const random = chance(seed);
  const host = new Host(random);
  host.calm = random.happens(0.2);
  const keeps = host.calm ? isRight : kept;
  host.faults = false;
  const reader = await Reader.open(/** @type {any} */ (host), readerModule);
  host.faults = true;
  const names = Object.keys(QUESTIONS);
  try {
    /** @type {Promise<void>[]} */
    const running = [];
    for (let step = 0; step < 14; step += 1) {
      if (random.happens(0.2) && host.version < versions.length - 1) host.version += 1;
      if (random.happens(0.1)) running.push(reader.retry().catch((error) => assert.ok(NAMED.has(error.code), error)));
      const name = names[random.below(names.length)];
      const checked = QUESTIONS[name](reader).then(
        (answer) => assert.ok(keeps(name, answer, null), `${name}: ${summary(answer)}`),
        (error) => assert.ok(keeps(name, null, error), `${name}: ${error?.stack ?? error}`),
      );
      checked.catch(() => {}); // checked below
      running.push(checked);
      if (random.happens(0.4)) await checked.catch(() => {});
    }
    for (const result of await Promise.allSettled(running)) if (result.status === "rejected") throw result.reason;
    host.faults = false;
    await reader.retry();
    for (const name of names) {
      const answer = await QUESTIONS[name](reader).then(said, (error) => `error ${error.code}`);
      assert.ok(answer === right[host.version][name], `${name}, after the faults: ${answer.slice(0, 300)}`);
    }
  } finally {
    reader.dispose();
  }
}

/** Seeds of one process until the parent sends others. */
const CHUNK = 500;

/** @param {number} from @param {number} seeds @param {number} jobs */
async function simulateAll(from, seeds, jobs) {
  const begin = performance.now();
  let [next, done] = [from, 0];
  const end = from + seeds;
  const children = Array.from({ length: jobs }, () => fork(fileURLToPath(import.meta.url), ["--child"]));
  try {
    await Promise.all(
      children.map(
        (child) =>
          new Promise((finished, failed) => {
            const give = () => {
              if (next >= end) return void finished(undefined);
              const chunk = { from: next, to: Math.min(next + CHUNK, end) };
              next = chunk.to;
              child.send(chunk);
            };
            child.on("message", (/** @type {{seeds?: number, error?: string}} */ { seeds: more = 0, error }) => {
              if (error) return void failed(new Error(error));
              done += more;
              process.stderr.write(`\r${done} of ${seeds} seeds`);
              give();
            });
            child.on("exit", (code) => failed(new Error(`a process ended with ${code}`)));
            give();
          }),
      ),
    );
  } finally {
    process.stderr.write("\n");
    for (const child of children) child.removeAllListeners("exit").kill();
  }
  console.log(`${done} seeds from ${from}, clean, in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
}

/** Runs what the parent sends. */
function simulateChunks() {
  process.on("message", async (/** @type {{from: number, to: number}} */ { from, to }) => {
    for (let seed = from; seed < to; seed += 1) {
      const wrong = await simulate(seed).then(
        () => null,
        (error) => error,
      );
      if (wrong) return void process.send?.({ error: `seed ${seed}: ${wrong.message}` });
    }
    process.send?.({ seeds: to - from });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      from: { type: "string", default: "1" },
      seeds: { type: "string", default: "10000" },
      jobs: { type: "string", default: String(availableParallelism()) },
      child: { type: "boolean" },
    },
  });
  if (values.child) simulateChunks();
  else
    await simulateAll(Number(values.from), Number(values.seeds), Number(values.jobs)).catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
}
