// File names made from topics and ids, which may contain any characters. Pure functions.

/** Characters with a special meaning in some file system or in URLs. */
const RESERVED = /[\u0000-\u001f\u007f<>:"/\\|?*#%]/g;
/** Maximum bytes of a name. File systems allow 255, and ".html" and a temporary suffix are added. */
const LONGEST = 200;

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text).length;

/** Whether an id may be a file name as it is. @param {string} id */
export function isFileName(id) {
  return id !== "" && id === id.replace(RESERVED, "") && !/^\.|[. ]$/.test(id) && bytes(id) <= LONGEST;
}

/**
 * A file name for a topic, not in `taken` yet (upper and lower case alike).
 * @param {string} topic
 * @param {Set<string>} taken
 */
export function fileName(topic, taken) {
  let stem = topic.replace(RESERVED, "-").replace(/^[.\s]+|[.\s]+$/g, "") || "topic";
  while (bytes(stem) > LONGEST) stem = [...stem].slice(0, -1).join("");
  let name = stem;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${stem}-${n}`;
  taken.add(name.toLowerCase());
  return name;
}
