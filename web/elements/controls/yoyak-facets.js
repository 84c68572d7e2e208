// The filters of the list: days, topics, channels, length. They are in the rail, and in a sheet on phones.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { WIDE } from "../../state/layout.js";
import { formatNumber } from "../../lib/format-later.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { presetRange } from "../../lib/date-ranges.js";
import { Calendar } from "./yoyak-calendar.js";
import { FilterFoot } from "./yoyak-filter-foot.js";
import { LengthRange } from "./yoyak-length-range.js";
import { followsOf } from "../../state/follows.js";
import { resultsOf } from "../../state/results.js";
import { narrowed, setDays, typedName, withoutTyped } from "../../state/typed.js";

export { Calendar, FilterFoot, LengthRange };

/** @typedef {"topics" | "channels" | "sites"} Kind */

/** Number of channels shown before the user asks for all: as many as fit into the rail. */
const FEW_CHANNELS = 8;
const MARKS = /** @type {const} */ (["unread", "starred"]);
const PRESETS = /** @type {const} */ (["day", "week", "month"]);

export class Facets extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "results", "digest", "layout", "follows"];

  static properties = { sheet: { type: Boolean }, find: { state: true }, found: { state: true }, all: { state: true } };

  constructor() {
    super();
    this.sheet = false;
    this.find = "";
    /** Channels for what is in the field, best first; null while it is empty. @type {string[] | null} */
    this.found = null;
    this.all = false;
  }

  willUpdate() {
    const { app } = this;
    if (app.hasFilter || followsOf(app).list.length) this.need("yoyak-follow").catch(() => {});
    if (this.ranges) this.need("yoyak-names").catch(() => {});
    // Trends reads the whole archive anyway, so its counts are available.
    if (
      app.hasFilter ||
      /^(trends|saved)$/.test(app.place.state.view) ||
      (this.sheet && app.place.state.view === "list")
    )
      resultsOf(app).ensure();
  }

  /** Whether days are a filter range, not links. */
  get ranges() {
    return this.sheet || ["list", "search", "trends", "saved"].includes(this.app.place.state.view);
  }

  render() {
    const { app } = this;
    const { filter } = app.place.state;
    const facets = resultsOf(app).facets();
    const id = this.sheet ? "sheet" : "rail";
    return html`
      <yoyak-follow></yoyak-follow>
      <section class="yk-facet" aria-labelledby="yk-${id}-dates">
        <h2 id="yk-${id}-dates" class="yk-sr">${t("filter.dates")}</h2>
        <yoyak-calendar .range=${this.ranges}></yoyak-calendar>
        <div class="yk-presets">${PRESETS.map((preset) => this.preset(preset))}</div>
      </section>
      ${this.sites(facets.sites ?? [], id)}
      <section class="yk-facet" aria-labelledby="yk-${id}-topics">
        <h2 id="yk-${id}-topics">${t("filter.topics")}</h2>
        <ul class="yk-options">${facets.topics.map((facet) => this.option("topics", facet))}</ul>
      </section>
      ${this.channels(facets.channels, id)}
      ${this.ranges ? html`<yoyak-names></yoyak-names>` : nothing}
      <section class="yk-facet" aria-labelledby="yk-${id}-length">
        <h2 id="yk-${id}-length">${t("filter.length")}</h2>
        <yoyak-length-range .counts=${facets.lengths ?? []}></yoyak-length-range>
      </section>
      ${
        app.archive.canMark
          ? html`<section class="yk-facet" aria-labelledby="yk-${id}-marks">
        <h2 id="yk-${id}-marks">${t("filter.marks")}</h2>
        <ul class="yk-options">${MARKS.map(
          (mark) => html`<li><label class="yk-option">
          <input type="checkbox" .checked=${filter[mark]} @change=${() => app.setFilter({ ...filter, [mark]: !filter[mark] })}><span>${t(`filter.${mark}`)}</span></label></li>`,
        )}</ul>
      </section>`
          : nothing
      }
      ${!this.sheet && app.hasFilter && app.place.state.view === "digest" && !WIDE.matches ? html`<p class="yk-facet-clear"><button type="button" class="yk-action" @click=${() => app.clearFilter()}>${t("filter.clear")}</button></p>` : nothing}`;
  }

  /** A site that cannot be shown has no number. @param {import("../../engine/types.d.ts").Facet[]} sites @param {string} id */
  sites(sites, id) {
    const { archive, place } = this.app;
    if (sites.length < 2) return nothing;
    const missing = archive.problems.flatMap(({ site }) => site ?? []);
    return html`<section class="yk-facet" aria-labelledby="yk-${id}-sites">
        <h2 id="yk-${id}-sites">${t("filter.sites")}</h2>
        <ul class="yk-options">${sites.map((facet) =>
          missing.includes(facet.name) && !place.filter.sites.includes(facet.name)
            ? html`<li><span class="yk-option" data-none><span>${facet.name}</span><small>${t("filter.siteMissing")}</small></span></li>`
            : this.option("sites", facet),
        )}</ul>
      </section>`;
  }

  /** @param {typeof PRESETS[number]} preset */
  preset(preset) {
    const { app } = this;
    const days = narrowed(app);
    const range = presetRange(preset, app.archive.info.to);
    const on = days.from === range.from && days.to === range.to;
    // If the site is up to date, the newest day is "today"; otherwise its button has another label.
    const label = preset === "day" && app.archive.info.to !== app.today ? "newest" : preset;
    // Beside a digest, the newest day is a link, not a filter.
    if (preset === "day" && !this.ranges)
      return html`<a class="yk-chip" href=${app.place.href({ view: "digest", digest: null })} aria-current=${app.digest.info?.date === app.archive.info.to ? "date" : nothing}>${t(`date.${label}`)}</a>`;
    return html`<button type="button" class="yk-chip" aria-pressed=${on} @click=${() => setDays(app, on ? { from: null, to: null } : range)}>${t(`date.${label}`)}</button>`;
  }

  /** @param {Kind} kind @param {string} name */
  isOn(kind, name) {
    return this.app.place.filter[kind].includes(name) || this.typed(kind, name) !== undefined;
  }

  /** Queries have no operator for sites. @param {Kind} kind @param {string} name */
  typed(kind, name) {
    return kind === "sites" ? undefined : typedName(this.app, kind, name);
  }

  /** An option that the query asks for leaves the query. @param {Kind} kind @param {string} name */
  toggle(kind, name) {
    const { app } = this;
    const { filter } = app.place;
    const typed = filter[kind].includes(name) ? undefined : this.typed(kind, name);
    if (!typed) return app.toggle(kind, name);
    app.setFilter({ ...filter, q: withoutTyped(app, (each) => each === typed) });
  }

  /** @param {Kind} kind @param {{ name: string, count: number }} facet */
  option(kind, { name, count }) {
    const { app } = this;
    const on = this.isOn(kind, name);
    return html`<li><label class="yk-option" ?data-none=${count === 0 && !on}>
      <input type="checkbox" .checked=${on} @change=${() => this.toggle(kind, name)}>
      <span lang=${app.archive.language}>${name}</span><small>${formatNumber(count, locale())}</small></label></li>`;
  }

  /** @param {Event} event */
  onFind = async (event) => {
    const find = (this.find = /** @type {HTMLInputElement} */ (event.target).value);
    const { open, info } = this.app.archive;
    const request = { query: find, names: /** @type {const} */ ("channels"), limit: info.channels.length };
    const answer = find.trim() ? await open?.complete(request).catch(() => null) : null;
    if (find === this.find) this.found = answer?.names.map(({ name }) => name) ?? null;
  };

  /** @param {{ name: string, count: number }[]} channels @param {string} id */
  channels(channels, id) {
    const selected = this.app.place.filter.channels;
    const { found } = this;
    const byName = (/** @type {string} */ name) => channels.filter((each) => each.name === name);
    const matching = found ? found.flatMap(byName) : [...channels].sort((a, b) => b.count - a.count);
    // A channel in the address that this archive does not have can still be removed.
    const strangers = selected
      .filter((name) => !channels.some((each) => each.name === name))
      .map((name) => ({ name, count: 0 }));
    const first = [...strangers, ...matching.filter(({ name }) => this.isOn("channels", name))];
    const rest = matching.filter(({ name }) => !this.isOn("channels", name));
    const list = [...first, ...rest];
    const shown = this.all || found ? list : list.slice(0, Math.max(FEW_CHANNELS, first.length));
    return html`
      <section class="yk-facet" aria-labelledby="yk-${id}-channels">
        <h2 id="yk-${id}-channels">${t("filter.channels")}</h2>
        ${
          channels.length > FEW_CHANNELS
            ? html`<label class="yk-find">${icon("search")}<span class="yk-sr">${t("filter.findChannel")}</span>
          <input type="search" autocomplete="off" spellcheck="false" placeholder=${t("filter.findChannel")} .value=${this.find}
            @input=${this.onFind}></label>`
            : nothing
        }
        ${shown.length ? html`<ul class="yk-options">${shown.map((facet) => this.option("channels", facet))}</ul>` : html`<p class="yk-quiet">${t("filter.noChannel")}</p>`}
        ${
          !found && list.length > FEW_CHANNELS
            ? html`<button type="button" class="yk-action" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}
          >${this.all ? t("filter.fewer") : t("filter.allChannels", { n: list.length })}</button>`
            : nothing
        }
      </section>`;
  }
}
