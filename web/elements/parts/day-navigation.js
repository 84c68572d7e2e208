// Links from a digest to its neighbours: the previous and the next day, and the other topics of the day.

import { html } from "lit";
import * as article from "../../lib/article.js";
import { formatDate } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { partsOf } from "./article-parts.js";
import { LIT } from "./meta.js";

/** @typedef {import("../../engine/types.d.ts").DigestInfo} DigestInfo */

/** At the end of the page. @param {import("../../state/app.js").App} app @param {DigestInfo} info */
export const footNavigation = (app, info) => article.dayNavigation(LIT, info, partsOf(app), true);

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
