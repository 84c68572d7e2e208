// File names made from topics and ids, which may contain any characters. Pure functions.

/** Characters with a special meaning in some file system or in URLs. */
const RESERVED = /[\u0000-\u001f\u007f<>:"/\\|?*#%]/g;
/** Maximum bytes of a name. File systems allow 255, and ".html" and a temporary suffix are added. */
const LONGEST = 200;

/** Names of devices, which Windows gives to no file, whatever ending is added. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** @param {string} text */
const bytes = (text) => new TextEncoder().encode(text).length;

/** Whether an id may be a file name as it is. @param {string} id */
export function isFileName(id) {
  const odd = id !== id.replace(RESERVED, "") || DEVICE.test(id) || /^\.|[. ]$/.test(id);
  return id !== "" && !odd && bytes(id) <= LONGEST;
}

/**
 * A file name for a topic, not in `taken` yet (upper and lower case alike).
 * @param {string} topic
 * @param {Set<string>} taken
 */
export function fileName(topic, taken) {
  const stem = stemOf(topic);
  let name = stem;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${stem}-${n}`;
  taken.add(name.toLowerCase());
  return name;
}

/** The name that a topic wants. @param {string} topic */
export function stemOf(topic) {
  const plain = topic.replace(RESERVED, "-").replace(/^[.\s]+|[.\s]+$/g, "") || "topic";
  let stem = plain.replace(DEVICE, "$1-");
  while (bytes(stem) > LONGEST) stem = [...stem].slice(0, -1).join("");
  return stem;
}
