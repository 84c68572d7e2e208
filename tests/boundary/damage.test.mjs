// Damaged archives and wrong answers of servers: with any bytes, an answer is correct, or it is an error or a problem
// with a code; the other partitions still work, and nothing hangs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { compile } from "../../web/engine/loader.js";
import { Packer } from "../../web/engine/packer.js";
import { Reader } from "../../web/engine/reader.js";
import { HttpSource } from "../../web/engine/sources/http.js";
import { MemorySource } from "../../web/engine/sources/memory.js";
import { moduleBytes, sendRange, serve } from "./helpers.mjs";

const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);
const page = (/** @type {string} */ date, /** @type {number} */ count) =>
  `---\ntitle: ${date} 기술\n---\n\n# ${date} 기술\n\n## 일일 요약\n\n모델을 다룬 날 [채널 0]\n\n---\n\n## 개별 영상 요약\n\n${Array.from(
    { length: count },
    (_, index) =>
      `<a id="v${date.replaceAll("-", "")}x${index}"></a>\n` +
      `### ${index + 1}. [언어모델 ${index}](https://www.youtube.com/watch?v=v${date.replaceAll("-", "")}x${index})\n` +
      `채널 ${index}, ${date}T08:00:00, ${index + 1}분 5초\n\n주요 내용:\n스케일링 ${date} 이야기.\n`,
  ).join("\n---\n\n")}`;

const module = await compile(moduleBytes("reader.wasm"));
const packer = await Packer.create({ wasm: moduleBytes("packer.wasm") });
for (const [date, count] of /** @type {[string, number][]} */ ([
  ["2024-06-01", 2],
  ["2025-12-02", 2],
  ["2026-01-03", 1],
]))
  packer.add(`${date}-기술.md`, utf8(page(date, count)));
packer.read();
const files = new Map(
  packer.pack().files.map(({ name }, index) => /** @type {[string, Uint8Array]} */ ([name, packer.file(index)])),
);
packer.dispose();

/** The allowed error codes. "trap", "internal" or "not-found" would mean a crash or a wrong result. */
const NAMES = new Set(["damaged", "truncated", "newer-format", "older-format", "bad-manifest", "too-large", "network"]);

/** Every kind of request, with its answer as a value. @type {[string, (reader: Reader) => Promise<any>][]} */
const QUESTIONS = [
  ["digests", (reader) => reader.digests()],
  ["select", (reader) => reader.select({ sort: "oldest" })],
  ["by length", (reader) => reader.select({ minSeconds: 100 })],
  ["word", (reader) => reader.search({ query: "모델", today: "2026-01-04" })],
  ["two words", (reader) => reader.search({ query: "스케일링 2025-12-02", today: "2026-01-04" })],
  ["initials", (reader) => reader.search({ query: "ㅅㅋㅇㄹ", today: "2026-01-04" })],
  [
    "unread",
    async (reader) => {
      await reader.setMarks({ read: [["2025-12-02-기술", "v20251202x0"]] });
      return reader.select({ unread: true });
    },
  ],
  ...["2024-06-01", "2025-12-02", "2026-01-03"].flatMap(
    (date) =>
      /** @type {[string, (reader: Reader) => Promise<any>][]} */ ([
        [`digest ${date}`, (reader) => reader.digest(`${date}-기술`)],
        [`overview ${date}`, (reader) => reader.render({ digest: `${date}-기술` })],
        [
          `entry ${date}`,
          (reader) =>
            reader.render({ digest: `${date}-기술`, entry: `v${date.replaceAll("-", "")}x0`, query: "이야기" }),
        ],
        [`export ${date}`, (reader) => reader.export(`${date}-기술`)],
      ]),
  ),
];

const right = new Map();
const info = await (async () => {
  const reader = await Reader.open(new MemorySource(files), module);
  for (const [name, ask] of QUESTIONS) right.set(name, await ask(reader));
  reader.dispose();
  return reader.info;
})();
/** Every row of the archive, without members that depend on a query. */
const rows = right.get("select").rows;
assert.equal(right.get("word").total, 5);
assert.equal(right.get("initials").tiers[0].total, 5);

/**
 * The value, or an empty one: missing data may be empty, but never wrong.
 * @param {any} value
 * @param {any} expected
 */
const rightOrEmpty = (value, expected) => value === expected || value === null || value === "" || value === undefined;
const SILENT = new Set(["snippet", "titleParts", "score"]);

/**
 * Rows of the correct answer, possibly with empty members.
 * @param {any[]} rows
 * @param {any[]} expected
 * @param {string} what
 */
function assertRows(rows, expected, what) {
  for (const row of rows) {
    const same = (/** @type {any} */ other) =>
      Object.entries(other).every(([key, value]) =>
        SILENT.has(key)
          ? row[key] === undefined || row[key].length === 0 || JSON.stringify(row[key]) === JSON.stringify(value)
          : rightOrEmpty(row[key], value),
      );
    assert.ok(
      expected.some((other) => row.digest === other.digest && same(other)),
      `${what}: a row that there is not: ${JSON.stringify(row)}`,
    );
  }
}

/**
 * A neighbour in a partition that is out of reach is left out, and another may take its place; all else is right.
 * @param {any} answer @param {any} expected @param {string} what
 */
function assertNeighbours(answer, expected, what) {
  const { previous, next, problems: _, ...rest } = answer;
  const { previous: before, next: after, problems: __, ...others } = expected;
  assert.deepEqual(rest, others, what);
  for (const [value, wanted] of [
    [previous, before],
    [next, after],
  ]) {
    const known = value === null || ["2024-06-01-기술", "2025-12-02-기술", "2026-01-03-기술"].includes(value.id);
    assert.ok(known && (value === null || wanted !== null), `${what}: ${JSON.stringify(value)}`);
  }
}

/**
 * Sends all requests to an archive that may be damaged in `file`. The partition of that file may be missing if it is
 * reported.
 * @param {import("../../web/engine/types.d.ts").ByteSource} source @param {string | null} file @param {string} what
 * @returns {Promise<boolean>} whether damage was detected
 */
async function interrogate(source, file, what) {
  /** @type {Reader} */
  let reader;
  try {
    reader = await Reader.open(source, module);
  } catch (error) {
    assert.ok(NAMES.has(error.code), `${what}: open says ${error.code}: ${error.message}`);
    assert.ok(file === "archive.json" || file === null, `${what}: a partition's damage must not close the archive`);
    return true;
  }
  assert.deepEqual(reader.info, info, what);
  let noticed = false;
  for (const [name, ask] of QUESTIONS) {
    const expected = right.get(name);
    let answer;
    try {
      answer = await ask(reader);
    } catch (error) {
      assert.ok(NAMES.has(error.code), `${what}: ${name} says ${error.code}: ${error.message}`);
      const date = name.split(" ")[1];
      const { from, to } = /** @type {any} */ (info.partitions.find((partition) => partition.file === file));
      assert.ok(date >= from && date <= to, `${what}: ${name} is of another partition, and fails: ${error.message}`);
      noticed = true;
      continue;
    }
    if (answer?.problems?.length) {
      noticed = true;
      for (const problem of answer.problems) {
        assert.equal(problem.file, file, what);
        assert.ok(NAMES.has(problem.code) && problem.message, `${what}: ${JSON.stringify(problem)}`);
      }
      if (name.startsWith("digest ")) {
        assertNeighbours(answer, expected, `${what}: ${name}`);
        continue;
      }
      const whole = new Set(info.partitions.filter((partition) => partition.file !== file).map(({ from }) => from));
      assert.ok(answer.total <= expected.total, `${what}: ${name}`);
      if (answer.rows) assertRows(answer.rows, expected.rows, `${what}: ${name}`);
      for (const row of expected.rows ?? [])
        if (whole.has(row.date))
          assert.ok(
            answer.rows.some((/** @type {any} */ other) => other.digest === row.digest && other.id === row.id),
            `${what}: ${name} lacks ${row.digest}`,
          );
      // If a partition is missing, other readings may find results that the query itself found there: any existing row.
      for (const tier of answer.tiers ?? []) assertRows(tier.rows, rows, `${what}: ${name}, ${tier.kind}`);
    } else {
      assert.deepEqual(answer, expected, `${what}: ${name}`);
    }
  }
  reader.dispose();
  return noticed;
}

