// What the user follows: kept, ordered and exported, and its numbers of new entries over two builds of a site.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../scripts/cli/api.mjs";
import { follows } from "../../web/state/follows-data.js";
import { followsOf } from "../../web/state/follows.js";
import { emptyFilter } from "../../web/state/url-state.js";
import { page } from "../cli/helpers.mjs";

let sites = 0;
/** @param {any} archive @param {string | null} newSince */
function appOf(archive, newSince) {
  sites += 1;
  return /** @type {any} */ (
    Object.assign(new EventTarget(), {
      archive: { open: archive, own: false, generation: 1 },
      marks: { newSince, prefix: `yoyak:/${sites}/:` },
      place: { mode: "path", base: `https://x.example/${sites}/` },
    })
  );
}
/** @param {object} of */
const filter = (of) => ({ ...emptyFilter(), ...of });

test("follows are ordered, named and taken back, each once", () => {
  const store = followsOf(appOf(null, null));
  assert.ok(!store.canFollow(filter({ from: "2026-01-01", unread: true, listOrder: "oldest" })));
  store.add(filter({ channels: ["가", "나"], from: "2026-01-01", starred: true }));
  store.add(filter({ q: " 반도체 ", topics: ["기술"] }));
  store.add(filter({ min: 10 }));
  assert.deepEqual(
    store.list.map(({ name }) => name),
    ["가 · 나", "반도체 · 기술", ""],
  );
  assert.ok(store.has(filter({ channels: ["나", "가"], searchOrder: "newest" })));
  assert.ok(!store.canFollow(filter({ q: "반도체", topics: ["기술"] })));
  assert.equal(store.list[0].filter.from, null);
  assert.equal(store.list[0].filter.starred, false);
  store.move(0, 1);
  store.rename(0, "칩");
  assert.deepEqual(
    store.list.map(({ name }) => name),
    ["칩", "가 · 나", ""],
  );
  const before = store.list;
  store.remove(1);
  assert.equal(store.list.length, 2);
  store.list = before;
  assert.deepEqual(store.list, before);
});

test("an export brings follows to another device, once, and damaged ones do no harm", () => {
  const from = followsOf(appOf(null, null));
  from.add(filter({ q: "금리" }));
  from.add(filter({ channels: ["가"] }));
  const to = followsOf(appOf(null, null));
  to.add(filter({ channels: ["가"] }));
  to.rename(0, "내 이름");
  const data = JSON.parse(JSON.stringify(from.list));
  assert.equal(to.imported(data), 1);
  assert.equal(to.imported(data), 0);
  assert.deepEqual(
    to.list.map(({ name }) => name),
    ["내 이름", "금리"],
  );
  for (const bad of [null, 3, {}, [null, 3, {}, { name: "a" }, { filter: { q: 3, min: -1 } }, { filter: { q: " " } }]])
    assert.deepEqual(follows(bad), []);
  assert.equal(follows(Array.from({ length: 999 }, (_, i) => ({ filter: { q: `${i}` } }))).length, 200);
});

test("a story is followed like anything else, and counts its entries after the last visit", async (context) => {
  const DATES = ["2026-01-05", "2026-01-06", "2026-01-06", "2026-01-08"];
  const known = { page: "s/2026-01-05-%EA%B0%80.html", title: "등대 · 마을", days: 3, dates: DATES };
  const indexes = [{ stories: [known], entries: {} }];
  context.mock.method(globalThis, "fetch", async () => ({ ok: true, json: async () => indexes[0] }));
  const app = appOf({}, "2026-01-05");
  const store = followsOf(app);
  const story = { key: known.page, page: app.place.base + known.page, title: known.title, days: 3, dates: DATES };
  store.add(filter({ q: "금리" }));
  store.addStory(story);
  assert.ok(store.hasStory(known.page));
  store.move(1, -1);
  store.rename(0, "불빛");
  assert.deepEqual(
    store.list.map(({ name, story }) => [name, story]),
    [
      ["불빛", known.page],
      ["금리", undefined],
    ],
  );
  assert.equal(await store.count(store.list[0]), 3);
  // The next build adds a day. Another one has the story no more.
  app.archive.generation += 1;
  indexes[0] = { stories: [{ ...known, dates: [...DATES, "2026-01-09", "2026-01-09"] }], entries: {} };
  assert.equal(await store.count(store.list[0]), 5);
  app.archive.generation += 1;
  indexes[0] = { stories: [], entries: {} };
  assert.equal(await store.count(store.list[0]), 0);
  // To another device, once.
  const to = followsOf(appOf(null, null));
  const data = JSON.parse(JSON.stringify(store.list));
  assert.equal(to.imported(data), 2);
  assert.equal(to.imported(data), 0);
  assert.deepEqual(to.list, store.list);
  for (const bad of ["", 3, "d/x.html", "s/../x.html", "https://x.example/s/a.html", "s/a.html?x"])
    assert.deepEqual(follows([{ name: "a", filter: {}, story: bad }]), []);
});

test("the number of new entries is that of the entries that the next build adds", async (context) => {
  const SUBJECTS = ["반도체", "금리", "로봇", "우주"];
  const files = (/** @type {number} */ days) =>
    Object.fromEntries(
      Array.from({ length: days }, (_, day) => {
        const date = `2026-01-${String(day + 1).padStart(2, "0")}`;
        const entries = [0, 1, 2].map((n) => ({
          title: `${SUBJECTS[(day + n) % 4]} 이야기`,
          channel: ["가", "나", "다"][(day * n) % 3],
          id: `${String(day).padStart(2, "0")}-${n}AAAAAAA`,
          length: `${5 + ((day * 7 + n) % 30)}분 1초`,
          text: `${SUBJECTS[(day * n + 1) % 4]}의 흐름입니다.`,
        }));
        const topic = day % 2 ? "기술" : "경제";
        return [`${date}-${topic}.md`, page(date, topic, entries)];
      }),
    );
  const [before, after] = await Promise.all([open(files(9)), open(files(16))]);
  context.after(() => [before, after].forEach((archive) => archive.dispose()));
  const store = followsOf(appOf(after, before.info.to));
  const none = followsOf(appOf(after, null));
  const names = (/** @type {any} */ { rows }) =>
    new Set(rows.map((/** @type {any} */ { digest, id }) => `${digest}#${id}`));
  let sum = 0;
  for (const of of [
    { channels: ["가"] },
    { channels: ["나", "다"] },
    { topics: ["기술"] },
    { q: "반도체" },
    { q: "금리 OR 로봇" },
    { q: "우주", channels: ["다"] },
    { min: 20 },
    { q: "흐름", topics: ["경제"], max: 15 },
    { q: "없는말" },
  ]) {
    const asked = {
      limit: 1000,
      channels: of.channels ?? [],
      topics: of.topics ?? [],
      ...(of.min && { minSeconds: of.min * 60 }),
      ...(of.max && { maxSeconds: of.max * 60 }),
    };
    const find = async (/** @type {any} */ archive) =>
      names(await (of.q ? archive.search({ ...asked, query: of.q }) : archive.select(asked)));
    const [old, now] = [await find(before), await find(after)];
    const fresh = [...now].filter((name) => !old.has(name));
    assert.equal(await store.count({ name: "", filter: filter(of) }), fresh.length, JSON.stringify(of));
    assert.equal(await none.count({ name: "", filter: filter(of) }), 0);
    sum += fresh.length;
  }
  assert.ok(sum > 30);
});
