import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyFilter, formatUrl, parseUrl, sameState } from "../../web/state/url-state.js";

/** @typedef {import("../../web/state/url-state.js").State} State */

const SITE = "https://example.org/reading/";
const FILE = "file:///home/reader/%EC%9A%94%EC%95%BD.html";

/** @param {Partial<State>} state @returns {State} */
const state = (state) => ({
  view: "digest",
  digest: null,
  entry: null,
  ...state,
  filter: { ...emptyFilter(), ...state.filter },
});

const STATES = [
  state({}),
  state({ digest: "2025-12-01-기술-AI" }),
  state({ digest: "2025-12-01-기술-AI", entry: "O-7NG2tje3M" }),
  state({ digest: "2025-12-01-C++ & 기타 50%", entry: "값이 몇일까요?#1" }),
  state({ digest: "2025-12-01-기술-AI", filter: { ...emptyFilter(), topics: ["경제-투자"], channels: ["A&B=C"] } }),
  state({ digest: "둘째 곳:2025-12-01-기술-AI", entry: "O-7NG2tje3M" }),
  state({ digest: "two.example/a b:2025-12-01-기술-AI", filter: { ...emptyFilter(), sites: ["two.example/a b"] } }),
  state({ view: "list" }),
  state({
    view: "list",
    filter: {
      from: "2025-12-01",
      to: "2026-01-15",
      topics: ["기술-AI", "사회"],
      channels: ["노정석", "조코딩 JoCoding", "a,b"],
      sites: ["둘째 곳", "a & b"],
      min: 5,
      max: 20,
      listOrder: "longest",
      searchOrder: "relevance",
      q: "",
      unread: true,
      starred: false,
    },
  }),
  state({ view: "search", filter: { ...emptyFilter(), searchOrder: "longest", q: '"서브 에이전트" -광고 c++' } }),
  state({ view: "list", filter: { ...emptyFilter(), starred: true, q: "모델" } }),
  state({ view: "saved", filter: { ...emptyFilter(), listOrder: "oldest" } }),
  state({ view: "trends", filter: { ...emptyFilter(), min: 0 } }),
];

for (const mode of /** @type {const} */ (["path", "hash"])) {
  const base = mode === "path" ? SITE : FILE;
  for (const each of STATES) {
    const url = new URL(formatUrl(each, base, mode), base).href;
    test(`${mode}: there and back: ${decodeURIComponent(url)}`, () => {
      assert.deepEqual(parseUrl(url, base, mode), each);
      assert.equal(new URL(formatUrl(/** @type {State} */ (parseUrl(url, base, mode)), base, mode), base).href, url);
    });
  }
}

test("a digest has a page of its own, its entry is the fragment", () => {
  const url = formatUrl(state({ digest: "2025-12-01-기술-AI", entry: "abc" }), SITE, "path");
  assert.equal(url, SITE + "d/2025-12-01-%EA%B8%B0%EC%88%A0-AI.html#abc");
});

test("default values are not in the address", () => {
  assert.equal(formatUrl(state({ view: "list" }), SITE, "path"), SITE + "index.html?view=list");
  assert.equal(formatUrl(state({}), SITE, "path"), SITE + "index.html");
  assert.equal(formatUrl(state({}), FILE, "hash"), "#/");
});

test("the site's bare address is the newest digest", () => {
  assert.deepEqual(parseUrl(SITE, SITE, "path"), state({}));
  assert.deepEqual(parseUrl(FILE, FILE, "hash"), state({}));
});

test("pages of hosts that drop .html open too", () => {
  assert.equal(parseUrl(SITE + "d/2025-12-01-x", SITE, "path")?.digest, "2025-12-01-x");
});

test("other addresses are not links within the site", () => {
  for (const url of [
    "https://example.org/",
    "https://example.com/reading/",
    SITE + "feed.xml",
    SITE + "assets/index.html",
    "mailto:a@example.org",
  ]) {
    assert.equal(parseUrl(url, SITE, "path"), null, url);
  }
  assert.equal(parseUrl("file:///home/reader/other.html#/?view=list", FILE, "hash"), null);
  assert.equal(parseUrl(FILE + "#heading-1", FILE, "hash"), null);
});

test("the valid parts of a mistyped address are used", () => {
  const got = parseUrl(
    SITE + "?view=nonsense&from=2025-02-30&to=yesterday&min=-3&max=1e3&sort=best&order=worst&topic=&q",
    SITE,
    "path",
  );
  assert.deepEqual(got, state({}));
});

test("a reversed range is turned round, names are used once and in NFC", () => {
  const nfd = "기술".normalize("NFD");
  const got = parseUrl(
    `${SITE}?view=list&from=2026-01-02&to=2025-12-30&topic=${encodeURIComponent(nfd)}` +
      `&topic=${encodeURIComponent("기술")}`,
    SITE,
    "path",
  );
  assert.deepEqual(got?.filter.topics, ["기술"]);
  assert.equal(got?.filter.from, "2025-12-30");
  assert.equal(got?.filter.to, "2026-01-02");
});

test("a broken escape does not throw", () => {
  assert.equal(parseUrl(SITE + "d/50%.html#%E0%A4%A", SITE, "path")?.digest, "50%");
});

test("states are the same when their addresses are", () => {
  assert.ok(sameState(state({ digest: "a" }), state({ digest: "a" })));
  assert.ok(!sameState(state({ digest: "a" }), state({ digest: "b" })));
});
