import assert from "node:assert/strict";
import { test } from "node:test";
import { Marks } from "../../web/state/marks.js";
import { exported, imported } from "../../web/state/marks-file.js";

const ROW = {
  digest: "d1",
  id: "e1",
  date: "2025-12-01",
  topic: "t",
  title: "제목",
  channel: "c",
  url: "https://example.org",
  videoId: null,
  publishedAt: null,
  seconds: 60,
};
let site = 0;
const fresh = () => new Marks(new EventTarget(), `test-${(site += 1)}`);
const AT = "2026-01-01T00:00:00.000Z";

test("read and starred are stored; without storage they last as long as the page", () => {
  const marks = fresh();
  marks.setRead({ digest: "d1", id: "e1" }, true);
  marks.setStarred(ROW, true, AT);
  assert.ok(marks.isRead(ROW) && marks.isStarred(ROW));
  assert.equal(marks.readCount("d1"), 1);
  const again = new Marks(new EventTarget(), `test-${site}`);
  assert.ok(again.isRead(ROW) && again.isStarred(ROW));
  marks.setRead(ROW, false);
  marks.setStarred(ROW, false, AT);
  assert.ok(!marks.isRead(ROW) && !marks.isStarred(ROW));
});

test("an export brings all marks to another device, once", () => {
  const from = fresh();
  from.setRead(ROW, true);
  from.setRead({ digest: "d1", id: "e2" }, true);
  from.setStarred(ROW, true, AT);
  const to = fresh();
  to.setRead({ digest: "d1", id: "e2" }, true);
  const data = JSON.parse(JSON.stringify(exported(from, AT)));
  assert.equal(imported(to, data), 2);
  assert.equal(imported(to, data), 0);
  assert.deepEqual(to.starred(), [ROW]);
});

test("other files are refused, and invalid ones do no harm", () => {
  const marks = fresh();
  for (const data of [null, [], {}, { format: "yoyak-marks" }, "text"]) assert.equal(imported(marks, data), null);
  assert.equal(
    imported(marks, { format: "yoyak-marks", read: { d1: "e1", d2: [3, null] }, stars: { x: null, y: { row: {} } } }),
    0,
  );
});

test("what came since the visit before is new, also later in the same visit", () => {
  const marks = fresh();
  const hour = 3_600_000;
  const visit = (/** @type {string} */ newest, /** @type {number} */ now) => {
    marks.beginVisit(newest, now);
    return marks.newSince;
  };
  assert.equal(visit("2025-12-01", 0), null);
  assert.equal(visit("2025-12-03", 24 * hour), "2025-12-01");
  assert.equal(visit("2025-12-03", 24 * hour + 60_000), "2025-12-01");
  assert.equal(visit("2025-12-03", 48 * hour), "2025-12-03");
});

test("positions in old digests are removed", () => {
  const marks = fresh();
  for (let i = 0; i < 350; i += 1) marks.setPosition(`d${i}`, { part: "e", block: i, share: 0 });
  assert.equal(marks.position("d49"), undefined);
  assert.equal(marks.position("d50")?.block, 50);
  assert.equal(marks.position("d349")?.block, 349);
});

test("an archive receives the marks once, and again after a change", async () => {
  const marks = fresh();
  /** @type {any[]} */
  const told = [];
  const archive = /** @type {any} */ ({ setMarks: async (/** @type {any} */ all) => void told.push(all) });
  await marks.inform(archive);
  await marks.inform(archive);
  assert.equal(told.length, 1);
  marks.setRead(ROW, true);
  await marks.inform(archive);
  assert.deepEqual(told[1].read, [["d1", "e1"]]);
  await marks.inform(/** @type {any} */ ({ setMarks: archive.setMarks }));
  assert.equal(told.length, 3);
  await marks.inform(/** @type {any} */ ({}));
});

test("a change fires an event of its own topic", () => {
  const bus = new EventTarget();
  let heard = 0;
  bus.addEventListener("marks", () => (heard += 1));
  const marks = new Marks(bus, `test-${(site += 1)}`);
  heard = 0;
  marks.setRead(ROW, true);
  marks.setRead(ROW, true);
  marks.toggleStar(ROW, AT);
  assert.equal(heard, 2);
  marks.setPosition("d1", { part: "e1", block: 3, share: 0 });
  assert.equal(heard, 2);
});

test("new entries stay new for the day, however often the page is opened", () => {
  const marks = fresh();
  const at = (/** @type {number} */ day, /** @type {number} */ hour) => new Date(2026, 0, day, hour).getTime();
  marks.beginVisit("2026-01-04", at(4, 9));
  for (const hour of [7, 8, 13, 22]) {
    marks.beginVisit("2026-01-05", at(5, hour));
    assert.equal(marks.newSince, "2026-01-04");
  }
  marks.beginVisit("2026-01-06", at(6, 1));
  assert.equal(marks.newSince, "2026-01-05");
});
