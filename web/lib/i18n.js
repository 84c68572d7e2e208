// The interface's language. Messages live in web/i18n; only those of the current language are loaded: LANGUAGE.js,
// which the first digest needs, at the start, and LANGUAGE-later.js with the first later element. A message is a text
// with {names}, or { one, other } for singular and plural of the number {n}.

/** @typedef {import("../i18n/message.d.ts").Message} Message */

export const LANGUAGES = ["ko", "en"];

/** @type {Record<string, Message>} */
let messages = {};
let language = "ko";

/**
 * The language to use: the user's choice, or else the first available language of the browser, or else English.
 * @param {string} setting "auto" or a language @param {readonly string[]} preferred
 */
export function chooseLanguage(setting, preferred) {
  if (LANGUAGES.includes(setting)) return setting;
  for (const tag of preferred) {
    const found = LANGUAGES.find((each) => tag.toLowerCase().startsWith(each));
    if (found) return found;
  }
  return "en";
}

/** Whether the later messages are needed, too. */
let later = false;

/** @param {string} wanted one of LANGUAGES */
export async function loadLanguage(wanted) {
  const first = wanted === "ko" ? import("../i18n/ko.js") : import("../i18n/en.js");
  const [start, rest] = await Promise.all([first, later ? laterOf(wanted) : null]);
  useMessages(wanted, { ...start.default, ...rest?.default });
}

/** @param {string} wanted */
function laterOf(wanted) {
  return wanted === "ko" ? import("../i18n/ko-later.js") : import("../i18n/en-later.js");
}

/** Loads the messages of everything after the first digest. Wait for it before drawing such elements. */
export async function loadLaterMessages() {
  later = true;
  const wanted = language;
  const { default: rest } = await laterOf(wanted);
  if (wanted === language) messages = { ...messages, ...rest };
}

/** @param {string} wanted @param {Record<string, Message>} table */
export function useMessages(wanted, table) {
  messages = table;
  language = wanted;
}

/** The current language, for Intl and `lang`. */
export function locale() {
  return language;
}

/** @param {string} key @param {Record<string, string | number>} [values] */
export function t(key, values = {}) {
  const message = messages[key];
  if (message === undefined) return key;
  const text = typeof message === "string" ? message : message[Number(values.n) === 1 ? "one" : "other"];
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? "";
    const plain = String(value);
    // Most numbers have nothing to group, and the first use of Intl takes longer than all texts of a page.
    return typeof value === "number" && plain.length > 3 ? value.toLocaleString(language) : plain;
  });
}
