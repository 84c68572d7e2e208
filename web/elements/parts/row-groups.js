// Rows of entries, grouped by day if the order is by date. A group off screen is not laid out (styles/rows.css), but
// stays in the page for find-in-page and screen readers.

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { formatDate } from "../../lib/format.js";
import { locale } from "../../lib/i18n.js";
import { entryRow } from "./entry-row.js";

/** @typedef {import("../../engine/types.d.ts").EntryRow} EntryRow */

const CHUNK = 50;

/** @param {import("../../state/app.js").App} app @param {EntryRow[]} rows @param {boolean} byDay */
export function rowGroups(app, rows, byDay) {
  const { filter } = app.place.state;
  // The list beside the text uses the same order.
  const options = { date: !byDay, filter: filter.q ? { ...filter, searchOrder: filter.listOrder } : filter };
  /** @type {{ key: string, rows: EntryRow[] }[]} */
  const groups = [];
  for (const row of rows) {
    // Known to be there, and nothing more.
    if (!row.title && app.archive.isLost(row.date)) continue;
    const last = groups.at(-1);
    if (last && (byDay ? last.key === row.date : last.rows.length < CHUNK)) last.rows.push(row);
    else groups.push({ key: byDay ? row.date : String(groups.length), rows: [row] });
  }
  return repeat(
    groups,
    (group) => group.key,
    (group) => html`
    <section class="yk-group" data-place=${"group " + group.key} style="--rows:${group.rows.length}">
      ${byDay ? html`<h2>${formatDate(group.key, "full", locale())}</h2>` : ""}
      <ol class="yk-rows">${repeat(
        group.rows,
        (row) => row.digest + "#" + row.id,
        (row) => entryRow(app, row, options),
      )}</ol>
    </section>`,
  );
}
