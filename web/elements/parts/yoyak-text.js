// Shows HTML from the core. This is the ONLY place of the viewer that uses innerHTML: the HTML comes from the core's
// renderer, the one trusted source of HTML (it lets no raw HTML of a page through). The renderer also marks quotations,
// sections and citations; this element only adds the tools for them.

import { html, LitElement, render } from "lit";
import { trustedHtml } from "../../engine/trusted.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";
import { inlineFiles } from "../../lib/inline-files.js";
import { showImage } from "../../lib/show-image.js";

export class Text extends LitElement {
  static properties = { content: { attribute: false }, address: { attribute: false, hasChanged: () => false } };

  constructor() {
    super();
    this.content = "";
    /**
     * Where a section of the text is, by its id; null where sections are not linked.
     * @type {((id: string) => string) | null}
     */
    this.address = null;
    this.addEventListener("click", showImage);
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
    if (inlineFiles()) void import("../../lib/local-files.js").then(({ fillFiles }) => fillFiles(this));
    for (const quote of this.querySelectorAll(".yk-quote")) addTool(quote, copyButton());
    if (!this.address) return;
    for (const section of this.querySelectorAll(":scope > .yk-section[id]")) {
      const label = section.querySelector(":scope > .yk-label");
      if (label) addTool(label, sectionLink(this.address(section.id), label.textContent ?? ""));
    }
  }
}

/** @param {Element} element @param {import("lit").TemplateResult} tool */
function addTool(element, tool) {
  const holder = document.createDocumentFragment();
  render(tool, holder);
  element.append(holder);
}

const copyButton = () =>
  html`<button type="button" class="yk-copy-quote" aria-label=${t("quote.copy")} title=${t("quote.copy")}>${icon("copy")}</button>`;

/** @param {string} address @param {string} label of the section */
const sectionLink = (address, label) =>
  html`<a class="yk-section-link" href=${address} aria-label=${t("section.link", { label })}>#</a>`;
