// Several archives open as one in the viewer: what they find together is what one archive with all the pages finds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../scripts/cli/api.mjs";
import { openCombined } from "../../web/engine/combined.js";
import { addDays } from "../../web/lib/dates.js";
import { archive } from "./several-sites.mjs";

/** @typedef {import("../../web/engine/types.d.ts").Archive} Archive */
/** @typedef {import("../../web/engine/types.d.ts").Facet} Facet */

/** The first is the page's own. @param {(() => Promise<Archive>)[]} openers @param {number} [patience] */
const combine = (openers, patience = 5000) =>
  openCombined(
    openers.map((each, i) => ({ name: `곳 ${i}`, base: `https://${i}.example/a/`, own: i === 0, open: each })),
    { addDays, patience },
  );

/** Without the name of the site. @param {string} id */
const inside = (id) => id.slice(id.indexOf(":") + 1);
const keys = (/** @type {{ digest: string, id: string }[]} */ rows) =>
  rows.map(({ digest, id }) => `${inside(digest)}#${id}`);
const sorted = (/** @type {{ digest: string, id: string }[]} */ rows) => keys(rows).sort();
const counts = (/** @type {Facet[]} */ facets) =>
  Object.fromEntries([...facets].map(({ name, count }) => /** @type {const} */ ([name, count])).sort());
const byName = (/** @type {{ name: string }} */ a, /** @type {{ name: string }} */ b) => (a.name < b.name ? -1 : 1);

for (let seed = 1; seed <= 12; seed += 1)
  test(`several archives as one answer as their union does (seed ${seed})`, async () => {
    const parts = archive(seed);
    const whole = await open(Object.assign({}, ...parts));
    const each = await Promise.all(parts.map((part) => open(part)));
    const many = await combine(each.map((one) => async () => one));

    // The own archive is open; this waits for the others.
    await many.select();
    for (const key of /** @type {const} */ (["digests", "entries", "seconds", "from", "to"]))
      assert.equal(many.info[key], whole.info[key], key);
    assert.deepEqual([...many.info.topics].sort(byName), [...whole.info.topics].sort(byName));
    assert.deepEqual([...many.info.channels].sort(byName), [...whole.info.channels].sort(byName));
    assert.equal(many.info.site.title, each[0].info.site.title);
    assert.deepEqual(
      many.info.sites?.map(({ entries }) => entries),
      each.map((one) => one.info.entries),
    );

    const choices = [{}, { topics: ["기술"] }, { channels: ["채널 1"] }, { from: "2026-02-03", to: "2026-02-04" }];
    for (const choice of choices)
      for (const sort of /** @type {const} */ (["newest", "oldest", "longest", "shortest"])) {
        const [one, all] = [
          await whole.select({ ...choice, sort, limit: 100 }),
          await many.select({ ...choice, sort, limit: 100 }),
        ];
        for (const key of /** @type {const} */ (["total", "digests", "seconds", "complete"]))
          assert.equal(all[key], one[key], key);
        assert.deepEqual(sorted(all.rows), sorted(one.rows));
        const place = (/** @type {any} */ row) => [/long|short/.test(sort) ? row.seconds : 0, row.date];
        assert.deepEqual(all.rows.map(place), one.rows.map(place), sort);
        for (const facet of /** @type {const} */ (["topics", "channels", "months"]))
          assert.deepEqual(counts(all.facets[facet]), counts(one.facets[facet]), facet);
        assert.deepEqual(all.facets.lengths, one.facets.lengths);
        assert.equal(
          all.facets.sites?.reduce((sum, { count }) => sum + count, 0),
          one.total,
        );
        /** @type {string[]} */
        const paged = [];
        while (paged.length < all.total) {
          const { rows } = await many.select({ ...choice, sort, offset: paged.length, limit: 4 });
          assert.ok(rows.length > 0 && rows.length <= 4);
          paged.push(...keys(rows));
        }
        assert.deepEqual(paged, keys(all.rows), "page by page");
        for (const row of all.rows) assert.ok(`${inside(row.digest)}.md` in parts[siteAt(row.digest)]);
      }

    for (const [i, one] of each.entries()) {
      const [alone, chosen] = [
        await one.select({ topics: ["기술"], limit: 100 }),
        await many.select({ topics: ["기술"], sites: [`곳 ${i}`], limit: 100 }),
      ];
      assert.deepEqual(keys(chosen.rows), keys(alone.rows));
      assert.equal(
        chosen.facets.sites?.reduce((sum, { count }) => sum + count, 0),
        (await whole.select({ topics: ["기술"] })).total,
        "a facet's own choice does not narrow its own counts",
      );
    }
    assert.equal((await many.select({ sites: ["nowhere"] })).total, 0);
    assert.equal((await many.search({ query: "모델", sites: ["nowhere"] })).total, 0);
    assert.equal((await many.tally({ sites: ["nowhere"] })).count, 0);

    for (const query of ["모델", "금리 시장", "바다 OR 로봇", "채널", "이야기", "topic:기술 시장", "nothing"]) {
      const [one, all] = [await whole.search({ query, limit: 100 }), await many.search({ query, limit: 100 })];
      assert.equal(all.total, one.total, query);
      assert.deepEqual(sorted(all.rows), sorted(one.rows), query);
      assert.deepEqual(counts(all.facets.topics), counts(one.facets.topics));
      const scores = all.rows.map(({ score }) => score);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
      );
      assert.deepEqual(
        all.named.map(({ names }) => names),
        one.named.map(({ names }) => names),
      );
      assert.deepEqual(all.range, one.range);
    }

    for (const request of [{}, { query: "시장" }, { topics: ["기술"], from: "2026-02-02" }]) {
      const [one, all] = [await whole.tally(request), await many.tally(request)];
      for (const key of /** @type {const} */ (["count", "seconds", "days", "weeks"]))
        assert.deepEqual(all[key], one[key], key);
      if (!one.count) continue;
      assert.deepEqual([...all.topics].sort(byName), [...one.topics].sort(byName));
      assert.deepEqual([...all.channels].sort(byName), [...one.channels].sort(byName));
      assert.deepEqual(all.months, one.months);
    }

    const [one, all] = [await whole.digests({ limit: 100 }), await many.digests({ limit: 100 })];
    assert.equal(all.total, one.total);
    assert.deepEqual(all.digests.map(({ id }) => inside(id)).sort(), one.digests.map(({ id }) => id).sort());
    for (const { id } of all.digests) {
      const page = await many.page({ digest: id, base: "https://own.example/" });
      assert.equal(page.info.id, id);
      const ids = [page.info.previous, page.info.next, ...page.info.sameDay].flatMap((ref) => ref?.id ?? []);
      for (const other of [...ids, ...page.info.entryList.map((row) => row.digest)])
        assert.equal(siteAt(other), siteAt(id));
      assert.deepEqual(await many.digest(id), page.info);
      const [row] = page.info.entryList;
      assert.equal(
        await many.render({ digest: id, entry: row.id }),
        await whole.render({ digest: inside(id), entry: row.id }),
      );
      for (const near of Object.values(await many.related({ digest: id, entry: row.id })).flat())
        if ("digest" in near) assert.equal(siteAt(near.digest), siteAt(id));
    }
    assert.equal((await many.page()).info.date, each[0].info.to, "the newest is the page's own");

    const marked = (await many.select({ topics: ["기술"], limit: 100 })).rows.filter((_, i) => i % 2 === 0);
    await many.setMarks({ starred: marked.map(({ digest, id }) => [digest, id]) });
    await whole.setMarks({ starred: marked.map(({ digest, id }) => [inside(digest), id]) });
    assert.deepEqual(
      sorted((await many.select({ starred: true, limit: 100 })).rows),
      sorted((await whole.select({ starred: true, limit: 100 })).rows),
    );

    many.dispose();
    whole.dispose();
  });

