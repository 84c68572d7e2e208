// The column at the side with the filters, if there is room for it.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { MEDIUM } from "../../state/layout.js";
import { t } from "../../lib/i18n.js";

export class Rail extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["archive", "settings", "layout"];

  willUpdate() {
    if (MEDIUM.matches && this.app.archive.open) this.need("yoyak-facets").catch(() => {});
  }

  render() {
    const { app } = this;
    if (!MEDIUM.matches || !app.archive.open || !app.settings.values.rail) return nothing;
    return html`<aside aria-label=${t("filter.title")}><yoyak-facets></yoyak-facets></aside>`;
  }
}
