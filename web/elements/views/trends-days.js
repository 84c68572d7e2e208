// Days and weeks, in Trends.

import { html, nothing } from "lit";
import { daysBetween } from "../../lib/dates.js";
import { formatDate, formatDuration } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { dateText } from "../parts/chips.js";
import { shade, weekColumns } from "../parts/heat.js";
import { trendPicker } from "../parts/trend-picker.js";

/** @typedef {import("../../engine/types.d.ts").TallyResult} Tally */
/** @typedef {import("./yoyak-trends-view.js").TrendsView} View */

/** Half a year. */
const WEEKS = 26;

/** A heat map: a column is a week. @param {View} view @param {Tally} tally */
export function days(view, tally) {
  const sums = new Map(tally.days.map(({ date, ...sum }) => [date, sum]));
  const most = Math.max(1, ...tally.days.map((sum) => view.value(sum)));
  const columns = weekColumns(view.from, view.to);
  const monthOf = (/** @type {(string | null)[]} */ column) => {
    const first = column.find((day) => day?.endsWith("-01"));
    return first ? formatDate(first, "monthShort", locale()) : "";
  };
  const weekdays = columns.find((column) => column.every(Boolean)) ?? [];
  const sumOf = (/** @type {string} */ day) => sums.get(day) ?? { count: 0, seconds: 0 };
  const all = columns.flat().filter((day) => day !== null);
  const marks = all.map((day) => ({
    text: `${formatDate(day, "dayWeek", locale())} · ${view.sumText(sumOf(day))}`,
    pick: () => view.openDay(day),
  }));
  const at = view.at.days ?? all.length - 1;
  const numbers = new Map(all.map((day, i) => [day, i]));
  const square = (/** @type {string | null} */ day) =>
    day
      ? html`<i data-date=${day} data-at=${numbers.get(day) ?? nothing} ?data-cursor=${numbers.get(day) === at} data-shade=${shade(view.value(sumOf(day)), most)} title=${marks[numbers.get(day) ?? 0].text}></i>`
      : html`<i data-none></i>`;
  return html`
    <section class="yk-trend"><h2>${t("trends.days")}</h2>
      <div class="yk-heat-box"><div class="yk-heat-days" aria-hidden="true"><small></small>${weekdays.map(
        (day, i) =>
          html`<small>${i % 2 ? formatDate(/** @type {string} */ (day), "weekdayNarrow", locale()) : ""}</small>`,
      )}</div>
      ${trendPicker({
        name: t("trends.daysLabel", {
          n: tally.days.length,
          most: Math.max(...tally.days.map((sum) => sum.count)),
        }),
        kind: "yk-heat",
        marks,
        at,
        move: (to) => (view.at = { ...view.at, days: to }),
        steps: { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 },
        content: columns.map((column) => html`<div><small>${monthOf(column)}</small>${column.map(square)}</div>`),
      })}</div>
      <p class="yk-heat-scale" aria-hidden="true">${t("trends.few")}${[0, 1, 2, 3, 4].map((each) => html`<i data-shade=${each}></i>`)}${t("trends.many")}</p>
      ${view.table(
        t("trends.days"),
        t("filter.dates"),
        [...tally.days].reverse().map(({ date, ...sum }) => ({
          name: formatDate(date, "long", locale()),
          href: view.listOf({ from: date, to: date }),
          ...sum,
        })),
      )}
    </section>`;
}

/** How long one would have watched each week. @param {View} view @param {Tally} tally */
export function weeks(view, tally) {
  if (!tally.seconds || tally.weeks.length < 2) return nothing;
  const lately = tally.weeks.slice(-WEEKS);
  const most = Math.max(1, ...lately.map(({ seconds }) => seconds));
  const name = (/** @type {Tally["weeks"][number]} */ { from, to }) => dateText({ from, to });
  const length = (/** @type {number} */ seconds) => (seconds ? formatDuration(seconds, locale()) : "0");
  const isPart = (/** @type {Tally["weeks"][number]} */ { from, to }) => daysBetween(from, to) < 6;
  return html`
    <section class="yk-trend"><h2>${t("trends.weeks")}</h2>
      ${trendPicker({
        name: t("trends.weeks"),
        kind: "yk-spark yk-weeks",
        marks: lately.map((week) => ({
          text: `${name(week)} · ${length(week.seconds)}`,
          pick: () => view.app.setFilter({ ...view.app.place.filter, ...view.toggled(week) }),
        })),
        at: view.at.weeks ?? lately.length - 1,
        move: (to) => (view.at = { ...view.at, weeks: to }),
        content: lately.map(
          (week, i) =>
            html`<span data-at=${i} ?data-cursor=${i === (view.at.weeks ?? lately.length - 1)}><i ?data-part=${isPart(week)} style="--share:${week.seconds / most}"></i></span>`,
        ),
      })}
      ${view.table(
        t("trends.weeks"),
        t("trends.week"),
        [...tally.weeks].reverse().map((week) => ({
          name: name(week),
          href: view.listOf({ from: week.from, to: week.to }),
          count: week.count,
          seconds: week.seconds,
        })),
      )}
    </section>`;
}
