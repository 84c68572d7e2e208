// One search field; results appear while the user types. This view exists only if the archive can be searched.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { formatDate, formatDuration } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { MEDIUM } from "../../state/layout.js";
import { chipsOf, cleared } from "../../state/selection.js";
import { toSelection } from "../../state/filters.js";
import { SORTS } from "../../state/url-state.js";
import { Months } from "../controls/yoyak-months.js";
import { chips } from "../parts/chips.js";
import { entryRow } from "../parts/entry-row.js";
import { marked } from "../parts/marked.js";
import { dotted } from "../parts/meta.js";
import { moreRows } from "../parts/more-rows.js";
import { emptyState, errorState, rowSkeleton } from "../parts/states.js";
import { ViewElement } from "../view-element.js";
import { loadStart, rememberSearch, searchStart } from "./search-start.js";
import { resultsOf } from "../../state/results.js";

/** @typedef {import("../../engine/types.d.ts").SearchRow} Hit */
/** @typedef {import("../../engine/types.d.ts").SearchResult} Found */
/** @typedef {import("../../engine/types.d.ts").Segment} Segment */
/** @typedef {import("../../engine/types.d.ts").CompleteResult} Completion */

/** Number of rows of an unfolded reading. */
const UNFOLDED = 60;
const ORDERS = /** @type {const} */ (["relevance", ...SORTS]);

export { Months };

