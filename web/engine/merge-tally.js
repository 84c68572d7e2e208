// Counts over time of several archives as one answer. Pure functions.

import { sum } from "./merge.js";

/** @typedef {import("./types.d.ts").Sum} Sum */
/** @typedef {import("./types.d.ts").TallyResult} TallyResult */
/** @typedef {import("./types.d.ts").RisingWord} RisingWord */

/** @param {Sum[]} sums @returns {Sum} */
const add = (sums) => ({ count: sum(sums.map((each) => each.count)), seconds: sum(sums.map((each) => each.seconds)) });

/** @template T @param {T[]} items @param {(item: T) => string} keyOf @returns {Map<string, T[]>} */
function grouped(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** @template T @param {Map<string, T[]>} groups oldest first */
const byKey = (groups) => [...groups].sort(([a], [b]) => (a < b ? -1 : 1));

/** @param {string} first "YYYY-MM" @param {string} last */
function monthsBetween(first, last) {
  const months = [];
  for (let [year, month] = first.split("-").map(Number); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    if (name > last) return months;
    months.push(name);
  }
}

/**
 * @param {TallyResult[]} all at least one
 * @param {(day: string, by: number) => string} addDays
 * @param {number} rising words that are wanted
 * @returns {TallyResult}
 */
export function mergeTally(all, addDays, rising) {
  const counted = all.filter(({ from }) => from);
  const problems = all.flatMap((each) => each.problems);
  if (counted.length < 2) return { ...(counted[0] ?? all[0]), complete: all.every((each) => each.complete), problems };
  const from = counted.map((each) => each.from).sort()[0];
  const to = /** @type {string} */ (
    counted
      .map((each) => each.to)
      .sort()
      .at(-1)
  );
  const ofMonth = grouped(
    counted.flatMap(({ months }) => months),
    ({ month }) => month,
  );
  const months = monthsBetween(from.slice(0, 7), to.slice(0, 7));
  /** @param {"channels" | "topics"} key @returns {TallyResult["topics"]} */
  const table = (key) => {
    const rows = counted.flatMap((each) =>
      each[key].map((row) => ({ row, at: new Map(row.months.map((cell, i) => [each.months[i].month, cell])) })),
    );
    return [...grouped(rows, ({ row }) => row.name)]
      .map(([name, same]) => ({
        name,
        ...add(same.map(({ row }) => row)),
        months: months.map((month) => add(same.flatMap(({ at }) => at.get(month) ?? []))),
      }))
      .sort((a, b) => b.count - a.count);
  };
  return {
    ...add(counted),
    from,
    to,
    days: byKey(
      grouped(
        counted.flatMap(({ days }) => days),
        ({ date }) => date,
      ),
    ).map(([date, days]) => ({ date, ...add(days) })),
    weeks: weeksOf(counted, from, to, addDays),
    months: months.map((month) => {
      const same = ofMonth.get(month) ?? [];
      return { month, ...add(same), all: sum(same.map((each) => each.all)) };
    }),
    channels: table("channels"),
    topics: table("topics"),
    rising: risingOf(counted, rising),
    complete: all.every((each) => each.complete),
    problems,
  };
}

/**
 * Weeks begin on Sunday; the first and the last are within the time that is counted.
 * @param {TallyResult[]} all @param {string} from @param {string} to
 * @param {(day: string, by: number) => string} addDays
 */
function weeksOf(all, from, to, addDays) {
  const sunday = (/** @type {string} */ day) => addDays(day, -new Date(`${day}T00:00Z`).getUTCDay());
  const sums = grouped(
    all.flatMap(({ weeks }) => weeks),
    (week) => sunday(week.from),
  );
  const weeks = [];
  for (let start = sunday(from); start <= to; start = addDays(start, 7)) {
    const end = addDays(start, 6);
    weeks.push({ from: start < from ? from : start, to: end > to ? to : end, ...add(sums.get(start) ?? []) });
  }
  return weeks;
}

/**
 * Each archive names the words that rise in it; of those, the counts of all archives that name a word are added. So a
 * word that rises in no archive alone is missing.
 * @param {TallyResult[]} all @param {number} limit @returns {TallyResult["rising"]}
 */
function risingOf(all, limit) {
  const told = all.flatMap(({ rising, days }) => (rising ? [{ ...rising, days }] : []));
  if (!told.length) return null;
  const late = sum(told.map(({ since, days }) => sum(days.map(({ date, count }) => (date >= since ? count : 0)))));
  const before = sum(told.map(({ since, days }) => sum(days.map(({ date, count }) => (date < since ? count : 0)))));
  const ranked = told.flatMap(({ words }) => words.map((word, rank) => ({ ...word, rank })));
  const words = [...grouped(ranked, ({ word }) => word)].map(([word, same]) => {
    const count = sum(same.map((each) => each.count));
    const earlier = sum(same.map((each) => each.before));
    const tenths = earlier ? Math.round((10 * count * before) / (late * earlier)) : 0;
    const rank = Math.min(...same.map((each) => each.rank));
    return { rank, row: { word, count, seconds: sum(same.map((each) => each.seconds)), before: earlier, tenths } };
  });
  const since = told.map((each) => each.since).sort()[0];
  return {
    since,
    words: words
      .sort((a, b) => a.rank - b.rank || b.row.count - a.row.count)
      .slice(0, limit)
      .map(({ row }) => row),
  };
}
