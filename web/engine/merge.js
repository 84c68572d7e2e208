// Answers of several archives as one answer: lists, searches and their counts. Pure functions. The archives together:
// combined.js; counts over time: merge-tally.js.

/** @typedef {import("./types.d.ts").EntryRow} EntryRow */
/** @typedef {import("./types.d.ts").SearchRow} SearchRow */
/** @typedef {import("./types.d.ts").SearchResult} SearchResult */
/** @typedef {import("./types.d.ts").SelectResult} SelectResult */
/** @typedef {import("./types.d.ts").Facet} Facet */
/** @typedef {import("./types.d.ts").Facets} Facets */
/** @typedef {(a: any, b: any) => number} Order */

/** With so many entries found, other readings of the query are named but not listed; as in the core. */
const ENOUGH = 10;
const OVERVIEWS = 3;

/** @param {(number | null)[]} numbers @returns {number} */
export const sum = (numbers) => numbers.reduce((/** @type {number} */ all, each) => all + (each ?? 0), 0);

/** Newest first. @type {Order} */
const newest = (a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0);
/** Entries without a length come last. @param {1 | -1} by @returns {Order} */
const length = (by) => (a, b) =>
  Number(a.seconds === null) - Number(b.seconds === null) || by * (a.seconds - b.seconds) || newest(a, b);

/** The orders of rows. Where rows are equal, those of each archive keep their order. @type {Record<string, Order>} */
const ORDERS = {
  newest,
  oldest: (a, b) => -newest(a, b),
  longest: length(-1),
  shortest: length(1),
  relevance: (a, b) => b.score - a.score || newest(a, b),
};

/** @param {string | undefined} sort @param {"newest" | "relevance"} usual */
export const orderOf = (sort, usual) => ORDERS[sort ?? usual] ?? newest;

/** @template T @param {T[][]} lists each in this order @param {Order} order @returns {T[]} */
export const inOrder = (lists, order) => (lists.length > 1 ? lists.flat().sort(order) : (lists[0] ?? []));

/** @param {Facet[][]} lists @param {string[]} [names] every name that there is, in their order */
export function addCounts(lists, names = []) {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const { name, count } of lists.flat()) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].map(([name, count]) => ({ name, count }));
}

/**
 * @param {Facets[]} all
 * @param {{topics: string[], channels: string[], months: string[]}} [names] of all archives together
 * @returns {Facets}
 */
export function mergeFacets(all, names) {
  const of = (/** @type {"topics" | "channels" | "months"} */ key) =>
    addCounts(
      all.map((facets) => facets[key]),
      names?.[key],
    );
  return {
    topics: of("topics"),
    channels: of("channels"),
    months: of("months"),
    lengths: (all[0]?.lengths ?? []).map((range, i) => ({
      ...range,
      count: sum(all.map(({ lengths }) => lengths[i].count)),
    })),
  };
}

/**
 * What a list and a search have in common, without rows.
 * @param {(SelectResult | SearchResult)[]} all
 */
export function mergeCounts(all) {
  const muted = sum(all.map((each) => each.muted ?? 0));
  return {
    total: sum(all.map(({ total }) => total)),
    ...(muted ? { muted } : {}),
    digests: sum(all.map(({ digests }) => digests)),
    complete: all.every(({ complete }) => complete),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/**
 * What a search has besides: overviews, other readings, and what the query itself says.
 * @param {SearchResult[]} all of one query @param {Order} order
 * @returns {Pick<SearchResult, "seconds" | "overviews" | "tiers" | "named" | "range" | "suggestions" | "notes">}
 */
export function mergeSearch(all, order) {
  const found = sum(all.map(({ total }) => total));
  /** @type {Map<string, SearchResult["tiers"]>} */
  const kinds = new Map();
  for (const tier of all.flatMap(({ tiers }) => tiers)) {
    const key = `${tier.kind} ${tier.label}`;
    kinds.set(key, [...(kinds.get(key) ?? []), tier]);
  }
  /** @type {Map<string, SearchResult["named"][number]>} */
  const named = new Map();
  for (const each of all.flatMap((result) => result.named)) {
    const key = `${each.facet} ${each.from} ${each.to}`;
    named.set(key, { ...each, names: [...new Set([...(named.get(key)?.names ?? []), ...each.names])] });
  }
  return {
    seconds: all.some(({ seconds }) => seconds === null) ? null : sum(all.map(({ seconds }) => seconds)),
    overviews: {
      total: sum(all.map(({ overviews }) => overviews.total)),
      rows: inOrder(
        all.map(({ overviews }) => overviews.rows),
        ORDERS.relevance,
      ).slice(0, OVERVIEWS),
    },
    tiers: [...kinds.values()].map((tiers) => ({
      ...tiers[0],
      total: sum(tiers.map(({ total }) => total)),
      rows:
        found < ENOUGH
          ? inOrder(
              tiers.map(({ rows }) => rows),
              order,
            )
          : [],
    })),
    named: [...named.values()],
    range: all[0].range,
    suggestions: found ? [] : [...new Set(all.flatMap(({ suggestions }) => suggestions))],
    notes: all[0].notes,
  };
}
