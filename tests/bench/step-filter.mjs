// Filter, all facet counts and the newest fifty: Yoyak, a hand-written scan of typed arrays, crossfilter2 and itemsjs
// over the same entries and the same selections. usage: node tests/bench/step-filter.mjs ARCHIVE
// All give the same: total, counts by topic, channel, month and length, each ignoring its own selection, and fifty rows
// as objects. (itemsjs knows no ranges: whole months and steps of length stand for them.)
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openFiles } from "../../scripts/cli/archive/pack.mjs";
import { load } from "./peers.mjs";
import { randomFrom } from "./queries.mjs";
import { median, quantile } from "./score.mjs";

const [archive] = process.argv.slice(2);
const files = new Map([["archive.json", new Uint8Array(readFileSync(join(archive, "archive.json")))]]);
for (const name of readdirSync(join(archive, "p")))
  files.set(`p/${name}`, new Uint8Array(readFileSync(join(archive, "p", name))));
const reader = await openFiles(files);
const everything = await reader.select({ limit: reader.info.entries });
const rows = everything.rows.reverse(); // oldest first, as a scan likes it
const n = rows.length;
const topicNames = everything.facets.topics.map(({ name }) => name);
const channelNames = everything.facets.channels.map(({ name }) => name);
const monthNames = everything.facets.months.map(({ name }) => name);
const ranges = everything.facets.lengths;

// ---- selections ----
const random = randomFrom(3);
const pick = (/** @type {any[]} */ list) => list[random(list.length)];
/** @typedef {import("../../web/engine/types.js").Selection} Selection */
/** @type {Selection[]} */
const selections = [];
for (let i = 0; i < 60; i += 1) {
  /** @type {Selection} */
  const one = {};
  if (i % 2) one.topics = i % 4 === 1 ? [pick(topicNames)] : [...new Set([pick(topicNames), pick(topicNames)])];
  if (i % 3 === 0) one.channels = [...new Set([pick(channelNames), pick(channelNames), pick(channelNames)])];
  if (i % 5 < 2) [one.from, one.to] = [pick(rows).date, pick(rows).date].sort();
  if (i % 7 === 0) one.minSeconds = 600 * (1 + random(3));
  selections.push(one);
}

// ---- a scan of typed arrays, written by hand: one pass, a bit for every condition ----
/** Numbers of names. @param {string[]} names */
function index(names) {
  const numbers = new Map(names.map((name, i) => [name, i]));
  return { get: (/** @type {string} */ name) => numbers.get(name) ?? -1 };
}
const [topicIndex, channelIndex, monthIndex] = [topicNames, channelNames, monthNames].map(index);
const day = (/** @type {string} */ date) => Date.parse(date) / 86400000;
const topicOf = Uint8Array.from(rows, (row) => topicIndex.get(row.topic));
const channelOf = Uint16Array.from(rows, (row) => channelIndex.get(row.channel));
const dayOf = Uint16Array.from(rows, (row) => day(row.date));
const monthOf = Uint16Array.from(rows, (row) => monthIndex.get(row.date.slice(0, 7)));
const secondsOf = Uint32Array.from(rows, (row) => row.seconds ?? 0);
const lengthOf = Uint8Array.from(rows, ({ seconds }) =>
  seconds === null ? 255 : ranges.findIndex(({ from, to }) => seconds >= from && (to === null || seconds < to)),
);

/** @param {Selection} selection */
function scan({ topics, channels, from, to, minSeconds = 0, maxSeconds = 0xffffffff }) {
  const topicBad = new Uint8Array(topicNames.length);
  if (topics) {
    topicBad.fill(1);
    for (const name of topics) topicBad[topicIndex.get(name)] = 0;
  }
  const channelBad = new Uint8Array(channelNames.length);
  if (channels) {
    channelBad.fill(2);
    for (const name of channels) channelBad[channelIndex.get(name)] = 0;
  }
  const first = from ? day(from) : 0,
    last = to ? day(to) : 0xffff;
  const byTopic = new Uint32Array(topicNames.length),
    byChannel = new Uint32Array(channelNames.length);
  const byMonth = new Uint32Array(monthNames.length),
    byLength = new Uint32Array(256);
  const newest = [];
  let total = 0;
  for (let i = n - 1; i >= 0; i -= 1) {
    const d = dayOf[i],
      s = secondsOf[i];
    const bad =
      topicBad[topicOf[i]] |
      channelBad[channelOf[i]] |
      (d < first || d > last ? 4 : 0) |
      (s < minSeconds || s > maxSeconds ? 8 : 0);
    if (bad === 0) {
      total += 1;
      if (newest.length < 50) newest.push(i);
      byTopic[topicOf[i]] += 1;
      byChannel[channelOf[i]] += 1;
      byMonth[monthOf[i]] += 1;
      byLength[lengthOf[i]] += 1;
    } else if (bad === 1) byTopic[topicOf[i]] += 1;
    else if (bad === 2) byChannel[channelOf[i]] += 1;
    else if (bad === 4) byMonth[monthOf[i]] += 1;
    else if (bad === 8) byLength[lengthOf[i]] += 1;
  }
  const named = (/** @type {string[]} */ names, /** @type {Uint32Array} */ counts) =>
    names.map((name, i) => ({ name, count: counts[i] }));
  return {
    total,
    rows: newest.map((i) => rows[i]),
    facets: {
      topics: named(topicNames, byTopic),
      channels: named(channelNames, byChannel),
      months: named(monthNames, byMonth),
      lengths: ranges.map(({ from: f, to: t }, i) => ({ from: f, to: t, count: byLength[i] })),
    },
  };
}

