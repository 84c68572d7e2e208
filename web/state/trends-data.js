// Entries counted by day, month, channel and topic, for Trends. Pure.

import { addDays, addMonths, weekday } from "../lib/dates.js";

/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {{ count: number, seconds: number }} Sum */

export class Tally {
  /** @type {Map<string, Sum>} */
  days = new Map();
  /** @type {Map<string, Sum>} */
  months = new Map();
  /** @type {Map<string, Map<string, Sum>>} channel → month */
  channels = new Map();
  /** @type {Map<string, Sum>} */
  topics = new Map();
  total = 0;
  seconds = 0;

  /** @param {Iterable<EntryRow>} rows */
  add(rows) {
    for (const row of rows) {
      const month = row.date.slice(0, 7);
      const seconds = row.seconds ?? 0;
      bump(this.days, row.date, seconds);
      bump(this.months, month, seconds);
      bump(this.topics, row.topic, seconds);
      if (row.channel) {
        const months = this.channels.get(row.channel) ?? new Map();
        bump(months, month, seconds);
        this.channels.set(row.channel, months);
      }
      this.total += 1;
      this.seconds += seconds;
    }
    return this;
  }

  /**
   * The channels with most entries.
   * @param {number} limit
   * @returns {{ name: string, count: number, seconds: number, months: Map<string, Sum> }[]}
   */
  topChannels(limit) {
    return [...this.channels]
      .map(([name, months]) => {
        let count = 0;
        let seconds = 0;
        for (const sum of months.values()) {
          count += sum.count;
          seconds += sum.seconds;
        }
        return { name, months, count, seconds };
      })
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
      .slice(0, limit);
  }
}

/** @param {Map<string, Sum>} map @param {string} key @param {number} seconds */
function bump(map, key, seconds) {
  const sum = map.get(key);
  if (sum) {
    sum.count += 1;
    sum.seconds += seconds;
  } else {
    map.set(key, { count: 1, seconds });
  }
}

/**
 * All months from one to another, both included.
 * @param {string} from "YYYY-MM"
 * @param {string} to
 * @returns {string[]}
 */
export function monthsBetween(from, to) {
  const months = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

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
