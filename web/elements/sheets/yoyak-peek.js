// What a citation stands for, without leaving the overview: title, channel and first lines of its entry, and the other
// entries that are cited at the same place.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { firstLines, idOf } from "../parts/citation.js";
import { dotted, lengthText, markButtons } from "../parts/meta.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

export class Peek extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["layer", "marks"];

  static properties = { at: { state: true } };

  constructor() {
    super();
    /** The citations; the one that was pressed comes first in the state, its neighbours in their order. */
    const { about } = this.app.surface;
    const [pressed, ...run] = about;
    this.run = run;
    this.at = Math.max(0, run.indexOf(pressed));
  }

  render() {
    const { app, run, at } = this;
    const rows = app.digest.info?.entryList ?? [];
    const n = rows.findIndex(({ id }) => run[at] && id === idOf(run[at]));
    const row = rows[n];
    if (!row) return nothing;
    const { language } = app.archive;
    const step = (/** @type {1 | -1} */ by, /** @type {string} */ label) =>
      html`<button type="button" class="yk-tool" aria-label=${label} title=${label} ?disabled=${!run[at + by]}
        @click=${() => (this.at += by)}>${icon(by < 0 ? "back" : "forward")}</button>`;
    return html`
      <article class="yk-peek" aria-live="polite">
        <h3 lang=${language}>${row.title}</h3>
        <p class="yk-meta">${dotted([String(n + 1), row.channel ? html`<span lang=${language}>${row.channel}</span>` : "", lengthText(row.seconds)])}</p>
        <p class="yk-peek-text" lang=${language}>${firstLines(row.id)}</p>
      </article>
      <p class="yk-peek-foot">
        ${run.length > 1 ? html`${step(-1, t("peek.previous"))}<span class="yk-quiet">${at + 1} / ${run.length}</span>${step(1, t("peek.next"))}` : nothing}
        <span class="yk-tools">${markButtons(app, row)}</span>
        <button type="button" class="yk-button yk-primary" @click=${() => this.open(run[at])}>${t("peek.open")}</button>
      </p>`;
  }

  /** Follows the citation as if it had been clicked, with the same way back. @param {Element} link */
  open(link) {
    this.app.surface.close();
    /** @type {HTMLElement} */ (link).click();
  }
}
