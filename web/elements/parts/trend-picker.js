// A plot of many small marks with one tab stop: arrow keys move through the marks, Enter or a click takes one, and a
// line below says what the current one is.

import { html, nothing } from "lit";

/** @typedef {{ text: string, pick: () => void }} Mark */

/**
 * @param {object} plot
 * @param {string} plot.name
 * @param {string} plot.kind class of the plot
 * @param {Mark[]} plot.marks
 * @param {number} plot.at the current mark
 * @param {(at: number) => void} plot.move
 * @param {Record<string, number>} [plot.steps] by key, besides those of a row
 * @param {unknown} plot.content an element with data-at for each mark
 */
export function trendPicker({ name, kind, marks, at, move, steps = {}, content }) {
  const last = marks.length - 1;
  const indexOf = (/** @type {Event} */ event) =>
    /** @type {Element} */ (event.target).closest("[data-at]")?.getAttribute("data-at") ?? null;
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const by = /** @type {Record<string, number>} */ ({
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      Home: -at,
      End: last - at,
      ...steps,
    })[event.key];
    if (by !== undefined) move(Math.min(last, Math.max(0, at + by)));
    else if (event.key === "Enter" || event.key === " ") marks[at]?.pick();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onOver = (/** @type {Event} */ event) => {
    const index = indexOf(event);
    if (index !== null && Number(index) !== at) move(Number(index));
  };
  const onClick = (/** @type {Event} */ event) => {
    const index = indexOf(event);
    if (index !== null) marks[Number(index)]?.pick();
  };
  return html`<div class=${kind} role="slider" tabindex="0" aria-label=${name} aria-valuemin="0" aria-valuemax=${last}
      aria-valuenow=${at} aria-valuetext=${marks[at]?.text ?? nothing} @keydown=${onKey} @pointerover=${onOver}
      @click=${onClick}>${content}</div>
    <p class="yk-trend-at" aria-hidden="true">${marks[at]?.text}</p>`;
}
