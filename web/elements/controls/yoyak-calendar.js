// A calendar month; days with digests are highlighted. Beside a digest, a day links to its digest. Beside a list, days
// form a range, chosen by two clicks or by dragging. One tab stop; arrow keys move.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { addDays, addMonths, monthEnd, monthStart, weekday } from "../../lib/dates.js";
import { monthGrid } from "../../lib/date-ranges.js";
import { formatDate } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { periodLinks } from "../parts/period-links.js";
import { narrowed, setDays } from "../../state/typed.js";

/** A week with a known start, for the names of the days. */
const A_SUNDAY = "2023-01-01";
const STEPS = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 });

export class Calendar extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "digest", "days", "results"];

  static properties = {
    range: { type: Boolean },
    month: { state: true },
    cursor: { state: true },
    drag: { state: true },
  };

  constructor() {
    super();
    this.range = false;
    this.month = "";
    this.cursor = "";
    /** @type {{ from: string, to: string } | null} */
    this.drag = null;
    /** The days of the list. @type {{ from: string | null, to: string | null }} */
    this.chosen = { from: null, to: null };
    this.around = "";
    this.anchor = "";
  }

  willUpdate() {
    const { app } = this;
    if (!app.archive.open) return;
    const days = this.range ? narrowed(app) : { from: null, to: null };
    this.chosen = days;
    const shown = this.range
      ? (days.to ?? days.from ?? app.archive.info.to)
      : (app.digest.info?.date ?? app.archive.info.to);
    if (shown === this.around) return;
    this.around = shown;
    if (!this.drag) {
      this.month = shown.slice(0, 7);
      this.cursor = shown;
    }
  }

  get firstDay() {
    return 0;
  }

  render() {
    const { app, month } = this;
    if (!month) return nothing;
    const { from, to } = app.archive.info;
    const weeks = monthGrid(month, this.firstDay);
    const step = (/** @type {number} */ by, /** @type {string} */ label, /** @type {boolean} */ possible) => html`
      <button type="button" class="yk-tool" aria-label=${label} title=${label} ?disabled=${!possible} @click=${() => this.show(addMonths(month, by))}>${icon(by < 0 ? "back" : "forward")}</button>`;
    const name = formatDate(month, "month", locale());
    const whole = { from: monthStart(month), to: monthEnd(month) };
    const { chosen } = this;
    return html`
      <div class="yk-cal-head">
        ${step(-1, t("calendar.previous"), month > from.slice(0, 7))}
        <button type="button" class="yk-cal-month" title=${t("calendar.wholeMonth")} aria-pressed=${chosen.from === whole.from && chosen.to === whole.to}
          @click=${() => setDays(app, whole)} aria-live="polite">${name}</button>
        ${step(1, t("calendar.next"), month < to.slice(0, 7))}
      </div>
      <table class="yk-cal" role="grid" aria-label=${name} @keydown=${this.onKey} @pointerdown=${this.onDown} @pointerover=${this.onOver}>
        <thead><tr>${Array.from({ length: 7 }, (_, i) => addDays(A_SUNDAY, i + this.firstDay)).map((day) => html`<th scope="col" abbr=${formatDate(day, "weekday", locale())}>${formatDate(day, "weekdayNarrow", locale())}</th>`)}</tr></thead>
        <tbody>${weeks.map((week) => html`<tr>${week.map((day) => (day ? this.day(day) : html`<td></td>`))}</tr>`)}</tbody>
      </table>
      ${periodLinks(app, month, this.daysOf(weeks), app.days.day(monthStart(month)) === undefined)}`;
  }

  /** Days with digests; while they are loading, those that may have some. @param {(string | null)[][]} weeks */
  daysOf(weeks) {
    const { archive, days } = this.app;
    const { from, to } = archive.info;
    return weeks.flat().flatMap((day) => (day && day >= from && day <= to && days.day(day)?.length !== 0 ? [day] : []));
  }

  /** @param {string} day */
  day(day) {
    const { app } = this;
    const digests = app.days.day(day);
    const has = (digests?.length ?? 0) > 0;
    const { from, to } = this.drag ?? this.chosen;
    const chosen = this.range && (from !== null || to !== null) && day >= (from ?? "") && day <= (to ?? "9999");
    const here = !this.range && app.place.state.view === "digest" && app.digest.info?.date === day;
    const edge =
      chosen && (day === from || day === to) ? (from === to ? "both" : day === from ? "from" : "to") : nothing;
    const lost = !has && app.archive.isLost(day);
    const label =
      formatDate(day, "full", locale()) +
      (has ? ", " + t("count.digests", { n: digests?.length ?? 0 }) : lost ? ", " + t("day.lost") : "");
    const tab = day === this.tabStop ? 0 : -1;
    return html`<td role="gridcell" aria-selected=${chosen || here} data-edge=${edge} ?data-chosen=${chosen}>
      <button type="button" tabindex=${tab} data-day=${day} ?data-has=${has} ?data-lost=${lost} aria-current=${here ? "date" : nothing} data-today=${day === app.today ? "" : nothing}
        aria-disabled=${!has && !this.range} data-weekend=${weekday(day) === 0 ? "sunday" : nothing}
        @click=${(/** @type {MouseEvent} */ event) => this.choose(day, event)}><span class="yk-sr">${label}</span><span aria-hidden="true">${Number(day.slice(8))}</span></button></td>`;
  }

  get tabStop() {
    return this.cursor.startsWith(this.month) ? this.cursor : monthStart(this.month);
  }

  /** @param {string} month */
  show(month) {
    this.month = month;
    void this.app.days.load(month);
  }

  /** @param {string} day @param {MouseEvent} event */
  choose(day, event) {
    const { app } = this;
    this.cursor = day;
    if (!this.range) {
      const target = app.marks.ofTopic(app.days.day(day) ?? []);
      if (target) app.place.go({ view: "digest", digest: target.id, entry: null });
      return;
    }
    if (this.dragged) {
      this.dragged = false;
      return;
    }
    const { chosen } = this;
    const extend =
      (event.shiftKey && chosen.from) ||
      (this.anchor && this.anchor !== day && chosen.from === this.anchor && chosen.to === this.anchor);
    if (extend) {
      const [from, to] = [chosen.from ?? day, day].sort();
      this.anchor = "";
      setDays(app, { from, to });
    } else if (chosen.from === day && chosen.to === day) {
      this.anchor = "";
      setDays(app, { from: null, to: null });
    } else {
      this.anchor = day;
      setDays(app, { from: day, to: day });
    }
  }

  /** @param {PointerEvent} event */
  onDown = (event) => {
    const day = this.dayOf(event);
    if (!this.range || !day || event.pointerType === "touch" || event.button !== 0) return;
    this.start = day;
    addEventListener("pointerup", this.onUp, { once: true });
  };

  /** @param {PointerEvent} event */
  onOver = (event) => {
    const day = this.dayOf(event);
    if (!this.start || !day || (day === this.start && !this.drag)) return;
    const [from, to] = [this.start, day].sort();
    this.drag = { from, to };
  };

  onUp = () => {
    const { drag } = this;
    this.start = "";
    this.drag = null;
    if (!drag) return;
    this.dragged = drag.from !== drag.to;
    // A click at the end of a drag is part of the drag. There is none if the pointer has left the day.
    setTimeout(() => (this.dragged = false));
    this.anchor = "";
    if (this.dragged) setDays(this.app, drag);
  };

  /** @param {Event} event */
  dayOf(event) {
    return /** @type {Element} */ (event.target).closest("[data-day]")?.getAttribute("data-day") ?? "";
  }

  /** @param {KeyboardEvent} event */
  onKey = (event) => {
    const at = this.dayOf(event);
    if (!at) return;
    let next = STEPS[event.key] ? addDays(at, STEPS[event.key]) : "";
    if (event.key === "Home") next = monthStart(this.month);
    if (event.key === "End") next = monthEnd(this.month);
    if (event.key === "PageUp" || event.key === "PageDown")
      next = monthStart(addMonths(this.month, event.key === "PageUp" ? -1 : 1));
    const { from, to } = this.app.archive.info;
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if (next.slice(0, 7) < from.slice(0, 7) || next.slice(0, 7) > to.slice(0, 7)) return;
    this.cursor = next;
    if (!next.startsWith(this.month)) this.show(next.slice(0, 7));
    void this.updateComplete.then(() =>
      /** @type {HTMLElement | null} */ (this.querySelector(`[data-day="${next}"]`))?.focus(),
    );
  };
}
