// A sentence with its source and a link that marks it: as text to copy or to share.

import { loadLaterMessages, t } from "../lib/i18n.js";
import { emptyFilter } from "../state/url-state.js";
import { copyText, quoteText } from "./clipboard.js";

/** @typedef {import("../state/app.js").App} App */
/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {Pick<EntryRow, "digest" | "id" | "title" | "channel" | "date" | "url">} Row */

/** Characters of a sentence that are searched for; a query is cut at 1,024 bytes. */
const SEARCHED = 250;

/** The beginning of a text, whole words. @param {string} text */
function beginning(text) {
  return text.length <= SEARCHED ? text : text.slice(0, text.lastIndexOf(" ", SEARCHED) || SEARCHED);
}

/**
 * A link to a sentence. The viewer marks it as a phrase that is searched for; browsers mark it in the page that comes
 * before the viewer, by a text fragment, which a single file cannot have.
 * @param {App} app @param {string} text @param {{ digest: string, entry: string | null }} at
 */
export function sentenceAddress(app, text, at) {
  const { archive, place } = app;
  const q = archive.canSearch
    ? `"${beginning(
        text
          .replace(/["“”＂]/g, " ")
          .replace(/\s+/g, " ")
          .trim(),
      )}"`
    : "";
  const href = place.href({ view: "digest", ...at, filter: { ...emptyFilter(), q } });
  const address = new URL(href, location.href).href;
  if (place.mode === "hash") return address;
  const fragment = encodeURIComponent(beginning(text)).replace(/-/g, "%2D");
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${fragment}`;
}

/**
 * The sentence, where it is from, the video and the page.
 * @param {App} app @param {string} text @param {Row | null} row null: of the overview of the open digest
 */
export function sentenceText(app, text, row) {
  const { info } = app.digest;
  const digest = row?.digest ?? info?.id ?? "";
  const address = sentenceAddress(app, text, { digest, entry: row?.id ?? null });
  const { title } = app.archive.info.site;
  const source = row ? [row.title, row.channel, row.date] : [title, info?.topic, info?.date];
  return [`“${text}”`, `— ${source.filter(Boolean).join(" · ")}`, row?.url ?? "", address].filter(Boolean).join("\n");
}

/** @param {App} app @param {string} text @param {string} said where it was copied */
async function copy(app, text, said) {
  const done = await copyText(text);
  await loadLaterMessages().catch(() => {});
  app.surface.say(t(done ? said : "copyFailed"));
}

/** @param {App} app @param {string} text @param {Row | null} row */
export const copySentence = (app, text, row) => copy(app, sentenceText(app, text, row), "quote.copied");

/** @param {App} app @param {Element} quote @param {Row} row */
export const copyQuote = (app, quote, row) => copySentence(app, quoteText(quote), row);

/** @param {App} app @param {Row} row */
export function copyLink(app, row) {
  const { place } = app;
  const { href } = new URL(
    place.href({ digest: row.digest, entry: row.id, filter: { ...place.filter } }),
    location.href,
  );
  return copy(app, href, "link.copied");
}
