// The command line turns text into HTML or XML only here. Titles, settings and file names come from other people.

/** For text and for attribute values in double quotes, in HTML and XML. @param {unknown} value */
export function escapeHtml(value) {
  // Control characters are not allowed in XML and have no meaning in HTML.
  return String(value ?? "")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

class Safe {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

/** Marks HTML that is safe already: output of the renderer or of `html`. @param {string} text */
export const raw = (text) => new Safe(text);

/** @param {unknown} value @returns {string} */
function piece(value) {
  if (value instanceof Safe) return value.text;
  if (Array.isArray(value)) return value.map(piece).join("");
  if (value === null || value === undefined || value === false || value === "") return "";
  return escapeHtml(value);
}

/** The end of a template's text before the value of an attribute without quotes. */
const BINDING = /\s([@.?]?)([\w-]+)=$/;

/**
 * A template whose values are escaped. Attributes stand in double quotes, or without quotes as in Lit: null leaves such
 * an attribute out, `?name=` is an attribute without a value, and `@event=` and `.property=` are left out.
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export function html(strings, ...values) {
  let text = "";
  for (const [index, part] of strings.entries()) {
    const binding = index < values.length && part.endsWith("=") && BINDING.exec(part);
    if (!binding) {
      text += part + piece(values[index]);
      continue;
    }
    const [whole, kind, name] = binding;
    const value = values[index];
    text += part.slice(0, -whole.length);
    if (kind === "?" ? value : kind === "" && value !== null && value !== undefined)
      text += kind ? ` ${name}=""` : ` ${name}="${escapeHtml(value)}"`;
  }
  return new Safe(text);
}

/** JSON that may stand in a script element. @param {unknown} value */
export function jsonForScript(value) {
  return raw(
    JSON.stringify(value)
      .replace(/</g, "\\u003c")
      .replace(/\u2028/g, "\\u2028")
      .replace(/\u2029/g, "\\u2029"),
  );
}

/**
 * A link that is safe to follow, or null. Links from reader.wasm are checked already; this is a second check.
 * @param {string} url
 */
export function safeUrl(url) {
  return /^(https?:\/\/|mailto:)/i.test(url) ? url : null;
}
