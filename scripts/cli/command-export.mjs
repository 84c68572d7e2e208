// yoyak export
import { CliError, EXIT } from "./errors.mjs";
import { archiveFolder } from "./input.mjs";
import { writeFile } from "./output.mjs";
import { allDigests, openFiles, packInput, readPages, requireDigests } from "./pack.mjs";

export const usage = "export DIR --format json|csv|md [-o FILE] [--config FILE]";
export const help = `Prints every digest in DIR, newest first.

  DIR              folder with Markdown digests, one file, or a folder with archive.json
  -f, --format F   json: the whole model, an array of digests (default)
                   csv: one line per entry: date, topic, title, channel, url, video_id, published_at, duration_s, digest, id
                   md: one Markdown document
  -o, --out FILE   into a file instead of standard output
  --config FILE    settings, instead of DIR/yoyak.config.json
`;
export const options = /** @type {const} */ ({
  format: { type: "string", short: "f" }, out: { type: "string", short: "o" }, config: { type: "string" },
});
/** @type {[number, number]} */
export const positionals = [1, 1];

/**
 * A digest as the core exports it. @typedef {{id: string, date: string, topic: string, title: string, overview: string,
 *   entries: {id: string, title: string, channel: string, url: string, video_id: string | null, published_at: string | null,
 *   duration_s: number | null, sections: {kind: string, label: string, markdown: string}[]}[]}} Exported
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

/** A CSV field; one that a spreadsheet would take for a formula is made text. @param {string | number | null} value */
export function csvField(value) {
  const text = value === null ? "" : String(value);
  const harmless = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

/** @param {Exported[]} digests */
function toCsv(digests) {
  const rows = digests.flatMap((digest) => digest.entries.map((entry) => [
    digest.date, digest.topic, entry.title, entry.channel, entry.url, entry.video_id, entry.published_at, entry.duration_s, digest.id, entry.id,
  ]));
  const head = ["date", "topic", "title", "channel", "url", "video_id", "published_at", "duration_s", "digest", "id"];
  // Spreadsheets take a file without a byte order mark for a local encoding, and Korean for noise.
  return `\ufeff${[head, ...rows].map((row) => row.map(csvField).join(",")).join("\r\n")}\r\n`;
}

/** @param {Exported[]} digests */
function toMarkdown(digests) {
  const line = (/** @type {string} */ text) => text.replace(/\s+/g, " ").replace(/([\\`*_[\]<>#])/g, "\\$1");
  return digests.map((digest) => {
    const parts = [`# ${line(`${digest.date} ${digest.topic}`)}`, digest.overview.trim()];
    for (const entry of digest.entries) {
      const url = /^(https?:|mailto:)/i.test(entry.url) ? entry.url.replace(/[\s<>]/g, encodeURIComponent) : "";
      parts.push(url ? `## [${line(entry.title)}](<${url}>)` : `## ${line(entry.title)}`);
      const facts = [entry.channel && line(entry.channel), entry.published_at, entry.duration_s ? `${entry.duration_s} s` : ""].filter(Boolean);
      if (facts.length) parts.push(facts.join(" · "));
      for (const { label, markdown } of entry.sections) parts.push(...(label ? [`### ${line(label)}`] : []), markdown.trim());
    }
    return parts.filter(Boolean).join("\n\n");
  }).join("\n\n---\n\n") + "\n";
}

/** @param {{values: Record<string, any>, positionals: string[]}} input */
export async function run({ values, positionals: [dir] }) {
  const format = values.format ?? "json";
  if (!["json", "csv", "md"].includes(format)) throw new CliError(EXIT.usage, `there is no format ${format}.`, "one of json, csv, md");
  const texts = await exported(dir, values.config);
  const parse = () => texts.map((text) => /** @type {Exported} */ (JSON.parse(text)));
  const output = format === "json" ? `[\n${texts.join(",\n")}\n]\n` : format === "csv" ? toCsv(parse()) : toMarkdown(parse());
  if (values.out) writeFile(values.out, output);
  else await new Promise((done) => process.stdout.write(output, done));
}
