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
/** @typedef {import("../../../web/engine/types.d.ts").RelatedRow} RelatedRow */

/**
 * @typedef {object} StoryPage
 * @property {string} stem file name in the site without its ending @property {string} title what it is about
 * @property {string[]} words @property {{row: EntryRow, news: string}[]} entries the oldest first
 */

/** Collects entries and their relations, of digests as they come: newest first. */
export class StoryEntries {
  /** @type {{id: string, exported: any, rows: EntryRow[], earlier: RelatedRow[][]}[]} */
  #digests = [];

  /** @param {OpenReader} reader @param {any} exported a digest as Reader.export() gives it @param {EntryRow[]} rows */
  async add(reader, exported, rows) {
    const { id } = exported;
    const earlier = [];
    for (const entry of exported.entries) earlier.push((await reader.related({ digest: id, entry: entry.id })).earlier);
    this.#digests.push({ id, exported, rows, earlier });
  }

  /**
   * The stories, those with the newest entries first.
   * @param {import("./twins.mjs").TwinWriter} core @returns {StoryPage[]}
   */
  stories(core) {
    const key = (/** @type {string} */ digest, /** @type {string} */ entry) => `${digest}/${entry}`;
    const named = new Set(
      this.#digests.flatMap(({ earlier }) => earlier.flat().map(({ digest, id }) => key(digest, id))),
    );
    // The oldest first. Of what no relation names, which is most of a site, the title is enough.
    const digests = [...this.#digests].reverse().map(({ id, exported, rows, earlier }) => {
      const entries = exported.entries.map((/** @type {any} */ entry, /** @type {number} */ i) =>
        earlier[i].length || named.has(key(id, entry.id)) ? entry : { ...entry, sections: [] },
      );
      return { id, exported: { ...exported, overview: "", entries }, rows, earlier };
    });
    const places = new Map(
      digests.flatMap(({ id, exported }, digest) =>
        exported.entries.map((/** @type {any} */ each, /** @type {number} */ entry) => [
          key(id, each.id),
          { digest, entry },
        ]),
      ),
    );
    const relation = (/** @type {RelatedRow} */ { digest, id, words }) => {
      const place = /** @type {{digest: number, entry: number}} */ (places.get(key(digest, id)));
      return { ...place, words };
    };
    const found = core.stories(
      digests.map(({ exported }) => JSON.stringify(exported)),
      digests.map(({ earlier }) => earlier.map((rows) => rows.map(relation))),
    );
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
  // Following is the viewer's: a search for the words of the story, which it can follow.
  const search = `${root}index.html?view=search&q=${encodeURIComponent(story.words.join(" "))}`;
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
 * @returns {string} JSON: {"stories": [{"page", "title", "days"}…], "entries": {"DIGEST/ENTRY": index}}
 */
export function storyIndex(stories) {
  const list = stories.map(({ stem, title, entries }) => ({
    page: addressOf(stem, ".html"),
    title,
    days: new Set(entries.map(({ row }) => row.date)).size,
  }));
  const entries = stories.flatMap((story, index) => story.entries.map(({ row }) => [`${row.digest}/${row.id}`, index]));
  return `${JSON.stringify({ stories: list, entries: Object.fromEntries(entries) })}\n`;
}
