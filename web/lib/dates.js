// Calendar arithmetic on "YYYY-MM-DD" strings: no time of day, no time zone. "Today" is always a parameter.

const DAY = 86_400_000;

/** @param {string} text */
export function isDate(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && toIso(fromIso(text)) === text;
}

/** Midnight UTC of that day. @param {string} iso */
export function fromIso(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

/** @param {Date} date */
export function toIso(date) {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}

/** @param {string} iso @param {number} days */
export function addDays(iso, days) {
  return toIso(new Date(fromIso(iso).getTime() + days * DAY));
}

/** Days from a to b. @param {string} a @param {string} b */
export function daysBetween(a, b) {
  return Math.round((fromIso(b).getTime() - fromIso(a).getTime()) / DAY);
}

/** "YYYY-MM" moved by whole months. @param {string} month @param {number} by */
export function addMonths(month, by) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** @param {string} month "YYYY-MM" */
export function monthStart(month) {
  return month + "-01";
}

/** @param {string} month "YYYY-MM" */
export function monthEnd(month) {
  return addDays(monthStart(addMonths(month, 1)), -1);
}

/** 0 is Sunday. @param {string} iso */
export function weekday(iso) {
  return fromIso(iso).getUTCDay();
}

/**
 * The weeks of a month as the calendar draws them: whole weeks, days of the neighbouring months as null.
 * @param {string} month "YYYY-MM" @param {number} firstDay 0 for Sunday
 * @returns {(string | null)[][]}
 */
export function monthGrid(month, firstDay) {
  const last = monthEnd(month);
  const lead = (weekday(monthStart(month)) - firstDay + 7) % 7;
  /** @type {(string | null)[][]} */
  const weeks = [];
  for (let day = addDays(monthStart(month), -lead); day <= last; day = addDays(day, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, i) => addDays(day, i)).map((each) => (each.startsWith(month) ? each : null)),
    );
  }
  return weeks;
}

/** The user's local day. @param {Date} [now] */
export function localToday(now = new Date()) {
  return toIso(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

/**
 * The range of a preset, counted back from a given last day.
 * @param {"day" | "week" | "month" | "quarter" | "thisMonth"} preset @param {string} last
 */
export function presetRange(preset, last) {
  if (preset === "thisMonth") return { from: monthStart(last.slice(0, 7)), to: monthEnd(last.slice(0, 7)) };
  const days = { day: 1, week: 7, month: 30, quarter: 90 }[preset];
  return { from: addDays(last, 1 - days), to: last };
}
