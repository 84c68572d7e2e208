// One field for everything: what it finds appears under the letters as they are typed. Only there when the archive can search.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { AppElement } from "../app-element.js";
import { MEDIUM } from "../../state/app.js";
import { formatDate, formatDuration } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { chipsOf, cleared, toSelection } from "../../state/selection.js";
import { load, save } from "../../state/storage.js";
import { SORTS } from "../../state/url-state.js";
import { Months } from "../controls/yoyak-months.js";
import { chips } from "../parts/chips.js";
import { entryRow } from "../parts/entry-row.js";
import { marked } from "../parts/marked.js";
import { dotted } from "../parts/meta.js";
import { emptyState, errorState, rowSkeleton, SKELETON_AFTER_MS } from "../parts/states.js";

/** @typedef {import("../../engine/types.d.ts").SearchRow} Hit */
/** @typedef {import("../../engine/types.d.ts").SearchResult} Found */
/** @typedef {import("../../engine/types.d.ts").Segment} Segment */

/** A pause shorter than between two keys of a quick typist, so that each pause is answered. */
const PAUSE_MS = 60;
/** The address follows when the typing rests: browsers limit how often it may change. */
const SETTLE_MS = 500;
const PAGE = 50;
const RECENT = 8;
/** Of the names that an operator may be completed to. */
const COMPLETIONS = 8;
const ORDERS = /** @type {const} */ (["relevance", ...SORTS]);

export { Months };

export class SearchView extends AppElement {
  static properties = {
    active: { type: Boolean },
    q: { state: true },
    found: { state: true },
    error: { state: true },
    slow: { state: true },
  };

