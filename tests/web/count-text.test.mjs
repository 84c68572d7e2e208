import assert from "node:assert/strict";
import { test } from "node:test";
import { countText } from "../../web/lib/count-text.js";
import { useMessages } from "../../web/lib/i18n.js";
import first from "../../web/i18n/ko.js";
import later from "../../web/i18n/ko-later.js";

const ko = { ...first, ...later };

const video = { videoId: "dQw4w9WgXcQ", seconds: 120 };
const elsewhere = { videoId: null, seconds: 0 };
const article = { videoId: null, seconds: null };

test("count: videos, articles and a mixture have their own nouns", () => {
  useMessages("ko", ko);
  assert.equal(countText(2, { rows: [video, elsewhere] }), "영상 2개");
  assert.equal(countText(2, { rows: [article, article] }), "글 2개");
  assert.equal(countText(1200, { rows: [video, article] }), "항목 1,200개");
});

test("count: without rows, entries with a length are videos", () => {
  useMessages("ko", ko);
  assert.equal(countText(3, { rows: [], seconds: 600 }), "영상 3개");
  assert.equal(countText(0, { seconds: 0 }), "글 0개");
});
