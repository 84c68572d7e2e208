// Marks from an untrusted file, with a full disk, and in two tabs at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Marks } from "../../web/state/marks.js";
import { exported, exportedMarks, imported } from "../../web/state/marks-file.js";
import { readMarks, readToJson, starMarks, starsToJson } from "../../web/state/marks-data.js";

const AT = "2026-01-01T00:00:00.000Z";
const row = (/** @type {string} */ id, more = {}) => ({
  digest: "2026-01-05-기술",
  id,
  date: "2026-01-05",
  topic: "기술",
  title: `제목 ${id}`,
  channel: "채널",
  url: "https://example.org/",
  videoId: null,
  publishedAt: null,
  seconds: 60,
  ...more,
});
const file = (/** @type {any} */ stars, read = {}) => ({ format: "yoyak-marks", version: 1, read, stars });
let site = 0;
const fresh = () => new Marks(new EventTarget(), `data-${(site += 1)}`);

test("stars that a view could not draw are left out, and the others stay", () => {
  const odd = {
    a: { row: { digest: "a", id: "b" } },
    b: { row: row("b", { date: "someday" }) },
    c: { row: row("c", { title: { toString: 1 } }), at: {} },
    d: null,
    e: { row: row("") },
    f: { row: row("f", { url: "javascript:alert(1)", seconds: "long", videoId: 3 }), at: AT },
  };
  const stars = starMarks(odd);
  assert.deepEqual([...stars.keys()].sort(), ["2026-01-05-기술#c", "2026-01-05-기술#f"]);
  const [c, f] = ["c", "f"].map((id) => stars.get(`2026-01-05-기술#${id}`));
  assert.deepEqual([c?.row.title, c?.at], ["", ""]);
  assert.deepEqual([f?.row.url, f?.row.seconds, f?.row.videoId], ["", null, null]);
});

test("names that objects use are ordinary names", () => {
  const data = JSON.parse('{"__proto__":["e1"],"constructor":["e2"],"toString":["e3"]}');
  const marks = fresh();
  assert.equal(marks.isRead({ digest: "toString", id: "e3" }), false);
  assert.equal(imported(marks, file({}, data)), 3);
  for (const [digest, id] of [
    ["__proto__", "e1"],
    ["constructor", "e2"],
    ["toString", "e3"],
  ])
    assert.ok(marks.isRead({ digest, id }), digest);
  assert.equal(marks.readCount(), 3);
});

test("a file of a later version is refused by name, and changes nothing", () => {
  const marks = fresh();
  assert.equal(imported(marks, { ...file({ x: { row: row("x"), at: AT } }), version: 99 }), "newer");
  assert.deepEqual(marks.starred(), []);
});

test("export and import are a fixed point", () => {
  const marks = fresh();
  marks.setStarred(row("e1"), true, AT);
  marks.setRead(row("e1"), true);
  marks.setRead(row("e2"), true);
  const once = JSON.parse(JSON.stringify(exported(marks, AT)));
  const other = fresh();
  assert.equal(imported(other, once), 3);
  assert.deepEqual(JSON.parse(JSON.stringify(exported(other, AT))), once);
});

test("the result of any file can be read again and is the same", () => {
  // A seeded stream of odd values in every place.
  let seed = 7;
  const next = (/** @type {number} */ n) => (seed = (seed * 48271) % 2147483647) % n;
  const odd = [null, undefined, 0, -1, "", "x", [], {}, { a: [] }, NaN, true, "2026-02-30", AT, ["e", 3], row("z")];
  const any = () => odd[next(odd.length)];
  for (let round = 0; round < 500; round += 1) {
    /** @type {{ row: Record<string, any>, at: any }} */
    const star = { row: row(`e${next(5)}`), at: any() };
    for (const key of Object.keys(star.row)) if (next(4) === 0) star.row[key] = any();
    const data = file(
      { [`k${next(9)}`]: next(3) ? star : any() },
      { [`d${next(9)}`]: next(3) ? ["e1", any()] : any() },
    );
    const marks = exportedMarks(JSON.parse(JSON.stringify(data)));
    assert.ok(marks && marks !== "newer");
    const again = JSON.parse(JSON.stringify({ read: readToJson(marks.read), stars: starsToJson(marks.stars) }));
    assert.deepEqual(readToJson(readMarks(again.read)), again.read);
    assert.deepEqual(starsToJson(starMarks(again.stars)), again.stars);
  }
});

