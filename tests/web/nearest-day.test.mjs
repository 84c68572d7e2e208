import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestDay } from "../../web/state/nearest-day.js";
import { emptyFilter } from "../../web/state/url-state.js";
import { MockArchive } from "./support/mock-archive.js";

const archive = /** @type {any} */ (new MockArchive({ days: 30, last: "2026-01-31" }));
const nearest = (/** @type {object} */ filter) => nearestDay(archive, { ...emptyFilter(), ...filter });

test("the nearest day is found on the side where there is one", async () => {
  assert.equal(await nearest({ from: "2026-02-10", to: "2026-02-12" }), "2026-01-31");
  assert.equal(await nearest({ from: "2025-01-01", to: "2025-12-01" }), archive.info.from);
  assert.equal(await nearest({ to: "2025-12-01" }), archive.info.from);
});

test("the nearer of two days is taken; of equally near days, the earlier one", async () => {
  // The made-up archive has no "사회" on days 4, 11, … counted back from its last.
  assert.equal(await nearest({ from: "2026-01-27", to: "2026-01-27", topics: ["사회"] }), "2026-01-26");
  assert.equal(await nearest({ from: "2026-01-25", to: "2026-01-27", topics: ["사회"], channels: [] }), "2026-01-24");
});

test("without any match there is no such day", async () => {
  assert.equal(await nearest({ from: "2026-01-27", to: "2026-01-27", channels: ["없는 채널"] }), null);
});