  constructor() {
    super();
    this.active = false;
    this.q = "";
    /** @type {Found | null} */
    this.found = null;
    /** @type {Error | null} */
    this.error = null;
    this.slow = false;
    this.key = "";
    this.committed = "";
    this.limit = PAGE;
    this.turn = 0;
    /** Whether an answer is still to come. */
    this.searching = false;
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
    const key = JSON.stringify({ ...toSelection(filter), sort: filter.order, generation: app.generation });
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
      this.searching = false;
      return;
    }
    this.searching = true;
    this.slow ||= app.slow;
    const archive = app.archive;
    const before = this.running;
    const { signal } = (this.running = new AbortController());
    const ask = (/** @type {object} */ more) =>
      archive.search(
        { ...toSelection(app.state.filter), sort: app.state.filter.order, query: q, limit, ...more },
        { signal },
      );
    const timer = setTimeout(() => (this.slow = turn === this.turn), SKELETON_AFTER_MS);
    try {
      await app.tellMarks();
      // Titles first: each excerpt costs the text of a digest, and a slow line should not hold back what is found. What is at
      // hand comes at once, then everything. A newer keystroke makes this answer void.
      const first = ask({ partial: true, snippet: 0 });
      // Only now, so that what both need to fetch is not fetched anew.
      before?.abort();
      let found = await first;
      if (turn !== this.turn) return;
      if (!found.complete) {
        if (found.total > 0) this.found = { ...found, complete: false };
        found = await ask({ snippet: 0, tiers: false });
        if (turn !== this.turn) return;
      }
      if (found.total > 0) this.found = found;
      // What may have been meant is only in the full answer.
      found = await ask({});
      if (turn !== this.turn) return;
      this.found = found;
      this.error = null;
      app.noteProblems(found.problems);
      app.announce(t("count.found", { n: found.total }));
    } catch (error) {
      if (turn === this.turn) this.error = /** @type {Error} */ (error);
    } finally {
      clearTimeout(timer);
      if (turn === this.turn) this.slow = this.searching = false;
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
    // Enter and the arrows that end or steer a composition are the input method's; Safari tells by the number alone.
    if (event.isComposing || event.keyCode === 229) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const links = this.stops(".yk-complete button, .yk-row-title");
      const next = links.indexOf(target) + (event.key === "ArrowDown" ? 1 : -1);
      if (target !== input && !links.includes(target)) return;
      event.preventDefault();
      (next < 0 ? input : (links[next] ?? target)).focus();
    } else if (event.key === "Enter" && target === input && this.completion?.part && this.completion.names.length) {
      this.complete(this.completion.names[0]);
    } else if (event.key === "Enter" && target === input) {
      this.remember();
      this.stops(".yk-row-title")[0]?.focus();
    } else if (event.key === "Escape" && target === input && this.q) {
      event.preventDefault();
      event.stopPropagation();
      this.put("");
    }
  };

  /** What the arrow keys move through: nothing that is folded away. @param {string} selector @returns {HTMLElement[]} */
  stops(selector) {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(selector)]).filter(
      (each) => !each.closest("details:not([open])"),
    );
  }

  /** A search that led somewhere is kept for the next time. */
  remember = () => {
    this.commit();
    const q = this.q.trim();
    if (!q || !(this.found?.total || this.found?.tiers.length)) return;
    const earlier = load(this.recentKey, /** @type {string[]} */ ([])).filter((each) => each !== q);
    save(this.recentKey, [q, ...earlier].slice(0, RECENT));
  };

  /** @param {string} q */
  put(q) {
    this.q = q;
    this.commit();
    this.querySelector("input")?.focus();
  }

  /** What an operator at the end of the field may be completed to. */
  get completion() {
    const match = /(?:^|\s)-?(channel|채널|topic|주제):"?([^"\s]*)$/i.exec(this.q);
    if (!match) return null;
    const [, operator, part] = match;
    const { channels, topics } = this.app.info;
    const fold = (/** @type {string} */ text) => text.toLowerCase().replace(/\s+/g, "");
    const all = /^(channel|채널)$/i.test(operator) ? channels : topics;
    return {
      part,
      names: all
        .map(({ name }) => name)
        .filter((name) => name !== part && fold(name).includes(fold(part)))
        .slice(0, COMPLETIONS),
    };
  }

  /** @param {string} name */
  complete(name) {
    const { completion } = this;
    if (!completion) return;
    const before = this.q.slice(0, this.q.length - completion.part.length).replace(/"$/, "");
    this.put(`${before}${/\s/.test(name) ? `"${name}"` : name} `);
  }

  more = () => {
    this.limit += PAGE;
    void this.search();
  };

  render() {
    const { app, found, q } = this;
    if (!app.archive || !this.active) return nothing;
    if (!app.canSearch)
      return html`<h1 class="yk-sr">${t("view.search")}</h1>${emptyState(t("search.missing"), html`<a class="yk-button" href=${app.href({ view: "list" })}>${t("view.list")}</a>`)}`;
    return html`
      <h1 class="yk-sr">${t("view.search")}</h1>
      <div @keydown=${this.onKey} @click=${(/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest(".yk-row-title") && this.remember()}>
        <form class="yk-search" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
          <label class="yk-find">${icon("search")}<span class="yk-sr">${t("search.label")}</span>
            <input type="search" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder=${t("search.label")} .value=${live(q)} @input=${this.onInput}></label>
          <button type="button" class="yk-tool" aria-label=${t("search.help")} title=${t("search.help")} @click=${() => this.openLayer("search-help")}>${icon("help")}</button>
        </form>
        ${this.completions()}
        ${chips(app, { query: false })}
        ${this.error ? errorState(app, this.error, { inline: true, retry: () => this.search() }) : nothing}
        ${!q.trim() ? this.recent() : found ? this.results(found) : this.slow ? rowSkeleton(6) : nothing}
      </div>`;
  }

  completions() {
    const names = this.completion?.names ?? [];
    if (names.length === 0) return nothing;
    return html`<ul class="yk-complete" aria-label=${t("search.complete")}>${names.map(
      (name) => html`<li><button type="button" class="yk-chip"
      lang=${this.app.contentLanguage} @click=${() => this.complete(name)}>${name}</button></li>`,
    )}</ul>`;
  }

  recent() {
    const recent = load(this.recentKey, /** @type {string[]} */ ([]));
    if (recent.length === 0) return this.examples();
    return html`<section class="yk-tier"><h2>${t("search.recent")}</h2>
      <ul class="yk-chips yk-recent">${recent.map(
        (
          q,
        ) => html`<li><button type="button" class="yk-chip" @click=${() => this.put(q)}>${q}</button><button type="button" class="yk-tool"
        aria-label=${t("search.forget", { q })} title=${t("search.forget", { q })} @click=${() => this.forget(q)}>${icon("close")}</button></li>`,
      )}
        <li><button type="button" class="yk-action" @click=${() => this.forget()}>${t("search.forgetAll")}</button></li></ul></section>`;
  }

  /** Before anything was searched for: what else than words can be written, with names of this site. */
  examples() {
    const { channels, topics } = this.app.info;
    const named = (/** @type {string} */ operator, /** @type {{ name: string } | undefined} */ facet) =>
      facet ? [operator + (/\s/.test(facet.name) ? `"${facet.name}"` : facet.name)] : [];
    const [channel, topic, ...rest] =
      locale() === "ko" ? ["채널:", "주제:", "날짜:P1W", "길이:>20분"] : ["channel:", "topic:", "date:P1W", "len:>20m"];
    return html`<section class="yk-tier"><h2>${t("search.examples")}</h2><ul class="yk-chips">${[
      ...named(channel, channels[0]),
      ...named(topic, topics[0]),
      ...rest,
    ].map(
      (q) => html`<li><button type="button"
      class="yk-chip" lang=${/[ㄱ-힣]/.test(q) ? "ko" : "en"} @click=${() => this.put(q)}>${q}</button></li>`,
    )}</ul></section>`;
  }

  /** @param {string} [q] without it, all */
  forget(q) {
    const earlier = load(this.recentKey, /** @type {string[]} */ ([]));
    save(this.recentKey, q === undefined ? [] : earlier.filter((each) => each !== q));
    this.requestUpdate();
    this.querySelector("input")?.focus();
  }

  /** @param {Found} found */
  results(found) {
    const { app, q } = this;
    const tiers = found.tiers.filter((tier) => tier.rows.length);
    const months = found.facets.months;
    const nothingFound =
      found.total === 0 && (found.complete || !this.searching) && tiers.length === 0 && found.overviews.total === 0;
    return html`
      <div class="yk-search-head"><p class="yk-facts">${dotted([
        t(found.complete ? "search.exactly" : this.searching ? "search.sofar" : "search.without", { n: found.total }),
        found.seconds ? t("facts.watch", { time: formatDuration(found.seconds, locale()) }) : "",
      ])}</p>
        <div class="yk-list-tools">
          ${MEDIUM.matches ? nothing : html`<button type="button" class="yk-button" @click=${() => this.openLayer("filters")}>${icon("filter")}${t("filter.title")}</button>`}
          <label class="yk-select"><span class="yk-sr">${t("sort.label")}</span><select @change=${this.onOrder}>
            ${ORDERS.map((order) => html`<option value=${order} ?selected=${order === app.state.filter.order}>${t(`sort.${order}`)}</option>`)}</select>${icon("down")}</label>
          ${found.total ? html`<button type="button" class="yk-action" @click=${() => this.openLayer("export")}>${t("export.open")}</button>` : nothing}
        </div></div>
      ${
        months.length > 2 && months.some((month) => month.count > 0)
          ? html`<div class="yk-search-months"><yoyak-months .months=${months}></yoyak-months>
        <a class="yk-action" href=${app.href({ view: "trends", filter: { ...app.state.filter, q } })}>${t("search.months")}</a></div>`
          : nothing
      }
      ${found.notes.length && !this.completion ? html`<p class="yk-quiet">${t("search.notes", { text: found.notes.join(", ") })}</p>` : nothing}
      ${found.overviews.total ? this.overviews(found) : nothing}
      <ol class="yk-rows">${found.rows.map((row) => this.hit(row, q))}</ol>
      ${found.rows.length < found.total ? html`<p class="yk-more"><button type="button" class="yk-button" @click=${this.more}>${t("list.more", { n: found.total - found.rows.length })}</button></p>` : nothing}
      ${tiers.map(
        (tier) => html`<section class="yk-tier"><h2>${t(`search.tier.${tier.kind}`, { q: tier.label })}</h2>
        <ol class="yk-rows">${tier.rows.map((row) => this.hit(row, tier.label || q))}</ol></section>`,
      )}
      ${
        nothingFound
          ? emptyState(
              t("search.empty", { q }),
              html`
        ${found.suggestions.map((word) => html`<button type="button" class="yk-button" @click=${() => this.put(word)}>${t("search.instead", { q: word })}</button>`)}
        ${chipsOf(app.state.filter).some(({ kind }) => kind !== "query") ? html`<button type="button" class="yk-button" @click=${() => app.setFilter({ ...cleared(app.state.filter), q })}>${t("filter.clear")}</button>` : nothing}
        ${found.suggestions.length ? nothing : html`<button type="button" class="yk-button" @click=${() => this.openLayer("search-help")}>${t("search.help")}</button>`}`,
            )
          : nothing
      }`;
  }

  /** What lies above the page goes by the address, and by the count of it; an address written later would close it. @param {"filters" | "export" | "search-help"} name */
  openLayer(name) {
    this.commit();
    this.app.results.ensure(this.app.state.filter);
    this.app.show(name);
  }

  /** Rows on the page, for the keyboard. */
  get rows() {
    return [...(this.found?.rows ?? []), ...(this.found?.tiers ?? []).flatMap((tier) => tier.rows)];
  }

  /** @param {Event} event */
  onOrder = (event) => {
    this.commit();
    this.app.setFilter({ ...this.app.state.filter, order: /** @type {any} */ (event.target).value });
  };

  /** Digests whose overview has it: one step away where entries have it too. @param {Found} found */
  overviews(found) {
    const { app, q } = this;
    const { overviews } = found;
    return html`<details class="yk-found-overviews" ?open=${found.total === 0}><summary>${t("search.overviews", { n: overviews.total })}</summary>
      <ol class="yk-rows">${overviews.rows.map(
        (row) => html`<li class="yk-row"><div class="yk-row-text">
        <a class="yk-row-title" href=${app.href({ view: "digest", digest: row.id, filter: { ...app.state.filter, q } })}>${formatDate(row.date, "full", locale())}</a>
        <p class="yk-meta"><span lang=${app.contentLanguage}>${row.topic}</span></p>${this.snippet(row.snippet)}</div></li>`,
      )}</ol></details>`;
  }

  /** @param {Segment[] | undefined} parts */
  snippet(parts) {
    // Room is kept for an excerpt that is on its way, so that nothing moves when it comes.
    return html`<p class="yk-snippet" lang=${this.app.contentLanguage}>${marked(parts ?? [])}</p>`;
  }

  /** @param {Hit} row @param {string} q what is marked where this leads */
  hit(row, q) {
    const { app } = this;
    const filter = { ...app.state.filter, q };
    return entryRow(app, row, { date: true, filter, extra: this.snippet(row.snippet) });
  }
}
