// One field for everything: what it finds appears under the letters as they are typed. Only there when the archive can search.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { AppElement } from "../lib/element.js";
import { formatDate } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { locale, t } from "../lib/i18n.js";
import { toSelection } from "../lib/selection.js";
import { load, save } from "../lib/storage.js";
import { chips } from "./parts/chips.js";
import { entryRow } from "./parts/entry-row.js";
import { emptyState, errorState } from "./parts/states.js";

/** @typedef {import("../engine/types.d.ts").EntryRow & { snippet?: { text: string, hit: boolean }[] }} Hit */
/** @typedef {{ total: number, rows: Hit[], tiers?: { kind: string, label: string, rows: Hit[] }[], months?: { name: string, count: number }[], complete: boolean }} Found */

/** A pause shorter than between two keys of a quick typist, so that each pause is answered. */
const PAUSE_MS = 60;
/** The address follows when the typing rests: browsers limit how often it may change. */
const SETTLE_MS = 500;
const PAGE = 50;
const RECENT = 8;

export class SearchView extends AppElement {
  static properties = { active: { type: Boolean }, q: { state: true }, found: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.active = false;
    this.q = "";
    /** @type {Found | null} */
    this.found = null;
    /** @type {Error | null} */
    this.error = null;
    this.key = "";
    this.committed = "";
    this.limit = PAGE;
    this.turn = 0;
    this.place = "";
  }

  get recentKey() {
    return this.app.marks.prefix + "searches";
  }

