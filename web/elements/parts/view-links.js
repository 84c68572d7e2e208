// The views as links, for the bars at the top and at the bottom.

import { html, nothing } from "lit";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

/** @type {{ view: import("../../state/url-state.js").ViewName, icon: import("../../lib/icons.js").IconName }[]} */
const LINKS = [
  { view: "digest", icon: "digest" },
  { view: "list", icon: "list" },
  { view: "search", icon: "search" },
  { view: "saved", icon: "star" },
  { view: "trends", icon: "trends" },
];

/**
 * The link of the current view scrolls to its top, and from there leads to the newest digest.
 * @param {import("../../state/app.js").App} app
 * @param {import("../../state/url-state.js").ViewName} view
 * @param {MouseEvent} event
 */
function again(app, view, event) {
  const { place, surface } = app;
  if (place.state.view !== view || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (scrollY > 0) surface.view?.toTop();
  else if (view === "digest") place.go({ digest: null });
}

/** @param {import("../../state/app.js").App} app @param {boolean} icons */
export function viewLinks(app, icons) {
  // Until the archive is open, assume that it can be searched, as nearly all can: a link that appears later would move
  // the others.
  return LINKS.filter(({ view }) => view !== "search" || app.archive.canSearch || !app.archive.open).map(
    ({ view, icon: name }) => {
      // Go back to the last digest on the page, not to the newest one.
      const digest = view === "digest" ? (app.digest.info?.id ?? null) : null;
      return html`<a href=${app.place.href({ view, digest, entry: null })} @click=${(/** @type {MouseEvent} */ event) => again(app, view, event)} aria-current=${app.place.state.view === view ? "page" : nothing}>${icons ? icon(name) : nothing}<span>${t(`view.${view}`)}</span></a>`;
    },
  );
}
