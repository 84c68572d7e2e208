import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, addMonths, daysBetween, isDate, localToday, monthEnd, weekday } from "../../web/lib/dates.js";
import { monthGrid, presetRange } from "../../web/lib/date-ranges.js";

test("real days are dates, others are not", () => {
  for (const day of ["2025-12-31", "2024-02-29", "0999-01-01"]) assert.ok(isDate(day), day);
  for (const day of ["2025-02-29", "2025-13-01", "2025-1-1", "", "2025-12-01T00:00", "abcd-ef-gh"])
    assert.ok(!isDate(day), day);
});

test("days are added over months, years and leap days", () => {
  assert.equal(addDays("2025-12-31", 1), "2026-01-01");
  assert.equal(addDays("2024-03-01", -1), "2024-02-29");
  assert.equal(daysBetween("2025-12-01", "2026-01-15"), 45);
  // A clock change is no concern of dates.
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
});

test("months are added and end where they end", () => {
  assert.equal(addMonths("2025-12", 1), "2026-01");
  assert.equal(addMonths("2026-01", -13), "2024-12");
  assert.equal(monthEnd("2024-02"), "2024-02-29");
});

test("a month's weeks are whole and have each of its days once", () => {
  for (const month of ["2025-12", "2026-02", "2026-03", "2024-02"]) {
    for (const first of [0, 1]) {
      const weeks = monthGrid(month, first);
      assert.ok(weeks.every((week) => week.length === 7));
      const days = weeks.flat().filter(Boolean);
      assert.equal(days.length, Number(monthEnd(month).slice(8)));
      assert.deepEqual(days, [...days].sort());
      for (const week of weeks) week.forEach((day, i) => day && assert.equal(weekday(day), (first + i) % 7));
    }
  }
});

test("presets count back from the last day", () => {
  assert.deepEqual(presetRange("day", "2026-01-03"), { from: "2026-01-03", to: "2026-01-03" });
  assert.deepEqual(presetRange("week", "2026-01-03"), { from: "2025-12-28", to: "2026-01-03" });
  assert.deepEqual(presetRange("thisMonth", "2026-02-03"), { from: "2026-02-01", to: "2026-02-28" });
});

test("today is the user's local day", () => {
  assert.equal(localToday(new Date(2026, 0, 5, 0, 1)), "2026-01-05");
  assert.equal(localToday(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});
