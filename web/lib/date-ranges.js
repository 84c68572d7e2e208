// Ranges of days: the weeks of a month, presets. The first digest does not need them.

import { addDays, monthEnd, monthStart, weekday } from "./dates.js";

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

/**
 * The range of a preset, counted back from a given last day.
 * @param {"day" | "week" | "month" | "quarter" | "thisMonth"} preset @param {string} last
 */
export function presetRange(preset, last) {
  if (preset === "thisMonth") return { from: monthStart(last.slice(0, 7)), to: monthEnd(last.slice(0, 7)) };
  const days = { day: 1, week: 7, month: 30, quarter: 90 }[preset];
  return { from: addDays(last, 1 - days), to: last };
}
