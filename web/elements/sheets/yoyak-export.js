// Saves the filtered entries as a file.

import { html } from "lit";
import { AppElement } from "../app-element.js";
import { download } from "../../page/clipboard.js";
import { toCsv, toJson, toMarkdown } from "../../files/export-format.js";
import { fileName } from "../../lib/csv.js";
import { filterText } from "../parts/chips.js";
import { lengthText } from "../parts/meta.js";
import { t } from "../../lib/i18n.js";
import { resultsOf } from "../../state/results.js";

const FORMATS = {
  md: { type: "text/markdown", make: toMarkdown },
  csv: { type: "text/csv", make: toCsv },
  json: { type: "application/json", make: toJson },
};

export class Export extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "results", "marks"];

  static properties = { busy: { state: true }, done: { state: true }, failed: { state: true } };

  constructor() {
    super();
    this.busy = "";
    this.done = 0;
    this.failed = "";
  }

  get rows() {
    return this.app.place.state.view === "saved" ? this.app.marks.starred() : null;
  }

  render() {
    const total = this.rows?.length ?? resultsOf(this.app).shown?.total ?? 0;
    return html`
      <p>${t("export.text", { n: total })}</p>
      <ul class="yk-export">${Object.keys(FORMATS).map(
        (format) => html`<li>
        <button type="button" class="yk-button" ?disabled=${this.busy !== ""} @click=${() => this.run(/** @type {keyof typeof FORMATS} */ (format))}>${t(`export.${format}`)}</button>
        <span class="yk-quiet">${t(`export.${format}.text`)}</span></li>`,
      )}</ul>
      <p class="yk-export-status" role="status">${this.busy ? html`<progress max=${total} .value=${this.done}></progress> ${t("export.progress", { n: this.done, total })}` : this.failed}</p>`;
  }

  /** @param {keyof typeof FORMATS} format */
  async run(format) {
    const { app } = this;
    this.busy = format;
    this.done = 0;
    this.failed = "";
    try {
      const rows = this.rows ?? (await resultsOf(app).all((rows) => (this.done = rows)));
      const { type, make } = FORMATS[format];
      const address = (/** @type {{ digest: string, id: string }} */ row) =>
        new URL(
          app.place.href({ view: "digest", digest: row.digest, entry: row.id, filter: app.place.everything.filter }),
          location.href,
        ).href;
      const { title } = app.archive.info.site;
      const selection = this.rows ? t("view.saved") : filterText(app.place.filter);
      const text = make(rows, address, { title, selection, length: lengthText });
      download(fileName([title, selection], format), type, text);
      app.surface.say(t("export.done", { n: rows.length }));
      app.surface.show("");
    } catch (error) {
      this.failed = t("export.failed", { message: /** @type {Error} */ (error).message });
    }
    this.busy = "";
  }
}
