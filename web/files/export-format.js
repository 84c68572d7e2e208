// Converts rows of entries to Markdown, CSV or JSON. Pure functions.

import { csvOf } from "../lib/csv.js";

/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {(row: EntryRow) => string} AddressOf */

const COLUMNS = /** @type {const} */ (["date", "topic", "channel", "title", "url", "seconds", "publishedAt"]);

/**
 * @param {EntryRow[]} rows
 * @param {AddressOf} address
 */
export function toCsv(rows, address) {
  return csvOf([[...COLUMNS, "page"], ...rows.map((row) => [...COLUMNS.map((column) => row[column]), address(row)])]);
}

/** @param {string} text */
function escapeMarkdown(text) {
  return text.replace(/([\\`*_[\]<>#|])/g, "\\$1").replace(/\s+/g, " ");
}

/**
 * Grouped by day, each day once, whatever order the rows have.
 * @param {EntryRow[]} rows
 * @param {AddressOf} address
 * @param {{ title: string, selection: string, length: (seconds: number | null) => string }} words
 */
export function toMarkdown(rows, address, { title, selection, length }) {
  const lines = [`# ${escapeMarkdown(title)}`];
  if (selection) lines.push("", escapeMarkdown(selection));
  for (const [day, list] of byDay(rows)) {
    lines.push("", `## ${day}`, "");
    for (const row of list) {
      const facts = [row.channel, row.topic, length(row.seconds)].map(escapeMarkdown).filter(Boolean).join(" · ");
      const url = (row.url || address(row)).replace(/[<>\s]/g, encodeURIComponent);
      lines.push(`- [${escapeMarkdown(row.title)}](<${url}>) ${facts}`.trimEnd());
    }
  }
  return lines.join("\n") + "\n";
}

/** Newest day first, unless the rows are sorted from old to new. @param {EntryRow[]} rows */
function byDay(rows) {
  /** @type {Map<string, EntryRow[]>} */
  const days = new Map();
  for (const row of rows) days.set(row.date, [...(days.get(row.date) ?? []), row]);
  const isRising = rows.every((row, i) => i === 0 || rows[i - 1].date <= row.date);
  const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  return isRising ? sorted : sorted.reverse();
}

/** The same fields for lists and searches. @param {EntryRow[]} rows @param {AddressOf} address */
export function toJson(rows, address) {
  const entries = rows.map((row) => ({
    digest: row.digest,
    id: row.id,
    date: row.date,
    topic: row.topic,
    title: row.title,
    channel: row.channel,
    url: row.url,
    videoId: row.videoId,
    publishedAt: row.publishedAt,
    seconds: row.seconds,
    page: address(row),
  }));
  return JSON.stringify(entries, null, 2) + "\n";
}
