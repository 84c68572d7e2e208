import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDate, formatDuration, formatTime, monogram, readingMinutes } from "../../web/lib/format.js";
import { formatBytes, formatDayOf, formatDays } from "../../web/lib/format-later.js";

test("durations are minutes and hours", () => {
  assert.equal(formatDuration(22 * 60 + 31, "ko"), "23분");
  assert.equal(formatDuration(5, "ko"), "1분");
  assert.equal(formatDuration(4 * 3600 + 12 * 60, "ko"), "4시간 12분");
  assert.equal(formatDuration(2 * 3600, "ko"), "2시간");
  assert.equal(formatDuration(59 * 60 + 50, "en"), "1 hr");
  assert.equal(formatDuration(1739 * 3600 + 1800, "en"), "1,739 hr");
});

test("days have no time zone", () => {
  assert.equal(formatDate("2025-12-01", "full", "ko"), "2025년 12월 1일 월요일");
  assert.equal(formatDate("2025-12", "month", "en"), "December 2025");
});

test("Korean dates and lengths are those of Intl, without it", () => {
  const styles = /** @type {Record<string, Intl.DateTimeFormatOptions>} */ ({
    full: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
    long: { year: "numeric", month: "long", day: "numeric" },
    day: { month: "long", day: "numeric" },
    numeric: { month: "numeric", day: "numeric" },
    numericYear: { year: "2-digit", month: "numeric", day: "numeric" },
    dayWeek: { month: "long", day: "numeric", weekday: "short" },
    month: { year: "numeric", month: "long" },
    monthShort: { month: "short" },
    weekdayShort: { weekday: "short" },
    weekdayNarrow: { weekday: "narrow" },
    weekday: { weekday: "long" },
  });
  for (const [style, options] of Object.entries(styles)) {
    const format = new Intl.DateTimeFormat("ko", { ...options, timeZone: "UTC" });
    for (let at = Date.UTC(2004, 1, 20); at < Date.UTC(2026, 11, 31); at += 37 * 864e5)
      assert.equal(formatDate(new Date(at).toISOString().slice(0, 10), style, "ko"), format.format(at), style);
  }
  const unit = (/** @type {string} */ name) =>
    new Intl.NumberFormat("ko", { style: "unit", unit: name, unitDisplay: "short" });
  for (const minutes of [1, 59, 60, 61, 119, 600, 5999, 6000, 6059, 123456]) {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    const parts = [hours ? unit("hour").format(hours) : "", rest && hours < 100 ? unit("minute").format(rest) : ""];
    assert.equal(formatDuration(minutes * 60, "ko"), parts.filter(Boolean).join(" "));
  }
});

test("a day of another year than the newest says so", () => {
  assert.equal(formatDayOf("2026-01-09", "2026-01-31", false, "ko"), "1월 9일 (금)");
  assert.equal(formatDayOf("2025-12-03", "2026-01-31", false, "ko"), "2025년 12월 3일");
  assert.equal(formatDayOf("2026-01-09", "2026-01-31", true, "en"), "1/9");
  assert.equal(formatDayOf("2025-12-03", "2026-01-31", true, "en"), "12/3/25");
});

test("a range of days names common parts once", () => {
  assert.equal(formatDays("2026-08-24", "2026-11-22", "en"), "August 24 – November 22, 2026");
  assert.equal(formatDays("2026-11-03", "2026-11-12", "ko"), "2026년 11월 3일 ~ 12일");
});

test("times are those of the page in every time zone", () => {
  assert.equal(formatTime("2025-12-20T21:30:59", "ko"), "오후 9:30");
  assert.equal(formatTime("2025-12-20T00:05:00", "ko-KR"), "오전 12:05");
  assert.equal(formatTime("2025-12-20T12:00:00", "en"), "12:00 PM");
  assert.equal(formatTime("2025-12-20T09:30:59", "en-US"), "9:30 AM");
  assert.equal(formatTime("2025-12-20", "ko"), "");
  assert.equal(formatTime(null, "ko"), "");
});

test("sizes are short", () => {
  assert.equal(formatBytes(999, "en"), "999 byte");
  assert.equal(formatBytes(1_500_000, "en"), "1.5 MB");
  assert.equal(formatBytes(43_000_000, "en"), "43 MB");
});

test("Korean is read by the character, English by the word", () => {
  assert.equal(readingMinutes(5000, "ko"), 10);
  assert.equal(readingMinutes(5000, "en-US"), 4);
  assert.equal(readingMinutes(3, "ko"), 1);
});

test("monograms are one letter or digit, whole characters", () => {
  assert.equal(monogram("노정석"), "노");
  assert.equal(monogram("노정석".normalize("NFD")), "노");
  assert.equal(monogram("[조코딩]"), "조");
  assert.equal(monogram("the quiet lab"), "T");
  assert.equal(monogram("3Blue1Brown"), "3");
  assert.equal(monogram("жизнь"), "Ж");
  assert.equal(monogram("ßeta"), "S");
  assert.equal(monogram("🦊 여우"), "여");
  assert.equal(monogram("!?"), "·");
});