export class SearchView extends ViewElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "results", "marks", "layout"];

  /** Rows of unfolded readings, and the query that they belong to. */
  unfolded = { q: "", rows: /** @type {Partial<Record<string, Hit[]>>} */ ({}) };

  /** What is in the field as it was typed, and its cursor; null if the query was not typed. */
  typed = /** @type {{ query: string, cursor: number } | null} */ (null);
  /** The last names for an operator in the field, and the query that they belong to. */
  completion = /** @type {(Completion & { q: string }) | null} */ (null);
  /** The query that names were requested for last, and the answer. */
  asked = { q: "", answer: /** @type {Promise<Completion | null>} */ (Promise.resolve(null)) };
  /** What is offered before a query is typed, and whether it was asked for. */
  start = /** @type {import("./search-start.js").Start | null} */ (null);
  starts = false;

  /** The query. */
  get q() {
    return this.app.place.filter.q;
  }

  get heading() {
    return `${this.q ? this.q + " · " : ""}${t("view.search")}`;
  }

  get isLoading() {
    return resultsOf(this.app).loading;
  }

  get isSettled() {
    const { place } = this.app;
    const results = resultsOf(this.app);
    return !place.spot || !this.q.trim() || results.error !== null || (results.current && !results.loading);
  }

  willUpdate() {
    const { archive, mute, place } = this.app;
    const results = resultsOf(this.app);
    if (!this.isShown || !archive.canSearch) return;
    if (this.q.trim()) results.ensure(place.spot?.rows);
    if (mute) this.need("yoyak-muted").catch(() => {});
    this.ask();
    super.willUpdate();
  }

  /** @param {import("../../state/place.js").Spot | undefined} spot */
  arrive(spot) {
    super.arrive(spot);
    if (!spot) this.querySelector("input")?.focus({ preventScroll: true });
  }

  updated() {
    super.updated();
    const typed = this.isShown && this.querySelector("input") && this.app.surface.takeTyped();
    if (typed) void this.takeField(typed);
  }

  /** Opens the field on the user's request, wherever the page is. @param {() => Promise<string>} typed */
  async takeField(typed) {
    const text = await typed();
    if (text) this.app.place.type(this.q + text);
    this.querySelector("input")?.focus();
  }

  /** @param {Event} event */
  onInput = (event) => {
    const { value, selectionStart } = /** @type {HTMLInputElement} */ (event.target);
    this.typed = { query: value, cursor: selectionStart ?? value.length };
    this.app.place.type(value.normalize("NFC"));
  };

  /** Up and down move through the results, and back to the field. @param {KeyboardEvent} event */
  onKey = (event) => {
    // During a composition, Enter and the arrows belong to the input method; Safari shows this only by the key code.
    if (event.isComposing || event.keyCode === 229) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = this.stops(".yk-complete button, .yk-row-title");
      const next = links.indexOf(target) + (event.key === "ArrowDown" ? 1 : -1);
      if (target !== input && !links.includes(target)) return;
      event.preventDefault();
      (next < 0 ? input : (links[next] ?? target)).focus();
    } else if (event.key === "Enter" && target === input) {
      void this.enter();
    } else if (event.key === "Escape" && target === input && this.q) {
      event.preventDefault();
      event.stopPropagation();
      this.put("");
    }
  };

  /**
   * The elements that the arrow keys move through, without folded ones.
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  stops(selector) {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(selector)]).filter(
      (each) => !each.closest("details:not([open])"),
    );
  }

  /** Saves a search whose result was opened to the recent searches. */
  remember = () => {
    const { found } = resultsOf(this.app);
    const q = this.q.trim();
    if (!q || !(found?.total || found?.tiers.length)) return;
    rememberSearch(this.app, q);
  };

  /** @param {string} q */
  put(q) {
    this.app.place.go({ filter: { ...this.app.place.filter, q } }, { replace: true });
    this.querySelector("input")?.focus();
  }

  /** Requests names for the operator that is being typed. */
  ask() {
    const { q } = this;
    const { open } = this.app.archive;
    if (!open || q === this.asked.q) return;
    const typed = this.typed?.query.normalize("NFC") === q ? this.typed : { query: q };
    // Without names the field still works.
    const answer = open.complete(typed).catch(() => null);
    this.asked = { q, answer };
    void answer.then((found) => {
      if (this.asked.q !== q) return;
      this.completion = found && { q, ...found };
      this.requestUpdate();
    });
  }

  /** Enter takes the first name, if a part of it is typed; otherwise it goes to the first result. */
  async enter() {
    const { q, answer } = this.asked;
    const found = await answer;
    if (found?.typed && found.names.length) return this.complete({ q, ...found }, found.names[0]);
    this.remember();
    this.stops(".yk-row-title")[0]?.focus();
  }

  /** @param {Completion & { q: string }} at @param {Completion["names"][number]} name */
  complete({ q, from, to }, { text }) {
    const before = q.slice(0, from) + text;
    this.put(before + q.slice(to));
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    void this.updateComplete.then(() => input.setSelectionRange(before.length, before.length));
  }

  more = async () => {
    const { place } = this.app;
    const results = resultsOf(this.app);
    await results.more();
    place.remember({ rows: results.shown?.rows.length ?? 0 });
  };

  render() {
    const { app, q } = this;
    const { error, found } = resultsOf(app);
    if (!app.archive.open) return nothing;
    if (!app.archive.canSearch)
      return html`<h1 class="yk-sr">${t("view.search")}</h1>${emptyState(t("search.missing"), html`<a class="yk-button" href=${app.place.href({ view: "list" })}>${t("view.list")}</a>`)}`;
    return html`
      <h1 class="yk-sr">${t("view.search")}</h1>
      <div @keydown=${this.onKey} @click=${(/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest(".yk-row-title") && this.remember()}>
        <form class="yk-search" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
          <label class="yk-find">${icon("search")}<span class="yk-sr">${t("search.label")}</span>
            <input type="search" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder=${t("search.label")} .value=${live(q)} @input=${this.onInput}></label>
          <button type="button" class="yk-tool" aria-label=${t("search.help")} title=${t("search.help")} @click=${() => app.surface.show("search-help")}>${icon("help")}</button>
        </form>
        ${this.completions()}
        ${chips(app, { query: false })}
        ${error ? errorState(app, error, { inline: true, retry: () => app.archive.retry() }) : nothing}
        ${!q.trim() ? this.begin() : found ? this.results(found) : this.slow ? rowSkeleton(6) : nothing}
      </div>`;
  }

  completions() {
    const { completion } = this;
    if (!completion?.names.length) return nothing;
    return html`<ul class="yk-complete" aria-label=${t("search.complete")}>${completion.names.map(
      (name) => html`<li><button type="button" class="yk-chip"
      lang=${this.app.archive.language} @click=${() => this.complete(completion, name)}>${name.name}</button></li>`,
    )}</ul>`;
  }

  /** Before a query is typed. */
  begin() {
    const { app } = this;
    if (!this.starts) {
      this.starts = true;
      void loadStart(app).then((start) => {
        this.start = start;
        this.requestUpdate();
      });
    }
    const changed = () => {
      this.requestUpdate();
      this.querySelector("input")?.focus();
    };
    return searchStart(app, this.start, { put: (q) => this.put(q), changed });
  }

  /** @param {Found} found */
  results(found) {
    const { app, q } = this;
    const { loading } = resultsOf(app);
    const { tiers } = found;
    const months = found.facets.months;
    const nothingFound =
      found.total === 0 && (found.complete || !loading) && tiers.length === 0 && found.overviews.total === 0;
    return html`
      <div class="yk-search-head"><p class="yk-facts">${dotted([
        t(found.complete ? "search.exactly" : loading ? "search.sofar" : "search.without", { n: found.total }),
        found.seconds ? t("facts.watch", { time: formatDuration(found.seconds, locale()) }) : "",
      ])}</p>
        <div class="yk-list-tools">
          ${MEDIUM.matches ? nothing : html`<button type="button" class="yk-button" @click=${() => app.surface.show("filters")}>${icon("filter")}${t("filter.title")}</button>`}
          <label class="yk-select"><span class="yk-sr">${t("sort.label")}</span><select @change=${this.onOrder}>
            ${ORDERS.map((order) => html`<option value=${order} ?selected=${order === app.place.filter.searchOrder}>${t(`sort.${order}`)}</option>`)}</select>${icon("down")}</label>
          ${found.total ? html`<button type="button" class="yk-action" @click=${() => app.surface.show("export")}>${t("export.open")}</button>` : nothing}
          ${app.site && !app.archive.own ? html`<button type="button" class="yk-action" @click=${() => app.surface.show("embed")}>${t("embed.open")}</button>` : nothing}
        </div></div>
      ${
        months.length > 2 && months.some((month) => month.count > 0)
          ? html`<div class="yk-search-months"><yoyak-months .months=${months}></yoyak-months>
        <a class="yk-action" href=${app.place.href({ view: "trends" })}>${t("search.months")}</a></div>`
          : nothing
      }
      ${found.notes.length && !(this.completion?.typed || this.completion?.names.length) ? html`<p class="yk-quiet">${t("search.notes", { text: found.notes.join(", ") })}</p>` : nothing}
      <yoyak-muted .count=${found.muted ?? 0}></yoyak-muted>
      ${found.overviews.total ? this.overviews(found) : nothing}
      <ol class="yk-rows">${found.rows.map((row) => this.hit(row))}</ol>
      ${moreRows(app, this.more)}
      ${tiers.map((tier) => this.tier(tier))}
      ${
        nothingFound
          ? emptyState(
              t(found.problems.length ? "search.emptyHere" : "search.empty", { q }),
              html`
        ${found.suggestions.map((word) => html`<button type="button" class="yk-button" @click=${() => this.put(word)}>${t("search.instead", { q: word })}</button>`)}
        ${chipsOf(app.place.filter).some(({ kind }) => kind !== "query") ? html`<button type="button" class="yk-button" @click=${() => app.setFilter({ ...cleared(app.place.filter), q })}>${t("filter.clear")}</button>` : nothing}
        ${found.suggestions.length ? nothing : html`<button type="button" class="yk-button" @click=${() => app.surface.show("search-help")}>${t("search.help")}</button>`}`,
            )
          : nothing
      }`;
  }

  /**
   * The results of another reading: its rows, or only their number if there are many other rows.
   * @param {Found["tiers"][number]} tier
   */
  tier({ kind, label, total, rows }) {
    const shown = rows.length || this.unfolded.q !== this.q ? rows : (this.unfolded.rows[kind] ?? []);
    return html`<section class="yk-tier"><h2>${t(`search.tier.${kind}`, { q: label, n: total })}</h2>
      ${
        shown.length
          ? html`<ol class="yk-rows">${shown.map((row) => this.hit(row, label || this.q))}</ol>`
          : html`<button type="button" class="yk-button" @click=${() => this.unfold(kind)}>${t("search.tier.show")}</button>`
      }</section>`;
  }

  /** @param {Found["tiers"][number]["kind"]} kind */
  async unfold(kind) {
    const { app, q } = this;
    const request = { ...toSelection(app.place.filter), query: q, tier: kind, limit: UNFOLDED };
    const { rows } = /** @type {Found} */ (await app.archive.open?.search(request));
    if (q !== this.q) return;
    this.unfolded = { q, rows: { ...(this.unfolded.q === q ? this.unfolded.rows : {}), [kind]: rows } };
    this.requestUpdate();
  }

  /** @param {Event} event */
  onOrder = (event) => {
    this.app.setFilter({ ...this.app.place.filter, searchOrder: /** @type {any} */ (event.target).value });
  };

  /**
   * Digests whose overview matches; folded if there are matching entries too, and no title of a page matches.
   * @param {Found} found
   */
  overviews(found) {
    const { app } = this;
    const { overviews } = found;
    const titled = overviews.rows.some((row) => row.headlineParts.some(({ hit }) => hit));
    return html`<details class="yk-found-overviews" ?open=${found.total === 0 || titled}><summary>${t("search.overviews", { n: overviews.total })}</summary>
      <ol class="yk-rows">${overviews.rows.map(
        (row) => html`<li class="yk-row"><div class="yk-row-text">
        <a class="yk-row-title" href=${app.place.href({ view: "digest", digest: row.id })}>${row.headline ? marked(row.headlineParts) : formatDate(row.date, "full", locale())}</a>
        <p class="yk-meta">${row.headline ? `${formatDate(row.date, "full", locale())} · ` : ""}<span lang=${app.archive.language}>${row.topic}</span></p>${this.snippet(row.snippet)}</div></li>`,
      )}</ol></details>`;
  }

  /** @param {Segment[] | undefined} parts */
  snippet(parts) {
    // Reserve space for an excerpt that is loading, so that nothing moves when it arrives.
    return html`<p class="yk-snippet" lang=${this.app.archive.language}>${marked(parts ?? [])}</p>`;
  }

  /** @param {Hit} row @param {string} [q] the query to mark on the target page */
  hit(row, q = this.q) {
    const { app } = this;
    const filter = { ...app.place.filter, q };
    const lacks = row.lacks?.length ? t("search.lacks", { words: row.lacks.join(", ") }) : "";
    const extra = html`${lacks && html`<p class="yk-quiet">${lacks}</p>`}${this.snippet(row.snippet)}`;
    return entryRow(app, row, { date: true, filter, extra });
  }
}
