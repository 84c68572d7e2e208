// The foot of the filter sheet: a button with the number of matching entries, which shows them.

import { html, nothing } from "lit";
import { t } from "../../lib/i18n.js";
import { isNarrowed } from "../../state/selection.js";
import { resultsOf } from "../../state/results.js";
import { AppElement } from "../app-element.js";

/** @typedef {import("../../state/url-state.js").Filter} Filter */

export class FilterFoot extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "results"];

  constructor() {
    super();
    /** The filter that was cleared here. The message with "Undo" is hidden under the sheet. @type {Filter | null} */
    this.cleared = null;
  }

  willUpdate() {
    if (isNarrowed(this.app.place.filter)) this.cleared = null;
  }

  clear = () => {
    const { filter } = this.app.place;
    this.app.clearFilter();
    this.cleared = filter;
  };

  render() {
    const { app, cleared } = this;
    const { shown, current } = resultsOf(app);
    const total =
      app.hasFilter || app.place.state.view === "saved"
        ? current
          ? shown?.total
          : undefined
        : app.archive.info.entries;
    return html`
      ${isNarrowed(app.place.filter) ? html`<button type="button" class="yk-button" @click=${this.clear}>${t("filter.clear")}</button>` : nothing}
      ${cleared ? html`<button type="button" class="yk-button" @click=${() => app.setFilter(cleared)}>${t("undo")}</button>` : nothing}
      <button type="button" class="yk-button yk-primary" @click=${() => this.finish()}>${total === undefined ? t("filter.counting") : t("filter.show", { n: total })}</button>`;
  }

  finish() {
    const { place, surface } = this.app;
    if (/^(list|search|trends|saved)$/.test(place.state.view)) surface.close();
    else place.go({ view: "list" });
  }
}
