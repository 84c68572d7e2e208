// Formats that the first digest does not need: numbers, shares, sizes, days in lists.

import { fromIso } from "./dates.js";
import { dateFormat, formatDate, once } from "./format.js";

/**
 * A day in a list of days; with its year if it is not the year of the newest.
 * @param {string} iso
 * @param {string | null} newest
 * @param {boolean} short
 * @param {string} locale
 */
export function formatDayOf(iso, newest, short, locale) {
  const sameYear = iso.slice(0, 4) === newest?.slice(0, 4);
  return formatDate(iso, short ? (sameYear ? "numeric" : "numericYear") : sameYear ? "dayWeek" : "long", locale);
}

/**
 * From one day to another: "August 24 – November 22, 2026".
 * @param {string} from
 * @param {string} to
 * @param {string} locale
 */
export function formatDays(from, to, locale) {
  // Spaces around the sign differ from one browser's data to another's.
  return dateFormat("long", locale)
    .formatRange(fromIso(from), fromIso(to))
    .replace(/\s*([~–])\s*/, " $1 ");
}

/** @param {number} value @param {string} locale */
export function formatNumber(value, locale) {
  return once(`n ${locale}`, () => new Intl.NumberFormat(locale)).format(value);
}

/**
 * A share as a percentage; small shares have a decimal, so that they are never shown as 0.
 * @param {number} share 0 to 1
 * @param {string} locale
 */
export function formatPercent(share, locale) {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  return once(
    `p ${digits} ${locale}`,
    () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }),
  ).format(share);
}

/** @param {number} bytes @param {string} locale */
export function formatBytes(bytes, locale) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const power = Math.min(3, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power],
    unitDisplay: "short",
    maximumFractionDigits: value < 10 && power ? 1 : 0,
  }).format(value);
}
