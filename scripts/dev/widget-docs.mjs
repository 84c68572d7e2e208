// Writes the tables of docs/widget.md from the widget's manifest (web/widget/custom-elements.json), so that editors and
// readers are told the same. A test compares them.
//
// usage: node scripts/dev/widget-docs.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const MANIFEST = new URL("../../web/widget/custom-elements.json", import.meta.url);
export const DOCUMENT = new URL("../../docs/widget.md", import.meta.url);

/** @typedef {{name: string, description: string, type?: {text: string}}} Item */

/** `{view: string, entries: number}` → `{view, entries}`. @param {Item} event */
const detail = ({ type }) => `\`${(type?.text ?? "").replace(/^CustomEvent<(.*)>$/, "$1").replace(/\??: \w+/g, "")}\``;

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n")
    .replace(/ --- /g, "---");

/** @param {Record<string, Item[]>} element @returns {Record<string, string>} by the name of the place */
const tables = ({ attributes, events, cssProperties, cssParts }) => ({
  attributes: table(
    ["attribute", "meaning"],
    attributes.map(({ name, description }) => [`\`${name}\``, description]),
  ),
  events: table(
    ["event", "`detail`"],
    events.map((event) => [`\`${event.name}\``, `${detail(event)}: ${event.description}`]),
  ),
  properties: table(
    ["property", "meaning"],
    cssProperties.map(({ name, description }) => [`\`${name}\``, description]),
  ),
  parts: table(
    ["part", "what it is"],
    cssParts.map(({ name, description }) => [`\`${name}\``, description]),
  ),
});

/** The document with the tables of the manifest. @param {string} document */
export function withTables(document) {
  const [{ declarations }] = JSON.parse(readFileSync(MANIFEST, "utf8")).modules;
  let text = document;
  for (const [place, rows] of Object.entries(tables(declarations[0]))) {
    const [begin, end] = [`<!-- ${place} -->`, `<!-- /${place} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/widget.md lacks ${begin} … ${end}`);
    text = `${text.slice(0, from + begin.length)}\n${rows}\n${text.slice(to)}`;
  }
  return text;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(DOCUMENT, withTables(readFileSync(DOCUMENT, "utf8")));
