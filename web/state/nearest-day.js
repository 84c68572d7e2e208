// For an empty list: finds the nearest day, before or after the chosen days, with matching entries.

import { addDays, daysBetween } from "../lib/dates.js";
import { toSelection } from "./filters.js";
import { emptyFilter } from "./url-state.js";

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

/**
 * For a day without a topic: the digest of this topic on the nearest day.
 * @param {import("../engine/types.d.ts").Archive} archive @param {string} day @param {string} topic
 * @returns {Promise<import("../engine/types.d.ts").DigestRef | null>}
 */
export async function nearestOfTopic(archive, day, topic) {
  const near = await nearestDay(archive, { ...emptyFilter(), from: day, to: day, topics: [topic] });
  if (!near) return null;
  const { digests } = await archive.digests({ from: near, to: near, topics: [topic], limit: 1 });
  return digests[0] ?? null;
}
