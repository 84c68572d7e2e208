// The layers above the page: filter sheet, help, export. Only one is open at a time.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

/** The element of each layer, loaded on first use. @type {Record<string, string>} */
const CONTENT = {
  filters: "yoyak-facets",
  calendar: "yoyak-calendar",
  help: "yoyak-help",
  "search-help": "yoyak-search-help",
  embed: "yoyak-embed",
  export: "yoyak-export",
  offline: "yoyak-offline",
  own: "yoyak-own-files",
  peek: "yoyak-peek",
  top: "yoyak-top",
  mute: "yoyak-mute",
};

export class Layers extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["layer"];

  willUpdate() {
    const { surface } = this.app;
    const { layer } = surface;
    const tag = CONTENT[layer];
    if (!tag || customElements.get(tag)) return;
    this.need(tag).then(
      () => this.requestUpdate(),
      () => {
        if (surface.layer === layer) surface.close();
        surface.say(t("error.network.title"));
      },
    );
  }

  render() {
    const { app } = this;
    const { layer } = app.surface;
    if (CONTENT[layer] && !customElements.get(CONTENT[layer])) return nothing;
    if (layer === "help") return this.dialog(t("help.title"), html`<yoyak-help></yoyak-help>`, nothing, "text");
    if (layer === "search-help") return this.dialog(t("search.help"), html`<yoyak-search-help></yoyak-search-help>`);
    if (layer === "embed") return this.dialog(t("embed.title"), html`<yoyak-embed></yoyak-embed>`);
    if (layer === "export") return this.dialog(t("export.title"), html`<yoyak-export></yoyak-export>`);
    if (layer === "offline") return this.dialog(t("offline.title"), html`<yoyak-offline></yoyak-offline>`);
    if (layer === "own") return this.dialog(t("own.title"), html`<yoyak-own-files></yoyak-own-files>`);
    if (layer === "peek") return this.dialog(t("peek.title"), html`<yoyak-peek></yoyak-peek>`, nothing, "sheet");
    if (layer === "top") return this.dialog(t("top.title"), html`<yoyak-top></yoyak-top>`, nothing, "sheet");
    if (layer === "mute") return this.dialog(t("mute.title"), html`<yoyak-mute></yoyak-mute>`, nothing, "sheet");
    if (layer === "calendar")
      return this.dialog(t("filter.dates"), html`<yoyak-calendar></yoyak-calendar>`, nothing, "sheet");
    if (layer === "filters")
      return this.dialog(
        t("filter.title"),
        html`<yoyak-facets sheet></yoyak-facets>`,
        html`<yoyak-filter-foot></yoyak-filter-foot>`,
        "sheet",
      );
    return nothing;
  }

  /**
   * @param {string} title
   * @param {unknown} content
   * @param {unknown} [foot]
   * @param {"window" | "sheet" | "text"} [kind] text: a window with nothing in it to focus, so its body is, to scroll it
   */
  dialog(title, content, foot = nothing, kind = "window") {
    return html`
      <dialog class="yk-dialog" data-kind=${kind} aria-labelledby="yk-dialog-title" @cancel=${this.cancel} @click=${this.onClick}>
        <div class="yk-dialog-box">
          <header role="none"><h2 id="yk-dialog-title">${title}</h2><button type="button" class="yk-tool" aria-label=${t("close")} @click=${() => this.app.surface.close()}>${icon("close")}</button></header>
          <div class="yk-dialog-body" tabindex=${kind === "text" ? "0" : nothing}>${content}</div>
          ${foot === nothing ? nothing : html`<footer>${foot}</footer>`}
        </div>
      </dialog>`;
  }

  /** @param {Event} event */
  cancel = (event) => {
    event.preventDefault();
    this.app.surface.close();
  };

  /** A click outside the box closes it. @param {MouseEvent} event */
  onClick = (event) => {
    if (event.target === event.currentTarget) this.app.surface.close();
  };

  /** The element that had the focus before the dialog. */
  opener = /** @type {HTMLElement | null} */ (null);

  updated() {
    const dialog = this.querySelector("dialog");
    if (dialog && !dialog.open) {
      this.opener ??= /** @type {HTMLElement | null} */ (document.activeElement);
      dialog.showModal();
    }
    if (!dialog && this.opener) {
      if (this.opener.isConnected) this.opener.focus({ preventScroll: true });
      this.opener = null;
    }
  }
}
