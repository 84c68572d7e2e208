// The lines that show the entries of the list on another page, with a preview, and what that page must allow.

import { html, nothing } from "lit";
import { locale, t } from "../../lib/i18n.js";
import { attributesOf, frameAddress, hostPolicy, losesSome, pin, snippet, sourcesOf } from "../../lib/snippet.js";
import { copyText } from "../../page/clipboard.js";
import { AppElement } from "../app-element.js";
import { filterText } from "../parts/chips.js";

const VIEWS = ["list", "latest", "digest", "top", "search"];
const THEMES = ["auto", "light", "dark"];
const FORMS = /** @type {const} */ (["element", "frame"]);
/** The widget shows no more. */
const MOST = 100;

export class Embed extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive"];
  static properties = {
    form: { state: true },
    view: { state: true },
    theme: { state: true },
    limit: { state: true },
    pinned: { state: true },
    height: { state: true },
  };

  constructor() {
    super();
    /** @type {"element" | "frame"} */
    this.form = "element";
    this.view = "";
    this.theme = "auto";
    this.limit = 10;
    /** @type {{integrity: string, version: string} | null} */
    this.pinned = null;
    this.height = 200;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("message", this.onMessage);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("message", this.onMessage);
  }

  /** The preview tells its height. @param {MessageEvent} event */
  onMessage = ({ source, data }) => {
    const frame = this.querySelector("iframe");
    if (frame && source === frame.contentWindow && data?.type === "yoyak-height") this.height = Number(data.height);
  };

  /** @param {Event} event */
  onPin = async (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (!box.checked) return void (this.pinned = null);
    try {
      const answer = await fetch(new URL("widget.js", this.app.site), { cache: "no-cache" });
      if (!answer.ok) throw new Error(String(answer.status));
      this.pinned = await pin(new Uint8Array(await answer.arrayBuffer()));
    } catch {
      box.checked = false;
      this.app.surface.say(t("error.network.title"));
    }
  };

  render() {
    const { app, form, theme, limit, pinned } = this;
    const { site } = app;
    const { state, everything } = app.place;
    const { filter } = state;
    const view = this.view || (state.view === "search" ? "search" : "list");
    const attributes = attributesOf(filter, { view, limit, theme });
    const shown = frameAddress(site, [...attributes, ["locale", locale()], ["origin", location.origin]]);
    const title = [app.archive.info.site.title, filterText(filter)].filter(Boolean).join(" · ");
    const link = new URL(app.place.href({ view: state.view, filter: { ...everything.filter, ...filter } }), site).href;
    const sources = sourcesOf(app.archive.info, filter, site);
    // A frame shows the archive beside it, and so does the preview.
    const loses = losesSome(filter) || (form === "frame" && sources.join() !== site);
    const lines = snippet({ form, site, title, link, attributes, sources, pinned });
    return html`
      <div class="yk-embed-choices">
        ${this.choice("form", FORMS, form, (value) => (this.form = /** @type {any} */ (value)))}
        ${this.choice("view", VIEWS, view, (value) => (this.view = value))}
        ${this.choice("theme", THEMES, theme, (value) => (this.theme = value))}
        <label class="yk-embed-row"><span>${t("embed.limit")}</span>
          <input type="number" class="yk-embed-limit" min="1" max=${MOST} .value=${String(limit)} @input=${this.onLimit}></label>
        ${form === "element" ? html`<label class="yk-check"><input type="checkbox" .checked=${pinned !== null} @change=${this.onPin}><span>${t("embed.pin")}</span></label>` : nothing}
      </div>
      ${pinned && form === "element" ? html`<p class="yk-quiet">${t("embed.pin.text")}</p>` : nothing}
      ${loses ? html`<p class="yk-quiet" role="status">${t("embed.loses")}</p>` : nothing}
      <h3>${t("embed.preview")}</h3>
      <iframe class="yk-embed-preview" title=${t("embed.preview")} src=${shown} height=${this.height}></iframe>
      <h3 id="yk-embed-lines">${t("embed.lines")}</h3>
      ${this.lines(lines, "yk-embed-lines")}
      <h3 id="yk-embed-policy">${t("embed.policy")}</h3>
      <p class="yk-quiet">${t("embed.policy.text")}</p>
      ${this.lines(hostPolicy(form, site, sources), "yk-embed-policy")}`;
  }

  /** @param {string} text @param {string} label id of its heading */
  lines(text, label) {
    return html`<pre class="yk-embed-lines" tabindex="0" role="region" aria-labelledby=${label}><code>${text}</code></pre>
      <button type="button" class="yk-button" aria-describedby=${label} @click=${async () => this.app.surface.say(t((await copyText(text)) ? "embed.copied" : "copyFailed"))}>${t("embed.copy")}</button>`;
  }

  /** @param {Event} event */
  onLimit = (event) => {
    const value = Number(/** @type {HTMLInputElement} */ (event.target).value);
    if (Number.isInteger(value) && value >= 1 && value <= MOST) this.limit = value;
  };

  /** @param {string} name @param {readonly string[]} values @param {string} value @param {(value: string) => void} set */
  choice(name, values, value, set) {
    return html`<div class="yk-embed-row" role="radiogroup" aria-labelledby=${`yk-embed-${name}`}><span id=${`yk-embed-${name}`}>${t(`embed.${name}`)}</span><div class="yk-segments">${values.map(
      (each) => html`
      <label><input type="radio" name="yk-embed-${name}" .checked=${each === value} @change=${() => set(each)}><span>${t(`embed.${name}.${each}`)}</span></label>`,
    )}</div></div>`;
  }
}