  appChanged() {
    const { app } = this;
    if (!this.active || !app.canSearch) return;
    const { filter } = app.state;
    if (filter.q !== this.committed) {
      this.q = filter.q;
      this.committed = filter.q;
    }
    const key = JSON.stringify({ ...toSelection(filter), generation: app.generation });
    if (key !== this.key) {
      this.key = key;
      this.limit = PAGE;
      void this.search();
    }
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("active")) this.appChanged();
    if (changed.has("q")) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), PAUSE_MS);
    }
  }

  async search() {
    const { app, q, limit } = this;
    const turn = ++this.turn;
    if (!q.trim() || !app.archive) {
      this.found = null;
      return;
    }
    const ask = (/** @type {object} */ more) => /** @type {any} */ (app.archive).search({ ...toSelection(app.state.filter), query: q, limit, ...more });
    try {
      // What is at hand at once, then everything. A newer keystroke makes this answer void.
      let found = await ask({ partial: true });
      if (turn !== this.turn) return;
      if (!found.complete) {
        this.found = found;
        found = await ask({});
        if (turn !== this.turn) return;
      }
      this.found = found;
      this.error = null;
      app.announce(t("count.found", { n: found.total }));
    } catch (error) {
      if (turn === this.turn) this.error = /** @type {Error} */ (error);
    }
  }

  updated() {
    if (!this.active || !this.app.archive) {
      this.place = "";
      return;
    }
    document.title = `${this.q ? this.q + " · " : ""}${t("view.search")} · ${this.app.info.site.title}`;
    this.dispatchEvent(new CustomEvent("yoyak-ready", { bubbles: true }));
    const { key } = history.state ?? {};
    if (key === this.place) return;
    if (!this.place && !this.app.history.place) this.querySelector("input")?.focus({ preventScroll: true });
    if (this.found || !this.q) {
      this.place = key;
      scrollTo(0, this.app.history.place?.y ?? 0);
    }
  }

  /** @param {Event} event */
  onInput = (event) => {
    this.q = /** @type {HTMLInputElement} */ (event.target).value.normalize("NFC");
    this.limit = PAGE;
    clearTimeout(this.settle);
    this.settle = setTimeout(this.commit, SETTLE_MS);
  };

  /** Writes what is searched for into the address. */
  commit = () => {
    clearTimeout(this.settle);
    if (!this.active || this.q === this.app.state.filter.q) return;
    this.committed = this.q;
    this.app.go({ filter: { ...this.app.state.filter, q: this.q } }, { replace: true });
  };

  /** Up and down move through what was found, and back to the field. @param {KeyboardEvent} event */
  onKey = (event) => {
    if (event.isComposing) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".yk-row-title")]);
      const next = links.indexOf(target) + (event.key === "ArrowDown" ? 1 : -1);
      if (target !== input && !links.includes(target)) return;
      event.preventDefault();
      (next < 0 ? input : (links[next] ?? target)).focus();
    } else if (event.key === "Enter" && target === input) {
      this.remember();
      /** @type {HTMLElement | null} */ (this.querySelector(".yk-row-title"))?.focus();
    } else if (event.key === "Escape" && target === input && this.q) {
      event.preventDefault();
      event.stopPropagation();
      this.put("");
    }
  };

  /** A search that led somewhere is kept for the next time. */
  remember = () => {
    this.commit();
    const q = this.q.trim();
    if (!q || !this.found?.total) return;
    const earlier = load(this.recentKey, /** @type {string[]} */ ([])).filter((each) => each !== q);
    save(this.recentKey, [q, ...earlier].slice(0, RECENT));
  };

  /** @param {string} q */
  put(q) {
    this.q = q;
    this.commit();
    this.querySelector("input")?.focus();
  }

  more = () => {
    this.limit += PAGE;
    void this.search();
  };

  render() {
    const { app, found, q } = this;
    if (!app.archive || !this.active) return nothing;
    if (!app.canSearch) return html`<h1 class="yk-sr">${t("view.search")}</h1>${emptyState(t("search.missing"), html`<a class="yk-button" href=${app.href({ view: "list" })}>${t("view.list")}</a>`)}`;
    return html`
      <h1 class="yk-sr">${t("view.search")}</h1>
      <div @keydown=${this.onKey} @click=${(/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest(".yk-row-title") && this.remember()}>
        <form class="yk-search" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
          <label class="yk-find">${icon("search")}<span class="yk-sr">${t("search.label")}</span>
            <input type="search" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder=${t("search.label")} .value=${live(q)} @input=${this.onInput}></label>
        </form>
        ${chips(app)}
        ${this.error ? errorState(app, this.error, { inline: true, retry: () => this.search() }) : nothing}
        ${!q.trim() ? this.recent() : found ? this.results(found) : nothing}
      </div>`;
  }

  recent() {
    const recent = load(this.recentKey, /** @type {string[]} */ ([]));
    if (recent.length === 0) return nothing;
    return html`<section class="yk-tier"><h2>${t("search.recent")}</h2>
      <ul class="yk-chips">${recent.map((q) => html`<li><button type="button" class="yk-chip" @click=${() => this.put(q)}>${q}</button></li>`)}</ul></section>`;
  }

  /** @param {Found} found */
  results(found) {
    const tiers = (found.tiers ?? []).filter((tier) => tier.rows.length);
    const months = found.months ?? [];
    const most = Math.max(1, ...months.map((month) => month.count));
    return html`
      <div class="yk-search-head"><p class="yk-facts">${found.complete ? t("search.exactly", { n: found.total }) : t("search.sofar", { n: found.total })}</p>
        ${months.length > 2 ? html`<span class="yk-spark" role="img" aria-label=${t("search.months")}>${months.map((month) => html`<i style="--share:${month.count / most}"
          title="${formatDate(month.name, "month", locale())} · ${month.count}"></i>`)}</span>` : nothing}</div>
      <ol class="yk-rows">${found.rows.map((row) => this.hit(row))}</ol>
      ${found.rows.length < found.total ? html`<p class="yk-more"><button type="button" class="yk-button" @click=${this.more}>${t("list.more", { n: found.total - found.rows.length })}</button></p>` : nothing}
      ${tiers.map((tier) => html`<section class="yk-tier"><h2>${tier.label}</h2><ol class="yk-rows">${tier.rows.map((row) => this.hit(row))}</ol></section>`)}
      ${found.total === 0 && found.complete && tiers.length === 0 ? emptyState(t("search.empty", { q: this.q }),
        this.app.hasFilter ? html`<button type="button" class="yk-button" @click=${() => this.app.clearFilter()}>${t("filter.clear")}</button>` : nothing) : nothing}`;
  }

  /** @param {Hit} row */
  hit(row) {
    const snippet = row.snippet?.length ? html`<p class="yk-snippet" lang=${this.app.contentLanguage}>${row.snippet.map((part) => (part.hit ? html`<mark>${part.text}</mark>` : part.text))}</p>` : nothing;
    return entryRow(this.app, row, { date: true, extra: snippet });
  }
}
