// yoyak export
import { existsSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { manifestAddress } from "../../../web/engine/address.js";
import { isLeftOut, isPage } from "../../../web/engine/packing.js";
import { Packer } from "../../../web/engine/packer.js";
import { dateFrom } from "../dates.mjs";
import { distFile } from "../dist.mjs";
import { CliError, EXIT } from "../errors.mjs";
import { bookOf } from "../site/book.mjs";
import { archiveFolder } from "../archive/input.mjs";
import { archiveAt, isAddress } from "../archive/open.mjs";
import { writeFile } from "../output.mjs";
import { allDigests, openFiles, packInput, readPages, requireDigests } from "../archive/pack.mjs";
import { fileName } from "../site/names.mjs";

export const usage =
  "export DIR|SITE --format json|csv|md|epub [--after DATE] [--before DATE] [--topic NAME] [-o FILE] [--config FILE]";
export const help = `Prints every digest in DIR, newest first.

  DIR|SITE         folder with Markdown digests, one file (Markdown, what export wrote, a feed), a folder with
                   archive.json, or the address of a site
  -f, --format F   json: the whole model, an array of digests (default)
                   csv: one line per entry: date, topic, title, channel, url, video_id, published_at, duration_s,
                         digest, id
                   md: Markdown in the form that Yoyak reads; for one file, a page that gives the same digest
                   epub: an EPUB 3 book with a chapter for each digest, oldest first, and the pictures of the folder
                         (PNG, JPEG, GIF)
  --after DATE     from this day on (YYYY-MM-DD, included)
  --before DATE    up to this day (included)
  --topic NAME     only this topic; may be repeated
  -o, --out FILE   write to a file instead of standard output; md: a name that ends in / is a folder, which gets a page
                   for each digest
  --config FILE    settings file to use instead of DIR/yoyak.config.json

yoyak build and the other commands read what json and the pages in a folder hold.

Examples:
  yoyak export digests -o digests.json
  yoyak export digests --format md -o pages/
  yoyak export site --format csv -o entries.csv
  yoyak export digests --format epub --after 2026-11-16 --before 2026-11-22 -o week.epub
`;
export const options = /** @type {const} */ ({
  format: { type: "string", short: "f" },
  after: { type: "string" },
  before: { type: "string" },
  topic: { type: "string", multiple: true },
  out: { type: "string", short: "o" },
  config: { type: "string" },
});
/** @type {[number, number]} */
export const positionals = [1, 1];

/**
 * A digest as the core exports it.
 * @typedef {{id: string, date: string, topic: string, collection: string, description: string, title: string, overview:
 *   string, entries: {id: string, title: string, channel: string, url: string, video_id: string | null, published_at:
 *   string | null, duration_s: number | null, sections: {kind: string, label: string, markdown: string}[]}[]}} Exported
 */

/**
 * Every digest as JSON text, newest first. @param {string} input @param {string | undefined} config
 * @returns {Promise<string[]>}
 */
async function exported(input, config) {
  if (isAddress(input) || archiveFolder(input)) return (await archived(input, config)).texts;
  const { packer, check } = await readPages(input, { config });
  requireDigests(check, input);
  const texts = Array.from({ length: check.digests }, (_, index) => packer.exportJson(index));
  packer.dispose();
  return texts;
}

/** The same from an archive, with its settings. @param {string} input @param {string | undefined} config */
async function archived(input, config) {
  const files = isAddress(input) ? null : (await packInput(input, { config })).files;
  const reader = files ? await openFiles(files) : await archiveAt(input);
  const texts = [];
  for (const { id } of await allDigests(reader)) texts.push(JSON.stringify(await reader.export(id)));
  const { site } = reader.info;
  reader.dispose();
  /** @type {import("../../../web/engine/packer.js").BytesOf} */
  const bytesOf = async (name) => {
    if (files) return files.get(name);
    const answer = await fetch(new URL(name, manifestAddress(input)));
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  };
  return { texts, site, bytesOf };
}

/** A CSV field. Text that a spreadsheet would run as a formula is escaped. @param {string | number | null} value */
export function csvField(value) {
  const text = value === null ? "" : String(value);
  const harmless = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

/** @param {Exported[]} digests */
function toCsv(digests) {
  const rows = digests.flatMap((digest) =>
    digest.entries.map((entry) => [
      digest.date,
      digest.topic,
      entry.title,
      entry.channel,
      entry.url,
      entry.video_id,
      entry.published_at,
      entry.duration_s,
      digest.id,
      entry.id,
    ]),
  );
  const head = ["date", "topic", "title", "channel", "url", "video_id", "published_at", "duration_s", "digest", "id"];
  // Without a byte order mark, spreadsheets assume a local encoding and show Korean wrongly.
  return `\ufeff${[head, ...rows].map((row) => row.map(csvField).join(",")).join("\r\n")}\r\n`;
}

/** In the form that Yoyak reads (docs/digests.md). @param {string[]} texts */
async function toMarkdown(texts) {
  const packer = await Packer.create({ wasm: distFile("packer.wasm") });
  try {
    return packer.toMarkdown(texts);
  } finally {
    packer.dispose();
  }
}

/** A page for each digest, as beside the pages of a site. @param {string[]} texts @param {string} folder */
async function pages(texts, folder) {
  const packer = await Packer.create({ wasm: distFile("packer.wasm") });
  const taken = new Set();
  try {
    for (const text of texts)
      writeFile(join(folder, `${fileName(JSON.parse(text).id, taken)}.md`), packer.toMarkdown([text]));
  } finally {
    packer.dispose();
  }
}

/**
 * Whether a digest is of the days and topics that the options name.
 * @param {Record<string, any>} values @returns {((text: string) => boolean) | null} null: all are
 */
function chosenBy({ after, before, topic }) {
  const [from = "", to = "9999"] = [dateFrom("after", after), dateFrom("before", before)];
  if (!after && !before && !topic) return null;
  const topics = topic?.map((/** @type {string} */ name) => name.normalize("NFC"));
  return (text) => {
    const digest = /** @type {Exported} */ (JSON.parse(text));
    return digest.date >= from && digest.date <= to && (topics?.includes(digest.topic) ?? true);
  };
}

/**
 * Pages among the digests that they were made of would be second digests of the same days.
 * @param {string} dir @param {string} out
 */
function refuseAmongDigests(dir, out) {
  if (isAddress(dir) || !existsSync(dir) || !statSync(dir).isDirectory() || archiveFolder(dir)) return;
  const below = relative(resolve(dir), resolve(out));
  if (below.startsWith("..") || isAbsolute(below) || isLeftOut(below.split(sep).join("/"))) return;
  throw new CliError(
    EXIT.output,
    `${out} is in the folder of the digests, where every page would be read as a second one of its day.`,
    "choose a folder beside it",
  );
}

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir] }) {
  const format = values.format ?? "json";
  if (!["json", "csv", "md", "epub"].includes(format))
    throw new CliError(EXIT.usage, `there is no format ${format}.`, "choose json, csv, md or epub");
  const inPages = format === "md" && /[/\\]$/.test(values.out ?? "");
  if (inPages || (format === "md" && isPage(values.out ?? ""))) refuseAmongDigests(dir, values.out);
  const isChosen = chosenBy(values);
  const book = format === "epub" ? await archived(dir, values.config) : null;
  const all = book?.texts ?? (await exported(dir, values.config));
  const texts = isChosen ? all.filter(isChosen) : all;
  if (isChosen && texts.length === 0)
    throw new CliError(EXIT.input, `no digest in ${dir} is of these days and topics.`, "name others");
  if (inPages) return pages(texts, values.out);
  /** @type {string | Uint8Array} */
  let output = `[\n${texts.join(",\n")}\n]\n`;
  if (book) output = await bookOf(texts, book.site, book.bytesOf);
  if (format === "csv") output = toCsv(texts.map((text) => JSON.parse(text)));
  if (format === "md") output = await toMarkdown(texts);
  if (values.out) writeFile(values.out, output);
  else await new Promise((done) => process.stdout.write(output, done));
}
