// Rows of entries, grouped by day if the order is by date. A group off screen is not laid out (styles/rows.css), but
// stays in the page for find-in-page and screen readers.

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { formatDate } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { entryRow } from "./entry-row.js";

/** @typedef {import("../../engine/types.d.ts").EntryRow} EntryRow */

const CHUNK = 50;

/** @param {EntryRow} row @param {EntryRow | undefined} other */
const isSame = (row, other) => row.id === other?.id && row.digest === other.digest;

/**
 * @param {import("../../state/app.js").App} app @param {EntryRow[]} rows @param {boolean} byDay
 * @param {(row: EntryRow) => unknown} [choice] what stands before each row
 * @param {EntryRow} [current] the one that is shown beside
 */
export function rowGroups(app, rows, byDay, choice, current) {
  const { filter } = app.place.state;
  // The list beside the text uses the same order.
  const options = { date: !byDay, filter: filter.q ? { ...filter, searchOrder: filter.listOrder } : filter };
  /** `lost`: number of entries instead of rows. @type {{ key: string, rows: EntryRow[], lost: number }[]} */
  const groups = [];
  for (const row of rows) {
    const last = groups.at(-1);
    // Known to be there, and nothing more: counted, so that a list of only such entries is not blank.
    if (!row.title && app.archive.isLost(row.date)) {
      if (last?.lost) last.lost += 1;
      else groups.push({ key: `lost ${groups.length}`, rows: [], lost: 1 });
    } else if (last && !last.lost && (byDay ? last.rows[0].date === row.date : last.rows.length < CHUNK))
      last.rows.push(row);
    else {
      const isNewDay = byDay && !groups.some(({ key }) => key === row.date);
      groups.push({ key: isNewDay ? row.date : String(groups.length), rows: [row], lost: 0 });
    }
  }
  return repeat(
    groups,
    (group) => group.key,
    (group) =>
      group.lost
        ? html`<p class="yk-facts yk-lost">${t("rows.lost", { n: group.lost })}</p>`
        : html`
    <section class="yk-group" data-place=${"group " + group.key} style="--rows:${group.rows.length}">
      ${byDay ? html`<h2>${formatDate(group.rows[0].date, "full", locale())}</h2>` : ""}
      <ol class="yk-rows">${repeat(
        group.rows,
        (row) => row.digest + "#" + row.id,
        (row) => entryRow(app, row, { ...options, current: isSame(row, current), choice: choice?.(row) }),
      )}</ol>
    </section>`,
  );
}
