// Where several archives are open as one: which sites are missing, and which site the digest on the page is from.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

export class Sites extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "digest"];

  render() {
    const { archive, digest, place } = this.app;
    if (!archive.open) return nothing;
    const missing = archive.problems.filter(({ site }) => site);
    const id = place.state.view === "digest" ? (digest.info?.id ?? "") : "";
    return html`${missing.length ? this.missing(missing) : nothing}${this.from(id)}`;
  }

  /** @param {import("../../engine/types.d.ts").Problem[]} problems */
  missing(problems) {
    return html`<aside class="yk-notice" aria-label=${t("problems.label")}>
      ${icon("warn")}
      <details><summary>${t("sites.missing", { names: problems.map(({ site }) => site ?? "").join(", ") })}</summary>
        <ul>${problems.map((each) => html`<li>${each.site}: ${each.file} <code>${each.code}</code></li>`)}</ul></details>
      <button type="button" class="yk-action" @click=${() => this.app.archive.retry()}>${t("retry")}</button>
    </aside>`;
  }

  /**
   * Says whose texts these are, unless they are this site's.
   * @param {string} id of the digest on the page, or ""
   */
  from(id) {
    const { sites = [] } = this.app.archive.info;
    const at = id.indexOf(":");
    const of = sites.filter(({ name, own }) => !own && name === id.slice(0, Math.max(0, at)));
    // Where nothing on the page is of this site, no view may look like it.
    const shown = of.length || sites.some(({ own }) => own) ? of : sites;
    if (!shown.length) return nothing;
    const there = of.length ? `${of[0].base}d/${encodeURIComponent(id.slice(at + 1))}.html` : shown[0].base;
    return html`<p class="yk-notice yk-from"><span>${t("sites.from", { name: shown.map(({ name }) => name).join(", ") })}</span>
      ${shown.length === 1 ? html`<a class="yk-action" href=${there}>${t("sites.there")}</a>` : nothing}</p>`;
  }
}
