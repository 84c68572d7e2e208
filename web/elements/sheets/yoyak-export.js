// Saves entries as a file: those of the list, those that were chosen in it, the starred ones, or those of a digest.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { download } from "../../page/clipboard.js";
import { toCsv, toJson, toMarkdown } from "../../files/export-format.js";
import { fileName } from "../../lib/csv.js";
import { formatDate } from "../../lib/format.js";
import { bytesOfFile, inlineFiles } from "../../lib/inline-files.js";
import { filterText } from "../parts/chips.js";
import { lengthText } from "../parts/meta.js";
import { locale, t } from "../../lib/i18n.js";
import { resultsOf } from "../../state/results.js";

/** @typedef {import("../../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {"epub" | "md" | "csv" | "json"} Format */

const LINKS = {
  md: { type: "text/markdown", make: toMarkdown },
  csv: { type: "text/csv", make: toCsv },
  json: { type: "application/json", make: toJson },
};

export class Export extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "results", "marks", "layer"];

  static properties = {
    busy: { state: true },
    done: { state: true },
    failed: { state: true },
    texts: { state: true },
  };

  constructor() {
    super();
    this.busy = "";
    this.done = 0;
    this.failed = "";
    this.texts = false;
  }

  connectedCallback() {
    super.connectedCallback();
    // Of a digest its texts are wanted; its links are in the page.
    this.texts = this.app.place.state.view === "digest";
  }

  /** The rows, where they are known without asking. @returns {EntryRow[] | null} */
  get rows() {
    const { surface, place, marks, digest } = this.app;
    const chosen = surface.about.flatMap((element) => /** @type {any} */ (element).row ?? []);
    if (chosen.length) return chosen;
    if (place.state.view === "saved") return marks.starred();
    return place.state.view === "digest" ? (digest.info?.entryList ?? []) : null;
  }

  /** What the file contains, for people. */
  get selection() {
    const { surface, place, digest } = this.app;
    const { info } = digest;
    const { view } = place.state;
    if (view === "digest" && info) return `${formatDate(info.date, "full", locale())} ${info.topic}`;
    const name = view === "saved" ? t("view.saved") : filterText(place.filter);
    return [name, surface.about.length ? t("select.chosen", { n: surface.about.length }) : ""]
      .filter(Boolean)
      .join(", ");
  }

  render() {
    const total = this.rows?.length ?? resultsOf(this.app).shown?.total ?? 0;
    // A single file has no packer, which writes Markdown with texts and books.
    const canPack = this.app.site !== "";
    const row = (/** @type {Format} */ format, /** @type {string} */ text) => html`<li>
        <button type="button" class="yk-button" ?disabled=${this.busy !== "" || total === 0} @click=${() => this.run(format)}>${t(`export.${format}`)}</button>
        <span class="yk-quiet">${t(text)}</span></li>`;
    const texts = this.texts ? ".texts" : ".text";
    return html`
      <p>${t("export.text", { n: total })}</p>
      <ul class="yk-export">
        ${canPack || !this.texts ? row("md", `export.md${texts}`) : nothing}
        ${row("csv", "export.csv.text")}
        ${row("json", "export.json.text")}
        ${canPack ? row("epub", "export.epub.text") : nothing}
      </ul>
      <label class="yk-check"><input type="checkbox" .checked=${this.texts} @change=${(/** @type {Event} */ event) => (this.texts = /** @type {HTMLInputElement} */ (event.target).checked)}> ${t("export.texts")}</label>
      <p class="yk-export-status" role="status">${this.busy ? html`<progress max=${total} .value=${this.done}></progress> ${t("export.progress", { n: this.done, total })}` : this.failed}</p>`;
  }

  /** @param {Format} format */
  async run(format) {
    const { app } = this;
    this.busy = format;
    this.done = 0;
    this.failed = "";
    try {
      const { selection } = this;
      const rows = this.rows ?? (await resultsOf(app).all((rows) => (this.done = this.texts ? 0 : rows)));
      await (this.texts || format === "epub"
        ? this.saveTexts(format, rows, selection)
        : this.save(format, rows, selection));
      app.surface.say(t("export.done", { n: rows.length }));
      app.surface.show("");
    } catch (error) {
      this.failed = t("export.failed", { message: /** @type {Error} */ (error).message });
    }
    this.busy = "";
  }

  /** The address of an entry's page. @param {{ digest: string, id: string }} row */
  address = (row) =>
    new URL(
      this.app.place.href({
        view: "digest",
        digest: row.digest,
        entry: row.id,
        filter: this.app.place.everything.filter,
      }),
      location.href,
    ).href;

  /** A list of links. @param {keyof typeof LINKS} format @param {EntryRow[]} rows @param {string} selection */
  save(format, rows, selection) {
    const { type, make } = LINKS[format];
    const { title } = this.app.archive.info.site;
    const text = make(rows, this.address, { title, selection, length: lengthText });
    download(fileName([title, selection], format), type, text);
  }

  /** @param {Format} format @param {EntryRow[]} rows @param {string} selection */
  async saveTexts(format, rows, selection) {
    const { app } = this;
    const { open } = app.archive;
    if (!open) return;
    const { title, language, url } = app.archive.info.site;
    const files = await import("../../files/export-texts.js");
    const digests = await files.chosenDigests(open, rows, (done) => (this.done = done));
    const head = {
      title,
      selection,
      language,
      url: url || app.site,
      address: this.address,
      wasm: app.site + "packer.wasm",
      bytesOf: async (/** @type {string} */ name) => {
        if (inlineFiles()) return bytesOfFile(name);
        const answer = await fetch(app.site + name);
        return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
      },
    };
    const name = (/** @type {string} */ ending) => fileName([title, selection], ending);
    if (format === "csv") return download(name("csv"), "text/csv", files.textsAsCsv(digests, head));
    if (format === "json") return download(name("json"), "application/json", files.textsAsJson(digests, head));
    if (format === "epub") {
      const bytes = await files.textsAsBook(digests, head);
      return download(name("epub"), "application/epub+zip", new Blob([bytes]));
    }
    const { format: ending, bytes } = await files.textsAsMarkdown(digests, head);
    const blob = new Blob([bytes]);
    download(name(ending), ending === "zip" ? "application/zip" : "text/markdown", blob);
  }
}
