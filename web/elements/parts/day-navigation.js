// Links from a digest to its neighbours: the previous and the next day, and the other topics of the day.

import { html, nothing } from "lit";
import { formatDate } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";

/** @typedef {import("../../engine/types.d.ts").DigestInfo} DigestInfo */

/**
 * @param {import("../../state/app.js").App} app
 * @param {DigestInfo} info
 * @param {boolean} [foot] at the end of the page
 */
export function dayNavigation(app, info, foot = false) {
  const link = (
    /** @type {import("../../engine/types.d.ts").DigestRef | null} */ to,
    /** @type {"previous" | "next"} */ way,
  ) => {
    if (!to) return foot ? html`<span></span>` : nothing;
    const day = formatDate(to.date, "dayWeek", locale());
    const label = t(way === "previous" ? "day.previous" : "day.next", { day });
    return html`<a class="yk-day-link" data-way=${way} rel=${way === "previous" ? "prev" : "next"} href=${app.place.href({ digest: (app.marks.ofTopic(app.days.day(to.date) ?? []) ?? to).id })}
      aria-label=${label}>${way === "previous" ? icon("back") : nothing}<span>${day}</span>${way === "next" ? icon("forward") : nothing}</a>`;
  };
  return html`<nav class="yk-day-nav" aria-label=${t(foot ? "day.navFoot" : "day.nav")}>${link(info.previous, "previous")}${link(info.next, "next")}</nav>`;
}

/** @param {import("../../state/app.js").App} app @param {DigestInfo} info */
export function topicTabs(app, info) {
  return html`<nav class="yk-tabs" aria-label=${t("topics.ofDay")}>${info.sameDay.map(
    (each) => html`<a
    href=${app.place.href({ digest: each.id })} aria-current=${each.id === info.id ? "page" : nothing}
    @click=${() => app.marks.wantTopic(each.topic)} lang=${app.archive.language}>${each.headline || each.topic || each.title}</a>`,
  )}</nav>`;
}

/**
 * Says why another topic is shown than the one that the user reads, and links to that one.
 * @param {import("../../state/app.js").App} app @param {string} date
 * @param {import("../../engine/types.d.ts").DigestRef} nearest
 */
export function missingTopic(app, date, nearest) {
  const day = (/** @type {string} */ iso) => formatDate(iso, "day", locale());
  return html`<p class="yk-missing">${t("day.lacks", { day: day(date), topic: nearest.topic })}
    <a class="yk-action" href=${app.place.href({ digest: nearest.id })}>${t("day.nearest", { day: day(nearest.date) })}</a></p>`;
}
