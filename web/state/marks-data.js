// Checks marks from a file or from the device. Both may contain anything: data of another program or a newer version,
// or damaged data. Invalid values are ignored. Pure functions.

/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {{ row: EntryRow, at: string }} Star */
/** @typedef {Map<string, Set<string>>} ReadMarks digest id → entry ids */
/** @typedef {Map<string, Star>} StarMarks "digest#entry" → star */

/** Maximum number of marks: a hundred entries a day for twenty years. */
const MOST = 1_000_000;
/** Maximum characters of an id or a title; the core shortens longer ones, too. */
const LONGEST = 4_000;

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string" && value !== "" && value.length <= LONGEST;
/** @param {unknown} value */
const text = (value) => (typeof value === "string" && value.length <= LONGEST ? value : "");
/** @param {unknown} value */
const textOrNull = (value) => (isText(value) ? value : null);
/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

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
    // The key is computed again, because it must match the row.
    if (row) marks.set(starKey(row), { row, at: instant(/** @type {any} */ (star).at) });
  }
  return marks;
}

/** @param {{ digest: string, id: string }} entry */
export const starKey = ({ digest, id }) => `${digest}#${id}`;

/**
 * A row in the form that lists draw, or null if it names no entry. @param {unknown} value @returns {EntryRow | null}
 */
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

/** Marks in the form of JSON. @param {ReadMarks} marks @returns {Record<string, string[]>} */
export function readToJson(marks) {
  return Object.fromEntries([...marks].map(([digest, ids]) => [digest, [...ids]]));
}

/** @param {StarMarks} marks @returns {Record<string, Star>} */
export function starsToJson(marks) {
  return Object.fromEntries(marks);
}
