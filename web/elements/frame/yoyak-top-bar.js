// The bar at the top of the page: the site's name, the views if there is room, and tools for the whole page.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { MEDIUM } from "../../state/layout.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";
import { viewLinks } from "../parts/view-links.js";

export class TopBar extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "settings", "archive", "digest", "layout", "layer", "focus", "offline"];

  connectedCallback() {
    // The live name replaces the prerendered one.
    if (!this.hasUpdated) this.replaceChildren();
    super.connectedCallback();
  }

  render() {
    const { app } = this;
    // The prerendered page knows the name before the archive is open.
    const title =
      app.archive.open?.info.site.title ??
      document.querySelector("meta[property='og:site_name']")?.getAttribute("content") ??
      "";
    return html`
      <a class="yk-brand" href=${app.place.href({ view: "digest", digest: null, filter: app.place.everything.filter })} title=${t("digest.newest")}
        lang=${app.archive.language}>${title}</a>
      ${MEDIUM.matches ? html`<nav class="yk-views-nav" aria-label=${t("views")}>${viewLinks(app, false)}</nav>` : nothing}
      <div class="yk-bar-tools">
        ${app.surface.offline ? html`<span class="yk-offline" role="status">${t("offline")}</span>` : nothing}
        ${(app.archive.canSearch || !app.archive.open) && app.place.state.view !== "search" && !MEDIUM.matches ? html`<a class="yk-tool" href=${app.place.href({ view: "search" })} aria-label=${t("view.search")} title="${t("view.search")} ( / )">${icon("search")}</a>` : nothing}
        ${app.surface.focus ? html`<button type="button" class="yk-action" @click=${() => app.surface.setFocus(false)}>${t("focus.leave")}</button>` : nothing}
        ${MEDIUM.matches && !app.surface.focus ? html`<button type="button" class="yk-tool" aria-pressed=${app.settings.values.rail} aria-label=${t("rail")} title="${t("rail")} ( [ )" @click=${() => app.settings.set({ rail: !app.settings.values.rail })}>${icon("filter")}</button>` : nothing}
        <button type="button" class="yk-tool" id="yk-menu-button" aria-haspopup="dialog" aria-expanded=${app.surface.layer === "menu"} aria-label=${t("menu")} title=${t("menu")}
          @click=${this.toggleMenu}>${icon("more")}</button>
      </div>
      ${app.surface.layer === "menu" ? html`<yoyak-menu></yoyak-menu>` : nothing}`;
  }

  toggleMenu = async () => {
    await this.need("yoyak-menu");
    this.app.surface.show(this.app.surface.layer === "menu" ? "" : "menu");
  };
}
