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
import { toSelection } from "../../state/filters.js";
import { chips, dateText } from "../parts/chips.js";
import { shade, weekColumns } from "../parts/heat.js";
import { dotted } from "../parts/meta.js";
import { emptyState, errorState, rowSkeleton } from "../parts/states.js";
import { ViewElement } from "../view-element.js";

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
    /** @type {import("../../engine/types.d.ts").TallyResult | null} */
    this.tally = null;
    /** @type {Error | null} */
    this.error = null;
    this.from = "";
    this.to = "";
    /** What the tally counts, "" for everything. */
    this.query = "";
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
    const query = app.archive.canSearch ? app.place.filter.q.trim() : "";
    const key = JSON.stringify([selection, query, app.archive.generation]);
    if (key === this.key) return;
    this.key = key;
    this.to = selection.to && selection.to < app.archive.info.to ? selection.to : app.archive.info.to;
    const year = addDays(this.to, 1 - YEAR_DAYS);
    const first = app.archive.info.from > year ? app.archive.info.from : year;
    this.from = selection.from && selection.from > first ? selection.from : first;
    // A word leads to what search finds: without it there are none to show.
    const rising = app.archive.canSearch ? RISING : 0;
    void this.count(key, { ...selection, from: this.from, to: this.to, rising, ...(query ? { query } : {}) });
  }

  /**
   * @param {string} key
   * @param {import("../../engine/types.d.ts").TallyRequest} request
   */
  async count(key, request) {
    const archive = /** @type {import("../../engine/types.d.ts").Archive} */ (this.app.archive.open);
    this.loading = true;
    this.error = null;
    try {
      if (request.unread || request.starred || request.query) await this.app.marks.inform(archive);
      const tally = await archive.tally(request);
      if (key !== this.key) return;
      this.tally = tally;
      this.query = request.query ?? "";
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
        ${this.query ? this.words(tally) : nothing}${this.days(tally)}${tally.rising?.words.length ? this.rising(tally.rising) : nothing}${this.months(tally)}${this.channels(tally)}${this.topics(tally)}`
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
   * @param {import("../../engine/types.d.ts").TallyResult} tally
   */
  words(tally) {
    const months = tally.months.map((each) => ({ ...each, share: each.count / Math.max(1, each.all) }));
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
          months.map(({ month, count, seconds }) => ({
            name: name(month),
            href: this.listOf({ from: monthStart(month), to: monthEnd(month) }),
            count,
            seconds,
          })),
        )}
      </section>`;
  }

  /** A heat map: a column is a week. @param {import("../../engine/types.d.ts").TallyResult} tally */
  days(tally) {
    const sums = new Map(tally.days.map(({ date, ...sum }) => [date, sum]));
    const most = Math.max(1, ...tally.days.map((sum) => this.value(sum)));
    const columns = weekColumns(this.from, this.to);
    const label = (/** @type {(string | null)[]} */ column) => {
      const first = column.find((day) => day?.endsWith("-01"));
      return first ? formatDate(first, "monthShort", locale()) : "";
    };
    return html`
      <section class="yk-trend"><h2>${t("trends.days")}</h2>
        <div class="yk-heat" role="img" aria-label=${t("trends.daysLabel", { n: tally.days.length, most: Math.max(...tally.days.map((sum) => sum.count)) })} @click=${this.pickDay}>
          ${columns.map(
            (column) =>
              html`<div><small>${label(column)}</small>${column.map((day) => {
                if (!day) return html`<i data-none></i>`;
                const sum = sums.get(day) ?? { count: 0, seconds: 0 };
                return html`<i data-date=${day} data-shade=${shade(this.value(sum), most)} title="${formatDate(day, "dayWeek", locale())} · ${this.valueText(sum)}"></i>`;
              })}</div>`,
          )}
        </div>
        ${this.table(
          t("filter.dates"),
          [...tally.days].reverse().map(({ date, ...sum }) => ({
            name: formatDate(date, "long", locale()),
            href: this.listOf({ from: date, to: date }),
            ...sum,
          })),
        )}
      </section>`;
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

  /** @param {import("../../engine/types.d.ts").TallyResult} tally */
  months(tally) {
    const { months } = tally;
    const most = Math.max(1, ...months.map((each) => this.value(each)));
    return html`
      <section class="yk-trend"><h2>${t("trends.months")}</h2>
        <ul class="yk-bars">${months.map(
          ({ month, all, ...sum }) => html`<li><a href=${this.listOf({ from: monthStart(month), to: monthEnd(month) })}>
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

  /** @param {import("../../engine/types.d.ts").TallyResult} tally */
  channels(tally) {
    const channels = tally.channels.slice(0, CHANNELS);
    return html`
      <section class="yk-trend"><h2>${t("trends.channels")}</h2>
        <ul class="yk-multiples">${channels.map(({ name, count, seconds, months: sums }) => {
          // Each on its own scale: the question is how a channel changes; how large it is stands beside its name.
          const most = Math.max(1, ...sums.map((sum) => this.value(sum)));
          return html`<li><a href=${this.listOf({ channels: [name] })}>
          <span lang=${this.app.archive.language}>${name}</span><small>${countText(count, { seconds })}${seconds ? " · " + formatDuration(seconds, locale()) : ""}</small>
          <span class="yk-spark" aria-hidden="true">${sums.map((sum, i) => html`<i style="--share:${this.value(sum) / most}" title="${formatDate(tally.months[i].month, "month", locale())} · ${this.valueText(sum)}"></i>`)}</span></a></li>`;
        })}</ul>
        ${this.table(
          t("filter.channels"),
          tally.channels.map(({ name, count, seconds }) => ({
            name,
            count,
            seconds,
            href: this.listOf({ channels: [name] }),
            lang: true,
          })),
        )}
      </section>`;
  }

  /** @param {import("../../engine/types.d.ts").TallyResult} tally */
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
