// What the reader starred. Drawn from the device alone, so it is there without a network too.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { countText } from "../../lib/count-text.js";
import { download } from "../../page/clipboard.js";
import { formatDuration } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { dotted } from "../parts/meta.js";
import { rowGroups } from "../parts/row-groups.js";
import { emptyState } from "../parts/states.js";

export class SavedView extends AppElement {
  static properties = { active: { type: Boolean } };

  constructor() {
    super();
    this.active = false;
  }

  updated() {
    if (!this.active) {
      this.place = "";
      return;
    }
    if (!this.app.archive) return;
    document.title = `${t("view.saved")} · ${this.app.info.site.title}`;
    this.dispatchEvent(new CustomEvent("yoyak-ready", { bubbles: true }));
    if (this.place !== history.state?.key) {
      this.place = history.state?.key;
      scrollTo(0, this.app.history.place?.y ?? 0);
    }
  }

  render() {
    const { app } = this;
    if (!app.archive || !this.active) return nothing;
    const rows = app.marks.starred();
    const seconds = rows.reduce((sum, row) => sum + (row.seconds ?? 0), 0);
    const read = Object.values(app.marks.read).reduce((sum, ids) => sum + ids.length, 0);
    return html`
      <header class="yk-list-head">
        <h1 tabindex="-1">${rows.length ? t("saved.title", { count: countText(rows.length, { rows }) }) : t("view.saved")}</h1>
        <p class="yk-facts">${dotted([seconds ? t("facts.watch", { time: formatDuration(seconds, locale()) }) : "", read ? t("facts.read", { n: read }) : ""])}</p>
        <div class="yk-list-tools">
          ${rows.length ? html`<button type="button" class="yk-action" @click=${() => app.show("export")}>${t("export.open")}</button>` : nothing}
        </div>
      </header>
      ${rows.length ? rowGroups(app, rows, false) : emptyState(t("saved.empty"), html`<a class="yk-button" href=${app.href({ view: "digest", digest: null })}>${t("digest.newest")}</a>`)}
      <footer class="yk-saved-foot"><p>${t("saved.here")}</p>
        ${rows.length || read ? html`<button type="button" class="yk-action" @click=${this.exportMarks}>${t("saved.backup")}</button>` : nothing}
        <label class="yk-action">${t("saved.restore")}<input class="yk-sr" type="file" accept="application/json,.json" @change=${this.importMarks}></label></footer>`;
  }

  exportMarks = () => {
    const at = new Date().toISOString();
    download(
      `yoyak-marks-${at.slice(0, 10)}.json`,
      "application/json",
      JSON.stringify(this.app.marks.exported(at), null, 2),
    );
  };

  /** @param {Event} event */
  importMarks = async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    let data = null;
    try {
      data = JSON.parse(await file.text());
    } catch {
      // Told below, like any other file that is no export.
    }
    const added = this.app.marks.imported(data);
    this.app.say(added === null ? t("saved.notMarks", { name: file.name }) : t("saved.restored", { n: added }));
  };
}
