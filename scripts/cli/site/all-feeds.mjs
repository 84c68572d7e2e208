// Every feed of a site: of its digests, of each topic, of each channel, and of each query that the settings name.
import { textLabels } from "../../../web/lib/article.js";
import { useLanguage } from "./labels.mjs";
import { FEED_LENGTH, entryFeeds, feedRoot, feeds, textForFeed } from "./feeds.mjs";
import { fileNames } from "./names.mjs";

/** @typedef {import("../archive/pack.mjs").OpenReader} OpenReader */
/** @typedef {import("../../../web/engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("./feeds.mjs").Fed} Fed */

/**
 * @typedef {object} ListedFeed
 * @property {"site" | "topic" | "channel" | "query" | "weeks" | "story"} kind
 * @property {string} title the topic, the channel, the name of the query; "" for the site
 * @property {string} stem file name in the site without its ending
 * @property {string | undefined} [page] address in the site of a page about the same
 */

/** Entries of a channel in its feed. There may be hundreds of channels, and each new day changes a dozen of them. */
const CHANNEL_LENGTH = 10;
/**
 * Channels with a feed, those with most entries. A page of 1 MB may name ten thousand channels, and each would be two
 * files. Three years of eighty videos a day have some hundred.
 */
export const MOST_CHANNELS = 2000;

/** Collects the newest entries of each channel, in the order in which digests come: newest first. */
export class ChannelEntries {
  /** @type {Map<string, EntryRow[]>} */
  #rows = new Map();
  /** @type {Map<string, number>} */
  #counts = new Map();

  /** @param {EntryRow[]} entries of a digest */
  add(entries) {
    for (const row of entries) {
      if (!row.channel) continue;
      const rows = this.#rows.get(row.channel) ?? [];
      this.#rows.set(row.channel, rows);
      this.#counts.set(row.channel, (this.#counts.get(row.channel) ?? 0) + 1);
      if (rows.length < CHANNEL_LENGTH) rows.push(row);
    }
  }

  /** By name, so that the names of files do not depend on what was published last. */
  sorted() {
    const byName = (/** @type {[string, unknown]} */ [a], /** @type {[string, unknown]} */ [b]) => (a < b ? -1 : 1);
    const most = [...this.#counts].sort((a, b) => b[1] - a[1] || byName(a, b)).slice(0, MOST_CHANNELS);
    const kept = new Set(most.map(([channel]) => channel));
    return [...this.#rows].filter(([channel]) => kept.has(channel)).sort(byName);
  }

  /** How many channels get no feed. */
  get leftOut() {
    return Math.max(0, this.#rows.size - MOST_CHANNELS);
  }
}

/**
 * The feeds that the settings name, from archive.json: a reader skips them.
 * @param {Map<string, Uint8Array>} archive @returns {{name: string, query: string}[]}
 */
export function namedQueries(archive) {
  const manifest = JSON.parse(new TextDecoder().decode(archive.get("archive.json")));
  return manifest.feeds ?? [];
}

/**
 * Writes all of them.
 * @param {OpenReader} reader
 * @param {{recent: Fed[], recentOf: Map<string, Fed[]>, channels: ChannelEntries, queries: {name: string, query:
 *   string}[], stories: import("./stories.mjs").StoryPage[], generator: string,
 *   settings: import("../archive/settings.mjs").Settings}} contents recentOf: by topic
 * @param {(name: string, text: string) => void} write
 * @returns {Promise<{listed: ListedFeed[], topics: Map<string, string>, warnings: string[]}>} topics: the stem of each
 *   without its folder
 */
export async function writeFeeds(reader, { recent, recentOf, channels, queries, stories, generator, settings }, write) {
  const { site, to } = reader.info;
  useLanguage(site.language);
  const labels = textLabels();
  const base = feedRoot(site);
  /** @type {ListedFeed[]} */
  const listed = [];
  const put = (/** @type {ListedFeed} */ feed, /** @type {{atom: string, json: string}} */ { atom, json }) => {
    write(`${feed.stem}.xml`, atom);
    write(`${feed.stem}.json`, json);
    listed.push(feed);
  };
  const options = (/** @type {ListedFeed} */ { stem, title, page }) => ({
    name: addressOf(stem, ".xml"),
    topic: title,
    page,
    generator,
    settings,
  });
  const withTexts = (/** @type {EntryRow[]} */ rows) =>
    Promise.all(
      rows.map(async (row) => {
        const wanted = { digest: row.digest, entry: row.id, labels, base, showImages: site.images === "show" };
        return { row, html: textForFeed(await reader.render(wanted)) };
      }),
    );

  /** @type {ListedFeed} */
  const whole = { kind: "site", title: "", stem: "feed" };
  put(whole, feeds(recent, site, options(whole)));
  const sorted = [...recentOf].sort(([a], [b]) => (a < b ? -1 : 1));
  const topics = fileNames(sorted.map(([topic]) => topic));
  for (const [topic, loaded] of sorted) {
    const stem = String(topics.get(topic));
    /** @type {ListedFeed} */
    const feed = { kind: "topic", title: topic, stem: `feeds/${stem}`, page: addressOf(`t/${stem}`, ".html") };
    put(feed, feeds(loaded, site, options(feed)));
  }
  const all = channels.sorted();
  const ofChannels = fileNames(all.map(([channel]) => channel));
  for (const [channel, rows] of all) {
    /** @type {ListedFeed} */
    const feed = { kind: "channel", title: channel, stem: `feeds/channel/${ofChannels.get(channel)}` };
    put(feed, entryFeeds(await withTexts(rows), site, options(feed)));
  }
  for (const { stem, title, entries } of stories) {
    const rows = entries.map(({ row }) => row).reverse();
    /** @type {ListedFeed} */
    const feed = { kind: "story", title, stem, page: addressOf(stem, ".html") };
    put(feed, entryFeeds(await withTexts(rows.slice(0, FEED_LENGTH)), site, options(feed)));
  }
  const ofQueries = fileNames(queries.map(({ name }) => name));
  const warnings = [];
  if (channels.leftOut)
    warnings.push(
      `${channels.leftOut} channels have no feed: those with most entries have one, ${MOST_CHANNELS} at most`,
    );
  for (const { name, query } of queries) {
    // "This week" in a query means the week of the newest digest: the same pages give the same feed on any day.
    const { rows, notes } = await reader.search({ query, today: to, sort: "newest", limit: FEED_LENGTH, snippet: 0 });
    if (rows.length === 0) warnings.push(`the feed "${name}" is empty: nothing was found for ${query}`);
    for (const note of notes) warnings.push(`the feed "${name}": ${note}`);
    /** @type {ListedFeed} */
    const feed = { kind: "query", title: name, stem: `feeds/query/${ofQueries.get(name)}` };
    put(feed, entryFeeds(await withTexts(rows), site, options(feed)));
  }
  return { listed, topics, warnings };
}

/** A file of the site as an address. @param {string} stem @param {string} ending */
export const addressOf = (stem, ending) => `${stem.split("/").map(encodeURIComponent).join("/")}${ending}`;
