// The main region: contains the views, shows the one for the address, and replaces the prerendered page when the first
// view can be drawn.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { VIEW_READY } from "../view-element.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";
import { enter } from "../../page/transitions.js";
import { errorState, rowSkeleton, SKELETON_AFTER_MS } from "../parts/states.js";

export class Views extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "slow"];

  constructor() {
    super();
    this.visited = new Set();
    this.taken = false;
    this.view = "";
    /** @type {Error | null} */
    this.loadError = null;
    this.ready = false;
    this.addEventListener(VIEW_READY, () => {
      if (this.ready) return;
      this.ready = true;
      this.app.surface.setSlow(false);
      this.takeOver();
    });
  }

  willUpdate() {
    const { view } = this.app.place.state;
    document.documentElement.dataset.view = view;
    if (view !== this.view) {
      // The first view replaces the same text, so there is no animation.
      if (this.taken) void this.updateComplete.then(() => enter(this.querySelector(":scope > [active]")));
      this.view = view;
      this.loadError = null;
    }
    if (this.visited.has(view)) return;
    if (view === "digest") {
      this.visited.add(view);
      return;
    }
    this.need(`yoyak-${view}-view`).then(
      () => {
        this.visited.add(view);
        this.loadError = null;
        this.requestUpdate();
      },
      (error) => {
        this.loadError = Object.assign(new Error(String(error)), { code: "network" });
        this.requestUpdate();
      },
    );
  }

  connectedCallback() {
    super.connectedCallback();
    const prerendered = document.querySelector("main > .yk-digest")?.getAttribute("data-digest");
    const { digest } = this.app.place.state;
    // Measured from the start of the page, not of this script.
    setTimeout(() => this.wait(), Math.max(0, SKELETON_AFTER_MS - performance.now()));
    // A single file has one prerendered digest for all addresses.
    if (prerendered && digest && digest !== prerendered) this.takeOver();
  }

  /** A placeholder in the shape of a list, until the first view draws. The digest view has its own placeholder. */
  wait() {
    if (this.ready) return;
    this.app.surface.setSlow(true);
  }

  takeOver() {
    if (this.taken) return;
    this.taken = true;
    while (this.nextSibling) this.nextSibling.remove();
    this.setAttribute("data-ready", "");
  }

  render() {
    const { app, visited } = this;
    const { view } = app.place.state;
    if (app.archive.error) {
      const readable = !this.taken && document.querySelector("main > .yk-digest") !== null && view === "digest";
      if (!readable) this.takeOver();
      return errorState(app, app.archive.error, { rest: readable, retry: () => app.archive.retry() });
    }
    if (this.loadError) return errorState(app, this.loadError, { retry: () => location.reload() });
    return html`
      ${
        app.archive.own
          ? html`<aside class="yk-notice" aria-label=${t("own.title")}><details><summary>${t("own.here")}</summary><p>${t("own.text")}</p></details>
        <button type="button" class="yk-action" @click=${() => app.leaveOwn()}>${t("own.leave")}</button></aside>`
          : nothing
      }
      ${app.archive.problems.some(({ site }) => !site) ? this.problems() : nothing}
      ${view !== "digest" && (app.surface.slow || this.ready) && !(visited.has(view) && app.archive.open) ? rowSkeleton(8) : nothing}
      ${visited.has("digest") ? html`<yoyak-digest-view ?active=${view === "digest"} ?hidden=${view !== "digest"}></yoyak-digest-view>` : nothing}
      ${visited.has("list") ? html`<yoyak-list-view ?active=${view === "list"} ?hidden=${view !== "list"}></yoyak-list-view>` : nothing}
      ${visited.has("search") ? html`<yoyak-search-view ?active=${view === "search"} ?hidden=${view !== "search"}></yoyak-search-view>` : nothing}
      ${visited.has("saved") ? html`<yoyak-saved-view ?active=${view === "saved"} ?hidden=${view !== "saved"}></yoyak-saved-view>` : nothing}
      ${visited.has("trends") ? html`<yoyak-trends-view ?active=${view === "trends"} ?hidden=${view !== "trends"}></yoyak-trends-view>` : nothing}`;
  }

  /** Reports parts of the archive that could not be used; the other parts still work. */
  problems() {
    const problems = this.app.archive.problems.filter(({ site }) => !site);
    return html`
      <aside class="yk-notice" aria-label=${t("problems.label")}>
        ${icon("warn")}
        <details><summary>${t("problems.title", { n: problems.length })}</summary>
          <ul>${problems.map((each) => html`<li>${each.partition}: ${each.message} <code>${each.code}</code></li>`)}</ul></details>
        <button type="button" class="yk-action" @click=${() => this.app.archive.retry()}>${t("retry")}</button>
      </aside>`;
  }
}
