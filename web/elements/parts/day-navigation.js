// The ways from one digest to its neighbours: the day before and after, and the other topics of the day.

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
    return html`<a class="yk-day-link" data-way=${way} rel=${way === "previous" ? "prev" : "next"} href=${app.place.href({ digest: to.id })}
      aria-label=${label}>${way === "previous" ? icon("back") : nothing}<span>${day}</span>${way === "next" ? icon("forward") : nothing}</a>`;
  };
  return html`<nav class="yk-day-nav" aria-label=${t(foot ? "day.navFoot" : "day.nav")}>${link(info.previous, "previous")}${link(info.next, "next")}</nav>`;
}

/** @param {import("../../state/app.js").App} app @param {DigestInfo} info */
export function topicTabs(app, info) {
  return html`<nav class="yk-tabs" aria-label=${t("topics.ofDay")}>${info.sameDay.map(
    (each) => html`<a
    href=${app.place.href({ digest: each.id })} aria-current=${each.id === info.id ? "page" : nothing}
    lang=${app.archive.language}>${each.topic || each.title}</a>`,
  )}</nav>`;
}
