// A year under the filter: what is searched for over time, days, months, channels, topics. Each picture is a filter,
// and a table too. Drawn with plain elements: no plotting library is worth its bytes for bars and squares.

import { html, nothing } from "lit";
import { countText } from "../../lib/count-text.js";
import { MEDIUM } from "../../state/layout.js";
import { addDays, daysBetween, monthEnd, monthStart } from "../../lib/dates.js";
import { formatDate, formatDuration, formatNumber, formatPercent } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { RisingWords } from "../../state/rising-words.js";
import { toSelection } from "../../state/selection.js";
import { monthsBetween, shade, Tally, weekColumns } from "../../state/trends-data.js";
import { chips, dateText } from "../parts/chips.js";
import { dotted } from "../parts/meta.js";
import { emptyState, errorState, rowSkeleton } from "../parts/states.js";
import { ViewElement } from "../view-element.js";

/** Rows asked for at a time: the page draws in between. */
const PAGE = 1000;
const YEAR_DAYS = 365;
/** Small multiples: two columns of six on a wide screen. */
const CHANNELS = 12;
const RISING = 10;
/** A word is asked for when the typing rests: each answer counts a year. */
const PAUSE_MS = 300;

export class TrendsView extends ViewElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "layout"];

  static properties = { ...super.properties, measure: { state: true } };

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
    /** Entries of each month, found or not. @type {Map<string, number>} */
    this.all = new Map();
    /** From when on words are compared with those before. */
    this.since = "";
    /** @type {import("../../state/rising-words.js").RisingWord[]} */
    this.rising = [];
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
    const selection = toSelection({ ...app.place.filter, listOrder: "newest" });
    const query = app.archive.canSearch ? app.place.filter.q.trim() : "";
    const key = JSON.stringify([selection, query, app.archive.generation]);
    if (key === this.key) return;
    this.key = key;
    this.to = selection.to && selection.to < app.archive.info.to ? selection.to : app.archive.info.to;
    const year = addDays(this.to, 1 - YEAR_DAYS);
    const first = app.archive.info.from > year ? app.archive.info.from : year;
    this.from = selection.from && selection.from > first ? selection.from : first;
    void this.count(key, { ...selection, from: this.from, to: this.to }, query);
  }

  /**
   * @param {string} key
   * @param {import("../../engine/types.d.ts").Selection} selection
   * @param {string} query "" for all entries
   */
  async count(key, selection, query) {
    const archive = /** @type {import("../../engine/types.d.ts").Archive} */ (this.app.archive.open);
    const tally = new Tally();
    const words = new RisingWords();
    const since = this.app.archive.canSearch ? RisingWords.since(this.from, this.to) : "";
    this.loading = true;
    this.error = null;
    try {
      if (selection.unread || selection.starred || query) await this.app.marks.inform(archive);
      // Against what a word's share is measured.
      const all = query ? (await archive.select({ ...selection, limit: 1 })).facets.months : [];
      for (let offset = 0; ; offset += PAGE) {
        const limits = { ...selection, offset, limit: PAGE };
        const page = query
          ? await archive.search({ ...limits, query, snippet: 0, tiers: false })
          : await archive.select(limits);
        if (key !== this.key) return;
        tally.add(page.rows);
        if (since) words.add(page.rows);
        this.app.archive.note(page.problems);
        if (page.rows.length < PAGE) break;
        if (!this.tally) this.requestUpdate();
      }
      this.tally = tally;
      this.query = query;
      this.since = since;
      this.rising = words.rising(since, RISING, query);
      this.all = new Map(all.map(({ name, count }) => [name, count]));
      this.app.surface.announce(t("count.found", { n: tally.total }));
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

  /** @param {import("../../state/trends-data.js").Sum | undefined} sum */
  value(sum) {
    return sum ? (this.measure === "time" ? sum.seconds : sum.count) : 0;
  }

  /** @param {import("../../state/trends-data.js").Sum} sum */
  valueText(sum) {
    return this.measure === "time"
      ? sum.seconds
        ? formatDuration(sum.seconds, locale())
        : "0"
      : formatNumber(sum.count, locale());
  }

  /** The other measure, beside. @param {import("../../state/trends-data.js").Sum} sum */
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
        <p class="yk-facts">${dotted([dateText({ from: this.from, to: this.to }), tally ? countText(tally.total, this.app.archive.info) : ""])}</p>
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
          : tally.total === 0
            ? emptyState(
                t("list.empty"),
                html`<button type="button" class="yk-button" @click=${() => app.clearFilter()}>${t("filter.clear")}</button>`,
              )
            : html`
        ${this.query ? this.words(tally) : nothing}${this.days(tally)}${this.rising.length ? this.risingWords() : nothing}${this.months(tally)}${this.channels(tally)}${this.topics(tally)}`
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

  /**
   * What is searched for, month by month, as a share of all entries: a busy month alone does not make a word rise.
   * @param {Tally} tally
   */
  words(tally) {
    const months = monthsBetween(this.from.slice(0, 7), this.to.slice(0, 7)).map((month) => {
      const { count, seconds } = tally.months.get(month) ?? { count: 0, seconds: 0 };
      return { month, count, seconds, share: count / Math.max(1, this.all.get(month) ?? 0) };
    });
    const most = Math.max(...months.map(({ share }) => share), 1e-9);
    const percent = (/** @type {number} */ share) => formatPercent(share, locale());
    const name = (/** @type {string} */ month) => formatDate(month, "month", locale());
    return html`
      <section class="yk-trend"><h2>${t("trends.queryTitle", { q: this.query })}</h2>
        <div class="yk-columns" style="--columns:${months.length}">${months.map(
          ({ month, count, share }, i) => html`<a
          href=${this.listOf({ from: monthStart(month), to: monthEnd(month) })} title="${name(month)} · ${formatNumber(count, locale())}">
          <b>${count ? percent(share) : ""}</b><i style="--share:${share / most}"></i><small>${i === 0 || month.endsWith("-01") ? formatDate(month, "monthShort", locale()) : Number(month.slice(5))}</small>
          <span class="yk-sr">${name(month)}, ${countText(count, this.app.archive.info)}</span></a>`,
        )}</div>
        ${this.table(
          t("trends.month"),
          months.map(({ month, ...sum }) => ({
            name: name(month),
            href: this.listOf({ from: monthStart(month), to: monthEnd(month) }),
            ...sum,
          })),
        )}
      </section>`;
  }

  /** A heat map: a column is a week. @param {Tally} tally */
  days(tally) {
    const most = Math.max(1, ...[...tally.days.values()].map((sum) => this.value(sum)));
    const columns = weekColumns(this.from, this.to);
    const label = (/** @type {(string | null)[]} */ column) => {
      const first = column.find((day) => day?.endsWith("-01"));
      return first ? formatDate(first, "monthShort", locale()) : "";
    };
    const sums = [...tally.days].sort(([a], [b]) => (a < b ? 1 : -1));
    return html`
      <section class="yk-trend"><h2>${t("trends.days")}</h2>
        <div class="yk-heat" role="img" aria-label=${t("trends.daysLabel", { n: tally.days.size, most: Math.max(...[...tally.days.values()].map((sum) => sum.count)) })} @click=${this.pickDay}>
          ${columns.map(
            (column) =>
              html`<div><small>${label(column)}</small>${column.map((day) => {
                if (!day) return html`<i data-none></i>`;
                const sum = tally.days.get(day) ?? { count: 0, seconds: 0 };
                return html`<i data-date=${day} data-shade=${shade(this.value(sum), most)} title="${formatDate(day, "dayWeek", locale())} · ${this.valueText(sum)}"></i>`;
              })}</div>`,
          )}
        </div>
        ${this.table(
          t("filter.dates"),
          sums.map(([day, sum]) => ({
            name: formatDate(day, "long", locale()),
            href: this.listOf({ from: day, to: day }),
            ...sum,
          })),
        )}
      </section>`;
  }

  /** Each leads to what says it. */
  risingWords() {
    const { filter } = this.app.place.state;
    const rows = this.rising.map((each) => ({
      ...each,
      href: this.app.place.href({
        view: "search",
        filter: { ...filter, q: [filter.q.trim(), each.word].filter(Boolean).join(" "), from: this.since, to: this.to },
      }),
    }));
    const most = Math.max(1, ...rows.map((each) => this.value(each)));
    return html`
      <section class="yk-trend"><h2>${t("trends.rising", { n: daysBetween(this.since, this.to) + 1 })}</h2>
        <ul class="yk-bars">${rows.map(
          ({ word, href, before, ...sum }) => html`<li><a href=${href}>
          <span lang=${this.app.archive.language}>${word}</span><i style="--share:${this.value(sum) / most}"></i><b>${this.valueText(sum)}</b><small>${t("trends.before", { n: before })}</small></a></li>`,
        )}</ul>
        ${this.table(
          t("trends.word"),
          rows.map(({ word, href, count, seconds }) => ({ name: word, href, count, seconds, lang: true })),
        )}
      </section>`;
  }

  /** @param {Tally} tally */
  months(tally) {
    const months = monthsBetween(this.from.slice(0, 7), this.to.slice(0, 7)).map((month) => ({
      month,
      ...(tally.months.get(month) ?? { count: 0, seconds: 0 }),
    }));
    const most = Math.max(1, ...months.map((each) => this.value(each)));
    return html`
      <section class="yk-trend"><h2>${t("trends.months")}</h2>
        <ul class="yk-bars">${months.map(
          ({ month, ...sum }) => html`<li><a href=${this.listOf({ from: monthStart(month), to: monthEnd(month) })}>
          <span>${formatDate(month, "month", locale())}</span><i style="--share:${this.value(sum) / most}"></i><b>${this.valueText(sum)}</b><small>${this.asideText(sum)}</small></a></li>`,
        )}</ul>
        ${this.table(
          t("trends.month"),
          months.map(({ month, count, seconds }) => ({
            name: formatDate(month, "month", locale()),
            href: this.listOf({ from: monthStart(month), to: monthEnd(month) }),
            count,
            seconds,
          })),
        )}
      </section>`;
  }

  /** @param {Tally} tally */
  channels(tally) {
    const months = monthsBetween(this.from.slice(0, 7), this.to.slice(0, 7));
    const channels = tally.topChannels(CHANNELS);
    return html`
      <section class="yk-trend"><h2>${t("trends.channels")}</h2>
        <ul class="yk-multiples">${channels.map(({ name, count, seconds, months: sums }) => {
          // Each on its own scale: the question is how a channel changes; how large it is stands beside its name.
          const most = Math.max(1, ...[...sums.values()].map((sum) => this.value(sum)));
          return html`<li><a href=${this.listOf({ channels: [name] })}>
          <span lang=${this.app.archive.language}>${name}</span><small>${countText(count, { seconds })}${seconds ? " · " + formatDuration(seconds, locale()) : ""}</small>
          <span class="yk-spark" aria-hidden="true">${months.map((month) => html`<i style="--share:${this.value(sums.get(month)) / most}" title="${formatDate(month, "month", locale())} · ${this.valueText(sums.get(month) ?? { count: 0, seconds: 0 })}"></i>`)}</span></a></li>`;
        })}</ul>
        ${this.table(
          t("filter.channels"),
          tally
            .topChannels(Infinity)
            .map((each) => ({ ...each, href: this.listOf({ channels: [each.name] }), lang: true })),
        )}
      </section>`;
  }

  /** @param {Tally} tally */
  topics(tally) {
    const topics = [...tally.topics]
      .map(([name, sum]) => ({ name, ...sum }))
      .sort((a, b) => this.value(b) - this.value(a));
    const whole = Math.max(
      1,
      topics.reduce((total, each) => total + this.value(each), 0),
    );
    const most = Math.max(1, this.value(topics[0]));
    return html`
      <section class="yk-trend"><h2>${t("trends.topics")}</h2>
        <ul class="yk-bars">${topics.map(
          ({ name, ...sum }) => html`<li><a href=${this.listOf({ topics: [name] })}>
          <span lang=${this.app.archive.language}>${name}</span><i style="--share:${this.value(sum) / most}"></i><b>${formatPercent(this.value(sum) / whole, locale())}</b><small>${this.asideText(sum)}</small></a></li>`,
        )}</ul>
        ${this.table(
          t("filter.topics"),
          topics.map((each) => ({ ...each, href: this.listOf({ topics: [each.name] }), lang: true })),
        )}
      </section>`;
  }

  /**
   * @param {string} name
   * @param {{ name: string, href: string, count: number, seconds: number, lang?: boolean }[]} rows
   */
  table(name, rows) {
    return html`<details class="yk-table"><summary>${t("trends.table")}</summary>
      <div tabindex="0" role="region" aria-label=${name}><table><thead><tr><th scope="col">${name}</th><th scope="col">${t("trends.count")}</th><th scope="col">${t("filter.length")}</th></tr></thead>
        <tbody>${rows.map(
          (
            row,
          ) => html`<tr><th scope="row"><a href=${row.href} lang=${row.lang ? this.app.archive.language : nothing}>${row.name}</a></th>
          <td>${formatNumber(row.count, locale())}</td><td>${row.seconds ? formatDuration(row.seconds, locale()) : ""}</td></tr>`,
        )}</tbody></table></div></details>`;
  }

  /** @param {Partial<import("../../state/url-state.js").Filter>} patch */
  listOf(patch) {
    return this.app.place.href({ view: "list", filter: { ...this.app.place.filter, ...patch } });
  }

  /** @param {Event} event */
  pickDay = async (event) => {
    const day = /** @type {Element} */ (event.target).getAttribute("data-date");
    if (!day) return;
    const { app } = this;
    await app.days.load(day.slice(0, 7));
    const digests = app.days.day(day) ?? [];
    if (digests.length) app.place.go({ view: "digest", digest: digests[0].id });
  };
}
