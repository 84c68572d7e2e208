// A year under the filter: what is searched for over time, days, months, channels, topics. Each picture is a filter,
// and a table too. Drawn with plain elements: no plotting library is worth its bytes for bars and squares.

import { html, nothing } from "lit";
import { countText } from "../../lib/count-text.js";
import { MEDIUM } from "../../state/layout.js";
import { addDays, daysBetween, monthEnd, monthStart } from "../../lib/dates.js";
import { formatDate, formatDuration } from "../../lib/format.js";
import { formatNumber, formatPercent } from "../../lib/format-later.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { toSelection, wordsOf } from "../../state/filters.js";
import { chips, dateText } from "../parts/chips.js";
import { dotted } from "../parts/meta.js";
import { monthLinks } from "../parts/period-links.js";
import { emptyState, errorState, rowSkeleton } from "../parts/states.js";
import { days, weeks } from "./trends-days.js";
import { trendTable } from "./trends-table.js";
import { compare, words } from "./trends-words.js";
import { ViewElement } from "../view-element.js";

/** @typedef {import("../../engine/types.d.ts").TallyResult} Tally */
/** @typedef {import("../../state/url-state.js").Filter} Filter */
/** @typedef {import("./trends-words.js").Compared} Compared */

const YEAR_DAYS = 365;
/** Small multiples: two columns of six on a wide screen. */
const CHANNELS = 12;
const RISING = 10;
/** A word is asked for when the typing rests: each answer counts a year. */
const PAUSE_MS = 300;

/** How many times as frequent a word became. @param {number} tenths */
const growthText = (tenths) => (tenths ? `×${formatNumber(tenths / 10, locale())}` : t("trends.fresh"));

