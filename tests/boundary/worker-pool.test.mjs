// Few workers for many archives (worker-pool.js): the answers are those of a worker for each, also when a worker hangs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "../../scripts/cli/api.mjs";
import { start as serve } from "../../scripts/cli/serve/static.mjs";
import { Packer } from "../../web/engine/packer.js";
import { WorkerArchive } from "../../web/engine/worker-client.js";
import { WorkerPool } from "../../web/engine/worker-pool.js";
import { serveEngines } from "../../web/engine/worker.js";
import { page } from "../cli/helpers.mjs";
import { fakeWorkers } from "./fake-worker.mjs";
import { moduleBytes } from "./helpers.mjs";

const SITES = 6;
/** Signs until a hung worker is given up come in a tenth of it. */
const SOON = 100;
const wasm = moduleBytes("reader.wasm");
const WORDS = ["모델", "시장", "바다"];

/** @type {Map<string, Uint8Array>[]} */
const sites = [];
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
let base = "";

before(async () => {
  for (let i = 0; i < SITES; i += 1) {
    const packer = await Packer.create({ wasm: moduleBytes("packer.wasm") });
    for (let day = 1; day <= 1 + i; day += 1) {
      const date = `2026-02-0${day}`;
      const entries = [
        {
          title: `${WORDS[i % 3]} ${day}`,
          channel: `채널 ${i}`,
          id: `site${i}day${day}xx`,
          text: `${WORDS[day % 3]}입니다.`,
        },
      ];
      packer.add(`${date}-주제${i}.md`, new TextEncoder().encode(page(date, `주제${i}`, entries)));
    }
    packer.read();
    sites.push(new Map(packer.pack().files.map(({ name }, index) => [name, packer.file(index)])));
  }
  server = await serve((request, response) => {
    const [, site, ...rest] = decodeURIComponent(request.url ?? "").split("/");
    const bytes = sites[Number(site)]?.get(rest.join("/"));
    response.writeHead(bytes ? 200 : 404);
    response.end(bytes);
  });
  base = server.url.slice(0, -1);
});
after(() => server.close());

const running = (/** @type {any[]} */ made) => made.filter((/** @type {any} */ { terminated }) => !terminated).length;

/** @param {number} [limit] */
function pooled(limit) {
  const { start, made } = fakeWorkers(serveEngines);
  const pool = new WorkerPool(2, limit);
  const connect = () => pool.connect(start);
  const get = (/** @type {number} */ site) =>
    WorkerArchive.open(connect, null, { url: `${base}/${site}/archive.json`, wasm }, undefined, limit);
  return { get, made };
}

/** All that is asked of an archive here. */
async function answers(/** @type {any} */ archive) {
  return [
    archive.info.entries,
    await archive.select({}),
    await archive.digests(),
    await archive.search({ query: "모델" }),
    await archive.page({}),
  ];
}

test("pool: six archives use two workers, and answer as each alone", async () => {
  const { get, made } = pooled();
  const archives = await Promise.all(Array.from(sites, (_, i) => get(i)));
  assert.equal(made.length, 2);
  const all = await Promise.all(archives.map(answers));
  for (const [i, files] of sites.entries()) {
    const alone = await open(files);
    assert.deepEqual(all[i], await answers(alone));
    alone.dispose();
  }
  await assert.rejects(archives[1].digest("nothing"), { code: "not-found" });
  for (const [i, archive] of archives.entries()) {
    archive.dispose();
    if (i < SITES - 1) assert.ok(running(made) > 0);
    await assert.rejects(archive.select(), { code: "disposed" });
  }
  assert.equal(running(made), 0, "closed when unused");
  const again = await get(3);
  assert.deepEqual(await answers(again), all[3]);
  again.dispose();
});

test("pool: one archive's error, cancel and end leave the others alone", async () => {
  const { get, made } = pooled();
  const [a, b, c] = await Promise.all([get(0), get(1), get(2)]);
  await assert.rejects(get(99), { code: "network" });
  const controller = new AbortController();
  const cancelled = a.select({}, { signal: controller.signal });
  const [others] = [Promise.all([b.select(), c.select()])];
  controller.abort();
  await assert.rejects(cancelled, { code: "aborted" });
  a.dispose();
  assert.deepEqual(
    (await others).map(({ total }) => total),
    [2, 3],
  );
  assert.equal(made.length, 2);
  b.dispose();
  c.dispose();
});

