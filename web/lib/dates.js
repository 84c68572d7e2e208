// Calendar arithmetic on "YYYY-MM-DD" strings: no time of day, no time zone. "Today" is always a parameter.

const DAY_MS = 86_400_000;

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
  return toIso(new Date(fromIso(iso).getTime() + days * DAY_MS));
}

/** Days from a to b. @param {string} a @param {string} b */
export function daysBetween(a, b) {
  return Math.round((fromIso(b).getTime() - fromIso(a).getTime()) / DAY_MS);
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

/** The user's local day. @param {Date} [now] */
export function localToday(now = new Date()) {
  return toIso(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}
