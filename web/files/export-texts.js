// Exports of entries with their texts: pages of Markdown that Yoyak reads, a table, JSON, and an EPUB 3 book. The core
// writes Markdown and books (packer.wasm); this file chooses the entries.

import { Packer } from "../engine/packer.js";
import { textLabels } from "../lib/article.js";
import { csvOf } from "../lib/csv.js";
import { t } from "../lib/i18n.js";
import { zipOf } from "./zip-write.js";

/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/**
 * A digest as the core exports it (snake_case), here with the entries that were chosen.
 * @typedef {{ id: string, date: string, topic: string, title: string, overview: string, entries: { id: string, title:
 *   string, channel: string, url: string, video_id: string | null, published_at: string | null, duration_s:
 *   number | null, sections: { kind: string, label: string, markdown: string }[] }[] }} Exported
 */
/**
 * @typedef {object} Head
 * @property {string} title of the site
 * @property {string} selection the filters, for people; may be empty
 * @property {string} language of the site
 * @property {string} url of the site; may be empty
 * @property {(row: { digest: string, id: string }) => string} address of an entry's page
 * @property {string | URL | Uint8Array} wasm address of packer.wasm, or its bytes
 * @property {import("../engine/packer.js").BytesOf} bytesOf files of the site
 */

/**
 * The digests of the rows, in the order in which they come first, with these entries only. An overview speaks of the
 * whole day, so it is left out where entries are.
 * @param {{ export: (id: string) => Promise<object> }} archive @param {EntryRow[]} rows
 * @param {(done: number) => void} [progress] entries that are there
 * @returns {Promise<Exported[]>}
 */
export async function chosenDigests(archive, rows, progress) {
  /** @type {Map<string, Set<string>>} */
  const chosen = new Map();
  for (const { digest, id } of rows) chosen.set(digest, (chosen.get(digest) ?? new Set()).add(id));
  const digests = [];
  let done = 0;
  for (const [id, ids] of chosen) {
    const whole = /** @type {Exported} */ (await archive.export(id));
    const entries = whole.entries.filter((entry) => ids.has(entry.id));
    digests.push({ ...whole, overview: entries.length === whole.entries.length ? whole.overview : "", entries });
    progress?.((done += entries.length));
  }
  return digests;
}

/** @param {Exported[]} digests @param {Head} head */
export function textsAsCsv(digests, { address }) {
  const head = ["date", "topic", "channel", "title", "url", "seconds", "publishedAt", "page", "text"];
  const rows = digests.flatMap(({ id: digest, date, topic, entries }) =>
    entries.map(({ id, title, channel, url, duration_s, published_at, sections }) => {
      const text = sections.map(({ label, markdown }) => (label ? `${label}\n\n` : "") + markdown).join("\n\n");
      return [date, topic, channel, title, url, duration_s, published_at, address({ digest, id }), text];
    }),
  );
  return csvOf([head, ...rows]);
}

/** Of the form that docs/yoyak.entries.schema.json describes. @param {Exported[]} digests @param {Head} head */
export function textsAsJson(digests, { title, selection, address }) {
  const all = digests.map(({ id: digest, date, topic, title: name, overview, entries }) => ({
    digest,
    date,
    topic,
    title: name,
    overview,
    entries: entries.map(({ id, title: heading, channel, url, video_id, published_at, duration_s, sections }) => ({
      id,
      title: heading,
      channel,
      url,
      videoId: video_id,
      publishedAt: published_at,
      seconds: duration_s,
      page: address({ digest, id }),
      sections: sections.map(({ kind, label, markdown }) => ({ kind, label, markdown })),
    })),
  }));
  return JSON.stringify({ format: "yoyak-entries", version: 1, title, selection, digests: all }, null, 2) + "\n";
}

/**
 * A page of Markdown for each digest; several are in a ZIP file. What was selected is in their front matter.
 * @param {Exported[]} digests @param {Head} head
 * @returns {Promise<{ format: "md" | "zip", bytes: Uint8Array<ArrayBuffer> }>}
 */
export async function textsAsMarkdown(digests, { title, selection, wasm }) {
  const note = `selection: ${JSON.stringify([title, selection].filter(Boolean).join(", "))}\n`;
  const pages = await withPacker(wasm, (packer) =>
    digests.map((digest) => {
      const page = packer.toMarkdown([JSON.stringify(digest)]).replace(/^---\n/, () => `---\n${note}`);
      return { name: `${digest.id}.md`, bytes: new TextEncoder().encode(page) };
    }),
  );
  return pages.length === 1
    ? { format: "md", bytes: new Uint8Array(pages[0].bytes) }
    : { format: "zip", bytes: zipOf(pages) };
}

/** @param {Exported[]} digests @param {Head} head @returns {Promise<Uint8Array<ArrayBuffer>>} */
export function textsAsBook(digests, { title, selection, language, url, wasm, bytesOf }) {
  const labels = {
    ...textLabels(),
    contents: t("book.contents"),
    page: t("book.page"),
    overview: t("digest.overview"),
    video: t("entry.source"),
  };
  // Of a single digest, its own title is the title of the book.
  const name = digests.length === 1 && !selection ? "" : [title, selection].filter(Boolean).join(", ");
  return withPacker(wasm, async (packer) => {
    const files = await packer.bookWith(
      digests.map((digest) => JSON.stringify(digest)),
      { title: name, language, author: title, url, labels },
      bytesOf,
    );
    return zipOf(await Promise.all(files.map(deflated)));
  });
}

/**
 * A file of a book, compressed where the browser can do it.
 * @param {{ name: string, bytes: Uint8Array }} file @returns {Promise<import("./zip-write.js").Member>}
 */
async function deflated(file) {
  const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (file.bytes);
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return { ...file, deflated: new Uint8Array(await new Response(stream).arrayBuffer()) };
  } catch {
    return file;
  }
}

/** @template T @param {Head["wasm"]} wasm @param {(packer: Packer) => T | Promise<T>} work @returns {Promise<T>} */
async function withPacker(wasm, work) {
  const packer = await Packer.create({ wasm });
  try {
    return await work(packer);
  } finally {
    packer.dispose();
  }
}