for (let culprit = 0; culprit < SITES; culprit += 1)
  test(`pool: when archive ${culprit} hangs its worker, the others do not notice`, async () => {
    const { get, made } = pooled(SOON);
    const archives = await Promise.all(Array.from(sites, (_, i) => get(i)));
    const expected = await Promise.all(archives.map(answers));
    // Archives are numbered in the order of opening.
    for (const worker of made) worker.hangs = (/** @type {number} */ busy) => busy === culprit + 1;
    const all = await Promise.allSettled(archives.map(answers));
    for (const [i, answer] of all.entries())
      if (i === culprit) assert.equal(/** @type {any} */ (answer).reason?.code, "trap");
      else assert.deepEqual(/** @type {any} */ (answer).value, expected[i]);
    assert.equal(made.length, 3);
    assert.equal(running(made), 2);
    assert.deepEqual(await answers(archives[culprit]), expected[culprit], "with the next call it is started again");
    for (const archive of archives) archive.dispose();
    assert.equal(running(made), 0);
  });

test("pool: a worker that hangs while archives are opened is replaced for those that did not hang it", async () => {
  const { start, made } = fakeWorkers(serveEngines);
  const pool = new WorkerPool(1, SOON);
  const get = (/** @type {number} */ site) =>
    WorkerArchive.open(
      () => {
        const channel = pool.connect(start);
        made[0].hangs = (/** @type {number} */ busy) => busy === 2;
        return channel;
      },
      null,
      { url: `${base}/${site}/archive.json`, wasm },
      undefined,
      SOON,
    );
  const all = await Promise.allSettled([get(0), get(1), get(2)]);
  assert.deepEqual(
    all.map((each) => (each.status === "rejected" ? each.reason.code : each.status)),
    ["fulfilled", "trap", "fulfilled"],
  );
  const [first, , third] = all.map((each) => /** @type {any} */ (each).value);
  assert.deepEqual([(await first.select()).total, (await third.select()).total], [1, 3]);
  first.dispose();
  third.dispose();
  assert.equal(running(made), 0);
});

test("pool: marks are set again in another worker, and a newer archive is announced", async () => {
  const { get, made } = pooled(SOON);
  const [a, b, c] = await Promise.all([get(0), get(1), get(2)]);
  const row = (await a.select()).rows[0];
  await a.setMarks({ starred: [[row.digest, row.id]] });
  const starred = async () => (await a.select({ starred: true })).total;
  const before = await starred();
  let news = 0;
  a.onchange = () => (news += 1);
  // a and c share a worker.
  for (const worker of made) worker.hangs = (/** @type {number} */ busy) => busy === 3;
  const [, total] = await Promise.allSettled([c.select(), starred()]);
  assert.equal(/** @type {any} */ (total).value, before);
  assert.equal(made.length, 3);
  assert.equal(news, 0, "it is still the same archive");
  for (const archive of [a, b, c]) archive.dispose();
});

test("pool: where no worker can be started, each archive learns why", async () => {
  const pool = new WorkerPool(2, SOON);
  const refused = () => {
    throw Object.assign(new Error("refused"), { code: "trap" });
  };
  const request = { url: `${base}/0/archive.json`, wasm };
  for (let i = 0; i < 3; i += 1)
    await assert.rejects(
      WorkerArchive.open(() => pool.connect(refused), null, request),
      { message: "refused" },
    );
  const { start, made } = fakeWorkers(serveEngines);
  const deaf = () => Object.assign(start(), { hung: true });
  const two = [0, 1].map(() => WorkerArchive.open(() => pool.connect(deaf), null, request, undefined, SOON));
  for (const each of await Promise.allSettled(two)) assert.equal(/** @type {any} */ (each).reason.code, "trap");
  const broken = [0, 1, 2].map(() => WorkerArchive.open(() => pool.connect(start), null, request));
  for (const worker of made.slice(2)) /** @type {any} */ (worker).onerror({});
  for (const each of await Promise.allSettled(broken))
    assert.match(/** @type {any} */ (each).reason.message, /could not be loaded/);
  assert.equal(running(made), 0);
});
