// One entry as a row of a list, with a link to its place in the digest.

import { html, nothing } from "lit";
import { titleOf } from "./marked.js";
import { dotted, languageOf, lengthText, markButtons } from "./meta.js";
import { siteName } from "./site-name.js";
import { MEDIUM } from "../../state/layout.js";
import { monogram } from "../../lib/format.js";
import { formatDayOf } from "../../lib/format-later.js";
import { locale, t } from "../../lib/i18n.js";

/** @typedef {import("../../engine/types.d.ts").EntryRow & { titleParts?: import("../../engine/types.d.ts").Segment[] }} EntryRow */

/**
 * @param {import("../../state/app.js").App} app @param {EntryRow} row
 * @param {{ current?: boolean, date?: boolean | "short", topic?: boolean, tools?: boolean, extra?: unknown, n?: number,
 *   choice?: unknown, filter?: import("../../state/url-state.js").Filter }} [options] filter: of the address that it leads to; n: its
 *   number in the digest
 */
export function entryRow(
  app,
  row,
  {
    current = false,
    date = false,
    topic = true,
    tools = true,
    extra = nothing,
    n,
    choice,
    filter = app.place.filter,
  } = {},
) {
  const isNew = app.marks.isNew(row);
  const href = app.place.href({ view: "digest", digest: row.digest, entry: row.id, filter });
  return html`
    <li class="yk-row" .row=${row} data-place=${row.digest + "#" + row.id} ?data-read=${app.marks.isRead(row)} ?data-new=${isNew}>
      ${choice ?? nothing}<div class="yk-row-text">
        <a class="yk-row-title" href=${href} lang=${languageOf(row.title, app.archive.language)} aria-current=${current ? "true" : nothing}
          data-n=${n ?? nothing} data-row=${row.digest + "#" + row.id}>${isNew ? html`<span class="yk-sr">${t("new")}: </span>` : nothing}${titleOf(row)}</a>
        <p class="yk-meta">${dotted([
          siteName(app, row.digest),
          row.channel
            ? html`<span class="yk-channel"><span class="yk-mono" aria-hidden="true">${monogram(row.channel)}</span><span
            lang=${app.archive.language}>${row.channel}</span></span>`
            : "",
          lengthText(row.seconds),
          topic && (MEDIUM.matches || !date) ? html`<span lang=${app.archive.language}>${row.topic}</span>` : "",
          date
            ? html`<time datetime=${row.date}>${formatDayOf(row.date, app.archive.info.to, !MEDIUM.matches || date === "short", locale())}</time>`
            : "",
        ])}</p>
        ${extra}
      </div>
      ${tools ? html`<div class="yk-tools">${markButtons(app, row)}</div>` : nothing}
    </li>`;
}
