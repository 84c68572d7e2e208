import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { barChart } from "./chart.mjs";
import { rows, table, writeReport } from "./report.mjs";
import { quantile, score } from "./score.mjs";
import { serve } from "./server.mjs";

test("verdicts: reached, not reached, and what was not measured says why", () => {
  const all = rows({
    L: {
      packing: { build: 10000, files: 12, bytes: 5e6, peak: 5e8 },
      Pagefind: { failed: "not done in 480 s" },
      filter: { yoyak: { median: 3 }, "typed-array scan": { median: 1 } },
      Yoyak: { failed: "out of memory" },
    },
  });
  const find = (/** @type {string} */ start) => all.find(({ what }) => what.startsWith(start));
  assert.equal(find("Packing, L")?.reached, true);
  assert.match(find("Packing, L")?.beside ?? "", /not done in 480 s/);
  assert.equal(find("Filter")?.reached, false);
  assert.equal(find("Memory of the module")?.reached, null);
  assert.match(find("Memory of the module")?.measured ?? "", /out of memory/);
});

test("what leads to cited entries has a row for each number of words", () => {
  const measured = { queries: 200, first: 0.5, ten: 0.6, recall: 0.9 };
  const citations = ["sentence", "2 words", "4 words", "any 2 words"].map((query) => ({ query, ...measured }));
  const found = rows({ real: { Yoyak: { exact: [], known: {}, citations } } }).filter(({ what }) =>
    /sentence/.test(what),
  );
  assert.deepEqual(
    found.map(({ measured, reached }) => [measured, reached]),
    [
      ["first 50.0 %, recall 90.0 % of 200", false],
      ["first ten 60.0 % of 200", true],
      ["first ten 60.0 % of 200", false],
    ],
  );
});

test("a report is written from whatever there is", () => {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-report-"));
  try {
    const results = {
      S: {
        packing: { build: 1000, cpu: 900, files: 3, bytes: 5e6, peak: 1e8 },
        Pagefind: { build: 3000, files: 900, bytes: 4e6, peak: 2e8 },
      },
    };
    writeReport(results, folder);
    assert.match(
      readFileSync(join(folder, "benchmarks.md"), "utf8"),
      /Packing, S \| 1\.0 s \(900 ms of processor\), 3 files/,
    );
    assert.deepEqual(readdirSync(join(folder, "benchmarks")), ["packing.svg"]);
    assert.match(table(results), /Packing, S/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a target that is missed refers to a note with what was tried", () => {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-report-"));
  try {
    const first = (/** @type {number} */ bytes, /** @type {number} */ requests) => ({
      first: { bytes, requests },
      opening: { requests: 3, bytes: 20000 },
    });
    const results = {
      S: { packing: { build: 1000, files: 3, bytes: 5e6 }, "first search": { digests: 365, ...first(5e4, 18) } },
      L: {
        packing: { build: 9000, files: 12, bytes: 5e6, peak: 2e9, manifest: 9000 },
        Pagefind: { build: 9900, files: 9000, bytes: 5e6 },
        "first search": { digests: 18250, ...first(1e5, 30) },
        "first search, 5 times": { digests: 91250, ...first(4e5, 90) },
      },
    };
    writeReport(results, folder);
    const page = readFileSync(join(folder, "benchmarks.md"), "utf8");
    const number = /^\| Packing, L .* \| not reached, note (\d+) \|$/m.exec(page)?.[1];
    assert.match(page, new RegExp(`^${number}\\. \\*\\*Packing\\.`, "m"));
    assert.match(page, /^\| Growth .* 5 × L 400 KB in 90 requests .* \| not reached, note \d+ \|$/m);
    assert.match(page, /^\| Opening the newest digest, after the shell, L \| 3 requests, 20 KB .* \| reached \|$/m);
    assert.ok(readdirSync(join(folder, "benchmarks")).includes("growth-requests.svg"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("bars are as long as their values, and text is escaped", () => {
  const svg = barChart({
    title: "A < B",
    groups: ["g"],
    series: [
      { name: "one", values: [10] },
      { name: "two", values: [5] },
      { name: "none", values: [null] },
    ],
  });
  const widths = [...svg.matchAll(/class="s\d" x="190" y="\d+" width="([\d.]+)" height="12"/g)].map(([, width]) =>
    Number(width),
  );
  assert.equal(widths.length, 2);
  assert.ok(Math.abs(widths[0] - 2 * widths[1]) < 0.2);
  assert.ok(svg.includes("A &lt; B") && !svg.includes("A < B"));
});

test("recall and precision are over all matches of a class", () => {
  const asked = [
    { class: "a", text: "", scan: 0, truth: [1, 2] },
    { class: "a", text: "", scan: 0, truth: [3, 4] },
  ];
  assert.deepEqual(
    score(asked, [
      [1, 2],
      [3, 9],
    ]),
    { a: { recall: 0.75, precision: 0.75 } },
  );
  assert.equal(quantile([5, 1, 3], 0.5), 3);
});

test("the host compresses text, answers ranges as they are, counts bodies, and can be slow", async () => {
  const folder = mkdtempSync(join(tmpdir(), "yoyak-host-"));
  writeFileSync(join(folder, "a.js"), "x".repeat(10000));
  writeFileSync(join(folder, "a.bin"), "x".repeat(10000));
  const host = await serve(folder);
  const slow = await serve(folder, { bitsPerSecond: 400000, latency: 20 });
  try {
    assert.equal((await (await fetch(`${host.url}a.js`)).text()).length, 10000);
    assert.ok(host.taken().bytes < 200);
    const part = await fetch(`${host.url}a.bin`, { headers: { range: "bytes=10-19" } });
    assert.equal(part.status, 206);
    assert.equal((await part.text()).length, 10);
    assert.deepEqual([host.taken().bytes, host.taken().bytes], [10, 0]);
    assert.equal((await fetch(`${host.url}../secret`)).status, 404);
    const start = performance.now();
    await (await fetch(`${slow.url}a.bin`)).text();
    assert.ok(performance.now() - start > 200); // 80,000 bits and two delays
  } finally {
    await Promise.all([host.close(), slow.close()]);
    rmSync(folder, { recursive: true });
  }
});
