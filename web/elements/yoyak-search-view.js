// One field for everything: what it finds appears under the letters as they are typed. Only there when the archive can search.

import { html, nothing } from "lit";
import { AppElement } from "../lib/element.js";
import { icon } from "../lib/icons.js";
import { t } from "../lib/i18n.js";
import { toSelection } from "../lib/selection.js";
import { chips } from "./parts/chips.js";
import { entryRow } from "./parts/entry-row.js";
import { emptyState, errorState } from "./parts/states.js";

/** @typedef {import("../engine/types.d.ts").EntryRow & { snippet?: { text: string, hit: boolean }[] }} Hit */
/** @typedef {{ total: number, rows: Hit[], tiers?: { kind: string, label: string, rows: Hit[] }[], complete: boolean }} Found */

/** A pause shorter than between two keys of a quick typist, so that each pause is answered. */
const PAUSE_MS = 60;

export class SearchView extends AppElement {
  static properties = { active: { type: Boolean }, found: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.active = false;
    /** @type {Found | null} */
    this.found = null;
    /** @type {Error | null} */
    this.error = null;
    this.key = "";
    this.turn = 0;
  }

  appChanged() {
    const { app } = this;
    if (!this.active || !app.canSearch) return;
    const key = JSON.stringify({ ...toSelection(app.state.filter), query: app.state.filter.q });
    if (key === this.key) return;
    this.key = key;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE_MS);
  }

  async search() {
    const { app } = this;
    const { filter } = app.state;
    const turn = ++this.turn;
    if (!filter.q.trim()) {
      this.found = null;
      return;
    }
    try {
      const found = await /** @type {any} */ (app.archive).search({ ...toSelection(filter), query: filter.q });
      if (turn !== this.turn) return;
      this.found = found;
      this.error = null;
      app.announce(t("count.found", { n: found.total }));
    } catch (error) {
      if (turn === this.turn) this.error = /** @type {Error} */ (error);
    }
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!this.active || !this.app.archive) return;
    document.title = `${t("view.search")} · ${this.app.info.site.title}`;
    this.dispatchEvent(new CustomEvent("yoyak-ready", { bubbles: true }));
    if (changed.has("active")) {
      this.appChanged();
      scrollTo(0, this.app.history.place?.y ?? 0);
      this.querySelector("input")?.focus({ preventScroll: true });
    }
  }

  /** @param {Event} event */
  onInput = (event) => {
    const q = /** @type {HTMLInputElement} */ (event.target).value.normalize("NFC");
    this.app.go({ filter: { ...this.app.state.filter, q } }, { replace: true });
  };

  render() {
    const { app, found } = this;
    if (!app.archive || !this.active) return nothing;
    if (!app.canSearch) return emptyState(t("search.missing"), html`<a class="yk-button" href=${app.href({ view: "list" })}>${t("view.list")}</a>`);
    const { q } = app.state.filter;
    return html`
      <h1 class="yk-sr">${t("view.search")}</h1>
      <form class="yk-search" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label class="yk-find">${icon("search")}<span class="yk-sr">${t("search.label")}</span>
          <input type="search" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder=${t("search.label")} .value=${q} @input=${this.onInput}></label>
      </form>
      ${chips(app)}
      ${this.error ? errorState(app, this.error, { inline: true, retry: () => this.search() }) : nothing}
      ${found ? html`
        <p class="yk-facts">${found.complete ? t("search.exactly", { n: found.total }) : t("search.sofar", { n: found.total })}</p>
        <ol class="yk-rows">${found.rows.map((row) => this.hit(row))}</ol>
        ${(found.tiers ?? []).map((tier) => html`<section class="yk-tier"><h2>${tier.label}</h2><ol class="yk-rows">${tier.rows.map((row) => this.hit(row))}</ol></section>`)}
        ${found.total === 0 && found.complete && !found.tiers?.some((tier) => tier.rows.length) ? emptyState(t("search.empty", { q }), app.hasFilter ? html`<button type="button" class="yk-button" @click=${() => app.clearFilter()}>${t("filter.clear")}</button>` : nothing) : nothing}` : nothing}`;
  }

  /** @param {Hit} row */
  hit(row) {
    const snippet = row.snippet?.length ? html`<p class="yk-snippet" lang=${this.app.contentLanguage}>${row.snippet.map((part) => (part.hit ? html`<mark>${part.text}</mark>` : part.text))}</p>` : nothing;
    return entryRow(this.app, row, { date: true, extra: snippet });
  }
}
