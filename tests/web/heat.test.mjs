import assert from "node:assert/strict";
import { test } from "node:test";
import { shade, weekColumns } from "../../web/elements/parts/heat.js";

test("weeks have no gaps, and days outside the range are null", () => {
  const columns = weekColumns("2025-12-03", "2026-01-10");
  assert.ok(columns.every((column) => column.length === 7));
  const days = columns.flat().filter(Boolean);
  assert.equal(days.length, 39);
  assert.equal(days[0], "2025-12-03");
  assert.equal(days.at(-1), "2026-01-10");
  assert.equal(columns[0][3], "2025-12-03");
});

test("shades distinguish none from some and reach the darkest", () => {
  assert.deepEqual(
    [0, 1, 5, 10, 20].map((count) => shade(count, 20)),
    [0, 1, 1, 2, 4],
  );
  assert.equal(shade(1, 1000), 1);
});
