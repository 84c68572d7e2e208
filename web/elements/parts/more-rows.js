// The button for the next page of a list, or the error if it could not be loaded.

import { html, nothing } from "lit";
import { t } from "../../lib/i18n.js";
import { errorState } from "./states.js";
import { PAGE, resultsOf } from "../../state/results.js";

/** @param {import("../../state/app.js").App} app @param {() => void} more */
export function moreRows(app, more) {
  const { hasMore, moreError, shown } = resultsOf(app);
  if (!hasMore || !shown) return nothing;
  if (moreError) return errorState(app, moreError, { rest: true, retry: more });
  const left = shown.total - shown.rows.length;
  const text = t("list.more", { n: Math.min(PAGE, left), left });
  return html`<p class="yk-more"><button type="button" class="yk-button" @click=${more}>${text}</button></p>`;
}
