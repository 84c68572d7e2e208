// The days around the current one, on phones: a horizontal strip with a dot for each day with a digest.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { MEDIUM } from "../../state/layout.js";
import { addDays, weekday } from "../../lib/dates.js";
import { formatDate } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";

/** Days before and after the current one: three weeks are a few swipes. */
const REACH = 21;

export class DayStrip extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "digest", "days", "marks", "layout"];

  render() {
    const { app } = this;
    if (MEDIUM.matches || app.place.state.view !== "digest" || !app.archive.open || !app.digest.info) return nothing;
    const { from, to } = app.archive.info;
    const { date } = app.digest.info;
    /** @type {string[]} */
    const days = [];
    for (let by = -REACH; by <= REACH; by += 1) {
      const day = addDays(date, by);
      if (day >= from && day <= to) days.push(day);
    }
    return html`<nav class="yk-strip" aria-label=${t("day.strip")}><button type="button" class="yk-tool" aria-haspopup="dialog" aria-label=${t("day.calendar")} title=${t("day.calendar")} @click=${() => app.surface.show("calendar")}>${icon("calendar")}</button><ol>${days.map((day) => this.day(day, date))}</ol></nav>`;
  }

  /** @param {string} day @param {string} current */
  day(day, current) {
    const { app } = this;
    const digests = app.days.day(day) ?? [];
    const target = app.marks.ofTopic(digests);
    const number = Number(day.slice(8));
    const inside = html`<small aria-hidden="true">${number === 1 ? formatDate(day, "monthShort", locale()) : formatDate(day, "weekdayNarrow", locale())}</small><b aria-hidden="true">${number}</b>`;
    const weekend = weekday(day) === 0 ? "sunday" : nothing;
    const lost = app.archive.isLost(day);
    if (!target)
      return html`<li data-weekend=${weekend} ?data-lost=${lost} title=${lost ? t("day.lost") : nothing}><span aria-hidden="true">${inside}</span></li>`;
    const isNew =
      app.marks.newSince !== null &&
      day > app.marks.newSince &&
      digests.some((digest) => app.marks.readCount(digest.id) === 0);
    return html`<li data-weekend=${weekend}><a href=${app.place.href({ digest: day === current ? (app.digest.info?.id ?? null) : target.id })} aria-current=${day === current ? "date" : nothing}
      ?data-new=${isNew}><span class="yk-sr">${formatDate(day, "dayWeek", locale()) + (isNew ? ", " + t("new") : "")}</span>${inside}<i></i></a></li>`;
  }

  updated() {
    const current = this.querySelector("[aria-current]");
    const strip = this.querySelector("ol");
    if (!current || !strip || this.centred === current.getAttribute("href")) return;
    this.centred = current.getAttribute("href");
    const box = /** @type {HTMLElement} */ (current.parentElement);
    strip.scrollLeft = box.offsetLeft - (strip.clientWidth - box.offsetWidth) / 2;
  }
}
