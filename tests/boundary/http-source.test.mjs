// The HTTP byte source with correct servers and with servers that send wrong answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { HttpSource } from "../../web/engine/sources/http.js";
import { sendRange, serve } from "./helpers.mjs";

const FILE = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const RANGE = { file: "p/a.yoyak", offset: 100, length: 50 };
const WANTED = FILE.slice(100, 150);
/** No server of these tests is given up, however slow the machine is, unless a test says so. */
/** @param {string} url @param {import("../../web/engine/sources/http.js").HttpOptions} [options] */
const open = (url, options) => new HttpSource(`${url}archive.json`, { retryDelay: 1, timeout: 120_000, ...options });

test("http: a correct range is used and counted", async (context) => {
  /** @type {unknown[]} */
  const asked = [];
  const url = await serve(
    (request, response) => (asked.push(request.headers.range), sendRange(request, response, FILE)),
    context,
  );
  const source = open(url);
  assert.deepEqual(await source.read(RANGE), WANTED);
  assert.deepEqual(asked, ["bytes=100-149"]);
  assert.deepEqual(source.stats, { requests: 1, bytes: 50 });
});

test("http: a file that ends early gives its bytes", async (context) => {
  const source = open(await serve((request, response) => sendRange(request, response, FILE.subarray(0, 120)), context));
  assert.deepEqual(await source.read(RANGE), FILE.slice(100, 120));
});

test("http: a 200 is kept as the whole file and requested once", async (context) => {
  let requests = 0;
  const source = open(await serve((_, response) => ((requests += 1), response.end(FILE)), context));
  assert.deepEqual(await source.read(RANGE), WANTED);
  assert.deepEqual(await source.read({ ...RANGE, offset: 0 }), FILE.slice(0, 50));
  assert.equal(requests, 1);
});

const lies = {
  "another range": (/** @type {import("node:http").ServerResponse} */ response) =>
    response.writeHead(206, { "content-range": "bytes 0-49/1000" }).end(FILE.subarray(0, 50)),
  "a longer range": (/** @type {import("node:http").ServerResponse} */ response) =>
    response.writeHead(206, { "content-range": "bytes 100-199/1000" }).end(FILE.subarray(100, 200)),
  "a shorter range in the middle of the file": (/** @type {import("node:http").ServerResponse} */ response) =>
    response.writeHead(206, { "content-range": "bytes 100-119/1000" }).end(FILE.subarray(100, 120)),
  "a nonsense range": (/** @type {import("node:http").ServerResponse} */ response) =>
    response.writeHead(206, { "content-range": "lines 1-2" }).end(FILE.subarray(100, 150)),
  "several parts": (/** @type {import("node:http").ServerResponse} */ response) =>
    response.writeHead(206, { "content-type": "multipart/byteranges; boundary=x", "content-range": "" }).end("--x--"),
  "a compressed range": (/** @type {import("node:http").ServerResponse} */ response) =>
    response
      .writeHead(206, { "content-range": "bytes 100-149/1000", "content-encoding": "gzip" })
      .end(gzipSync(FILE.subarray(100, 150))),
};
for (const [what, lie] of Object.entries(lies)) {
  test(`http: 206 with ${what} falls back to the whole file`, async (context) => {
    const url = await serve(
      (request, response) => (request.headers.range ? lie(response) : response.end(FILE)),
      context,
    );
    assert.deepEqual(await open(url).read(RANGE), WANTED);
  });
}

test("http: a whole file that arrives compressed is decoded before it is sliced", async (context) => {
  const url = await serve(
    (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(FILE)),
    context,
  );
  assert.deepEqual(await open(url).read(RANGE), WANTED);
});

for (const status of [500, 503, 429]) {
  test(`http: ${status} is retried once`, async (context) => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests += 1;
      if (requests === 1) response.writeHead(status).end();
      else sendRange(request, response, FILE);
    }, context);
    assert.deepEqual(await open(url).read(RANGE), WANTED);
    assert.equal(requests, 2);
  });
}

test("http: a server that keeps failing is an error with its status", async (context) => {
  let requests = 0;
  const url = await serve((_, response) => ((requests += 1), response.writeHead(500).end()), context);
  await assert.rejects(open(url).read(RANGE), {
    code: "network",
    message: /500/,
    detail: { url: `${url}p/a.yoyak`, status: 500 },
  });
  assert.equal(requests, 2);
});

