// The bar with the views at the bottom, on phones.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { MEDIUM } from "../../state/layout.js";
import { t } from "../../lib/i18n.js";
import { viewLinks } from "../parts/view-links.js";

export class BottomBar extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "digest", "layout"];

  render() {
    if (MEDIUM.matches) return nothing;
    return html`<nav aria-label=${t("views")}>${viewLinks(this.app, true)}</nav>`;
  }
}
