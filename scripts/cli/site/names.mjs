// Names of files in a site.
import { createHash } from "node:crypto";
import { stemOf } from "../../../web/engine/file-name.js";

export { fileName, isFileName } from "../../../web/engine/file-name.js";

/**
 * File names for topics, no two of which differ in capital letters alone. A name does not depend on the order of the
 * topics, so one that is added moves none but those that want the same name: theirs get a hash of the topic.
 * @param {string[]} topics @returns {Map<string, string>}
 */
export function fileNames(topics) {
  /** @type {Map<string, string[]>} */
  const wanting = new Map();
  for (const topic of topics) {
    const key = stemOf(topic).toLowerCase();
    wanting.set(key, [...(wanting.get(key) ?? []), topic]);
  }
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const all of wanting.values()) {
    const plain = all.filter((topic) => stemOf(topic) === topic);
    for (const topic of all) {
      const hash = createHash("sha256").update(topic).digest("hex").slice(0, 8);
      const alone = all.length === 1 || (plain.length === 1 && plain[0] === topic);
      names.set(topic, alone ? stemOf(topic) : `${stemOf(topic)}-${hash}`);
    }
  }
  return names;
}

/** File of a digest's Markdown, relative to the site. @param {string} id */
export const twinName = (id) => `d/${id}.md`;
/** The same as an address. @param {string} id */
export const twinAddress = (id) => `d/${encodeURIComponent(id)}.md`;
/** File of a digest's card, relative to the site. @param {string} id */
export const cardName = (id) => `d/${id}.png`;
/** The same as an address. @param {string} id */
export const cardAddress = (id) => `d/${encodeURIComponent(id)}.png`;
