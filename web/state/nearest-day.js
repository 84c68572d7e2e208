// The way out of an empty list: the nearest day, before or after the chosen ones, on which something matches.

import { addDays, daysBetween } from "../lib/dates.js";
import { toSelection } from "./selection.js";

/**
 * @param {import("../engine/types.d.ts").Archive} archive @param {import("./url-state.js").Filter} filter
 * @returns {Promise<string | null>} "YYYY-MM-DD"
 */
export async function nearestDay(archive, filter) {
  const { from, to } = filter;
  const rest = toSelection({ ...filter, from: null, to: null });
  const [before, after] = await Promise.all([
    from ? archive.select({ ...rest, to: addDays(from, -1), sort: "newest", limit: 1 }) : null,
    to ? archive.select({ ...rest, from: addDays(to, 1), sort: "oldest", limit: 1 }) : null,
  ]);
  const earlier = before?.rows[0]?.date ?? null;
  const later = after?.rows[0]?.date ?? null;
  if (!earlier || !later || !from || !to) return earlier ?? later;
  return daysBetween(earlier, from) <= daysBetween(to, later) ? earlier : later;
}
