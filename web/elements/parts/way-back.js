// Floating elements over a digest: the button back from a followed citation, or to the last reading position; and the
// hint with the title of a citation.

import { html, nothing } from "lit";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

/**
 * @typedef {import("../../state/place.js").Anchor} Anchor
 * @typedef {{ kind: "citation", element: Element, entry: string } | { kind: "resume", anchor: Anchor }} WayBack
 * @typedef {{ row: import("../../engine/types.d.ts").EntryRow, text: string, x: number, y: number }} Hint
 */

/** @param {WayBack | null} way @param {() => void} go @param {() => void} end */
export function wayBack(way, go, end) {
  if (!way) return nothing;
  const cited = way.kind === "citation";
  return html`<div class="yk-way-back">
    <button type="button" class="yk-pill" @click=${go}>${icon(cited ? "up" : "down")}${t(cited ? "back.citation" : "back.resume")}</button>
    <button type="button" class="yk-pill yk-pill-close" aria-label=${t("close")} @click=${end}>${icon("close")}</button>
  </div>`;
}

/** @param {Hint | null} hint @param {string} language */
export function citationHint(hint, language) {
  if (!hint) return nothing;
  return html`<div class="yk-hint" id="yk-hint" role="tooltip" lang=${language} style="--x:${hint.x}px;--y:${hint.y}px"
    >${hint.row.title}<small>${hint.row.channel}</small><span class="yk-hint-text">${hint.text}</span></div>`;
}
