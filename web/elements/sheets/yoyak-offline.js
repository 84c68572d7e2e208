// Saves the whole archive on the device, says how much space that takes, and takes it off again.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { formatBytes } from "../../lib/format.js";
import { locale, t } from "../../lib/i18n.js";
import { removeAll, saveAll, savedFiles, totalSize } from "../../page/offline.js";

export class Offline extends AppElement {
  static properties = { saved: { state: true }, done: { state: true }, failed: { state: true } };

  constructor() {
    super();
    /** @type {boolean | null} null: not known yet */
    this.saved = null;
    /** Bytes so far, or null while nothing is being saved. @type {number | null} */
    this.done = null;
    this.failed = "";
    this.abort = new AbortController();
  }

  async firstUpdated() {
    const { info, history } = this.app;
    this.saved = (await savedFiles(history.base, info)).length === info.partitions.length;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.abort.abort();
  }

  render() {
    const total = totalSize(this.app.info);
    const size = formatBytes(total, locale());
    return html`
      <p>${t(this.saved ? "offline.saved" : "offline.text", { size })}</p>
      <p class="yk-state-actions" style="justify-content:flex-start">
        ${this.saved === false && this.done === null ? html`<button type="button" class="yk-button yk-primary" @click=${this.save}>${t("offline.save", { size })}</button>` : nothing}
        ${this.saved ? html`<button type="button" class="yk-button" @click=${this.remove}>${t("offline.remove")}</button>` : nothing}
      </p>
      <p role="status" class="yk-export-status">${
        this.done !== null
          ? html`<progress max=${total} .value=${this.done} aria-label=${t("offline.title")}></progress>
        ${formatBytes(this.done, locale())} / ${size}`
          : this.failed
      }</p>`;
  }

  save = async () => {
    this.done = 0;
    this.failed = "";
    try {
      await saveAll(this.app.history.base, this.app.info, (bytes) => (this.done = bytes), this.abort.signal);
      this.saved = true;
    } catch (error) {
      if (!this.abort.signal.aborted)
        this.failed = t("offline.failed", { message: /** @type {Error} */ (error).message });
    }
    this.done = null;
  };

  remove = async () => {
    await removeAll(this.app.history.base, this.app.info);
    this.saved = false;
  };
}