/** @param {string} name @param {Uint8Array} bytes */
const withFile = (name, bytes) => new MemorySource(new Map([...files, [name, bytes]]));

for (const [name, bytes] of files) {
  // Two partitions are alike: testing one is enough. The heads are elsewhere once more: see below.
  if (name.includes("2026-01") || name.startsWith("p/heads.")) continue;
  test(`damage: any byte of ${name.replace(/\.[0-9a-f]{16}/, "")} flipped is noticed, the rest is right`, async () => {
    let unnoticed = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = bytes.slice();
      flipped[at] ^= 1 << (at % 8);
      if (!(await interrogate(withFile(name, flipped), name, `byte ${at} flipped`))) unnoticed += 1;
    }
    // Every byte is covered by a checksum. The requests above read all blocks of a file, except blocks of the index
    // that no query needs.
    assert.ok(unnoticed <= bytes.length / 3, `${unnoticed} of ${bytes.length} flips went unnoticed`);
  });

  test(`damage: ${name.replace(/\.[0-9a-f]{16}/, "")} cut short or made longer`, async () => {
    for (const length of [
      ...Array.from({ length: Math.ceil(bytes.length / 23) }, (_, index) => index * 23),
      bytes.length - 1,
    ]) {
      assert.ok(
        await interrogate(withFile(name, bytes.slice(0, length)), name, `cut to ${length}`),
        `cut to ${length} of ${bytes.length} unnoticed`,
      );
    }
    const longer = new Uint8Array(bytes.length + 100);
    longer.set(bytes);
    await interrogate(withFile(name, longer), name, "with bytes behind it");
  });
}

