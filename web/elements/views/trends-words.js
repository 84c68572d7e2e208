// Words over time, in Trends: one, or several on one scale.

import { html } from "lit";
import { countText } from "../../lib/count-text.js";
import { monthEnd, monthStart } from "../../lib/dates.js";
import { formatDate } from "../../lib/format.js";
import { formatNumber, formatPercent } from "../../lib/format-later.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { trendTable } from "./trends-table.js";

/** @typedef {import("../../engine/types.d.ts").TallyResult} Tally */
/** @typedef {{ word: string, tally: Tally }} Compared */
/** @typedef {import("./yoyak-trends-view.js").TrendsView} View */

const LEAST = 1e-9;
/** What part of a month's entries a word has. @param {Tally["months"][number]} month */
const shareOf = ({ count, all }) => count / Math.max(1, all);
/** @param {string} month */
const monthRange = (month) => ({ from: monthStart(month), to: monthEnd(month) });

/**
 * What is searched for, month by month, as a share of all entries: a busy month alone does not make a word rise.
 * @param {View} view @param {Tally} tally
 */
export function words(view, tally) {
  const title = t("trends.queryTitle", { q: view.query });
  return html`
    <section class="yk-trend"><h2>${title}</h2>
      ${columns(view, tally, Math.max(...tally.months.map(shareOf), LEAST))}
      ${view.table(title, t("trends.month"), view.monthRows(tally))}
    </section>`;
}

/** Several words, on one scale. @param {View} view @param {Tally} whole */
export function compare(view, whole) {
  const most = Math.max(...view.compared.flatMap(({ tally }) => tally.months.map(shareOf)), LEAST);
  const title = t("trends.compared");
  const months = view.monthRows(whole);
  return html`
    <section class="yk-trend"><h2>${title}</h2>
      <ul class="yk-compared">${view.compared.map(
        ({ word, tally }) => html`<li><h3>${word} <small>${countText(tally.count, view.app.archive.info)}</small>
          <button type="button" class="yk-tool" aria-label=${t("trends.without", { word })} @click=${() => view.drop(word)}>${icon("close")}</button></h3>
        ${tally.count ? columns(view, tally, most) : html`<p class="yk-quiet">${t("list.empty")}</p>`}</li>`,
      )}</ul>
      ${trendTable(view.app, {
        title,
        head: [t("trends.month"), ...view.compared.map(({ word }) => word)],
        rows: months.map(({ name, href }, i) => ({
          name,
          href,
          cells: view.compared.map(({ tally }) => {
            const { count } = tally.months[i] ?? { count: 0 };
            return { text: formatNumber(count, locale()), value: count };
          }),
        })),
      })}
    </section>`;
}

/** A column for each month: how much of it a word has. @param {View} view @param {Tally} tally @param {number} most */
function columns(view, { months }, most) {
  return html`<div class="yk-columns" style="--columns:${months.length}">${months.map((each, i) => {
    const { month, count } = each;
    const share = shareOf(each);
    const name = view.monthName(month);
    return html`<a href=${view.filterBy(monthRange(month))} title="${name} · ${formatNumber(count, locale())}" ?data-part=${view.isPart(month)}>
        <b>${count ? formatPercent(share, locale()) : ""}</b><i style="--share:${share / most}"></i><small>${i === 0 || month.endsWith("-01") ? formatDate(month, "monthShort", locale()) : Number(month.slice(5))}</small>
        <span class="yk-sr">${name}, ${countText(count, view.app.archive.info)}</span></a>`;
  })}</div>`;
}
