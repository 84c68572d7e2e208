// What a file of marks, or what lies on the device, may hold. Anything can be in either: another program's file, a
// newer version's, a damaged one. What is not of this form is left out, and nothing else depends on it. Pure.

/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {{ row: EntryRow, at: string }} Star */
/** @typedef {Map<string, Set<string>>} ReadMarks digest id → entry ids */
/** @typedef {Map<string, Star>} StarMarks "digest#entry" → star */

export const FORMAT = "yoyak-marks";
export const VERSION = 1;

/** More would be no reader's own work: a hundred entries a day for twenty years. */
const MOST = 1_000_000;
/** Characters of an id or a title; longer ones are cut short by the reader of pages, too. */
const LONGEST = 4_000;

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string" && value !== "" && value.length <= LONGEST;
/** @param {unknown} value */
const text = (value) => (typeof value === "string" && value.length <= LONGEST ? value : "");
/** @param {unknown} value */
const textOrNull = (value) => (isText(value) ? value : null);
/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {ReadMarks} */
export function readMarks(value) {
  /** @type {ReadMarks} */
  const marks = new Map();
  if (!isRecord(value)) return marks;
  for (const [digest, ids] of Object.entries(value).slice(0, MOST)) {
    const known = Array.isArray(ids) ? ids.filter(isText) : [];
    if (isText(digest) && known.length) marks.set(digest, new Set(known));
  }
  return marks;
}

/** @param {unknown} value @returns {StarMarks} */
export function starMarks(value) {
  /** @type {StarMarks} */
  const marks = new Map();
  if (!isRecord(value)) return marks;
  for (const star of Object.values(value).slice(0, MOST)) {
    const row = isRecord(star) ? entryRow(star.row) : null;
    // The key is made anew: it has to be that of the row.
    if (row) marks.set(starKey(row), { row, at: instant(/** @type {any} */ (star).at) });
  }
  return marks;
}

/** @param {{ digest: string, id: string }} entry */
export const starKey = ({ digest, id }) => `${digest}#${id}`;

/** A row as lists draw it, or null where it names no entry. @param {unknown} value @returns {EntryRow | null} */
function entryRow(value) {
  if (!isRecord(value) || !isText(value.digest) || !isText(value.id) || !isDay(value.date)) return null;
  const seconds = value.seconds;
  return {
    digest: value.digest,
    id: value.id,
    date: value.date,
    topic: text(value.topic),
    title: text(value.title),
    channel: text(value.channel),
    url: /^(https?:\/\/|mailto:)/i.test(text(value.url)) ? text(value.url) : "",
    videoId: textOrNull(value.videoId),
    publishedAt: textOrNull(value.publishedAt),
    seconds: typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0 ? seconds : null,
  };
}

/** @param {unknown} value @returns {value is string} */
function isDay(value) {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** @param {unknown} value */
function instant(value) {
  return typeof value === "string" && value.length < 40 && !Number.isNaN(Date.parse(value)) ? value : "";
}

/** As JSON holds them. @param {ReadMarks} marks @returns {Record<string, string[]>} */
export function readToJson(marks) {
  return Object.fromEntries([...marks].map(([digest, ids]) => [digest, [...ids]]));
}

/** @param {StarMarks} marks @returns {Record<string, Star>} */
export function starsToJson(marks) {
  return Object.fromEntries(marks);
}

/**
 * The marks of an export.
 * @param {any} data
 * @returns {{ read: ReadMarks, stars: StarMarks } | "newer" | null} "newer": of a version that came after this one;
 *   null: no export
 */
export function exportedMarks(data) {
  if (!isRecord(data) || data.format !== FORMAT || !isRecord(data.read) || !isRecord(data.stars)) return null;
  if (typeof data.version === "number" && data.version > VERSION) return "newer";
  return { read: readMarks(data.read), stars: starMarks(data.stars) };
}
