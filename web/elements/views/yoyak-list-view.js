// The filtered entries: their number and length, the active filters, and the rows, a page at a time.

import { html, nothing } from "lit";
import { countText } from "../../lib/count-text.js";
import { MEDIUM, WIDE } from "../../state/layout.js";
import { formatDate, formatDuration } from "../../lib/format.js";
import { addDays } from "../../lib/dates.js";
import { toSelection } from "../../state/filters.js";
import { formatNumber } from "../../lib/format-later.js";
import { nearestDay } from "../../state/nearest-day.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { emptyFilter, SORTS } from "../../state/url-state.js";
import { chips } from "../parts/chips.js";
import { dotted } from "../parts/meta.js";
import { moreRows } from "../parts/more-rows.js";
import { rowGroups } from "../parts/row-groups.js";
import { emptyState, errorState, rowSkeleton } from "../parts/states.js";
import { ViewElement } from "../view-element.js";
import { resultsOf } from "../../state/results.js";

/** The filter for unread entries after a day. @param {string} day */
const newSince = (day) => ({ ...emptyFilter(), from: addDays(day, 1), unread: true });

export class ListView extends ViewElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "results", "marks", "layout"];

  constructor() {
    super();
    /** The nearest day with entries, if the chosen dates have none. @type {string | null} */
    this.nearest = null;
    /** @type {object | null} */
    this.searchedNear = null;
    /** The number of new entries, and the marks and the visit that it belongs to. */
    this.fresh = { key: "", count: 0 };
    /** The answer whose last row is observed. @type {object | null} */
    this.watched = null;
    /** @type {IntersectionObserver | undefined} */
    this.observer = undefined;
    /** What it does on wide screens, once that is loaded. @type {import("./wide-list.js").WideList | null} */
    this.wide = null;
    /** @type {Promise<unknown> | null} */
    this.widening = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.onKey);
  }

  /** @param {KeyboardEvent} event */
  onKey = (event) => {
    if (this.isShown && !this.app.surface.layer && !event.defaultPrevented && this.wide?.key(event))
      event.preventDefault();
  };

  escape() {
    return this.wide?.clear() ?? false;
  }

  /** Loads what only wide screens show. If it cannot be loaded, the list stays as it is. */
  widen() {
    this.widening ??= import("./wide-list.js")
      .then(({ WideList }) => {
        this.wide = new WideList(this);
        this.requestUpdate();
      })
      .catch(() => (this.widening = null));
  }

  get heading() {
    return t("view.list");
  }

  get isLoading() {
    return resultsOf(this.app).loading;
  }

  get isReady() {
    const { error, current, loading } = resultsOf(this.app);
    return error !== null || (current && !loading);
  }

  willUpdate() {
    const { archive, mute, place } = this.app;
    const results = resultsOf(this.app);
    if (!this.isShown || !archive.open) return;
    results.ensure(place.spot?.rows);
    if (mute) this.need("yoyak-muted").catch(() => {});
    if (WIDE.matches) this.widen();
    this.dataset.look = WIDE.matches && this.wide ? this.wide.look : "rows";
    super.willUpdate();
  }

  /** @param {import("../../state/place.js").Spot | undefined} spot */
  arrive(spot) {
    super.arrive(spot);
    if (spot || document.activeElement !== document.body) return;
    this.querySelector("h1")?.focus({ preventScroll: true });
  }

  updated() {
    super.updated();
    if (!this.isShown || !this.app.archive.open) return;
    this.lookNearby();
    void this.countNew();
    const results = resultsOf(this.app);
    const more = this.querySelector(".yk-more");
    if (more && results.shown !== this.watched) {
      this.observer ??= new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) void this.more();
        },
        { rootMargin: "600px" },
      );
      // Observe again after each page. An observer reports only changes, and there is none if the user is at the end
      // again before the next frame.
      this.observer.disconnect();
      this.observer.observe(more);
      this.watched = results.shown;
    }
  }

  async lookNearby() {
    const { archive, place } = this.app;
    const results = resultsOf(this.app);
    const { shown } = results;
    if (!archive.open || !shown || !results.current || results.loading || shown === this.searchedNear) return;
    this.searchedNear = shown;
    this.nearest = null;
    if (shown.total > 0 || !(place.filter.from || place.filter.to)) return;
    // If there is no such day, show no link; this is not an error of the list.
    const day = await nearestDay(archive.open, place.filter).catch(() => null);
    if (this.searchedNear !== shown || !day) return;
    this.nearest = day;
    this.requestUpdate();
  }

  /** Counts what came since the last visit and is not read. The core counts. */
  async countNew() {
    const { archive, marks } = this.app;
    const { open } = archive;
    const key = `${marks.newSince} ${marks.version} ${archive.info.to}`;
    if (!open || !marks.newSince || !archive.canMark || this.fresh.key === key) return;
    this.fresh = { key, count: this.fresh.count };
    await marks.inform(open);
    const found = await open.select({ ...toSelection(newSince(marks.newSince)), limit: 0 }).catch(() => null);
    if (this.fresh.key !== key || !found || found.total === this.fresh.count) return;
    this.fresh = { key, count: found.total };
    this.requestUpdate();
  }

  /** Leads to the new entries, unless the list shows them already. */
  newEntries() {
    const { place, marks } = this.app;
    if (!this.fresh.count || !marks.newSince) return "";
    const filter = newSince(marks.newSince);
    if (place.filter.unread && place.filter.from === filter.from) return "";
    return html`<a class="yk-action" href=${place.href({ view: "list", filter })}>${t("list.new", { n: formatNumber(this.fresh.count, locale()) })}</a>`;
  }

  /** Marks all entries of the list as read: with a range of dates, all before a day. */
  readAll = async () => {
    const { marks, surface } = this.app;
    const rows = await resultsOf(this.app)
      .all()
      .catch(() => null);
    if (!rows) return surface.say(t("error.network.title"));
    const unread = rows.filter((row) => !marks.isRead(row));
    if (unread.length === 0) return surface.say(t("read.nothing"));
    marks.setAllRead(unread, true);
    surface.say(t("read.some", { n: unread.length }), t("undo"), () => marks.setAllRead(unread, false));
  };

  async more() {
    const { app } = this;
    await resultsOf(app).more();
    app.place.remember({ rows: resultsOf(app).shown?.rows.length });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.onKey);
    this.observer?.disconnect();
  }

  render() {
    const { app } = this;
    const results = resultsOf(app);
    if (results.error) return errorState(app, results.error, { retry: () => app.archive.retry() });
    const { shown } = results;
    if (!shown || !app.archive.open) return this.slow ? rowSkeleton(8) : nothing;
    const { filter } = app.place.state;
    const grouped = /^(newest|oldest)$/.test(filter.listOrder);
    const wide = WIDE.matches ? this.wide : null;
    return html`
      <header class="yk-list-head">
        <h1 tabindex="-1">${countText(shown.total, { rows: shown.rows.slice(0, 50), seconds: shown.seconds ?? 0 })}</h1>
        <p class="yk-facts">${this.facts(shown)}</p>
        <div class="yk-list-tools">
          ${wide && shown.total ? wide.looks() : nothing}
          ${MEDIUM.matches ? nothing : html`<button type="button" class="yk-button" @click=${() => app.surface.show("filters")}>${icon("filter")}${t("filter.title")}</button>`}
          <label class="yk-select"><span class="yk-sr">${t("sort.label")}</span>
            <select @change=${(/** @type {Event} */ event) => app.setFilter({ ...filter, listOrder: /** @type {any} */ (event.target).value })}>
              ${SORTS.map((sort) => html`<option value=${sort} ?selected=${sort === filter.listOrder}>${t(`sort.${sort}`)}</option>`)}
            </select>${icon("down")}</label>
          ${
            shown.total
              ? html`<button type="button" class="yk-action" @click=${() => app.surface.show("export")}>${t("export.open")}</button>
          ${MEDIUM.matches && app.site && !app.archive.own ? html`<button type="button" class="yk-action" @click=${() => app.surface.show("embed")}>${t("embed.open")}</button>` : nothing}
          <button type="button" class="yk-action" @click=${this.readAll}>${t("read.all.short")}</button>`
              : nothing
          }
        </div>
      </header>
      ${chips(app)}
      <yoyak-muted .count=${shown.muted ?? 0}></yoyak-muted>
      ${shown.total === 0 && results.current ? this.empty() : wide ? wide.body(shown.rows, grouped) : rowGroups(app, shown.rows, grouped)}
      ${moreRows(app, () => this.more())}
      ${wide ? wide.bar() : nothing}`;
  }

  /** @param {import("../../state/results.js").Found} shown */
  facts(shown) {
    return dotted([
      shown.digests ? t("count.digests", { n: shown.digests }) : "",
      shown.seconds ? t("facts.watch", { time: formatDuration(shown.seconds, locale()) }) : "",
      this.newEntries(),
      resultsOf(this.app).loading ? t("list.searching") : "",
      shown.problems.length ? t("list.without") : "",
    ]);
  }

  empty() {
    const { app } = this;
    const { filter } = app.place.state;
    const months = resultsOf(app).shown?.facets.months.filter((month) => month.count > 0) ?? [];
    const wider = (filter.from || filter.to) && months.length > 0;
    const { channels, topics } = app.archive.info;
    const unknown = (/** @type {string[]} */ names, /** @type {{ name: string }[]} */ known) =>
      names.filter((name) => !known.some((each) => each.name === name));
    const strangers = [...unknown(filter.channels, channels), ...unknown(filter.topics, topics)];
    if (strangers.length) {
      const without = (/** @type {string[]} */ names) => names.filter((name) => !strangers.includes(name));
      const rest = { ...filter, channels: without(filter.channels), topics: without(filter.topics) };
      return emptyState(
        t("list.unknown", { names: strangers.join(", ") }),
        html`<button type="button" class="yk-button" @click=${() => app.setFilter(rest)}>${t("list.withoutUnknown")}</button>`,
      );
    }
    // There are no filters to remove: the archive itself lacks these entries.
    if (!app.hasFilter) return emptyState(t(app.archive.problems.length ? "list.none" : "list.empty"));
    return emptyState(
      t("list.empty"),
      html`
      ${this.nearest ? html`<button type="button" class="yk-button" @click=${() => app.setFilter({ ...filter, from: this.nearest, to: this.nearest })}>${t("list.nearest", { day: formatDate(this.nearest, "dayWeek", locale()) })}</button>` : nothing}
      ${
        wider
          ? html`<button type="button" class="yk-button" @click=${() => app.setFilter({ ...filter, from: null, to: null })}>${t(
              "list.allDates",
              {
                n: formatNumber(
                  months.reduce((sum, month) => sum + month.count, 0),
                  locale(),
                ),
              },
            )}</button>`
          : nothing
      }
      ${wider ? nothing : html`<button type="button" class="yk-button" @click=${() => app.clearFilter()}>${t("filter.clear")}</button>`}`,
    );
  }
}
