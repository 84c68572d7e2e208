// Words and channels that the user does not want to see. Opened from an entry, it offers to mute the entry's channel.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";
import { mutedOf } from "../../state/muted.js";

/** @typedef {"channels" | "words"} Kind */

export class Mute extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["marks"];

  constructor() {
    super();
    const from = /** @type {any} */ (this.app.surface.about[0]?.closest(".yk-entry, .yk-row"));
    /** The channel of the entry that it was opened from. @type {string} */
    this.channel = from?.row?.channel ?? "";
  }

  /** @param {Kind} kind @param {string} name @param {boolean} muted */
  set(kind, name, muted) {
    const { app } = this;
    mutedOf(app).set(kind, name, muted);
    this.need("yoyak-muted").catch(() => {});
    app.surface.say(t(muted ? "mute.done" : "mute.undone", { name }), t("undo"), () =>
      mutedOf(app).set(kind, name, !muted),
    );
  }

  /** @param {Event} event */
  onAdd = (event) => {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    const word = input.value.normalize("NFC").trim();
    if (!word) return;
    input.value = "";
    this.set("words", word, true);
  };

  render() {
    const { archive } = this.app;
    const muted = mutedOf(this.app);
    const { channels } = muted.names;
    const { channel } = this;
    return html`
      <p class="yk-quiet">${t("mute.text")}</p>
      ${
        channel && !channels.includes(channel)
          ? html`<p><button type="button" class="yk-button yk-mute-channel" @click=${() => this.set("channels", channel, true)}>${t("mute.channel", { name: channel })}</button></p>`
          : nothing
      }
      <form class="yk-mute-add" @submit=${this.onAdd}><label class="yk-find"><span class="yk-sr">${t("mute.word")}</span>
        <input type="text" enterkeyhint="done" autocomplete="off" autocapitalize="off" maxlength="100" placeholder=${t("mute.word")} lang=${archive.language}></label>
        <button type="submit" class="yk-button">${t("mute.add")}</button></form>
      ${muted.isEmpty ? html`<p class="yk-quiet">${t("mute.none")}</p>` : [this.list("words"), this.list("channels")]}`;
  }

  /** @param {Kind} kind */
  list(kind) {
    const names = mutedOf(this.app).names[kind];
    if (!names.length) return nothing;
    return html`<section><h3>${t(kind === "words" ? "mute.words" : "filter.channels")}</h3>
      <ul class="yk-chips">${names.map(
        (name) =>
          html`<li><button type="button" class="yk-chip" aria-label=${t("mute.remove", { name })} @click=${() => this.set(kind, name, false)}
            ><span lang=${this.app.archive.language}>${name}</span>${icon("close")}</button></li>`,
      )}</ul></section>`;
  }
}
