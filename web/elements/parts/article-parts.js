// One entry of a digest: the structure of the prerendered pages, with tools.

import { html, nothing } from "lit";
import { titleOf } from "./marked.js";
import { channelLink, dotted, languageOf, lengthText, markButtons, timeText } from "./meta.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

/**
 * @typedef {import("../../engine/types.d.ts").EntryRow} EntryRow
 * @typedef {object} CardContext
 * @property {import("../../state/app.js").App} app
 * @property {boolean} folded
 * @property {boolean} playing
 * @property {import("../../engine/types.d.ts").Segment[] | undefined} [titleParts] the title with its hits
 * @property {number} [n] its number in the digest
 * @property {boolean} grouped under the same heading of the page as the entry before
 * @property {(id: string) => void} fold
 * @property {(row: EntryRow) => void} play
 * @property {(row: EntryRow) => void} copyLink
 */

/** @param {EntryRow} row @param {string} content HTML of its sections @param {CardContext} context */
export function entryCard(row, content, { app, folded, playing, titleParts, n, grouped, fold, play, copyLink }) {
  const heading = "h-" + row.id;
  const language = app.archive.language;
  return html`
    <section class="yk-entry" .row=${row} id=${row.id} data-entry=${row.id} data-place=${row.id} aria-labelledby=${heading} ?data-folded=${folded} ?data-grouped=${grouped}
      ?data-read=${app.marks.isRead(row)}>
      <header>
        <h3 id=${heading} data-n=${n ?? nothing} tabindex="-1" lang=${languageOf(row.title, language)}><a href=${app.place.href({ digest: row.digest, entry: row.id })}>${titleOf({ ...row, titleParts })}</a></h3>
        <p class="yk-meta">${dotted([
          row.channel ? channelLink(app, row.channel) : "",
          lengthText(row.seconds),
          row.publishedAt ? html`<time datetime=${row.publishedAt}>${timeText(row)}</time>` : "",
        ])}</p>
        <div class="yk-tools">
          ${markButtons(app, row)}
          <button type="button" class="yk-tool yk-fold" aria-expanded=${!folded} aria-label=${t("entry.foldLabel", { title: row.title })}
            title=${t(folded ? "entry.unfold" : "entry.fold")} @click=${() => fold(row.id)}>${icon("up")}</button>
        </div>
      </header>
      <yoyak-text lang=${language} .address=${(/** @type {string} */ entry) => app.place.href({ digest: row.digest, entry })} .content=${content}></yoyak-text>
      ${playing ? html`<yoyak-video .row=${row}></yoyak-video>` : nothing}
      <footer class="yk-entry-foot">
        ${
          row.url
            ? html`<a class="yk-action" href=${row.url} target="_blank" rel="noopener noreferrer"
          >${icon("external")}<span>${t(row.videoId ? "entry.watch" : "entry.source")}<span class="yk-sr"> (${t("entry.newWindow")}): ${row.title}</span></span></a>`
            : nothing
        }
        ${
          row.videoId && !playing
            ? html`<button type="button" class="yk-action yk-play"
          @click=${() => play(row)}>${icon("play")}<span>${t("entry.play")}<span class="yk-sr">: ${row.title}</span></span></button>`
            : nothing
        }
        <button type="button" class="yk-action yk-copy-link"
          @click=${() => copyLink(row)}>${icon("link")}<span>${t("entry.copyLink")}<span class="yk-sr">: ${row.title}</span></span></button>
      </footer>
    </section>`;
}

/** @typedef {import("../../engine/types.d.ts").DigestInfo["entryList"][number]} ListedEntry */

/**
 * Pages that are not video digests may have one heading over several entries: it is shown once.
 * @param {ListedEntry | undefined} before
 * @param {ListedEntry} entry
 */
export function isGrouped(before, entry) {
  const label = (/** @type {ListedEntry} */ { sections }) =>
    sections.length === 1 && sections[0].kind === "other" ? sections[0].label : "";
  return before !== undefined && label(entry) !== "" && label(before) === label(entry);
}
