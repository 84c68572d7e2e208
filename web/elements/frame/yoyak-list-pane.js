// The list beside the text, on wide screens. Scrolls by itself and keeps its place.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { countText } from "../../lib/count-text.js";
import { formatDuration } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { chips } from "../parts/chips.js";
import { entryRow } from "../parts/entry-row.js";
import { moreRows } from "../parts/more-rows.js";
import { emptyState } from "../parts/states.js";

export class ListPane extends AppElement {
  appChanged() {
    if (this.app.hasFilter) this.app.results.ensure(this.app.state.filter);
  }

  render() {
    const { app } = this;
    if (app.hasFilter) return this.filtered();
    const { digest } = app;
    if (!digest) return nothing;
    return html`
      <nav class="yk-pane" aria-label=${t("digest.contents")}>
        <header><h2>${countText(digest.entryList.length, { rows: digest.entryList })}</h2>
          <p class="yk-facts">${digest.seconds ? t("facts.watch", { time: formatDuration(digest.seconds, locale()) }) : nothing}</p></header>
        <ol class="yk-rows">${digest.entryList.map((row) => entryRow(app, row, { current: row.id === app.currentEntry, topic: false, tools: false }))}</ol>
      </nav>`;
  }

  filtered() {
    const { app } = this;
    const { shown, current, loading } = app.results;
    const { filter } = app.state;
    if (!shown) return nothing;
    const isHere = (/** @type {import("../../engine/types.d.ts").EntryRow} */ row) =>
      row.digest === app.digest?.id && row.id === app.currentEntry;
    return html`
      <nav class="yk-pane" aria-label=${t("list.filtered")} aria-busy=${loading}>
        <header><h2>${countText(shown.total, shown)}</h2>
          <p class="yk-facts">${shown.seconds ? t("facts.watch", { time: formatDuration(shown.seconds, locale()) }) : nothing}</p>
          <a class="yk-action" href=${app.href({ view: "list", filter: { ...filter, sort: filter.q && filter.order !== "relevance" ? filter.order : filter.sort } })}>${t("list.open")}</a></header>
        ${chips(app)}
        ${shown.total === 0 && current ? emptyState(t("list.empty")) : nothing}
        <ol class="yk-rows">${shown.rows.map((row) => entryRow(app, row, { current: isHere(row), date: "short", topic: false, tools: false }))}</ol>
        ${moreRows(app, () => app.results.more(filter))}
      </nav>`;
  }

  updated() {
    const current = this.querySelector("[aria-current]");
    const pane = this.querySelector(".yk-pane");
    if (!current || !pane || current === this.seen) return;
    this.seen = current;
    const box = current.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (box.top < frame.top + 80 || box.bottom > frame.bottom - 80)
      pane.scrollTop += box.top - frame.top - frame.height / 3;
  }
}
