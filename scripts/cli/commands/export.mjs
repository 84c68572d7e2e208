// yoyak export
import { CliError, EXIT } from "../errors.mjs";
import { archiveFolder } from "../archive/input.mjs";
import { writeFile } from "../output.mjs";
import { allDigests, openFiles, packInput, readPages, requireDigests } from "../archive/pack.mjs";

export const usage = "export DIR --format json|csv|md [-o FILE] [--config FILE]";
export const help = `Prints every digest in DIR, newest first.

  DIR              folder with Markdown digests, one file, or a folder with archive.json
  -f, --format F   json: the whole model, an array of digests (default)
                   csv: one line per entry: date, topic, title, channel, url, video_id, published_at, duration_s,
                         digest, id
                   md: Markdown in the form that Yoyak reads; for one file, a page that gives the same digest
  -o, --out FILE   write to a file instead of standard output
  --config FILE    settings file to use instead of DIR/yoyak.config.json

Examples:
  yoyak export digests --format md > all.md
  yoyak export site --format csv -o entries.csv
`;
export const options = /** @type {const} */ ({
  format: { type: "string", short: "f" },
  out: { type: "string", short: "o" },
  config: { type: "string" },
});
/** @type {[number, number]} */
export const positionals = [1, 1];

/**
 * A digest as the core exports it.
 * @typedef {{id: string, date: string, topic: string, headline: string, collection: string, description: string,
 *   title: string, overview: string, entries: {id: string, title: string, channel: string, url: string,
 *   video_id: string | null, published_at: string | null, duration_s: number | null,
 *   sections: {kind: string, label: string, markdown: string}[]}[]}} Exported
 */

/** @param {string} input @param {string | undefined} config @returns {Promise<string[]>} JSON texts */
async function exported(input, config) {
  if (archiveFolder(input)) {
    const reader = await openFiles((await packInput(input)).files);
    const texts = [];
    for (const { id } of await allDigests(reader)) texts.push(JSON.stringify(await reader.export(id)));
    reader.dispose();
    return texts;
  }
  const { packer, check } = await readPages(input, { config });
  requireDigests(check, input);
  const texts = Array.from({ length: check.digests }, (_, index) => packer.exportJson(index));
  packer.dispose();
  return texts;
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

/** "1시간 2분 3초". @param {number} seconds */
function lengthText(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours ? `${hours}시간 ` : ""}${minutes}분 ${seconds % 60}초`;
}

/** Plain text as Markdown that shows it. @param {string} text */
const escaped = (text) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/([\\`*_[\]<>#|~&])/g, "\\$1");

/** @param {Exported["entries"][number]} entry */
function entryMarkdown(entry) {
  const url = /^(https?:|mailto:)/i.test(entry.url)
    ? entry.url.replace(/[\s<>()]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    : "";
  // The host is used where no channel is named.
  const host = URL.canParse(entry.url) ? new URL(entry.url).hostname.replace(/^www\./, "") : "";
  const facts = [
    entry.channel !== host && escaped(entry.channel),
    entry.published_at,
    entry.duration_s === null ? "" : lengthText(entry.duration_s),
  ].filter(Boolean);
  const parts = [
    `### ${url ? `[${escaped(entry.title)}](${url})` : escaped(entry.title)}` +
      (facts.length ? `\n${facts.join(", ")}` : ""),
  ];
  // Sections without labels are recognised by their numbers.
  const numbered =
    entry.sections.length > 1 &&
    entry.sections.every(({ label, kind }, index) => !label && kind === ["main", "key_sentences", "messages"][index]);
  entry.sections.forEach(({ label, markdown }, index) =>
    parts.push(...(label ? [`#### ${escaped(label)}`] : numbered ? [`${index + 1}.`] : []), markdown.trim()),
  );
  return parts.filter(Boolean).join("\n\n");
}

/**
 * In the form that Yoyak reads (docs/digests.md). One digest gets its front matter, so that the file can be a page
 * again.
 * @param {Exported[]} digests
 */
function toMarkdown(digests) {
  const front = (/** @type {Exported} */ { id, title, date, topic, collection, description }) =>
    [
      "---",
      ...Object.entries({ title, date, topic, slug: id.slice(date.length + 1), parent: collection, description })
        .filter(([, value]) => value)
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
      "---",
      "",
    ].join("\n");
  const texts = digests.map((digest) =>
    [
      `# ${escaped(digests.length === 1 ? digest.title : `${digest.date} ${digest.headline || digest.topic}`)}`,
      ...(digest.overview.trim() ? ["## 일일 요약", digest.overview.trim()] : []),
      ...(digest.entries.length ? ["## 개별 영상 요약", digest.entries.map(entryMarkdown).join("\n\n---\n\n")] : []),
    ].join("\n\n"),
  );
  return `${digests.length === 1 ? `${front(digests[0])}\n` : ""}${texts.join("\n\n---\n\n")}\n`;
}

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir] }) {
  const format = values.format ?? "json";
  if (!["json", "csv", "md"].includes(format))
    throw new CliError(EXIT.usage, `there is no format ${format}.`, "choose json, csv or md");
  const texts = await exported(dir, values.config);
  const parse = () => texts.map((text) => /** @type {Exported} */ (JSON.parse(text)));
  const output =
    format === "json" ? `[\n${texts.join(",\n")}\n]\n` : format === "csv" ? toCsv(parse()) : toMarkdown(parse());
  if (values.out) writeFile(values.out, output);
  else await new Promise((done) => process.stdout.write(output, done));
}