/** The number of the site in an id. @param {string} id */
const siteAt = (id) => (id.includes(":") ? Number(id.slice(2, id.indexOf(":"))) : 0);

/** A promise, and how to end it. */
function promised() {
  /** @type {(value: any) => void} */
  let resolve = () => {};
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
const failure = Object.assign(new Error("no"), { code: "network" });

test("a site that fails is named in every answer, and the others go on; a retry opens it", async () => {
  const parts = archive(3);
  const [own, other] = await Promise.all(parts.slice(0, 2).map((part) => open(part)));
  let up = false;
  const many = await combine([async () => own, async () => (up ? other : Promise.reject(failure))]);
  const named = [
    { partition: "곳 1", file: "https://1.example/a/archive.json", code: "network", message: "no", site: "곳 1" },
  ];
  for (const answer of [
    await many.select(),
    await many.search({ query: "이야기" }),
    await many.tally(),
    await many.digests(),
  ]) {
    assert.deepEqual(answer.problems, named);
    assert.ok(Object.values(answer)[0] !== 0);
  }
  assert.deepEqual((await many.page()).info.problems, named);
  await assert.rejects(many.page({ digest: "곳 1:2026-02-01-기술" }), failure);
  const before = (await many.select()).total;
  up = true;
  let told = 0;
  many.onchange = () => (told += 1);
  await many.retry();
  assert.ok(told > 0);
  const found = await many.select();
  assert.deepEqual([found.total - before, found.problems], [other.info.entries, []]);
  many.dispose();
});

test("the own site does not wait for the others; one that comes late is added", async () => {
  const parts = archive(3);
  const [own, other] = await Promise.all(parts.slice(0, 2).map((part) => open(part)));
  const { promise, resolve } = promised();
  const many = await combine([async () => own, () => promise], 20);
  assert.equal(many.info.entries, own.info.entries);
  assert.equal((await many.page()).info.date, own.info.to);
  const near = await many.select({ partial: true });
  assert.equal(near.total, own.info.entries);
  const found = await many.select();
  assert.deepEqual([found.total, found.problems.map(({ site }) => site)], [own.info.entries, ["곳 1"]]);
  const come = promised();
  many.onchange = come.resolve;
  resolve(other);
  await come.promise;
  assert.equal((await many.select()).total, own.info.entries + other.info.entries);
  many.dispose();
});

test("without its own archive, the page shows the others under its own name; without any, the error", async () => {
  const [part] = archive(3);
  const other = await open(part);
  const many = await combine([() => Promise.reject(failure), async () => other]);
  assert.equal(many.info.site.title, "곳 0");
  assert.equal((await many.page()).info.date, other.info.to);
  many.dispose();
  await assert.rejects(combine([() => Promise.reject(failure), () => Promise.reject(failure)]), failure);
});

test("a closed site is a problem of the answer, an aborted call is none", async () => {
  const parts = archive(3);
  const [own, other] = await Promise.all(parts.slice(0, 2).map((part) => open(part)));
  const many = await combine([async () => own, async () => other]);
  const abort = new AbortController();
  abort.abort();
  await assert.rejects(many.select({}, { signal: abort.signal }), { code: "aborted" });
  other.dispose();
  const { problems, total } = await many.select();
  assert.deepEqual([total, problems.map(({ site, code }) => [site, code])], [own.info.entries, [["곳 1", "disposed"]]]);
  many.dispose();
});