// ---- crossfilter2 ----
const crossfilter = await load("crossfilter2");
/** @typedef {Record<"i" | "topic" | "channel" | "day" | "month" | "seconds" | "length", number>} Fact */
function makeCrossfilter() {
  const data = crossfilter(
    rows.map((row, i) => ({
      i,
      topic: topicOf[i],
      channel: channelOf[i],
      day: dayOf[i],
      month: monthOf[i],
      seconds: secondsOf[i],
      length: lengthOf[i],
    })),
  );
  const by = {
    topics: data.dimension((/** @type {Fact} */ d) => d.topic),
    channels: data.dimension((/** @type {Fact} */ d) => d.channel),
    days: data.dimension((/** @type {Fact} */ d) => d.day),
    seconds: data.dimension((/** @type {Fact} */ d) => d.seconds),
    order: data.dimension((/** @type {Fact} */ d) => d.i),
  };
  const groups = {
    topics: by.topics.group(),
    channels: by.channels.group(),
    months: by.days.group((/** @type {number} */ d) => Math.floor(d)),
    lengths: by.seconds.group((/** @type {number} */ s) =>
      ranges.findIndex(({ from, to }) => s >= from && (to === null || s < to)),
    ),
  };
  const all = data.groupAll();
  return (/** @type {Selection} */ { topics, channels, from, to, minSeconds }) => {
    const topicSet = topics && new Set(topics.map((name) => topicIndex.get(name)));
    const channelSet = channels && new Set(channels.map((name) => channelIndex.get(name)));
    if (topicSet) by.topics.filter((/** @type {number} */ t) => topicSet.has(t));
    else by.topics.filterAll();
    if (channelSet) by.channels.filter((/** @type {number} */ c) => channelSet.has(c));
    else by.channels.filterAll();
    if (from) by.days.filterRange([day(from), day(to ?? from) + 1]);
    else by.days.filterAll();
    if (minSeconds) by.seconds.filterRange([minSeconds, Infinity]);
    else by.seconds.filterAll();
    return {
      total: all.value(),
      rows: by.order.top(50).map((/** @type {Fact} */ { i }) => rows[i]),
      facets: Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, group.all()])),
    };
  };
}

// ---- itemsjs ----
async function makeItems() {
  const itemsjs = await load("itemsjs");
  const engine = itemsjs(
    rows.map((row, i) => ({
      id: i + 1,
      title: row.title,
      topic: row.topic,
      channel: row.channel,
      month: row.date.slice(0, 7),
      length: String(lengthOf[i]),
      day: dayOf[i],
      seconds: secondsOf[i],
    })),
    {
      sortings: { newest: { field: "day", order: "desc" } },
      searchableFields: [],
      aggregations: {
        topic: { size: 500, conjunction: false },
        channel: { size: 500, conjunction: false },
        month: { size: 500, conjunction: false },
        length: { size: 500, conjunction: false },
      },
    },
  );
  return (/** @type {Selection} */ { topics, channels, from, to, minSeconds }) => {
    /** @type {Record<string, string[]>} */
    const filters = {};
    if (topics) filters.topic = topics;
    if (channels) filters.channel = channels;
    if (from) filters.month = monthNames.filter((name) => name >= from.slice(0, 7) && name <= (to ?? "9").slice(0, 7));
    if (minSeconds)
      filters.length = ranges
        .map(({ from }, i) => ({ from, name: String(i) }))
        .filter((range) => range.from >= minSeconds)
        .map(({ name }) => name);
    const { data, pagination } = engine.search({ per_page: 50, sort: "newest", filters });
    return { total: pagination.total, rows: data.items, facets: data.aggregations };
  };
}

/**
 * The fastest of its rounds for every selection; never the same selection twice in a row, as some engines would have
 * nothing to do.
 * @param {(selection: Selection) => unknown} run
 * @param {number} rounds
 */
async function time(run, rounds) {
  const best = selections.map(() => Infinity);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [i, selection] of selections.entries()) {
      const begin = performance.now();
      await run(selection);
      if (round > 0) best[i] = Math.min(best[i], performance.now() - begin);
    }
  }
  return { median: median(best), p95: quantile(best, 0.95) };
}

/** @type {Record<string, any>} */
const results = { entries: n };
// The two must agree before either is timed.
const counts = (/** @type {import("../../web/engine/types.js").Facets} */ facets) => ({
  topics: Object.fromEntries(facets.topics.map(({ name, count }) => [name, count])),
  channels: Object.fromEntries(facets.channels.map(({ name, count }) => [name, count])),
  months: facets.months.filter(({ count }) => count).map(({ name, count }) => [name, count]),
  lengths: facets.lengths,
});
let same = 0;
for (const selection of selections) {
  const [a, b] = [await reader.select(selection), scan(selection)];
  assert.equal(a.total, b.total);
  assert.deepEqual(counts(a.facets), counts(b.facets), JSON.stringify(selection));
  assert.deepEqual(
    a.rows.map(({ date }) => date),
    b.rows.map(({ date }) => date),
  );
  same += 1;
}
results.same = same;
results.yoyak = await time((selection) => reader.select(selection), 15);
results["typed-array scan"] = await time(scan, 15);
results.crossfilter2 = await time(makeCrossfilter(), 3);
console.log(JSON.stringify(results));
try {
  results.itemsjs = await time(await makeItems(), 3);
} catch (error) {
  results.itemsjs = { failed: error.message };
}
console.log(JSON.stringify(results));