/**
 * Two tabs with one storage: a write in one tab is reported to the other later.
 * @param {import("node:test").TestContext} context
 */
function browser(context) {
  const items = new Map();
  /** @type {any[]} */
  const listeners = [];
  let full = false;
  const storage = {
    getItem: (/** @type {any} */ key) => items.get(key) ?? null,
    setItem: (/** @type {any} */ key, /** @type {any} */ value) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  const before = globalThis.addEventListener;
  globalThis.addEventListener = /** @type {any} */ (
    (/** @type {string} */ type, /** @type {any} */ heard) => type === "storage" && listeners.push(heard)
  );
  context.after(() => {
    delete (/** @type {any} */ (globalThis).localStorage);
    globalThis.addEventListener = before;
  });
  return {
    tab: (/** @type {string} */ name) => new Marks(new EventTarget(), name),
    /** Writes as another tab did that had not seen the last write. */
    overwrite: (/** @type {any} */ key, /** @type {any} */ value) => items.set(key, value),
    hear: (/** @type {any} */ key) => listeners.forEach((heard) => heard({ key })),
    read: (/** @type {any} */ key) => JSON.parse(items.get(key) ?? "null"),
    fill: () => (full = true),
  };
}

test("two tabs that write at the same moment both keep their marks", (context) => {
  const { tab, overwrite, hear, read } = browser(context);
  const one = tab("two-tabs");
  one.setStarred(row("mine"), true, AT);
  // The other tab had not seen that star yet.
  overwrite("yoyak:two-tabs:stars", JSON.stringify({ x: { row: row("theirs"), at: AT } }));
  hear("yoyak:two-tabs:stars");
  assert.deepEqual(Object.keys(read("yoyak:two-tabs:stars")).sort(), [
    "2026-01-05-기술#mine",
    "2026-01-05-기술#theirs",
  ]);
  assert.ok(one.isStarred(row("mine")) && one.isStarred(row("theirs")));
});

test("two tabs with opposite changes come to rest", (context) => {
  const { tab, overwrite, hear, read } = browser(context);
  const one = tab("opposite");
  one.setRead(row("e"), true);
  for (let i = 0; i < 10; i += 1) {
    overwrite("yoyak:opposite:read", "{}");
    hear("yoyak:opposite:read");
  }
  assert.deepEqual(read("yoyak:opposite:read"), {});
});

test("a full device is reported once, and the marks last as long as the page", (context) => {
  const { fill } = browser(context);
  const bus = new EventTarget();
  let told = 0;
  bus.addEventListener("storage", () => (told += 1));
  const marks = new Marks(bus, "full");
  fill();
  marks.setStarred(row("e1"), true, AT);
  marks.setStarred(row("e2"), true, AT);
  assert.equal(told, 1);
  assert.equal(marks.kept, false);
  assert.equal(marks.starred().length, 2);
});

test("damaged data on the device does no harm", (context) => {
  const { tab, overwrite } = browser(context);
  overwrite("yoyak:odd:read", "null");
  overwrite("yoyak:odd:stars", '{"a#b":{"row":{"digest":"a","id":"b"}}}');
  overwrite("yoyak:odd:positions", "null");
  const marks = tab("odd");
  assert.deepEqual([marks.starred(), marks.readCount(), marks.position("d")], [[], 0, undefined]);
  marks.setPosition("d", { part: "e", block: 3, share: 0 });
  assert.equal(marks.position("d")?.block, 3);
});
