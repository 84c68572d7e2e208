// File names made from topics and digest ids, which may contain any characters.

/** Characters with a special meaning in some file system or in URLs. */
const RESERVED = /[\u0000-\u001f\u007f<>:"/\\|?*#%]/g;
/** Maximum bytes of a name. File systems allow 255, and ".html" and a temporary suffix are added. */
const LONGEST = 200;

/** Whether an id may be a file name as it is. @param {string} id */
export function isFileName(id) {
  return id !== "" && id === id.replace(RESERVED, "") && !/^\.|[. ]$/.test(id) && Buffer.byteLength(id) <= LONGEST;
}

/**
 * A file name for a topic, not in `taken` yet (upper and lower case alike).
 * @param {string} topic
 * @param {Set<string>} taken
 */
export function fileName(topic, taken) {
  let stem = topic.replace(RESERVED, "-").replace(/^[.\s]+|[.\s]+$/g, "") || "topic";
  while (Buffer.byteLength(stem) > LONGEST) stem = [...stem].slice(0, -1).join("");
  let name = stem;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${stem}-${n}`;
  taken.add(name.toLowerCase());
  return name;
}

/** File of a digest's Markdown, relative to the site. @param {string} id */
export const twinName = (id) => `d/${id}.md`;
/** The same as an address. @param {string} id */
export const twinAddress = (id) => `d/${encodeURIComponent(id)}.md`;
/** File of a digest's card, relative to the site. @param {string} id */
export const cardName = (id) => `d/${id}.png`;
/** The same as an address. @param {string} id */
export const cardAddress = (id) => `d/${encodeURIComponent(id)}.png`;
