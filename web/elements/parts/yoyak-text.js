// Shows HTML from the core. This is the ONLY place of the viewer that uses innerHTML: the HTML comes from the core's
// renderer, the one trusted source of HTML (it lets no raw HTML of a page through). The renderer also marks quotations,
// sections and citations; this element only adds the tools for them.

import { html, render } from "lit";
import { trustedHtml } from "../../engine/trusted.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";
import { inlineFiles } from "../../lib/inline-files.js";
import { showImage } from "../../lib/show-image.js";

export class Text extends HTMLElement {
  /**
   * Where a section of the text is, by its id; null where sections are not linked.
   * @type {((id: string) => string) | null}
   */
  address = null;
  #content = "";
  #plain = false;

  constructor() {
    super();
    this.addEventListener("click", showImage);
  }

  get content() {
    return this.#content;
  }

  /** Drawn at once, before the element is in the page: so the page is laid out once for all texts. */
  set content(content) {
    this.#content = content;
    this.innerHTML = trustedHtml(content);
    if (inlineFiles()) void import("../../lib/local-files.js").then(({ fillFiles }) => fillFiles(this));
    if (!this.#plain) this.#addTools();
  }

  /** Without tools, where nobody is near enough to use them. @param {boolean} plain */
  set plain(plain) {
    if (this.#plain && !plain) this.#addTools();
    this.#plain = plain;
  }

  #addTools() {
    for (const quote of this.querySelectorAll(".yk-quote")) quote.append(copyOf("quote.copy", copyButton));
    if (!this.address) return;
    for (const section of this.querySelectorAll(":scope > .yk-section[id]")) {
      const label = section.querySelector(":scope > .yk-label");
      if (!label) continue;
      const link = copyOf("", sectionLink);
      link.setAttribute("aria-label", t("section.link", { label: label.textContent ?? "" }));
      link.setAttribute("href", this.address(section.id));
      label.append(link);
    }
  }
}

/** The tools that were drawn, by their label. @type {Map<string, Element>} */
const drawn = new Map();

/**
 * A long day has hundreds of tools: each kind is drawn once.
 * @param {string} key of its label, if all have the same @param {(label: string) => import("lit").TemplateResult} draw
 */
function copyOf(key, draw) {
  const label = key && t(key);
  if (!drawn.has(label)) {
    const holder = document.createElement("div");
    render(draw(label), holder);
    drawn.set(label, /** @type {Element} */ (holder.firstElementChild));
  }
  return /** @type {Element} */ (drawn.get(label)?.cloneNode(true));
}

const copyButton = (/** @type {string} */ label) =>
  html`<button type="button" class="yk-copy-quote" aria-label=${label} title=${label}>${icon("copy")}</button>`;

const sectionLink = () => html`<a class="yk-section-link">#</a>`;
