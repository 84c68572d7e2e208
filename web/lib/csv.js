// Tables as files for spreadsheets, and names of files. Pure functions.

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
 * @param {(string | number | null)[][]} rows
 */
export function csvOf(rows) {
  return "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** A name for the file that says what is in it. @param {string[]} parts @param {string} format */
export function fileName(parts, format) {
  const name = parts.join(" ").replace(/[\s\\/:*?"<>|]+/g, "-");
  return `${[...name].slice(0, 80).join("").replace(/^-|-$/g, "") || "yoyak"}.${format}`;
}
