// Several sites in one widget: what they find together is what one site with all the pages finds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../scripts/cli/api.mjs";
import { openSites, siteOf } from "../../web/widget/sites.js";
import { archive } from "./several-sites.mjs";

const keys = (/** @type {{ digest: any, id: any }[]} */ rows) => rows.map(({ digest, id }) => `${digest}#${id}`);
const sorted = (/** @type {import("../../web/engine/types.js").EntryRow[]} */ rows) => keys(rows).sort();

for (let seed = 1; seed <= 12; seed += 1)
  test(`lists and searches of several sites equal those of their union (seed ${seed})`, async () => {
    const parts = archive(seed);
    const whole = await open(Object.assign({}, ...parts));
    const opened = await Promise.all(parts.map((part) => open(part)));
    const sites = await openSites(
      opened.map((each, i) => ({ src: `https://${i}.example/archive.json`, archive: Promise.resolve(each) })),
    );
    const limit = 100;
    for (const choice of [
      {},
      { topics: ["기술"] },
      { channels: ["채널 1"] },
      { from: "2026-02-03", to: "2026-02-04" },
    ]) {
      const [one, many] = [await whole.select({ ...choice, limit }), await sites.select({ ...choice, limit })];
      assert.equal(many.total, one.total);
      assert.deepEqual(sorted(many.rows), sorted(one.rows));
      assert.deepEqual(
        many.rows.map(({ date }) => date),
        one.rows.map(({ date }) => date),
        "newest first",
      );
      const few = await sites.select({ ...choice, limit: 4 });
      assert.deepEqual(keys(few.rows), keys(many.rows.slice(0, 4)), "the first of all");
      for (const row of many.rows) assert.ok(`${row.digest}.md` in parts[siteOf(row)], "a row's site has it");
    }
    for (const query of ["모델", "금리 시장", "바다 OR 로봇", "채널", "이야기", "nothing"]) {
      const wanted = { query, limit, tiers: false };
      const [one, many] = [await whole.search(wanted), await sites.search(wanted)];
      assert.equal(many.total, one.total, query);
      assert.deepEqual(sorted(many.rows), sorted(one.rows), query);
      assert.deepEqual(
        [...many.counts.values()].reduce((sum, count) => sum + count, 0),
        many.total,
      );
      const scores = many.rows.map(({ score }) => score);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
        "best first",
      );
    }
    for (const each of [whole, ...opened]) each.dispose();
  });

test("a site that fails is named, and the others answer; if all fail, the error is thrown", async () => {
  const [part] = archive(3);
  const good = { src: "https://good.example/a/archive.json", archive: open(part) };
  const failure = Object.assign(new Error("no"), { code: "network" });
  const bad = () => ({ src: "https://bad.example/b/archive.json", archive: Promise.reject(failure) });
  const sites = await openSites([bad(), good]);
  assert.deepEqual(
    sites.missing.map(({ index, title, error }) => [index, title, error]),
    [[0, "bad.example/b", failure]],
  );
  assert.ok((await sites.select({ limit: 5 })).total > 0);
  await assert.rejects(openSites([bad(), bad()]), failure);
  (await good.archive).dispose();
  await assert.rejects(sites.select({ limit: 5 }), { code: "disposed" });
});
