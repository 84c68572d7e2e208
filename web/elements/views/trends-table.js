// The table under a plot of Trends, and the same as a file for spreadsheets.

import { html, nothing } from "lit";
import { download } from "../../page/clipboard.js";
import { csvOf, fileName } from "../../lib/csv.js";
import { t } from "../../lib/i18n.js";

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} href
 * @property {boolean} [own] the name is a text of the archive
 * @property {Cell[]} cells
 */
/** @typedef {{ text: string, value: string | number | null }} Cell value: in the file */

/**
 * @param {import("../../state/app.js").App} app
 * @param {{ title: string, head: string[], inFile?: string[], rows: Row[] }} table head: of all columns; inFile: the
 *   same with units, for the file; title: of the plot
 */
export function trendTable(app, { title, head, inFile = head, rows }) {
  const { language } = app.archive;
  const save = () => {
    const lines = rows.map(({ name, cells }) => [name, ...cells.map(({ value }) => value)]);
    download(fileName([app.archive.info.site.title, title], "csv"), "text/csv", csvOf([inFile, ...lines]));
  };
  return html`<details class="yk-table"><summary>${t("trends.table")}</summary>
    <button type="button" class="yk-action" @click=${save}>${t("trends.csv")}<span class="yk-sr">: ${title}</span></button>
    <div tabindex="0" role="region" aria-label=${head[0]}><table>
      <thead><tr>${head.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ({
          name,
          href,
          own,
          cells,
        }) => html`<tr><th scope="row"><a href=${href} lang=${own ? language : nothing}>${name}</a></th>
        ${cells.map(({ text }) => html`<td>${text}</td>`)}</tr>`,
      )}</tbody></table></div></details>`;
}