for (const [status, code] of /** @type {[number, string][]} */ ([
  [404, "network"],
  [403, "network"],
  [416, "truncated"],
])) {
  test(`http: ${status} is "${code}" at once`, async (context) => {
    let requests = 0;
    const url = await serve((_, response) => ((requests += 1), response.writeHead(status).end()), context);
    await assert.rejects(open(url).read(RANGE), { code });
    assert.equal(requests, 1);
  });
}

test("http: a connection that breaks in the middle is retried once", async (context) => {
  let requests = 0;
  const url = await serve((request, response) => {
    requests += 1;
    if (requests > 1) return sendRange(request, response, FILE);
    response.writeHead(206, { "content-range": "bytes 100-149/1000", "content-length": 50 });
    response.write(FILE.subarray(100, 110), () => response.destroy());
  }, context);
  assert.deepEqual(await open(url).read(RANGE), WANTED);
  assert.equal(requests, 2);
});

test("http: a server that never answers is given up after the timeout", async (context) => {
  const url = await serve(() => {}, context);
  await assert.rejects(open(url, { timeout: 50 }).read(RANGE), { code: "network", message: /did not answer/ });
});

test("http: an unreachable server is a network error", async (context) => {
  const url = await serve(() => {}, context);
  const port = Number(new URL(url).port);
  await assert.rejects(open(`http://127.0.0.1:${port === 1 ? 2 : 1}/`).read(RANGE), { code: "network" });
});

test("http: cancelling ends the request and is not a network error", async (context) => {
  const controller = new AbortController();
  /** @type {() => void} */
  let close = () => {};
  const closed = new Promise((done) => (close = () => done(undefined)));
  const url = await serve((request, response) => {
    response.on("close", close);
    controller.abort();
  }, context);
  await assert.rejects(open(url).read(RANGE, controller.signal), { code: "aborted" });
  // If the connection were left open, this would wait for ever.
  await closed;
});

test("http: a manifest cannot lead outside its folder", async (context) => {
  let requests = 0;
  const url = await serve((_, response) => ((requests += 1), response.end(FILE)), context);
  for (const file of ["../secret", "a/../../secret", "..%2fsecret/../../x"]) {
    await assert.rejects(open(`${url}site/`).read({ ...RANGE, file }), { code: "bad-manifest" }, file);
  }
  assert.equal(requests, 0);
  assert.deepEqual(await open(`${url}site/`).read({ ...RANGE, file: "https://elsewhere.example/x" }), WANTED);
});

test("http: the number of whole files that are kept is limited", async (context) => {
  /** @type {Record<string, number>} */
  const requests = {};
  const large = new Uint8Array(25 << 20);
  const url = await serve((request, response) => {
    requests[request.url ?? ""] = (requests[request.url ?? ""] ?? 0) + 1;
    response.end(large);
  }, context);
  const source = open(url);
  for (const file of ["a", "b", "a", "c", "a", "b"])
    assert.equal((await source.read({ file, offset: 5, length: 3 })).length, 3);
  assert.deepEqual(requests, { "/a": 1, "/b": 2, "/c": 1 }, "the one that was not used for longest goes first");
});

for (const [value, wait] of /** @type {[string, number][]} */ ([
  ["5", 5000],
  ["Thu, 01 Jan 1970 00:00:05 GMT", 400],
  ["3600", 400],
  ["soon", 400],
])) {
  test(`http: 503 with Retry-After "${value}" is retried after ${wait} ms`, async ({ mock }) => {
    mock.timers.enable({ apis: ["setTimeout"] });
    let requests = 0;
    const answer = async () => {
      requests += 1;
      return requests === 1
        ? new Response("", { status: 503, headers: { "retry-after": value } })
        : new Response(FILE.slice(100, 150), { status: 206 });
    };
    const source = new HttpSource("http://example.org/archive.json", { fetch: answer });
    const bytes = source.read(RANGE);
    const turns = () => new Promise((done) => setImmediate(done));
    await turns();
    mock.timers.tick(wait - 1);
    await turns();
    assert.equal(requests, 1);
    mock.timers.tick(1);
    assert.deepEqual(await bytes, WANTED);
  });
}
