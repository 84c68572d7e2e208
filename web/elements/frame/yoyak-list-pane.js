// The list beside the text, on wide screens. It scrolls separately and keeps its position.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { countText } from "../../lib/count-text.js";
import { formatDuration } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { chips } from "../parts/chips.js";
import { entryRow } from "../parts/entry-row.js";
import { moreRows } from "../parts/more-rows.js";
import { emptyState } from "../parts/states.js";
import { resultsOf } from "../../state/results.js";

export class ListPane extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "digest", "reading", "results", "marks"];

  willUpdate() {
    if (this.app.hasFilter) resultsOf(this.app).ensure();
  }

  render() {
    const { app } = this;
    if (app.hasFilter) return this.filtered();
    const digest = app.digest.info;
    if (!digest) return nothing;
    return html`
      <nav class="yk-pane" aria-label=${t("digest.contents")}>
        <header><h2>${countText(digest.entryList.length, { rows: digest.entryList })}</h2>
          <p class="yk-facts">${digest.seconds ? t("facts.watch", { time: formatDuration(digest.seconds, locale()) }) : nothing}</p></header>
        <ol class="yk-rows">${digest.entryList.map((row, i) => (row.muted ? nothing : entryRow(app, row, { n: i + 1, current: row.id === app.digest.entry, topic: false, tools: false })))}</ol>
      </nav>`;
  }

  filtered() {
    const { app } = this;
    const { shown, current, loading } = resultsOf(app);
    const { filter } = app.place.state;
    if (!shown) return nothing;
    const isHere = (/** @type {import("../../engine/types.d.ts").EntryRow} */ row) =>
      row.digest === app.digest.info?.id && row.id === app.digest.entry;
    return html`
      <nav class="yk-pane" aria-label=${t("list.filtered")} aria-busy=${loading}>
        <header><h2>${countText(shown.total, { rows: shown.rows, seconds: shown.seconds ?? 0 })}</h2>
          <p class="yk-facts">${shown.seconds ? t("facts.watch", { time: formatDuration(shown.seconds, locale()) }) : nothing}</p>
          <a class="yk-action" href=${app.place.href({ view: "list", filter: { ...filter, listOrder: filter.q && filter.searchOrder !== "relevance" ? filter.searchOrder : filter.listOrder } })}>${t("list.open")}</a></header>
        ${chips(app)}
        ${shown.total === 0 && current ? emptyState(t("list.empty")) : nothing}
        <ol class="yk-rows">${shown.rows.map((row) => entryRow(app, row, { current: isHere(row), date: "short", topic: false, tools: false }))}</ol>
        ${moreRows(app, () => resultsOf(app).more())}
      </nav>`;
  }

  updated() {
    const current = this.querySelector("[aria-current]");
    const pane = this.querySelector(".yk-pane");
    if (!current || !pane || current === this.seen) return;
    /** @type {Element | undefined} */
    this.seen = current;
    const box = current.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (box.top < frame.top + 80 || box.bottom > frame.bottom - 80)
      pane.scrollTop += box.top - frame.top - frame.height / 3;
  }
}