export class TrendsView extends ViewElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "layout"];

  static properties = { ...super.properties, measure: { state: true }, at: { state: true } };

  constructor() {
    super();
    /** What the plots are drawn by. @type {"count" | "time"} */
    this.measure = "count";
    this.key = "";
    /** @type {Tally | null} */
    this.tally = null;
    /** @type {Error | null} */
    this.error = null;
    this.from = "";
    this.to = "";
    /** What the tally counts, "" for everything. */
    this.query = "";
    /** Several words, each with a tally of its own; the other plots then count everything. @type {Compared[]} */
    this.compared = [];
    /** The current mark of each plot that arrow keys move through. @type {Record<string, number>} */
    this.at = {};
    this.loading = false;
  }

  get heading() {
    return t("view.trends");
  }

  get isSettled() {
    return this.tally !== null || this.error !== null;
  }

  willUpdate() {
    const { app } = this;
    if (!this.isShown || !app.archive.open) return;
    const { sort, ...selection } = toSelection({ ...app.place.filter, listOrder: "newest" });
    const typed = app.archive.canSearch ? wordsOf(app.place.filter.q) : [];
    const key = JSON.stringify([selection, typed, app.archive.generation]);
    if (key === this.key) return;
    this.key = key;
    this.to = selection.to && selection.to < app.archive.info.to ? selection.to : app.archive.info.to;
    const year = addDays(this.to, 1 - YEAR_DAYS);
    const first = app.archive.info.from > year ? app.archive.info.from : year;
    this.from = selection.from && selection.from > first ? selection.from : first;
    // A word leads to what search finds: without it there are none to show.
    const rising = app.archive.canSearch ? RISING : 0;
    void this.count(key, { ...selection, from: this.from, to: this.to, rising }, typed);
  }

  /**
   * @param {string} key
   * @param {import("../../engine/types.d.ts").TallyRequest} request @param {string[]} words
   */
  async count(key, request, words) {
    const archive = /** @type {import("../../engine/types.d.ts").Archive} */ (this.app.archive.open);
    this.loading = true;
    this.error = null;
    try {
      // The query itself may ask for marks.
      if (request.unread || request.starred || words.length) await this.app.marks.inform(archive);
      const [query = ""] = words.length === 1 ? words : [];
      const several = words.length > 1 ? words : [];
      const [tally, ...others] = await Promise.all([
        archive.tally({ ...request, ...(query ? { query } : {}) }),
        ...several.map((word) => archive.tally({ ...request, rising: 0, query: word })),
      ]);
      if (key !== this.key) return;
      this.tally = tally;
      this.query = query;
      this.compared = several.map((word, i) => ({ word, tally: others[i] }));
      this.at = {};
      this.app.archive.note(tally.problems);
      this.app.surface.announce(t("count.found", { n: tally.count }));
    } catch (error) {
      if (key !== this.key) return;
      this.error = /** @type {Error} */ (error);
      this.key = "";
    }
    this.loading = false;
    this.requestUpdate();
  }

  updated() {
    super.updated();
    // The newest weeks are what one looks for first.
    const heat = this.querySelector(".yk-heat");
    if (!heat || this.scrolled === this.key) return;
    /** What it was scrolled for. @type {string | undefined} */
    this.scrolled = this.key;
    heat.scrollLeft = heat.scrollWidth;
  }

  /** @param {import("../../engine/types.d.ts").Sum} sum */
  value(sum) {
    return this.measure === "time" ? sum.seconds : sum.count;
  }

  /** @param {import("../../engine/types.d.ts").Sum} sum */
  valueText(sum) {
    return this.measure === "time"
      ? sum.seconds
        ? formatDuration(sum.seconds, locale())
        : "0"
      : formatNumber(sum.count, locale());
  }

  /** With its noun. @param {import("../../engine/types.d.ts").Sum} sum */
  sumText(sum) {
    return this.measure === "time" ? this.valueText(sum) : countText(sum.count, this.app.archive.info);
  }

  /** The other measure, beside. @param {import("../../engine/types.d.ts").Sum} sum */
  asideText(sum) {
    return this.measure === "time"
      ? countText(sum.count, sum)
      : sum.seconds
        ? formatDuration(sum.seconds, locale())
        : "";
  }

  measures() {
    return html`<div class="yk-segments yk-trend-measure" role="radiogroup" aria-label=${t("trends.measure")}>${
      /** @type {const} */ (["count", "time"]).map(
        (each) => html`
      <label><input type="radio" name="yk-measure" .checked=${this.measure === each} @change=${() => (this.measure = each)}><span>${t(`trends.${each}`)}</span></label>`,
      )
    }</div>`;
  }

  render() {
    const { app, tally } = this;
    if (!app.archive.open) return nothing;
    if (this.error) return errorState(app, this.error, { retry: () => app.archive.retry() });
    return html`
      <header class="yk-list-head">
        <h1 tabindex="-1">${t("view.trends")}</h1>
        <p class="yk-facts">${dotted([dateText({ from: this.from, to: this.to }), tally ? countText(tally.count, this.app.archive.info) : ""])}</p>
        <div class="yk-list-tools">
          ${MEDIUM.matches ? nothing : html`<button type="button" class="yk-button" @click=${() => app.surface.show("filters")}>${icon("filter")}${t("filter.title")}</button>`}
          ${tally?.seconds ? this.measures() : nothing}
        </div>
      </header>
      ${
        app.archive.canSearch
          ? html`<form class="yk-trend-query" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label class="yk-find">${icon("search")}<span class="yk-sr">${t("trends.query")}</span><input type="search" autocomplete="off" spellcheck="false"
          placeholder=${t("trends.query")} .value=${app.place.filter.q} @input=${this.onQuery}></label></form>`
          : nothing
      }
      ${chips(app, { query: !app.archive.canSearch })}
      ${
        !tally
          ? rowSkeleton(6)
          : tally.count === 0
            ? emptyState(
                t("list.empty"),
                html`<button type="button" class="yk-button" @click=${() => app.clearFilter()}>${t("filter.clear")}</button>`,
              )
            : html`
        ${this.query ? words(this, tally) : nothing}${this.compared.length ? compare(this, tally) : nothing}${days(this, tally)}${weeks(this, tally)}${tally.rising?.words.length ? this.rising(tally.rising) : nothing}${this.months(tally)}${this.channels(tally)}${this.topics(tally)}`
      }`;
  }

  /** @param {Event} event */
  onQuery = (event) => {
    const q = /** @type {HTMLInputElement} */ (event.target).value.normalize("NFC");
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      if (this.isShown && q.trim() !== this.app.place.filter.q.trim())
        this.app.setFilter({ ...this.app.place.filter, q });
    }, PAUSE_MS);
  };

  /** Of the compared words. @param {string} word */
  drop(word) {
    const { filter } = this.app.place;
    const rest = wordsOf(filter.q).filter((each) => each !== word);
    /** @type {HTMLElement | null} */ (this.querySelector("h1"))?.focus({ preventScroll: true });
    this.app.setFilter({ ...filter, q: rest.join(", ") });
  }

  /** Whether the time that is counted ends or begins within a month. @param {string} month */
  isPart(month) {
    return monthEnd(month) > this.to || monthStart(month) < this.from;
  }

  /** Its name; of an unfinished one, how far it goes too. @param {string} month */
  monthName(month) {
    const name = formatDate(month, "month", locale());
    if (monthEnd(month) > this.to) return t("trends.untilDay", { month: name, day: Number(this.to.slice(8)) });
    if (monthStart(month) < this.from) return t("trends.sinceDay", { month: name, day: Number(this.from.slice(8)) });
    return name;
  }

  /** @param {Tally} tally */
  monthRows({ months }) {
    return months.map(({ month, count, seconds }) => ({
      name: this.monthName(month),
      href: this.listOf(monthRange(month)),
      count,
      seconds,
    }));
  }

  /** Each leads to what says it. @param {NonNullable<import("../../engine/types.d.ts").TallyResult["rising"]>} rising */
  rising({ since, words }) {
    const { filter } = this.app.place.state;
    const rows = words.map((each) => ({
      ...each,
      href: this.app.place.href({
        view: "search",
        filter: { ...filter, q: [filter.q.trim(), each.word].filter(Boolean).join(" "), from: since, to: this.to },
      }),
    }));
    const most = Math.max(1, ...rows.map((each) => this.value(each)));
    return html`
      <section class="yk-trend"><h2>${t("trends.rising", { n: daysBetween(since, this.to) + 1 })}</h2>
        <ul class="yk-bars yk-rising">${rows.map(
          ({ word, href, before, tenths, ...sum }) => html`<li><a href=${href}>
          <span lang=${this.app.archive.language}>${word}</span><i style="--share:${this.value(sum) / most}"></i><b>${this.valueText(sum)}</b><em>${growthText(tenths)}</em><small>${t("trends.before", { n: before })}</small></a></li>`,
        )}</ul>
        ${this.table(
          t("trends.rising", { n: daysBetween(since, this.to) + 1 }),
          t("trends.word"),
          rows.map(({ word, href, count, seconds }) => ({ name: word, href, count, seconds, own: true })),
        )}
      </section>`;
  }

  /** @param {Tally} tally */
  months(tally) {
    const { months } = tally;
    const most = Math.max(1, ...months.map((each) => this.value(each)));
    return html`
      <section class="yk-trend"><h2>${t("trends.months")}</h2>
        <ul class="yk-bars">${months.map(
          ({
            month,
            all,
            ...sum
          }) => html`<li><a href=${this.filterBy(monthRange(month))} ?data-part=${this.isPart(month)}>
          <span>${this.monthName(month)}</span><i style="--share:${this.value(sum) / most}"></i><b>${this.valueText(sum)}</b><small>${this.asideText(sum)}</small></a></li>`,
        )}</ul>
        ${monthLinks(
          this.app,
          months.filter(({ all }) => all > 0).map(({ month }) => month),
        )}
        ${this.table(t("trends.months"), t("trends.month"), this.monthRows(tally))}
      </section>`;
  }

  /** @param {Tally} tally */
  channels(tally) {
    const channels = tally.channels.slice(0, CHANNELS);
    return html`
      <section class="yk-trend"><h2>${t("trends.channels")}</h2>
        <ul class="yk-multiples">${channels.map(({ name, count, seconds, months: sums }) => {
          // Each on its own scale: the question is how a channel changes; how large it is stands beside its name.
          const most = Math.max(1, ...sums.map((sum) => this.value(sum)));
          return html`<li><a href=${this.filterBy({ channels: [name] })}>
          <span lang=${this.app.archive.language} title=${name}>${name}</span><small>${countText(count, { seconds })}${seconds ? " · " + formatDuration(seconds, locale()) : ""}</small>
          <span class="yk-spark" aria-hidden="true">${sums.map((sum, i) => html`<i ?data-part=${this.isPart(tally.months[i].month)} style="--share:${this.value(sum) / most}" title="${this.monthName(tally.months[i].month)} · ${this.valueText(sum)}"></i>`)}</span></a></li>`;
        })}</ul>
        ${this.table(
          t("trends.channels"),
          t("filter.channels"),
          tally.channels.map(({ name, count, seconds }) => ({
            name,
            count,
            seconds,
            href: this.listOf({ channels: [name] }),
            own: true,
          })),
        )}
      </section>`;
  }

  /** @param {Tally} tally */
  topics(tally) {
    const topics = [...tally.topics].sort((a, b) => this.value(b) - this.value(a));
    const whole = Math.max(
      1,
      topics.reduce((total, each) => total + this.value(each), 0),
    );
    const most = Math.max(1, this.value(topics[0]));
    return html`
      <section class="yk-trend"><h2>${t("trends.topics")}</h2>
        <ul class="yk-bars">${topics.map(
          ({ name, ...sum }) => html`<li><a href=${this.filterBy({ topics: [name] })}>
          <span lang=${this.app.archive.language}>${name}</span><i style="--share:${this.value(sum) / most}"></i><b>${formatPercent(this.value(sum) / whole, locale())}</b><small>${this.asideText(sum)}</small></a></li>`,
        )}</ul>
        ${this.table(
          t("trends.topics"),
          t("filter.topics"),
          topics.map((each) => ({ ...each, href: this.listOf({ topics: [each.name] }), own: true })),
        )}
      </section>`;
  }

  /**
   * @param {string} title of the plot @param {string} name of the first column
   * @param {{ name: string, href: string, count: number, seconds: number, own?: boolean }[]} rows
   */
  table(title, name, rows) {
    return trendTable(this.app, {
      title,
      head: [name, t("trends.count"), t("filter.length")],
      inFile: [name, t("trends.count"), t("trends.seconds")],
      rows: rows.map(({ count, seconds, ...row }) => ({
        ...row,
        cells: [
          { text: formatNumber(count, locale()), value: count },
          { text: seconds ? formatDuration(seconds, locale()) : "", value: seconds },
        ],
      })),
    });
  }

  /** @param {Partial<Filter>} patch */
  listOf(patch) {
    return this.app.place.href({ view: "list", filter: { ...this.app.place.filter, ...patch } });
  }

  /** Narrows Trends itself; what narrows it already is given up. @param {Partial<Filter>} patch */
  filterBy(patch) {
    return this.app.place.href({ view: "trends", filter: { ...this.app.place.filter, ...this.toggled(patch) } });
  }

  /** @param {Partial<Filter>} patch @returns {Partial<Filter>} */
  toggled(patch) {
    const { filter } = this.app.place.state;
    const { from, to } = patch;
    if (from && to) return filter.from === from && filter.to === to ? { from: null, to: null } : { from, to };
    const kind = patch.channels ? "channels" : "topics";
    return JSON.stringify(filter[kind]) === JSON.stringify(patch[kind]) ? { [kind]: [] } : patch;
  }

  /** @param {string} day */
  async openDay(day) {
    const { app } = this;
    await app.days.load(day.slice(0, 7));
    const target = app.marks.ofTopic(app.days.day(day) ?? []);
    if (target) app.place.go({ view: "digest", digest: target.id });
  }
}

/** @param {string} month */
const monthRange = (month) => ({ from: monthStart(month), to: monthEnd(month) });
