// Pages of stories: entries of several days that tell of the same, oldest first, each with what is new in it. The core
// finds them and chooses the sentences. A story keeps its address when a day is added.
import { formatDate } from "../../../web/lib/format.js";
import { html } from "../html.mjs";
import { addressOf } from "./all-feeds.mjs";
import { pageAddress } from "./article.mjs";
import { groupedBy } from "./lists.mjs";
import { labelsFor, localeFor } from "./labels.mjs";
import { fileName, isFileName } from "./names.mjs";

/** @typedef {import("../archive/pack.mjs").OpenReader} OpenReader */
/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../../../web/engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../../../web/engine/types.d.ts").DigestRef} DigestRef */

/**
 * @typedef {object} StoryPage
 * @property {string} stem file name in the site without its ending @property {string} title what it is about
 * @property {string[]} words @property {{row: EntryRow, news: string}[]} entries the oldest first
 */

/** @typedef {{digest: string, id: string, words: string[]}} Relation to an earlier entry */

/**
 * The relations of a digest's entries to earlier ones. @param {OpenReader} reader @param {string} digest
 * @param {EntryRow[]} rows its entries @returns {Promise<Relation[][]>} by entry
 */
export async function relationsOf(reader, digest, rows) {
  const all = [];
  for (const { id: entry } of rows) {
    const { earlier } = await reader.related({ digest, entry });
    all.push(earlier.map(({ digest: of, id, words }) => ({ digest: of, id, words })));
  }
  return all;
}

/** Collects entries and their relations, of digests as they come: newest first. */
export class StoryEntries {
  /** @type {{ref: DigestRef, rows: EntryRow[], earlier: Relation[][]}[]} */
  #digests = [];

  /** @param {DigestRef} ref @param {EntryRow[]} rows @param {Relation[][]} earlier */
  add(ref, rows, earlier) {
    this.#digests.push({ ref, rows, earlier });
  }

  /**
   * The stories, those with the newest entries first.
   * @param {import("./twins.mjs").TwinWriter} core @param {(id: string) => Promise<any>} load a digest as
   *   Reader.export() gives it
   * @returns {Promise<StoryPage[]>}
   */
  async stories(core, load) {
    const key = (/** @type {string} */ digest, /** @type {string} */ entry) => `${digest}/${entry}`;
    const digests = [...this.#digests].reverse();
    const places = new Map(
      digests.flatMap(({ ref, rows }, digest) => rows.map((row, entry) => [key(ref.id, row.id), { digest, entry }])),
    );
    const relation = (/** @type {Relation} */ { digest, id, words }) => {
      const place = /** @type {{digest: number, entry: number}} */ (places.get(key(digest, id)));
      return { ...place, words };
    };
    const relations = digests.map(({ earlier }) => earlier.map((list) => list.map(relation)));
    // Titles and channels decide what is a story. Its texts are read only then.
    const heads = digests.map(({ ref: { id, date, topic, title }, rows }) => ({
      ...{ id, date, topic, title, overview: "" },
      entries: rows.map((row) => ({ id: row.id, title: row.title, channel: row.channel, sections: [] })),
    }));
    const json = heads.map((head) => JSON.stringify(head));
    /** @type {Map<number, Set<number>>} */
    const told = new Map();
    for (const { entries } of core.stories(json, relations)) {
      for (const each of entries) {
        const { digest, entry } = /** @type {{digest: number, entry: number}} */ (
          places.get(key(each.digest, each.entry))
        );
        told.set(digest, (told.get(digest) ?? new Set()).add(entry));
      }
    }
    if (told.size === 0) return [];
    for (const [index, entries] of told) {
      const whole = await load(digests[index].ref.id);
      const own = heads[index].entries.map((head, entry) => (entries.has(entry) ? whole.entries[entry] : head));
      json[index] = JSON.stringify({ ...heads[index], entries: own });
    }
    const found = core.stories(json, relations);
    const rows = new Map(digests.flatMap(({ rows: own }) => own.map((row) => [key(row.digest, row.id), row])));
    const taken = new Set();
    return found
      .map(({ words, entries }) => ({
        stem: `s/${fileName(`${rows.get(key(entries[0].digest, entries[0].entry))?.date}-${entries[0].entry}`, taken)}`,
        title: words.join(" · "),
        words,
        entries: entries.flatMap(({ digest, entry, news }) => {
          const row = rows.get(key(digest, entry));
          return row ? [{ row, news }] : [];
        }),
      }))
      .sort((a, b) => (lastDay(a) > lastDay(b) ? -1 : lastDay(a) < lastDay(b) ? 1 : 0));
  }
}

/** @param {StoryPage} story */
export const lastDay = ({ entries }) => entries[entries.length - 1].row.date;

/** @param {StoryPage} story @param {Site} site */
export function storyFacts({ entries }, site) {
  const labels = labelsFor(site.language);
  const locale = localeFor(site.language);
  const days = new Set(entries.map(({ row }) => row.date)).size;
  const [from, to] = [entries[0].row.date, entries[entries.length - 1].row.date];
  const time = labels.week(formatDate(from, "long", locale), formatDate(to, "long", locale));
  return [time, labels.days(days), labels.count.items(entries.length)].join(" · ");
}

/**
 * What the page of a story shows: its days, and what was new on each.
 * @param {StoryPage} story @param {Site} site @param {string} root address of the site's root, with a slash at its end
 */
export function storyContent(story, site, root) {
  const labels = labelsFor(site.language);
  const locale = localeFor(site.language);
  const days = groupedBy(story.entries, ({ row }) => row.date);
  const entry = (/** @type {StoryPage["entries"][0]} */ { row, news }) => {
    const title = row.title || row.date;
    const address = `${root}${pageAddress(row.digest)}#${encodeURIComponent(row.id)}`;
    return html`<li>${isFileName(row.digest) ? html`<a href="${address}">${title}</a>` : title}${
      row.channel && ` ${row.channel}`
    }${news && html`<br>${news}`}</li>`;
  };
  // Following is the viewer's: it follows the story that an address names, and shows what has the words of the story.
  const words = encodeURIComponent(story.words.join(" "));
  const search = `${root}index.html?view=search&q=${words}&follow=${encodeURIComponent(addressOf(story.stem, ".html"))}`;
  return html`<p>${storyFacts(story, site)}</p><p><a href="${search}">${labels.followStory}</a> · <a
href="${root}${addressOf(story.stem, ".xml")}">Atom</a> · <a href="${root}${addressOf(
    story.stem,
    ".json",
  )}">JSON</a></p>${[...days].map(
    ([day, entries]) => html`<h2>${formatDate(day, "full", locale)}</h2><ul>${entries.map(entry)}</ul>`,
  )}`;
}

/**
 * For the viewer: of which story an entry is a part. @param {StoryPage[]} stories
 * @returns {string} JSON: {"stories": [{"page", "title", "days", "dates"}…], "entries": {"DIGEST/ENTRY": index}};
 *   dates: of its entries, the oldest first
 */
export function storyIndex(stories) {
  const list = stories.map(({ stem, title, entries }) => ({
    page: addressOf(stem, ".html"),
    title,
    days: new Set(entries.map(({ row }) => row.date)).size,
    dates: entries.map(({ row }) => row.date),
  }));
  const entries = stories.flatMap((story, index) => story.entries.map(({ row }) => [`${row.digest}/${row.id}`, index]));
  return `${JSON.stringify({ stories: list, entries: Object.fromEntries(entries) })}\n`;
}
