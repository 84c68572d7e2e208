// The active filters, each with a button to remove it.

import { html, nothing } from "lit";
import { formatDate } from "../../lib/format.js";
import { formatDays } from "../../lib/format-later.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { chipsOf } from "../../state/selection.js";
import { without } from "../../state/filters.js";
import { monthEnd } from "../../lib/dates.js";

/**
 * @param {import("../../state/app.js").App} app
 * @param {{ query?: boolean }} [options] query: also the query, if no field shows it
 */
export function chips(app, { query = true } = {}) {
  const { filter } = app.place.state;
  const active = chipsOf(filter).filter(({ kind }) => query || kind !== "query");
  if (active.length === 0) return nothing;
  return html`
    <ul class="yk-chips" aria-label=${t("filter.active")}>
      ${active.map((chip) => {
        const text = chipText(chip, filter);
        const end = (/** @type {Event} */ event) => {
          focusNext(event);
          app.setFilter(without(filter, chip));
        };
        return html`<li><button type="button" class="yk-chip" @click=${end} aria-label=${t("filter.remove", { name: text })}
          ><span lang=${chip.kind === "topic" || chip.kind === "channel" ? app.archive.language : nothing}>${text}</span>${icon("close")}</button></li>`;
      })}
      <li><button type="button" class="yk-action" @click=${() => app.clearFilter()}>${t("filter.clear")}</button></li>
    </ul>`;
}

/** What narrows a list, in words. @param {import("../../state/url-state.js").Filter} filter */
export function filterText(filter) {
  return chipsOf(filter)
    .map((chip) => chipText(chip, filter))
    .join(", ");
}

/** When a chip is removed, its neighbour gets the focus, or else the view's heading. @param {Event} event */
export function focusNext(event) {
  const item = /** @type {Element} */ (event.currentTarget).closest("li");
  const list = item?.parentElement;
  const at = [...(list?.children ?? [])].indexOf(/** @type {Element} */ (item));
  requestAnimationFrame(() => {
    const chips = [...(list?.isConnected ? list.querySelectorAll(".yk-chip") : [])];
    const next =
      chips[Math.min(at, chips.length - 1)] ?? document.querySelector("main [active] :is(h1[tabindex], input)");
    /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
  });
}

/**
 * @param {{ kind: import("../../state/selection.js").ChipKind, name: string }} chip
 * @param {import("../../state/url-state.js").Filter} filter
 */
function chipText({ kind, name }, filter) {
  switch (kind) {
    case "date":
      return dateText(filter);
    case "length":
      return lengthRange(filter);
    case "query":
      return t("filter.query", { q: name });
    case "unread":
    case "starred":
      return t(`filter.${kind}`);
    default:
      return name;
  }
}

/** @param {{ from: string | null, to: string | null }} filter */
export function dateText({ from, to }) {
  const day = (/** @type {string} */ iso) => formatDate(iso, "long", locale());
  if (from && from === to) return day(from);
  if (from && to && from.endsWith("-01") && to === monthEnd(from.slice(0, 7)))
    return formatDate(from, "month", locale());
  if (from && to) return formatDays(from, to, locale());
  if (from) return t("date.since", { day: day(from) });
  return t("date.until", { day: day(/** @type {string} */ (to)) });
}

/** @param {{ min: number | null, max: number | null }} filter */
export function lengthRange({ min, max }) {
  if (min !== null && max !== null) return t("length.between", { min, max });
  if (min !== null) return t("length.atLeast", { n: min });
  if (max !== null) return t("length.atMost", { n: max });
  return t("length.any");
}