test("damage: whatever the file of heads has, answers are right and whole", async () => {
  const name = [...files.keys()].find((key) => key.startsWith("p/heads.")) ?? "";
  const bytes = /** @type {Uint8Array} */ (files.get(name));
  const places = Array.from({ length: Math.floor(bytes.length / 13) }, (_, index) => index * 13);
  const flips = places.map((at) => bytes.with(at, Number(bytes[at]) ^ (1 << (at % 8))));
  const cuts = places.map((at) => bytes.slice(0, at));
  /** @type {any} of a search that is the first request: it loads no lengths */
  let expected;
  for (const [index, broken] of [bytes, ...flips, ...cuts, bytes.toReversed()].entries()) {
    const source = withFile(name, broken);
    let used = 0;
    const counting = {
      stats: source.stats,
      manifest: () => source.manifest(),
      read: (/** @type {any} */ range) => ((used += Number(range.file === name)), source.read(range)),
    };
    const reader = await Reader.open(counting, module);
    const answer = await reader.search({ query: "모델", today: "2026-01-04" });
    expected ??= answer;
    assert.equal(answer.total, 5);
    assert.deepEqual(answer, expected, `damage ${index}`);
    assert.ok(used > 0);
    reader.dispose();
  }
});

test("damage: one partition's bytes under another's name", async () => {
  const [one, two] = info.partitions.map(({ file }) => file);
  await interrogate(withFile(one, /** @type {Uint8Array} */ (files.get(two))), one, "another partition's bytes");
});

/**
 * A compressed answer to a request for a range.
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {Uint8Array} bytes
 * @param {object} [headers]
 */
