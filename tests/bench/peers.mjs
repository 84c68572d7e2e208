// The search libraries that Yoyak is compared with, each set up to favour it: words are split at white space and
// punctuation (the defaults of some drop Hangul altogether), all words must match, words match by their beginnings
// where the library can.

import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const peersFolder = fileURLToPath(new URL("../../build/bench/peers/", import.meta.url));
const require = createRequire(path.join(peersFolder, "peer.js"));
/** @param {string} name */
export const load = async (name) => {
  const module = await import(pathToFileURL(require.resolve(name)).href);
  return module.default ?? module;
};

const split = (/** @type {string} */ text) =>
  text
    .toLowerCase()
    .split(/[\s\p{P}]+/u)
    .filter(Boolean);

/**
 * @typedef {object} Engine
 * @property {(documents: import('./documents.mjs').Entry[]) => void | Promise<void>} add
 * @property {(text: string) => number[] | Promise<number[]>} search
 * @property {() => any} [serialize]
 */
/** @type {Record<string, () => Promise<Engine>>} ids are places in the list of documents */
export const ENGINES = {
  async MiniSearch() {
    const MiniSearch = await load("minisearch");
    const index = new MiniSearch({
      fields: ["title", "channel", "text"],
      tokenize: split,
      searchOptions: { prefix: true, combineWith: "AND" },
    });
    return {
      add: (documents) =>
        index.addAll(documents.map(({ plainTitle, channel, text }, id) => ({ id, title: plainTitle, channel, text }))),
      search: (text) => index.search(text).map((/** @type {any} */ { id }) => id),
      serialize: () => index.toJSON(),
    };
  },
  async FlexSearch() {
    return flex("forward");
  },
  async "FlexSearch, full"() {
    return flex("full");
  },
  async Orama() {
    const { create, insertMultiple, search, save } = await import(
      pathToFileURL(path.join(peersFolder, "node_modules/@orama/orama/dist/esm/index.js")).href
    );
    const tokenizer = {
      language: "english",
      normalizationCache: new Map(),
      tokenize: (/** @type {any} */ text) => [...new Set(split(text))],
    };
    const index = create({ schema: { title: "string", channel: "string", text: "string" }, components: { tokenizer } });
    return {
      add: async (documents) => {
        await insertMultiple(
          index,
          documents.map(({ plainTitle, channel, text }, id) => ({ id: String(id), title: plainTitle, channel, text })),
          1000,
        );
      },
      search: async (term) =>
        (await search(index, { term, threshold: 0, limit: 1e6 })).hits.map((/** @type {any} */ { id }) => Number(id)),
      serialize: () => save(index),
    };
  },
  async lunr() {
    const lunr = await load("lunr");
    const builder = new lunr.Builder();
    builder.ref("id");
    for (const field of ["title", "channel", "text"]) builder.field(field);
    lunr.tokenizer.separator = /[\s\p{P}]+/u;
    /** @type {any} */
    let index;
    return {
      add: (documents) => {
        documents.forEach(({ plainTitle, channel, text }, id) => builder.add({ id, title: plainTitle, channel, text }));
        index = builder.build();
      },
      search: (text) =>
        index
          .query((/** @type {any} */ query) => {
            for (const word of split(text))
              query.term(word, { wildcard: lunr.Query.wildcard.TRAILING, presence: lunr.Query.presence.REQUIRED });
          })
          .map((/** @type {any} */ { ref }) => Number(ref)),
      serialize: () => index.toJSON(),
    };
  },
};

/** @param {string} tokenize */
async function flex(tokenize) {
  const { Index } = await load("flexsearch");
  const index = new Index({ tokenize, encode: split });
  return {
    add: (/** @type {any} */ documents) =>
      documents.forEach((/** @type {any} */ { plainTitle, channel, text }, /** @type {any} */ id) =>
        index.add(id, `${plainTitle}\n${channel}\n${text}`),
      ),
    search: (/** @type {any} */ text) => index.search(text, { limit: 1e6 }).map(Number),
  };
}
