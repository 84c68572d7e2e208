// The facet of names: people, companies and subjects that entries mark. Choosing one narrows to the entries that
// contain it; beside it is the page that tells who said what about it.

import { html, nothing } from "lit";
import { formatNumber } from "../../lib/format-later.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { asksFor, namesOf, toggledName } from "../../state/names.js";
import { AppElement } from "../app-element.js";

/** Shown before the user asks for all. */
const FEW = 8;

export class Names extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive"];
  static properties = { names: { state: true }, all: { state: true } };

  #generation = -1;

  constructor() {
    super();
    /** @type {import("../../state/names.js").Name[]} */
    this.names = [];
    this.all = false;
  }

  willUpdate() {
    const { archive } = this.app;
    if (!archive.open || archive.generation === this.#generation) return;
    const generation = (this.#generation = archive.generation);
    void namesOf(this.app).then((names) => {
      if (generation === this.#generation) this.names = names;
    });
  }

  /** @param {string} name */
  toggle(name) {
    const { place } = this.app;
    const q = toggledName(place.filter.q, name);
    const { view } = place.state;
    place.go({ view: q ? "search" : view === "search" ? "list" : view, filter: { ...place.filter, q } });
  }

  render() {
    const { q } = this.app.place.filter;
    const on = this.names.filter(({ name }) => asksFor(q, name));
    const rest = this.names.filter((each) => !on.includes(each));
    const shown = this.all ? this.names : [...on, ...rest].slice(0, Math.max(FEW, on.length));
    if (!shown.length) return nothing;
    const { language } = this.app.archive;
    return html`<section class="yk-facet" aria-label=${t("names.title")}>
      <h2>${t("names.title")}</h2>
      <ul class="yk-options">${shown.map(
        ({ name, entries, page }) => html`<li class="yk-name"><label class="yk-option">
        <input type="checkbox" .checked=${asksFor(q, name)} @change=${() => this.toggle(name)}>
        <span lang=${language}>${name}</span><small>${formatNumber(entries, locale())}</small></label>
        <a class="yk-tool" href=${page} aria-label=${t("names.page", { name })}>${icon("list")}</a></li>`,
      )}</ul>
      ${
        this.names.length > FEW
          ? html`<button type="button" class="yk-action" aria-expanded=${this.all}
        @click=${() => (this.all = !this.all)}>${t(this.all ? "names.few" : "names.all", { n: this.names.length })}</button>`
          : nothing
      }
    </section>`;
  }
}
