// A range of video lengths: two thumbs on one line of stops. The stops are close together where most videos are.

import { html } from "lit";
import { AppElement } from "../app-element.js";
import { t } from "../../lib/i18n.js";
import { lengthRange } from "../parts/chips.js";
import { narrowed, withoutTyped } from "../../state/typed.js";

/** Minutes; the last stop means no limit. */
const STOPS = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120, Infinity];
const LAST = STOPS.length - 1;

/** Nearest stop. @param {number} minutes */
function stopOf(minutes) {
  let best = 0;
  STOPS.forEach((stop, i) => {
    if (Math.abs(stop - minutes) < Math.abs(STOPS[best] - minutes)) best = i;
  });
  return best;
}

export class LengthRange extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "results"];

  static properties = { counts: { attribute: false }, low: { state: true }, high: { state: true } };

  constructor() {
    super();
    /** Entries between each stop and the next. @type {{ from: number, count: number }[]} */
    this.counts = [];
    this.low = 0;
    this.high = LAST;
    /** The filter that the thumbs show. Until it changes, the user moves them. */
    this.setBy = "";
  }

  willUpdate() {
    const { min, max } = narrowed(this.app);
    const filter = `${min} ${max}`;
    if (filter === this.setBy) return;
    this.setBy = filter;
    this.low = min === null ? 0 : stopOf(min);
    this.high = max === null ? LAST : stopOf(max);
  }

  get value() {
    return { min: this.low === 0 ? null : STOPS[this.low], max: this.high === LAST ? null : STOPS[this.high] };
  }

  /** @param {"low" | "high"} end @param {Event} event */
  move(end, event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const value = Number(input.value);
    // The thumbs stay at least one stop apart, so that the range is never empty.
    this[end] = end === "low" ? Math.min(value, this.high - 1) : Math.max(value, this.low + 1);
    input.value = String(this[end]);
  }

  render() {
    const value = this.value;
    const text = lengthRange(value);
    const done = () => {
      const q = withoutTyped(this.app, ({ facet }) => facet === "lengths");
      this.app.setFilter({ ...this.app.place.filter, ...this.value, q });
    };
    const thumb = (/** @type {"low" | "high"} */ end) => html`
      <input type="range" min="0" max=${LAST} step="1" .value=${String(this[end])} aria-label=${t(end === "low" ? "length.min" : "length.max")}
        aria-valuetext=${text} @input=${(/** @type {Event} */ event) => this.move(end, event)} @change=${done}>`;
    const most = Math.max(1, ...this.counts.map(({ count }) => count));
    const bars = STOPS.slice(0, -1).map((stop, i) => ({
      share: (this.counts.find(({ from }) => from === stop * 60)?.count ?? 0) / most,
      inside: i >= this.low && i < this.high,
    }));
    return html`
      <div class="yk-range-bars" aria-hidden="true">${bars.map(({ share, inside }) => html`<i ?data-inside=${inside} style="--share:${share}"></i>`)}</div>
      <div class="yk-range" style="--low:${this.low / LAST};--high:${this.high / LAST}">${thumb("low")}${thumb("high")}</div>
      <p class="yk-quiet">${text}</p>`;
  }
}
