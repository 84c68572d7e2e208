import assert from "node:assert/strict";
import { test } from "node:test";
import { toCsv, toJson, toMarkdown } from "../../web/files/export-format.js";
import { chipsOf, cleared, isEmpty, isNarrowed, toggled } from "../../web/state/selection.js";
import { toSelection, without, wordsOf } from "../../web/state/filters.js";
import { emptyFilter } from "../../web/state/url-state.js";

const FULL = {
  ...emptyFilter(),
  from: "2025-12-01",
  topics: ["기술-AI"],
  channels: ["a", "b"],
  min: 5,
  max: 20,
  listOrder: /** @type {const} */ ("longest"),
  q: "모델",
  unread: true,
  starred: true,
};

test("a filter becomes a request in seconds, without open ends", () => {
  assert.deepEqual(toSelection(FULL), {
    sort: "longest",
    from: "2025-12-01",
    topics: ["기술-AI"],
    channels: ["a", "b"],
    minSeconds: 300,
    maxSeconds: 1200,
    unread: true,
    starred: true,
  });
  assert.deepEqual(toSelection(emptyFilter()), { sort: "newest" });
});

test("each chip removes what it shows; without all chips only the order is left", () => {
  const chips = chipsOf(FULL);
  assert.deepEqual(
    chips.map((chip) => chip.kind),
    ["query", "date", "topic", "channel", "channel", "length", "unread", "starred"],
  );
  const rest = chips.reduce((/** @type {any} */ filter, chip) => without(filter, chip), FULL);
  assert.deepEqual(rest, cleared(FULL));
  assert.ok(isEmpty(rest));
  assert.ok(!isEmpty({ ...emptyFilter(), q: "x" }));
});

test("a name is added and removed", () => {
  const on = toggled(emptyFilter(), "channels", "a");
  assert.deepEqual(on.channels, ["a"]);
  assert.deepEqual(toggled(on, "channels", "a").channels, []);
});

const ROW = {
  digest: "2025-12-01-기술-AI",
  id: "v1",
  date: "2025-12-01",
  topic: "기술-AI",
  title: 'Say "hi", [twice] | *now*',
  channel: "=cmd()",
  url: "https://example.org/?a=<b>",
  videoId: "v1",
  publishedAt: null,
  seconds: 90,
};
const page = (/** @type {{ id: string }} */ row) => "https://example.org/#" + row.id;

test("CSV is quoted, has a mark of its encoding, and no cell is a formula", () => {
  const text = toCsv([ROW], page);
  assert.ok(text.startsWith("\ufeffdate,topic,channel,title,url,seconds,publishedAt,page\r\n"));
  assert.ok(
    text.includes(',\'=cmd(),"Say ""hi"", [twice] | *now*",https://example.org/?a=<b>,90,,https://example.org/#v1\r\n'),
  );
});

test("Markdown keeps titles and addresses from becoming markup", () => {
  const words = { title: "요약", selection: "", length: (/** @type {number | null} */ s) => (s ? `${s}초` : "") };
  const text = toMarkdown([ROW, { ...ROW, date: "2025-11-30", url: "", seconds: null }, ROW], page, words);
  assert.equal(text.match(/^## 2025-12-01$/gm)?.length, 1);
  assert.ok(
    text.includes(
      "## 2025-12-01\n\n" +
        '- [Say "hi", \\[twice\\] \\| \\*now\\*](<https://example.org/?a=%3Cb%3E>) =cmd() · 기술-AI · 90초\n',
    ),
  );
  assert.ok(text.includes("## 2025-11-30\n\n") && text.includes("(<https://example.org/#v1>) =cmd() · 기술-AI\n"));
});

test("JSON is the rows with their pages", () => {
  assert.deepEqual(JSON.parse(toJson([ROW], page)), [{ ...ROW, page: "https://example.org/#v1" }]);
});

test("a query alone does not narrow the list", () => {
  assert.ok(!isNarrowed({ ...emptyFilter(), q: "모델" }));
  assert.ok(isNarrowed({ ...emptyFilter(), q: "모델", min: 10 }));
});

test("words to compare stand between commas of any script, at most four, each once", () => {
  assert.deepEqual(wordsOf("엔비디아"), ["엔비디아"]);
  assert.deepEqual(wordsOf(" 구글,애플 ， 구글、"), ["구글", "애플"]);
  assert.deepEqual(wordsOf('"a, b", c, d, e, f'), ['"a, b"', "c", "d", "e"]);
  assert.deepEqual(wordsOf(" , "), []);
});
