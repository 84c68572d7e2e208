// Shows HTML made by the core. The ONLY place of the viewer that uses innerHTML: what comes in was produced by
// archive.render(), whose renderer is the one trusted source of HTML (no raw HTML of a page passes it).

import { LitElement } from "lit";
import { decorateCitations, decorateQuotes, decorateSections } from "../../page/quotes.js";
import { trustedHtml } from "../../engine/trusted.js";
import { t } from "../../lib/i18n.js";

export class Text extends LitElement {
  static properties = { content: { attribute: false }, entry: { attribute: false, hasChanged: () => false } };

  constructor() {
    super();
    this.content = "";
    /**
     * Whose sections these are: they get addresses.
     * @type {{ id: string, address: (place: string) => string } | null}
     */
    this.entry = null;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    return undefined;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has("content")) return;
    this.innerHTML = trustedHtml(this.content);
    decorateQuotes(this, t("quote.copy"));
    decorateCitations(this);
    if (this.entry) decorateSections(this, this.entry.id, this.entry.address, (label) => t("section.link", { label }));
  }
}
