// What the viewer adds to the template of a digest (web/lib/article.js): addresses, texts, tools and marks of the user.

import { html, nothing } from "lit";
import { languageOf } from "../../lib/article.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { channelLink, markButtons } from "./meta.js";

/** @typedef {import("../../lib/article.js").Entry} Entry */

/**
 * The parts that depend on the app alone.
 * @param {import("../../state/app.js").App} app
 * @param {(id: string) => boolean} [isNear] whether an entry is near enough for the tools of its text
 */
export function partsOf(app, isNear = () => true) {
  const { archive, days, marks, place } = app;
  const { language } = archive;
  return {
    language,
    locale: locale(),
    icon,
    digestHref: (/** @type {string} */ digest) => place.href({ digest }),
    entryHref: (/** @type {string} */ digest, /** @type {string} */ entry) => place.href({ digest, entry }),
    // A neighbour is the digest of the topic that the user reads, if that day has one.
    dayHref: (/** @type {import("../../engine/types.d.ts").DigestRef} */ to) =>
      place.href({ digest: (marks.ofTopic(days.day(to.date) ?? []) ?? to).id }),
    onTopic: (/** @type {{ topic: string }} */ { topic }) => marks.wantTopic(topic),
    text: (/** @type {string} */ content, /** @type {Entry | null} */ row) =>
      row
        ? html`<yoyak-text lang=${languageOf(content, language)} .address=${(/** @type {string} */ entry) => place.href({ digest: row.digest, entry })} .plain=${!isNear(row.id)} .content=${content}></yoyak-text>`
        : html`<yoyak-text lang=${languageOf(content, language)} .content=${content}></yoyak-text>`,
    channel: (/** @type {string} */ name) => channelLink(app, name),
    isRead: (/** @type {Entry} */ row) => marks.isRead(row),
  };
}

/**
 * The tools of an entry.
 * @param {import("../../state/app.js").App} app
 * @param {Entry} row
 * @param {object} at
 * @param {boolean} at.folded
 * @param {boolean} [at.near] Tools are drawn when the entry comes near the screen: they take longer than its text.
 * @param {boolean} at.playing
 * @param {(id: string) => void} at.fold
 * @param {(row: Entry) => void} at.play
 * @param {(row: Entry) => void} at.copyLink
 */
export function entryParts(app, row, { folded, near = true, playing, fold, play, copyLink }) {
  return {
    folded,
    tools: html`<div class="yk-tools">${
      near
        ? html`
      ${markButtons(app, row)}
      <button type="button" class="yk-tool yk-fold" aria-expanded=${!folded} aria-label=${t("entry.foldLabel", { title: row.title })}
        title=${t(folded ? "entry.unfold" : "entry.fold")} @click=${() => fold(row.id)}>${icon("up")}</button>`
        : nothing
    }</div>`,
    below: playing ? html`<yoyak-video .row=${row}></yoyak-video>` : nothing,
    // The foot of a folded entry is not shown.
    actions:
      folded || !near
        ? nothing
        : html`${
            row.videoId && !playing
              ? html`<button type="button" class="yk-action yk-play"
        @click=${() => play(row)}>${icon("play")}<span>${t("entry.play")}<span class="yk-sr">: ${row.title}</span></span></button>`
              : nothing
          }
      <button type="button" class="yk-action yk-copy-link"
        @click=${() => copyLink(row)}>${icon("link")}<span>${t("entry.copyLink")}<span class="yk-sr">: ${row.title}</span></span></button>
      <yoyak-related .row=${row}></yoyak-related>`,
  };
}
