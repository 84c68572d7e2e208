// Saves years of the archive, or all of it, on the device. Shows the size and the progress, and removes saved years.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { formatBytes } from "../../lib/format-later.js";
import { locale, t } from "../../lib/i18n.js";
import { remove, room, save, savedYears, sizeOf } from "../../page/offline.js";

export class Offline extends AppElement {
  static properties = {
    years: { state: true },
    running: { state: true },
    done: { state: true },
    failed: { state: true },
  };

  constructor() {
    super();
    /** null: not known yet. @type {Awaited<ReturnType<typeof savedYears>> | null} */
    this.years = null;
    /** What is loading: a year, "all", or nothing. @type {string | null} */
    this.running = null;
    this.done = 0;
    this.failed = "";
    this.abort = new AbortController();
  }

  async look() {
    this.years = await savedYears(this.app.place.base, this.app.archive.info);
  }

  firstUpdated() {
    void this.look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.abort.abort();
  }

  render() {
    const all = this.years?.every(({ saved }) => saved) ?? false;
    const size = formatBytes(sizeOf(this.app.archive.info, null), locale());
    return html`
      <p>${t(all ? "offline.saved" : "offline.text", { size })}</p>
      <p class="yk-state-actions" style="justify-content:flex-start">${this.action("all", all, t("offline.save", { size }))}</p>
      ${(this.years?.length ?? 0) > 1 ? html`<ul class="yk-offline-years">${this.years?.map(this.row)}</ul>` : nothing}
      <p role="status" class="yk-export-status">${this.running ? this.progress() : this.failed}</p>`;
  }

  /** @param {{ year: string, size: number, saved: boolean }} row */
  row = ({ year, size, saved }) => html`<li>
    <span>${t("offline.year", { year })}</span> <span class="yk-count">${formatBytes(size, locale())}</span>
    ${this.action(year, saved, t("offline.keep"))}
  </li>`;

  /** @param {string} what a year or "all" @param {boolean} saved @param {string} label */
  action(what, saved, label) {
    if (this.years === null) return nothing;
    const year = what === "all" ? null : what;
    const name = year === null ? label : `${t("offline.year", { year })}: ${label}`;
    if (this.running === what)
      return html`<button type="button" class="yk-button" @click=${this.stop}>${t("offline.stop")}</button>`;
    if (saved)
      return html`<button type="button" class="yk-button" @click=${() => this.takeOff(year)}>${t("offline.remove")}</button>`;
    return html`<button type="button" class="yk-button ${year === null ? "yk-primary" : ""}" aria-label=${name}
      ?disabled=${this.running !== null} @click=${() => this.save(year)}>${label}</button>`;
  }

  progress() {
    const total = sizeOf(this.app.archive.info, this.running === "all" ? null : this.running);
    return html`<progress max=${total} .value=${this.done} aria-label=${t("offline.title")}></progress>
      ${formatBytes(this.done, locale())} / ${formatBytes(total, locale())}`;
  }

  /** @param {string | null} year */
  async save(year) {
    const { archive, place } = this.app;
    this.running = year ?? "all";
    this.done = 0;
    this.failed = "";
    this.abort = new AbortController();
    try {
      await save(place.base, archive.info, year, (bytes) => (this.done = bytes), this.abort.signal);
    } catch (error) {
      if (!this.abort.signal.aborted) this.failed = await this.reason(/** @type {Error} */ (error));
    }
    this.running = null;
    await this.look();
  }

  /** @param {Error} error */
  async reason({ name, message }) {
    if (name !== "QuotaExceededError") return t("offline.failed", { message });
    return t("offline.full", { size: formatBytes((await room()) ?? 0, locale()) });
  }

  stop = () => {
    this.abort.abort();
  };

  /** @param {string | null} year */
  async takeOff(year) {
    await remove(this.app.place.base, this.app.archive.info, year);
    await this.look();
  }
}
