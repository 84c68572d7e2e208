// Stories over days of a whole archive: what the packer is asked, and its answer with rows of entries. The core finds
// them and chooses the sentences (wasm/engine/stories.hpp).

import { fileName } from "./file-name.js";
import { Packer } from "./packer.js";

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").EntryRow} EntryRow */
/** @typedef {import("./types.d.ts").DigestRef} DigestRef */
/** @typedef {import("./types.d.ts").CallOptions} CallOptions */
/** @typedef {{stories: import("./packer.js").Packer["stories"]}} Core */

/**
 * @typedef {object} ToldStory
 * @property {string} id a file name; it stays when a day is added
 * @property {string[]} words what it is about @property {string} title the words as one text
 * @property {{row: EntryRow, news: string}[]} entries the oldest first
 */

/** @typedef {{digest: string, id: string, words: string[]}} Relation to an earlier entry */

/**
 * The relations of a digest's entries to earlier ones. @param {Pick<Archive, "related">} reader
 * @param {string} digest @param {EntryRow[]} rows its entries @param {CallOptions} [options]
 * @returns {Promise<Relation[][]>} by entry
 */
export async function relationsOf(reader, digest, rows, options) {
  const all = [];
  for (const { id: entry } of rows) {
    const { earlier } = await reader.related({ digest, entry }, options);
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
   * @param {Core} core @param {(id: string) => Promise<any>} load a digest as
   *   Reader.export() gives it
   * @returns {Promise<ToldStory[]>}
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
        id: fileName(`${rows.get(key(entries[0].digest, entries[0].entry))?.date}-${entries[0].entry}`, taken),
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

/** @param {Pick<ToldStory, "entries">} story */
export const lastDay = ({ entries }) => entries[entries.length - 1].row.date;

/**
 * Finds the stories of an archive that has no file of them: reads all of it. @param {string | URL | Uint8Array} wasm of
 * the packer
 * @returns {(archive: Archive, options?: import("./types.d.ts").CallOptions) => Promise<ToldStory[]>}
 */
export const finder = (wasm) => async (archive, options) => {
  const packer = await Packer.create({ wasm });
  try {
    const entries = new StoryEntries();
    const { digests } = await archive.digests({ limit: archive.info.digests }, options);
    for (const ref of digests) {
      const { entryList } = await archive.digest(ref.id, options);
      entries.add(ref, entryList, await relationsOf(archive, ref.id, entryList, options));
    }
    return await entries.stories(packer, (id) => archive.export(id, options));
  } finally {
    packer.dispose();
  }
};
