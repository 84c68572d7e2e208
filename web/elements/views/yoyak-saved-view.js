// The entries that the user saved. It uses only data on the device, so it also works offline.

import { html, nothing } from "lit";
import { countText } from "../../lib/count-text.js";
import { download } from "../../page/clipboard.js";
import { formatDuration } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { icon } from "../../lib/icons.js";
import { MEDIUM } from "../../state/layout.js";
import { followsOf } from "../../state/follows.js";
import { exported, imported } from "../../state/marks-file.js";
import { mutedOf } from "../../state/muted.js";
import { resultsOf } from "../../state/results.js";
import { chips } from "../parts/chips.js";
import { dotted } from "../parts/meta.js";
import { moreRows } from "../parts/more-rows.js";
import { rowGroups } from "../parts/row-groups.js";
import { emptyState } from "../parts/states.js";
import { ViewElement } from "../view-element.js";

export class SavedView extends ViewElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "marks", "results", "layout", "follows"];

  get heading() {
    return t("view.saved");
  }

  /** Whether the rail narrows what was saved. */
  get narrows() {
    return this.app.hasFilter && this.app.archive.canMark;
  }

  willUpdate() {
    if (this.isShown && this.app.archive.open && this.narrows) resultsOf(this.app).ensure();
    super.willUpdate();
  }

  render() {
    const { app } = this;
    if (!app.archive.open) return nothing;
    const results = resultsOf(app);
    const all = app.marks.starred();
    // Narrowed by the archive; all of them from the device alone.
    const narrowed = this.narrows ? (results.shown?.rows ?? []) : null;
    const rows = narrowed?.filter((row) => app.marks.isStarred(row)) ?? all;
    const seconds = rows.reduce((sum, row) => sum + (row.seconds ?? 0), 0);
    const read = app.marks.readCount();
    const canFind = all.length > 1 && app.archive.canSearch;
    return html`
      <header class="yk-list-head">
        <h1 tabindex="-1">${rows.length ? t("saved.title", { count: countText(rows.length, { rows }) }) : t("view.saved")}</h1>
        <p class="yk-facts">${dotted([seconds ? t("facts.watch", { time: formatDuration(seconds, locale()) }) : "", read ? t("saved.read", { n: read }) : ""])}</p>
        <div class="yk-list-tools">
          ${MEDIUM.matches || !all.length || !app.archive.canMark ? nothing : html`<button type="button" class="yk-button" @click=${() => app.surface.show("filters")}>${icon("filter")}${t("filter.title")}</button>`}
          ${rows.length ? html`<button type="button" class="yk-action" @click=${() => app.surface.show("export")}>${t("export.open")}</button>` : nothing}
        </div>
      </header>
      ${
        canFind
          ? html`<form class="yk-trend-query" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label class="yk-find">${icon("search")}<span class="yk-sr">${t("saved.find")}</span><input type="search" autocomplete="off" spellcheck="false"
          placeholder=${t("saved.find")} .value=${app.place.filter.q} @input=${this.onFind}></label></form>`
          : nothing
      }
      ${narrowed ? chips(app, { query: !canFind }) : nothing}
      ${narrowed && !rows.length ? (results.current ? emptyState(t("list.empty")) : nothing) : rows.length ? rowGroups(app, rows, false) : emptyState(t("saved.empty"), html`<a class="yk-button" href=${app.place.href({ view: "digest", digest: null })}>${t("digest.newest")}</a>`)}
      ${narrowed ? moreRows(app, () => void results.more()) : nothing}
      <footer class="yk-saved-foot"><p>${t(app.marks.kept ? "saved.here" : "marks.notKept")}</p>
        ${all.length || read || followsOf(app).list.length ? html`<button type="button" class="yk-action" @click=${this.exportMarks}>${t("saved.backup")}</button>` : nothing}
        <label class="yk-action">${t("saved.restore")}<input class="yk-sr" type="file" accept="application/json,.json" @change=${this.importMarks}></label></footer>`;
  }

  /** @param {Event} event */
  onFind = (event) => this.app.place.type(/** @type {HTMLInputElement} */ (event.target).value.normalize("NFC"));

  exportMarks = () => {
    const at = new Date().toISOString();
    download(
      `yoyak-marks-${at.slice(0, 10)}.json`,
      "application/json",
      JSON.stringify(
        { ...exported(this.app.marks, at), muted: mutedOf(this.app).names, follows: followsOf(this.app).list },
        null,
        2,
      ),
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
      // Reported below, like any other file that is not an export.
    }
    const added = imported(this.app.marks, data);
    const { name } = file;
    if (added === null) this.app.surface.say(t("saved.notMarks", { name }));
    else if (added === "newer") this.app.surface.say(t("saved.newerMarks", { name }));
    else {
      const more = mutedOf(this.app).imported(data) + followsOf(this.app).imported(Object(data).follows);
      this.app.surface.say(t("saved.restored", { n: added + more }));
    }
  };
}
