// Marks as a file, to take them to another device. The first digest does not need it.

import { isRecord, readMarks, starMarks } from "./marks-data.js";

/** @typedef {import("./marks-data.js").ReadMarks} ReadMarks */
/** @typedef {import("./marks-data.js").StarMarks} StarMarks */
/** @typedef {import("./marks.js").Marks} Marks */

const FORMAT = "yoyak-marks";
const VERSION = 1;

/** @param {Marks} marks @param {string} at ISO time */
export const exported = (marks, at) => ({ format: FORMAT, version: VERSION, exportedAt: at, ...marks.json });

/**
 * Adds the marks of an export; existing marks stay.
 * @param {Marks} marks @param {unknown} data
 * @returns {number | "newer" | null} how many marks were new; "newer": the file is of a later version; null: no export
 */
export function imported(marks, data) {
  const found = exportedMarks(data);
  return found === null || found === "newer" ? found : marks.add(found.read, found.stars);
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
