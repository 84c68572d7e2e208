// Where the days of a heat map stand, and how dark they are. Pure.

import { addDays, weekday } from "../../lib/dates.js";

/**
 * Columns of seven days, Sunday first; days outside the range are null.
 * @param {string} from @param {string} to @returns {(string | null)[][]}
 */
export function weekColumns(from, to) {
  const columns = [];
  for (let start = addDays(from, -weekday(from)); start <= to; start = addDays(start, 7)) {
    columns.push(
      Array.from({ length: 7 }, (_, i) => addDays(start, i)).map((day) => (day >= from && day <= to ? day : null)),
    );
  }
  return columns;
}

/** Shade of a day, 0 (nothing) to 4 (as many as the fullest day). @param {number} count @param {number} most */
export function shade(count, most) {
  return count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * 4));
}
