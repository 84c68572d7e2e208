// Results per month as bars. One tab stop; arrow keys choose a month, Enter or a click filters by it, and a second time
// removes the filter.

import { html } from "lit";
import { AppElement } from "../app-element.js";
import { monthEnd, monthStart } from "../../lib/dates.js";
import { formatDate } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";

/** @typedef {{ name: string, count: number }} Month */

export class Months extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place"];

  static properties = { months: { attribute: false }, at: { state: true } };

  constructor() {
    super();
    /** @type {Month[]} */
    this.months = [];
    this.at = -1;
  }

  /** The month in the filter. */
  get chosen() {
    const { from, to } = this.app.place.filter;
    return this.months.findIndex(({ name }) => from === monthStart(name) && to === monthEnd(name));
  }

  get cursor() {
    const { chosen, months } = this;
    return this.at >= 0 && this.at < months.length ? this.at : chosen >= 0 ? chosen : months.length - 1;
  }

  /** @param {number} index */
  pick(index) {
    const { app, months } = this;
    const month = months[index];
    if (!month) return;
    this.at = index;
    const range =
      index === this.chosen ? { from: null, to: null } : { from: monthStart(month.name), to: monthEnd(month.name) };
    app.setFilter({ ...app.place.filter, ...range });
  }

  /** @param {KeyboardEvent} event */
  onKey = (event) => {
    const last = this.months.length - 1;
    const to = /** @type {Record<string, number>} */ ({
      ArrowLeft: this.cursor - 1,
      ArrowDown: this.cursor - 1,
      ArrowRight: this.cursor + 1,
      ArrowUp: this.cursor + 1,
      Home: 0,
      End: last,
    })[event.key];
    if (to !== undefined) this.at = Math.min(last, Math.max(0, to));
    else if (event.key === "Enter" || event.key === " ") this.pick(this.cursor);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A click anywhere above a month's bar. @param {MouseEvent} event */
  onClick = (event) => {
    const bars = [...this.querySelectorAll("i")];
    const index = bars.findIndex((bar) => event.clientX <= bar.getBoundingClientRect().right);
    this.pick(index < 0 ? bars.length - 1 : index);
  };

  render() {
    const { months, cursor, chosen } = this;
    const most = Math.max(1, ...months.map(({ count }) => count));
    const text = ({ name, count } = months[cursor] ?? { name: "2000-01", count: 0 }) =>
      t("search.month", { month: formatDate(name, "month", locale()), n: count });
    return html`<div class="yk-spark yk-months" role="slider" tabindex="0" aria-label=${t("search.months")} title=${t("search.monthsHelp")} aria-valuemin="0" aria-valuemax=${months.length - 1}
      aria-valuenow=${cursor} aria-valuetext=${text()} @keydown=${this.onKey} @click=${this.onClick}>${months.map(
        (month, i) => html`<i style="--share:${month.count / most}"
        ?data-chosen=${i === chosen} ?data-cursor=${i === cursor} title=${text(month)}></i>`,
      )}</div>`;
  }
}