const compressed = (response, status, bytes, headers = {}) =>
  void response.writeHead(status, { "content-encoding": "gzip", ...headers }).end(gzipSync(bytes));

/**
 * How a server answers requests for one partition: "right" if every answer must still be correct, "named" if a reported
 * problem is allowed.
 * @type {Record<string, ["right" | "named", (request: any, response: any, bytes: Uint8Array, range: [number, number])
 *   => void]>}
 */
const LIES = {
  "the right range": ["right", (request, response, bytes) => sendRange(request, response, bytes)],
  "the whole file": ["right", (_, response, bytes) => void response.end(bytes)],
  "the whole file, compressed": ["right", (_, response, bytes) => compressed(response, 200, bytes)],
  "a compressed range": [
    "right",
    (request, response, bytes, [from, to]) =>
      request.headers.range
        ? compressed(response, 206, bytes.subarray(from, to + 1), {
            "content-range": `bytes ${from}-${to}/${bytes.length}`,
          })
        : void response.end(bytes),
  ],
  "another range, and says so": [
    "right",
    (request, response, bytes, [from, to]) =>
      request.headers.range
        ? void response
            .writeHead(206, { "content-range": `bytes ${from + 1}-${to + 1}/${bytes.length}` })
            .end(bytes.subarray(from + 1, to + 2))
        : void response.end(bytes),
  ],
  "a range that is too long": [
    "right",
    (request, response, bytes, [from]) =>
      request.headers.range
        ? void response
            .writeHead(206, { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` })
            .end(bytes.subarray(from))
        : void response.end(bytes),
  ],
  "another range of the right length, as if it were the right one": [
    "named",
    (_, response, bytes, [from, to]) => {
      const other = from > 8 ? from - 8 : from + 8;
      const part = bytes.subarray(other, other + to - from + 1);
      response.writeHead(206, { "content-range": `bytes ${from}-${from + part.length - 1}/${bytes.length}` }).end(part);
    },
  ],
  zeroes: [
    "named",
    (_, response, bytes, [from, to]) =>
      void response
        .writeHead(206, { "content-range": `bytes ${from}-${to}/${bytes.length}` })
        .end(Buffer.alloc(to - from + 1)),
  ],
  "too few bytes, as if the file ended": [
    "named",
    (_, response, bytes, [from]) =>
      void response
        .writeHead(206, { "content-range": `bytes ${from}-${from + 2}/${from + 3}` })
        .end(bytes.subarray(from, from + 3)),
  ],
  "a connection that breaks": [
    "named",
    (_, response, bytes, [from, to]) => {
      response.writeHead(206, {
        "content-range": `bytes ${from}-${to}/${bytes.length}`,
        "content-length": to - from + 1,
      });
      response.write(bytes.subarray(from, from + 1), () => response.destroy());
    },
  ],
  "a page that says sorry, with 200": [
    "named",
    (_, response) =>
      void response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><title>Sign in</title>".repeat(300)),
  ],
  "an empty 200": ["named", (_, response) => void response.end()],
  416: [
    "named",
    (_, response, bytes) => void response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end(),
  ],
  500: ["named", (_, response) => void response.writeHead(500).end()],
  404: ["named", (_, response) => void response.writeHead(404).end()],
  "no answer": ["named", () => {}],
  "a redirect in a circle": [
    "named",
    (request, response) => void response.writeHead(302, { location: request.url }).end(),
  ],
};

for (const [what, [outcome, answer]] of Object.entries(LIES)) {
  test(`lies: a server that answers with ${what}`, { timeout: 600_000 }, async (context) => {
    const file = info.partitions[1].file;
    // Only the file that is never answered is given up, however slow the machine is.
    const timeout = what === "no answer" ? 1000 : 120_000;
    /** @param {string | URL | Request} input @param {RequestInit} [init] */
    const patient = (input, init) =>
      fetch(input, String(input).includes(encodeURIComponent(file.slice(2))) ? init : { ...init, signal: null });
    const options = { timeout, retryDelay: 1, fetch: patient };
    let honest = false;
    const url = await serve((request, response) => {
      const name = decodeURIComponent((request.url ?? "").slice(1));
      const bytes = files.get(name);
      if (!bytes) return void response.writeHead(404).end();
      const match = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
      if (honest || name !== file) sendRange(request, response, bytes);
      else
        answer(
          request,
          response,
          bytes,
          match ? [Number(match[1]), Math.min(Number(match[2]), bytes.length - 1)] : [0, bytes.length - 1],
        );
    }, context);
    const source = new HttpSource(`${url}archive.json`, options);
    assert.equal(await interrogate(source, file, what), outcome === "named", what);
    // When the server is correct again, trying again must be enough: no wrong bytes may have been stored.
    const reader = await Reader.open(new HttpSource(`${url}archive.json`, options), module);
    await reader.search({ query: "모델", today: "2026-01-04" });
    honest = true;
    await reader.retry();
    const { total, rows, complete, problems } = await reader.search({ query: "모델", today: "2026-01-04" });
    assert.deepEqual(
      { total, rows, complete, problems },
      { total: 5, rows: right.get("word").rows, complete: true, problems: [] },
    );
    reader.dispose();
  });
}

test("lies: a cancelled request does not cancel the file that other calls wait for", async (context) => {
  const file = info.partitions[0].file;
  let requests = 0;
  /** @type {() => void} */
  let goOn = () => {};
  const url = await serve((request, response) => {
    const bytes = /** @type {Uint8Array} */ (files.get(decodeURIComponent((request.url ?? "").slice(1))));
    if (!request.url?.includes("2026-01")) return sendRange(request, response, bytes);
    requests += 1;
    response.write(bytes.subarray(0, 10)); // the whole file, in two parts
    if (requests === 1) goOn = () => response.end(bytes.subarray(10));
    else response.end(bytes.subarray(10));
  }, context);
  /** @type {() => void} */
  let begin = () => {};
  const begun = new Promise((done) => (begin = () => done(undefined)));
  const source = new HttpSource(`${url}archive.json`, {
    timeout: 120_000,
    retryDelay: 1,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      begin();
      return response;
    },
  });
  const controller = new AbortController();
  const first = source.read({ file, offset: 0, length: 20 }, controller.signal);
  await begun;
  await new Promise((done) => setImmediate(done));
  const second = source.read({ file, offset: 20, length: 20 });
  controller.abort();
  await assert.rejects(first, { code: "aborted" });
  goOn();
  assert.deepEqual(await second, /** @type {Uint8Array} */ (files.get(file)).slice(20, 40));
  assert.ok(requests <= 2);
});

test("lies: a large file on a slow line is not given up while bytes arrive", async (context) => {
  const file = info.partitions[0].file;
  const bytes = /** @type {Uint8Array} */ (files.get(file));
  // The test moves the time: 150 ms for each part, 200 ms of patience.
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const next = () => new Promise((done) => setImmediate(done));
  const parts = 8;
  const answer = async (/** @type {unknown} */ _, /** @type {RequestInit | undefined} */ init) => {
    const body = new ReadableStream({
      async start(to) {
        init?.signal?.addEventListener("abort", () => to.error(new Error("given up")));
        for (let part = 0; part < parts && !init?.signal?.aborted; part += 1) {
          const size = Math.ceil(bytes.length / parts);
          to.enqueue(bytes.subarray(part * size, (part + 1) * size));
          await next();
          context.mock.timers.tick(150);
        }
        if (!init?.signal?.aborted) to.close();
      },
    });
    return new Response(body);
  };
  const source = new HttpSource("http://127.0.0.1/archive.json", { timeout: 200, retryDelay: 1, fetch: answer });
  assert.deepEqual(await source.read({ file, offset: 5, length: 20 }), bytes.slice(5, 25));
  assert.ok(Date.now() >= 150 * parts);
});
