// Small pieces that several views draw the same way.

import { html, nothing } from "lit";
import { formatDate, formatDuration, formatTime, monogram } from "../../lib/format.js";
import { emptyFilter } from "../../state/url-state.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";

/** @typedef {import("../../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../../state/app.js").App} App */

/** @param {App} app @param {string} name */
export function channelLink(app, name) {
  const href = app.place.href({ view: "list", filter: { ...emptyFilter(), channels: [name] } });
  return html`<a class="yk-channel" href=${href}
    ><span class="yk-mono" aria-hidden="true">${monogram(name)}</span><span lang=${app.archive.language}>${name}</span><span class="yk-sr">, ${t("channel.all")}</span></a>`;
}

/** "22분", "라이브", or nothing. @param {number | null} seconds */
export function lengthText(seconds) {
  if (seconds === null) return "";
  return seconds === 0 ? t("entry.live") : formatDuration(seconds, locale());
}

/** The time of publication, with the day if it differs from the digest's. @param {EntryRow} row */
export function timeText(row) {
  const time = formatTime(row.publishedAt, locale());
  if (!time || !row.publishedAt) return "";
  const day = row.publishedAt.slice(0, 10);
  return day === row.date ? time : `${formatDate(day, "day", locale())} ${time}`;
}

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

/**
 * The language of a short text: text with only Latin letters is not Korean.
 * @param {string} text
 * @param {string} language of the site
 */
export function languageOf(text, language) {
  return /^ko\b/.test(language) && /[a-z]{2}/i.test(text) && !/[\p{Script=Hangul}\p{Script=Han}]/u.test(text)
    ? "en"
    : language;
}

/**
 * Joins facts with middle dots and leaves out empty ones. A dot belongs to the fact after it, and is hidden at the
 * beginning of a line.
 * @param {(unknown)[]} facts
 */
export function dotted(facts) {
  const present = facts.filter((fact) => fact !== "" && fact !== null && fact !== nothing);
  return present.map((fact, i) =>
    i
      ? html` <span><span class="yk-dot" aria-hidden="true"> · </span>${fact}</span>`
      : typeof fact === "string"
        ? html`<span>${fact}</span>`
        : fact,
  );
}
