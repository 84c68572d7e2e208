// Small pieces that several views draw the same way.

import { html, nothing } from "lit";
import { dotted as dottedIn, lengthText as lengthIn, timeText as timeIn } from "../../lib/article.js";
import { monogram } from "../../lib/format.js";
import { emptyFilter } from "../../state/url-state.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";

export { languageOf } from "../../lib/article.js";

/** @typedef {import("../../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../../state/app.js").App} App */

/** The templates of web/lib/article.js are drawn with Lit. */
export const LIT = { html, nothing };

/** @param {App} app @param {string} name */
export function channelLink(app, name) {
  const href = app.place.href({ view: "list", filter: { ...emptyFilter(), channels: [name] } });
  return html`<a class="yk-channel" href=${href}
    ><span class="yk-mono" aria-hidden="true">${monogram(name)}</span><span lang=${app.archive.language}>${name}</span><span class="yk-sr">, ${t("channel.all")}</span></a>`;
}

/** "22분", "라이브", or nothing. @param {number | null} seconds */
export const lengthText = (seconds) => lengthIn(seconds, locale());

/** The time of publication, with the day if it differs from the digest's. @param {EntryRow} row */
export const timeText = (row) => timeIn(row, locale());

/** Star and read, always in the same corner. @param {App} app @param {EntryRow} row */
export function markButtons(app, row) {
  const starred = app.marks.isStarred(row);
  const read = app.marks.isRead(row);
  return html`
    <button type="button" class="yk-tool yk-mark-read" aria-pressed=${read} title=${t(read ? "entry.markUnread" : "entry.markRead")}
      aria-label=${t("entry.readLabel", { title: row.title })} @click=${() => app.marks.setRead(row, !read)}>${icon(read ? "read" : "unread")}</button>
    <button type="button" class="yk-tool yk-mark-star" aria-pressed=${starred} title=${t(starred ? "entry.unstar" : "entry.star")}
      aria-label=${t("entry.starLabel", { title: row.title })} @click=${() => app.toggleStar(row)}>${icon(starred ? "starred" : "star")}</button>`;
}

/** Joins facts with middle dots. @param {unknown[]} facts */
export const dotted = (facts) => dottedIn(LIT, facts);
