// Stories over days for other programs. The build of a site writes them beside the archive: an index, and a small file
// for each story (docs/publishing.md). Where there are no such files, they are found in the archive.

import { YoyakError } from "./errors.js";

/** @typedef {import("./types.d.ts").Archive} Archive */
/** @typedef {import("./types.d.ts").CallOptions} CallOptions */
/** @typedef {import("./story-entries.js").ToldStory} ToldStory */
/** @typedef {import("./public.d.ts").StoryRef} StoryRef */
/** @typedef {import("./public.d.ts").StoryResult} StoryResult */
/** @typedef {(name: string, signal?: AbortSignal) => Promise<Uint8Array | null>} ReadBeside beside the archive */

export const INDEX = "s/stories.json";
/** @param {string} id of a story */
export const storyFile = (id) => `stories/${id}.json`;

/** @param {ToldStory} story @returns {StoryRef} */
export const storyRef = ({ id, title, words, entries }) => ({
  id,
  title,
  words,
  from: entries[0].row.date,
  to: entries[entries.length - 1].row.date,
  days: new Set(entries.map(({ row }) => row.date)).size,
  entries: entries.length,
});

/**
 * The files of a site that hold its stories, by name.
 * The index is {"stories": [StoryRef with "page" and "dates"…], "entries": {"DIGEST/ENTRY": index}}: of which story an
 * entry is a part; page: address in the site · dates: of its entries, the oldest first.
 * @param {ToldStory[]} stories @returns {Map<string, string>}
 */
export function storyFiles(stories) {
  const list = stories.map((story) => ({
    ...storyRef(story),
    page: `s/${encodeURIComponent(story.id)}.html`,
    dates: story.entries.map(({ row }) => row.date),
  }));
  const entries = stories.flatMap((story, index) => story.entries.map(({ row }) => [`${row.digest}/${row.id}`, index]));
  const files = new Map([[INDEX, `${JSON.stringify({ stories: list, entries: Object.fromEntries(entries) })}\n`]]);
  for (const { id, entries } of stories) {
    const told = entries.map(({ row, news }) => ({ digest: row.digest, entry: row.id, news }));
    files.set(storyFile(id), `${JSON.stringify({ entries: told })}\n`);
  }
  return files;
}

/** Answers about the stories of an archive. */
export class Stories {
  #archive;
  #read;
  #find;
  /** @type {Promise<ToldStory[]> | null} */
  #found = null;

  /**
   * @param {Archive} archive @param {ReadBeside} read
   * @param {(archive: Archive, options?: CallOptions) => Promise<ToldStory[]>} find where there is no file of them
   */
  constructor(archive, read, find) {
    this.#archive = archive;
    this.#read = read;
    this.#find = find;
  }

  /** The newest first. @param {CallOptions} [options] @returns {Promise<StoryRef[]>} */
  async list(options) {
    const index = await this.#json(INDEX, options);
    if (!Array.isArray(index?.stories)) return (await this.#told(options)).map(storyRef);
    return index.stories.map((/** @type {any} */ { id, title, words, from, to, days, entries }) => ({
      ...{ id, title, words, from, to, days, entries },
    }));
  }

  /** @param {string} id @param {CallOptions} [options] @returns {Promise<StoryResult>} */
  async story(id, options) {
    const wanted = String(id).normalize("NFC");
    const missing = () => new YoyakError("not-found", `There is no story ${wanted}.`);
    const ref = (await this.list(options)).find((each) => each.id === wanted);
    if (!ref) throw missing();
    const file = await this.#json(storyFile(wanted), options);
    if (!Array.isArray(file?.entries)) {
      const story = (await this.#told(options)).find((each) => each.id === wanted);
      if (!story) throw missing();
      return { ...ref, entries: story.entries.map(({ row, news }) => ({ ...row, news })) };
    }
    const entries = [];
    for (const { digest, entry, news } of file.entries) {
      const { entryList } = await this.#archive.digest(digest, options);
      const row = entryList.find((each) => each.id === entry);
      if (row) entries.push({ ...row, news });
    }
    return { ...ref, entries };
  }

  /** @param {CallOptions} [options] */
  #told(options) {
    this.#found ??= this.#find(this.#archive, options).catch((error) => {
      this.#found = null;
      throw error;
    });
    return this.#found;
  }

  /** @param {string} name @param {CallOptions} [options] */
  async #json(name, { signal } = {}) {
    const bytes = await this.#read(name, signal);
    if (!bytes) return null;
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      throw new YoyakError("damaged", `${name} is damaged. Remedy: publish the site again.`, { file: name });
    }
  }
}

/**
 * An open archive that also answers about its stories.
 * @param {Archive} archive @param {ReadBeside} read
 * @param {(archive: Archive, options?: CallOptions) => Promise<ToldStory[]>} find
 * @returns {import("./public.d.ts").OpenArchive}
 */
export function withStories(archive, read, find) {
  const stories = new Stories(archive, read, find);
  return Object.assign(archive, {
    stories: (/** @type {CallOptions | undefined} */ options) => stories.list(options),
    story: (/** @type {string} */ id, /** @type {CallOptions | undefined} */ options) => stories.story(id, options),
  });
}

/**
 * Reads files beside an archive on a server.
 * @param {string} manifest address of archive.json @returns {ReadBeside}
 */
export const besideAddress = (manifest) => async (name, signal) => {
  const address = new URL(name.split("/").map(encodeURIComponent).join("/"), manifest);
  try {
    const answer = await fetch(address, signal ? { signal } : {});
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 404 || answer.status === 410) return null;
    throw new Error(`status ${answer.status}`);
  } catch (error) {
    if (signal?.aborted) throw new YoyakError("aborted", "The request was cancelled.");
    throw new YoyakError("network", `${address} cannot be loaded (${/** @type {Error} */ (error).message}).`, {
      address,
    });
  }
};
