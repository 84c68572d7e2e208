// How many entries are left out because the user muted them, and the way to see them.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { formatNumber } from "../../lib/format-later.js";
import { locale, t } from "../../lib/i18n.js";
import { mutedOf } from "../../state/muted.js";

export class MutedLine extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["marks"];

  static properties = { count: { attribute: false }, rows: { attribute: false } };

  constructor() {
    super();
    this.count = 0;
    /** Of a digest, instead of `count`. @type {{ muted?: true }[] | null} */
    this.rows = null;
  }

  render() {
    const { surface } = this.app;
    const muted = mutedOf(this.app);
    if (muted.isEmpty) return nothing;
    const n = this.rows ? this.rows.filter((row) => row.muted).length : this.count;
    const action = (/** @type {string} */ label, /** @type {() => void} */ run) =>
      html`<button type="button" class="yk-action" @click=${run}>${t(label)}</button>`;
    if (muted.isRevealed)
      return html`<p class="yk-muted-line">${t("mute.revealed")} ${action("mute.hide", () => muted.reveal(false))}${action("mute.edit", () => surface.show("mute"))}</p>`;
    if (!n) return nothing;
    return html`<p class="yk-muted-line">${t("mute.count", { n: formatNumber(n, locale()) })} ${action("mute.show", () => muted.reveal(true))}${action("mute.edit", () => surface.show("mute"))}</p>`;
  }
}
