import assert from "node:assert/strict";
import { test } from "node:test";
import { monthsBetween, shade, Tally, weekColumns } from "../../web/state/trends-data.js";

const row = (
  /** @type {string} */ date,
  /** @type {string} */ channel,
  /** @type {string} */ topic,
  /** @type {number | null} */ seconds,
) => ({ digest: "d", id: "e", date, topic, title: "t", channel, url: "", videoId: null, publishedAt: null, seconds });

test("entries are counted by day, month, channel and topic, page after page", () => {
  const tally = new Tally();
  tally
    .add([row("2025-12-01", "a", "x", 60), row("2025-12-01", "b", "x", null)])
    .add([row("2026-01-02", "b", "y", 30), row("2026-01-03", "", "y", 5)]);
  assert.equal(tally.total, 4);
  assert.deepEqual(tally.days.get("2025-12-01"), { count: 2, seconds: 60 });
  assert.deepEqual(tally.months.get("2026-01"), { count: 2, seconds: 35 });
  assert.deepEqual(tally.topics.get("y"), { count: 2, seconds: 35 });
  const channels = tally.topChannels(5);
  assert.deepEqual(
    channels.map(({ name, count, seconds }) => [name, count, seconds]),
    [
      ["b", 2, 30],
      ["a", 1, 60],
    ],
  );
  assert.equal(tally.topChannels(1).length, 1);
});

test("months and weeks are without gaps", () => {
  assert.deepEqual(monthsBetween("2025-11", "2026-02"), ["2025-11", "2025-12", "2026-01", "2026-02"]);
  const columns = weekColumns("2025-12-03", "2026-01-10");
  assert.ok(columns.every((column) => column.length === 7));
  const days = columns.flat().filter(Boolean);
  assert.equal(days.length, 39);
  assert.equal(days[0], "2025-12-03");
  assert.equal(days.at(-1), "2026-01-10");
  assert.equal(columns[0][3], "2025-12-03");
});

test("shades tell none from some and reach the darkest", () => {
  assert.deepEqual(
    [0, 1, 5, 10, 20].map((count) => shade(count, 20)),
    [0, 1, 1, 2, 4],
  );
  assert.equal(shade(1, 1000), 1);
});
