// Converts rows of entries to Markdown, CSV or JSON. Pure functions.

/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {(row: EntryRow) => string} AddressOf */

const COLUMNS = /** @type {const} */ (["date", "topic", "channel", "title", "url", "seconds", "publishedAt"]);

/**
 * A cell as RFC 4180 has it. Spreadsheets run a cell that begins like a formula: a leading apostrophe stops that.
 * @param {string | number | null} value
 */
function cell(value) {
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Begins with a byte order mark; without it, spreadsheets show Korean wrongly.
 * @param {EntryRow[]} rows
 * @param {AddressOf} address
 */
export function toCsv(rows, address) {
  const lines = rows.map((row) => [...COLUMNS.map((column) => cell(row[column])), cell(address(row))].join(","));
  return "\ufeff" + [[...COLUMNS, "page"].join(","), ...lines].join("\r\n") + "\r\n";
}

/** @param {string} text */
function escapeMarkdown(text) {
  return text.replace(/([\\`*_[\]<>#|])/g, "\\$1").replace(/\s+/g, " ");
}

/** Grouped by day. @param {EntryRow[]} rows @param {AddressOf} address @param {string} title */
export function toMarkdown(rows, address, title) {
  const lines = [`# ${escapeMarkdown(title)}`];
  let day = "";
  for (const row of rows) {
    if (row.date !== day) {
      day = row.date;
      lines.push("", `## ${day}`, "");
    }
    const minutes = row.seconds ? `${Math.max(1, Math.round(row.seconds / 60))} min` : "";
    const facts = [row.channel, row.topic].map(escapeMarkdown).concat(minutes).filter(Boolean).join(" · ");
    const url = (row.url || address(row)).replace(/[<>\s]/g, encodeURIComponent);
    lines.push(`- [${escapeMarkdown(row.title)}](<${url}>) ${facts}`.trimEnd());
  }
  return lines.join("\n") + "\n";
}

/** @param {EntryRow[]} rows @param {AddressOf} address */
export function toJson(rows, address) {
  return (
    JSON.stringify(
      rows.map((row) => ({ ...row, page: address(row) })),
      null,
      2,
    ) + "\n"
  );
}
