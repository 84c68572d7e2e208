// The entries under the filter: how many, how long, what narrows them, and the rows, a page at a time.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { countText } from "../../lib/count-text.js";
import { MEDIUM } from "../../state/app.js";
import { formatDate, formatDuration, formatNumber } from "../../lib/format.js";
import { nearestDay } from "../../state/nearest-day.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { SORTS } from "../../state/url-state.js";
import { chips } from "../parts/chips.js";
import { dotted } from "../parts/meta.js";
import { moreRows } from "../parts/more-rows.js";
import { rowGroups } from "../parts/row-groups.js";
import { emptyState, errorState, rowSkeleton, SKELETON_AFTER_MS } from "../parts/states.js";

export class ListView extends AppElement {
  static properties = { active: { type: Boolean } };

  constructor() {
    super();
    this.active = false;
    this.slow = false;
    this.place = "";
    /** Where a list of dates without entries leads. @type {string | null} */
    this.nearest = null;
    /** @type {object | null} */
    this.searchedNear = null;
    /** The answer whose end is watched for. @type {object | null} */
    this.watched = null;
    /** @type {IntersectionObserver | undefined} */
    this.observer = undefined;
  }

  appChanged() {
    const { app } = this;
    if (!this.active || !app.archive) return;
    const { results, state } = app;
    const place = history.state?.key;
    if (place !== this.place) {
      this.place = place;
      this.placePending = true;
      app.history.frozen = true;
    }
    results.ensure(state.filter, app.history.place?.rows);
    if (results.loading && !this.timer) {
      // Grey that is there already stays.
      this.slow = app.slow;
      this.timer = setTimeout(() => {
        this.slow = results.loading;
        this.requestUpdate();
      }, SKELETON_AFTER_MS);
    } else if (!results.loading) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.slow = false;
    }
  }

  /** Out of sight nothing is drawn. @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    return this.active || changed.has("active");
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("active")) {
      if (this.active) this.appChanged();
      else this.place = "";
    }
  }

  updated() {
    if (!this.active || !this.app.archive) return;
    const { app } = this;
    const { results } = app;
    document.title = `${t("view.list")} · ${app.info.site.title}`;
    if (results.error || (results.shown && results.current && !results.loading)) {
      this.dispatchEvent(new CustomEvent("yoyak-ready", { bubbles: true }));
      if (this.placePending) {
        this.placePending = false;
        scrollTo(0, app.history.place?.y ?? 0);
        app.history.frozen = false;
        if (!app.history.place && this.querySelector("h1") && document.activeElement === document.body) {
          /** @type {HTMLElement} */ (this.querySelector("h1")).focus({ preventScroll: true });
        }
      }
      if (results.shown && results.shown !== this.announced) {
        if (this.announced?.total !== results.shown.total) app.announce(t("count.found", { n: results.shown.total }));
        this.announced = results.shown;
      }
    }
    this.lookNearby();
    const more = this.querySelector(".yk-more");
    if (more && results.shown !== this.watched) {
      this.observer ??= new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) void this.more();
        },
        { rootMargin: "600px" },
      );
      // Anew after each page: an observer tells of a change only, and a reader who is at the end again before the next frame makes none.
      this.observer.disconnect();
      this.observer.observe(more);
      this.watched = results.shown;
    }
  }

  async lookNearby() {
    const { archive, results, state } = this.app;
    const { shown } = results;
    if (!archive || !shown || !results.current || results.loading || shown === this.searchedNear) return;
    this.searchedNear = shown;
    this.nearest = null;
    if (shown.total > 0 || !(state.filter.from || state.filter.to)) return;
    // A way out that cannot be found is not offered; the list itself is not at fault.
    const day = await nearestDay(archive, state.filter).catch(() => null);
    if (this.searchedNear !== shown || !day) return;
    this.nearest = day;
    this.requestUpdate();
  }

  async more() {
    const { app } = this;
    await app.results.more(app.state.filter);
    app.history.remember({ rows: app.results.shown?.rows.length });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  render() {
    const { app } = this;
    const { results } = app;
    if (results.error) return errorState(app, results.error, { retry: () => app.retry() });
    const { shown } = results;
    if (!shown || !app.archive) return this.slow ? rowSkeleton(8) : nothing;
    const { filter } = app.state;
    const grouped = filter.sort === "newest" || filter.sort === "oldest";
    return html`
      <header class="yk-list-head">
        <h1 tabindex="-1">${countText(shown.total, { rows: shown.rows.slice(0, 50), seconds: shown.seconds })}</h1>
        <p class="yk-facts">${this.facts(shown)}</p>
        <div class="yk-list-tools">
          ${MEDIUM.matches ? nothing : html`<button type="button" class="yk-button" @click=${() => app.show("filters")}>${icon("filter")}${t("filter.title")}</button>`}
          <label class="yk-select"><span class="yk-sr">${t("sort.label")}</span>
            <select @change=${(/** @type {Event} */ event) => app.setFilter({ ...filter, sort: /** @type {any} */ (event.target).value })}>
              ${SORTS.map((sort) => html`<option value=${sort} ?selected=${sort === filter.sort}>${t(`sort.${sort}`)}</option>`)}
            </select>${icon("down")}</label>
          ${shown.total ? html`<button type="button" class="yk-action" @click=${() => app.show("export")}>${t("export.open")}</button>` : nothing}
        </div>
      </header>
      ${chips(app)}
      ${shown.total === 0 && results.current ? this.empty() : rowGroups(app, shown.rows, grouped)}
      ${moreRows(app, () => this.more())}`;
  }

  /** @param {import("../../engine/types.d.ts").SelectResult} shown */
  facts(shown) {
    return dotted([
      shown.digests ? t("count.digests", { n: shown.digests }) : "",
      shown.seconds ? t("facts.watch", { time: formatDuration(shown.seconds, locale()) }) : "",
      this.app.results.loading ? t("list.searching") : "",
    ]);
  }

  empty() {
    const { app } = this;
    const { filter } = app.state;
    const months = app.results.shown?.facets.months.filter((month) => month.count > 0) ?? [];
    const wider = (filter.from || filter.to) && months.length > 0;
    // Nothing to take off: what is missing is the archive's.
    if (!app.hasFilter) return emptyState(t(app.problems.length ? "list.none" : "list.empty"));
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
