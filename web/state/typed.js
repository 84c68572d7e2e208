// Filters that the query itself has (channel:, date:, len:), as the core read them, for the controls that show them.

import { resultsOf } from "./results.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("../engine/queries.d.ts").SearchResult} SearchResult */
/** @typedef {SearchResult["named"][number]["facet"]} Facet */

/** @param {App} app @returns {Partial<SearchResult> | null | undefined} */
function answer(app) {
  const { current, found } = resultsOf(app);
  return current ? found : null;
}

/** The operator that asks for a name. @param {App} app @param {Facet} facet @param {string} name */
export function typedName(app, facet, name) {
  return answer(app)?.named?.find((each) => each.facet === facet && each.names.includes(name));
}

/**
 * The days and lengths (in minutes) of the list: those of the filter, else those of the query.
 * @param {App} app
 */
export function narrowed(app) {
  const { filter } = app.place;
  const range = answer(app)?.range;
  const minutes = (/** @type {number | null | undefined} */ seconds) => (seconds == null ? null : seconds / 60);
  const [byDate, byLength] = [filter.from || filter.to, filter.min !== null || filter.max !== null];
  return {
    from: byDate ? filter.from : range?.from || null,
    to: byDate ? filter.to : range?.to || null,
    min: byLength ? filter.min : minutes(range?.minSeconds),
    max: byLength ? filter.max : minutes(range?.maxSeconds),
  };
}

/**
 * The query without operators: those of the facet that a control now sets. @param {App} app
 * @param {(each: { facet: Facet, names: string[] }) => boolean} isGone
 */
export function withoutTyped(app, isGone) {
  let { q } = app.place.filter;
  const gone = (answer(app)?.named ?? []).filter(isGone);
  if (!gone.length) return q;
  // Places are those of the query without spaces at its ends.
  q = q.trim();
  for (const { from, to } of gone.sort((a, b) => b.from - a.from))
    q = `${q.slice(0, from).trimEnd()} ${q.slice(to).trimStart()}`.trim();
  return q;
}

/**
 * Sets days, instead of those of the query.
 * @param {App} app @param {{ from: string | null, to: string | null }} range
 */
export function setDays(app, range) {
  app.setFilter({ ...app.place.filter, ...range, q: withoutTyped(app, ({ facet }) => facet === "dates") });
}
