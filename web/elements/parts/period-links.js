// Links to the pages of a published site that are files without the viewer: sums of months and weeks, lists.

import { html, nothing } from "lit";
import { addDays, monthEnd, weekday } from "../../lib/dates.js";
import { formatDate } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { hasPages } from "../../state/stories.js";
import { dotted } from "./meta.js";

/** @typedef {import("../../state/app.js").App} App */

/** @param {App} app @param {string} name */
const address = ({ place }, name) => new URL(name, place.base).href;

/** The page of a month. @param {App} app @param {string} month "2026-01" @param {string} text */
const monthLink = (app, month, text) => html`<a href=${address(app, `m/${month}.html`)}>${text}</a>`;

/**
 * Of a month and those of its weeks that have digests.
 * @param {App} app @param {string} month "2026-01" @param {readonly string[]} days its days with digests, in order
 * @param {boolean} loading whether these may be others: then only the room for the links is kept
 */
export function periodLinks(app, month, days, loading) {
  if (!hasPages(app) || !days.length) return nothing;
  const weeks = [...new Set(days.map((day) => addDays(day, -weekday(day))))];
  const links = weeks.map((week) => {
    const first = week < month ? `${month}-01` : week;
    const last = addDays(week, 6) > monthEnd(month) ? monthEnd(month) : addDays(week, 6);
    const name = t("period.week", {
      from: formatDate(week, "day", locale()),
      to: formatDate(addDays(week, 6), "day", locale()),
    });
    const days = [...new Set([first, last])].map((day) => Number(day.slice(8))).join("–");
    return html`<a href=${address(app, `w/${week}.html`)} title=${name}>${t("period.days", { days })}</a>`;
  });
  return html`<p class="yk-facts yk-periods" ?data-loading=${loading}>${dotted([monthLink(app, month, t("period.month")), ...links])}</p>`;
}

/** Of months, and of all weeks. @param {App} app @param {readonly string[]} months */
export function monthLinks(app, months) {
  if (!hasPages(app) || !months.length) return nothing;
  const links = months.map((month) => monthLink(app, month, formatDate(month, "month", locale())));
  const weeks = html`<a href=${address(app, "w/all.html")}>${t("period.weeks")}</a>`;
  return html`<p class="yk-facts yk-periods">${dotted([t("period.title"), ...links, weeks])}</p>`;
}

/** All lists of the site. @param {App} app @param {boolean} stories whether there are any */
export function listLinks(app, stories) {
  if (!hasPages(app)) return nothing;
  const link = (/** @type {string} */ name, /** @type {string} */ text) =>
    html`<a href=${address(app, name)}>${t(text)}</a>`;
  return html`<nav class="yk-facts yk-periods" aria-label=${t("lists.title")}>${dotted([
    link("m/all.html", "lists.all"),
    link("w/all.html", "period.weeks"),
    stories ? link("s/all.html", "lists.stories") : "",
    link("m/feeds.html", "lists.feeds"),
  ])}</nav>`;
}
