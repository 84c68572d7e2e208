// Reads the user's own Markdown files or a folder, reports what they contain, and shows them instead of the site's
// digests.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { t } from "../../lib/i18n.js";
import { download } from "../../page/clipboard.js";
import { forget, keep } from "../../files/own-kept.js";
import { isReadable, openFiles, pack, pagesOfDrop, pagesOfList } from "../../files/own-files.js";

/** Maximum number of files and diagnostics shown; the command line shows all. */
const SHOWN = 50;

/** @typedef {import("../../files/pack-pages.js").CheckResult["diagnostics"][number]} Diagnostic */

/** The text of an error, in the interface's language if the error has a code. @param {unknown} error */
function failure(error) {
  const { code = "", message } = /** @type {Error & { code?: string }} */ (error);
  return t("own.failed", { message: /^zip-/.test(code) ? t(`own.${code}`) : message });
}

export class OwnFiles extends AppElement {
  static properties = {
    over: { state: true },
    busy: { state: true },
    result: { state: true },
    saving: { state: true },
    failed: { state: true },
  };

  constructor() {
    super();
    this.over = false;
    /** @type {{ done: number, total: number } | null} */
    this.busy = null;
    /** @type {import("../../files/own-files.js").Packed | null} */
    this.result = null;
    /** The file that is being made: "zip", "page", or "". */
    this.saving = "";
    this.failed = "";
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("dragover", this.onOver);
    document.addEventListener("dragleave", this.onLeave);
    document.addEventListener("drop", this.onDrop);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("dragover", this.onOver);
    document.removeEventListener("dragleave", this.onLeave);
    document.removeEventListener("drop", this.onDrop);
  }

  /** @param {DragEvent} event */
  onOver = (event) => {
    event.preventDefault();
    this.over = true;
  };

  onLeave = () => {
    this.over = false;
  };

  /** @param {DragEvent} event */
  onDrop = (event) => {
    event.preventDefault();
    this.over = false;
    if (event.dataTransfer) void this.take(pagesOfDrop(event.dataTransfer));
  };

  /** @param {Event} event */
  onPick = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    void this.take(pagesOfList([...(input.files ?? [])]));
    input.value = "";
  };

  /** @param {import("../../files/own-files.js").Page[] | Promise<import("../../files/own-files.js").Page[]>} given */
  async take(given) {
    this.result = null;
    this.failed = "";
    /** @type {import("../../files/own-files.js").Page[]} */
    let pages;
    try {
      pages = await given;
    } catch (error) {
      this.failed = failure(error);
      return;
    }
    if (!pages.some(({ path }) => isReadable(path))) {
      this.failed = t("own.none");
      return;
    }
    this.busy = { done: 0, total: pages.length };
    try {
      this.result = await pack(pages, this.app.site, (done, total) => (this.busy = { done, total }));
      if (!this.result.files) this.failed = t("own.noDigests");
    } catch (error) {
      this.failed = failure(error);
    }
    this.busy = null;
  }

  open = async () => {
    const files = this.result?.files;
    if (!files) return;
    try {
      const archive = await openFiles(files, this.app.site + "reader.wasm");
      // If the browser cannot store the files, leaving would lose them: ask first.
      if (!(await keep(files))) addEventListener("beforeunload", (event) => event.preventDefault());
      this.app.useOwn(archive, forget);
    } catch (error) {
      this.failed = failure(error);
    }
  };

  /** @param {"zip" | "page"} kind */
  async save(kind) {
    const files = this.result?.files;
    if (!files) return;
    this.saving = kind;
    this.failed = "";
    try {
      const { archiveAsPage, archiveAsZip } = await import("../../files/save-archive.js");
      const blob = kind === "zip" ? archiveAsZip(files) : await archiveAsPage(files, this.app.site, t("own.title"));
      download(kind === "zip" ? "yoyak-archive.zip" : "yoyak.html", blob.type, blob);
    } catch (error) {
      this.failed = failure(error);
    }
    this.saving = "";
  }

  render() {
    const { busy, result } = this;
    const check = result?.check;
    const field = (
      /** @type {string} */ label,
      /** @type {boolean} */ folder,
    ) => html`<label class="yk-button">${t(label)}<input class="yk-sr" type="file" multiple
      accept=${folder ? nothing : ".md,.mdx,.markdown,.mdown,.zip,text/markdown"} ?webkitdirectory=${folder} @change=${this.onPick}></label>`;
    return html`
      <p>${t("own.text")}</p>
      <div class="yk-drop" ?data-over=${this.over}><p>${t("own.drop")}</p><p class="yk-state-actions">${field("own.files", false)}${field("own.folder", true)}</p></div>
      <div role="status">
        ${busy ? html`<p><progress max=${busy.total} .value=${busy.done} aria-label=${t("own.title")}></progress> ${t("export.progress", { n: busy.done, total: busy.total })}</p>` : nothing}
        ${this.failed ? html`<p>${this.failed}</p>` : nothing}
        ${result?.files ? html`<p>${check ? t("own.found", { n: check.digests, entries: check.entries, channels: check.channels }) : t("own.archive")}</p>` : nothing}
      </div>
      ${check?.diagnostics.length ? this.findings(check.diagnostics) : nothing}
      ${
        result?.files
          ? html`<p class="yk-state-actions yk-own-actions"><button type="button" class="yk-button yk-primary" @click=${this.open}>${t("own.open")}</button>
        ${
          check
            ? html`<button type="button" class="yk-button" ?disabled=${this.saving !== ""} @click=${() => this.save("page")}>${t("own.savePage")}</button>
        <button type="button" class="yk-button" ?disabled=${this.saving !== ""} @click=${() => this.save("zip")}>${t("own.saveZip")}</button>`
            : nothing
        }</p>`
          : nothing
      }`;
  }

  /** Groups by file. @param {Diagnostic[]} diagnostics */
  findings(diagnostics) {
    /** @type {Map<string, Diagnostic[]>} */
    const files = new Map();
    for (const each of diagnostics) files.set(each.file, [...(files.get(each.file) ?? []), each]);
    return html`<details class="yk-table"><summary>${t("own.diagnostics", { n: diagnostics.length })}</summary>
      <div tabindex="0" role="region" aria-label=${t("own.diagnostics", { n: diagnostics.length })}>${[...files]
        .slice(0, SHOWN)
        .map(
          ([file, list]) => html`
        <h3>${file}</h3><ul>${list.slice(0, SHOWN).map((each) => html`<li><b>${t("own.line", { n: each.line })}</b> <span lang="en">${each.message}</span></li>`)}</ul>`,
        )}</div></details>`;
  }
}
