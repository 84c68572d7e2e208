// The readable report of `check`: diagnostics grouped by file, each with its place and source line, and a summary.

/** @typedef {import("../../web/engine/packer.js").CheckResult} CheckResult */
/** @typedef {import("../../web/engine/packer.js").Diagnostic} Diagnostic */

const COLOURS = { error: 31, warning: 33, info: 36, bold: 1, dim: 2 };

/** Makes text from files safe for a terminal: it must not move the cursor or change colours. @param {string} text */
export const printable = (text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");

/** @param {boolean} colour */
function painter(colour) {
  return (/** @type {keyof typeof COLOURS} */ name, /** @type {string} */ text) =>
    colour ? `\x1b[${COLOURS[name]}m${text}\x1b[0m` : text;
}

/** @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** "12 digests, 80 entries, 9 channels, 2 topics". @param {CheckResult} check */
export function totals(check) {
  const parts = [
    count(check.digests, "digest"),
    count(check.entries, "entry", "entries"),
    count(check.channels, "channel"),
    count(check.topics, "topic"),
  ];
  if (check.unpublished) parts.push(`${check.unpublished} unpublished`);
  return parts.join(", ");
}

/** "2 errors, 1 warning" or "no problems". @param {Diagnostic[]} diagnostics */
export function troubles(diagnostics) {
  const of = (/** @type {string} */ severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const parts = [];
  if (of("error")) parts.push(count(of("error"), "error"));
  if (of("warning")) parts.push(count(of("warning"), "warning"));
  if (of("info")) parts.push(count(of("info"), "note"));
  return parts.length ? parts.join(", ") : "no problems";
}

/** @param {CheckResult} check @param {{colour: boolean}} options @returns {string} */
export function checkReport(check, { colour }) {
  const paint = painter(colour);
  /** @type {Map<string, Diagnostic[]>} */
  const byFile = new Map();
  for (const diagnostic of check.diagnostics) {
    const known = byFile.get(diagnostic.file);
    if (known) known.push(diagnostic);
    else byFile.set(diagnostic.file, [diagnostic]);
  }
  const lines = [];
  for (const [file, diagnostics] of byFile) {
    lines.push(paint("bold", printable(file)));
    for (const diagnostic of diagnostics) lines.push(...describe(diagnostic, paint));
    lines.push("");
  }
  if (check.names.length) {
    lines.push(paint("bold", "Names that search takes for the same (`names` in the settings can refuse them)"));
    for (const { hangul, latin, documents } of check.names)
      lines.push(`  ${printable(hangul)} = ${printable(latin)}${documents ? ` (${documents})` : ""}`);
    lines.push("");
  }
  lines.push(`${totals(check)}; ${troubles(check.diagnostics)}`);
  return `${lines.join("\n")}\n`;
}

/** At most so many links are listed by `build`; `check` lists all. */
const LISTED_LINKS = 20;

/** What `build` says of links that lead nowhere: a visitor would meet them. @param {CheckResult} check */
export function brokenLinks({ diagnostics }) {
  const broken = diagnostics.filter(({ code }) => code === "broken-link");
  const lines = broken
    .slice(0, LISTED_LINKS)
    .map(({ file, line, column, message }) => `yoyak: ${printable(`${file}:${line}:${column}: ${message}`)}\n`);
  const more = broken.length - lines.length;
  return lines.join("") + (more > 0 ? `yoyak: … and ${count(more, "more broken link")}\n` : "");
}

/** @param {Diagnostic} diagnostic @param {ReturnType<typeof painter>} paint */
function describe({ file, line, column, severity, code, message, excerpt }, paint) {
  const place = [file, line || "", (line && column) || ""].filter((part) => part !== "").join(":");
  const lines = [
    `  ${printable(place)}: ${paint(severity, severity === "info" ? "note" : severity)}: ` +
      `${printable(message)} ${paint("dim", `[${code}]`)}`,
  ];
  if (!excerpt) return lines;
  lines.push(paint("dim", `    | ${printable(excerpt)}`));
  const pad = caretPad(excerpt, line && column);
  if (pad !== null) lines.push(paint(severity, `    | ${pad}^`));
  return lines;
}

// The core cuts excerpts (wasm/digest/diagnostic.hpp): one whose column is above the first number starts with "…" and
// then this many letters before the column.
const LAST_WHOLE_COLUMN = 100;
const LEAD = 60;
const WIDE = new RegExp(
  `[${[
    "\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff",
    "\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6",
  ].join("")}]|\\p{Emoji_Presentation}`,
  "u",
);

/**
 * The text before the caret under an excerpt. Terminals show Hangul two columns wide.
 * @param {string} excerpt
 * @param {number} column
 */
export function caretPad(excerpt, column) {
  if (!column) return null;
  const before = [...excerpt].slice(0, column > LAST_WHOLE_COLUMN ? LEAD + 1 : column - 1);
  return before
    .map((letter) => (letter === "\t" ? "\t" : WIDE.test(letter) ? "  " : /\p{Mn}/u.test(letter) ? "" : " "))
    .join("");
}
