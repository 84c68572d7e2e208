// The menu in the top bar: appearance, language, and actions for the page.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { copyText } from "../../page/clipboard.js";
import { voiceFor } from "../../page/speech.js";
import { SIZES } from "../../state/settings.js";
import { locale, t } from "../../lib/i18n.js";
import { anyStories } from "../../state/stories.js";
import { listLinks } from "../parts/period-links.js";

/** A touch-only device, which has no keyboard to explain. */
const FINGERS = matchMedia("(hover: none) and (pointer: coarse)");

export class Menu extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "settings", "focus"];

  static properties = { stories: { state: true } };

  constructor() {
    super();
    this.stories = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.onOutside);
    this.addEventListener("keydown", this.onKey);
    globalThis.speechSynthesis?.addEventListener("voiceschanged", this.onVoices);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.onOutside);
    this.removeEventListener("keydown", this.onKey);
    globalThis.speechSynthesis?.removeEventListener("voiceschanged", this.onVoices);
  }

  /** Some browsers know their voices only after they were asked. */
  onVoices = () => this.requestUpdate();

  firstUpdated() {
    void anyStories(this.app).then((any) => (this.stories = any));
    // It hangs from a bar that sticks to the top: browsers would scroll to where that stands without sticking.
    /** @type {HTMLElement | null} */ (this.querySelector(".yk-menu"))?.focus({ preventScroll: true });
  }

  /** @param {Event} event */
  onOutside = (event) => {
    const target = /** @type {Element} */ (event.target);
    if (!this.contains(target) && !target.closest("#yk-menu-button")) this.app.surface.show("");
  };

  /** Leaving the menu by Tab closes it. @param {KeyboardEvent} event */
  onKey = (event) => {
    if (event.key !== "Tab") return;
    setTimeout(() => {
      if (!this.contains(document.activeElement)) this.app.surface.show("");
    });
  };

  render() {
    const { app } = this;
    const settings = app.settings.values;
    return html`
      <div class="yk-menu" role="dialog" aria-label=${t("menu")} tabindex="-1">
        ${this.choice("theme", ["system", "light", "dark"], settings.theme, (theme) => app.settings.set({ theme: /** @type {any} */ (theme) }))}
        ${this.choice("font", ["sans", "serif"], settings.font, (font) => app.settings.set({ font: /** @type {any} */ (font) }))}
        <div class="yk-menu-row"><span id="yk-size">${t("menu.size")}</span>
          <div class="yk-segments" role="group" aria-labelledby="yk-size">
            <button type="button" ?disabled=${settings.size === 0} @click=${() => app.settings.set({ size: settings.size - 1 })}><span class="yk-sr">${t("menu.smaller")}</span><span aria-hidden="true"><span class="yk-letter" data-to="smaller">${t("menu.letter")}</span></span></button>
            <output>${Math.round(SIZES[settings.size] * 100)}%</output>
            <button type="button" ?disabled=${settings.size === SIZES.length - 1} @click=${() => app.settings.set({ size: settings.size + 1 })}><span class="yk-sr">${t("menu.larger")}</span><span aria-hidden="true"><span class="yk-letter" data-to="larger">${t("menu.letter")}</span></span></button>
          </div></div>
        ${this.choice("fold", ["auto", "open", "folded"], settings.fold, (fold) => app.settings.set({ fold: /** @type {any} */ (fold) }))}
        ${this.choice("language", ["auto", "ko", "en"], settings.language, (language) => app.settings.set({ language }))}
        <hr>
        ${
          app.place.state.view === "digest"
            ? html`
          ${app.digest.info && app.digest.info.entries > 1 ? this.action("top.title", () => app.surface.show("top")) : nothing}
          ${this.action("menu.share", this.share)}
          ${voiceFor(app.archive.language || locale()) ? this.action("menu.speak", this.speak) : nothing}
          ${this.action("menu.focus", () => app.surface.setFocus(!app.surface.focus))}
          ${this.action("export.title", () => app.surface.show("export"))}
          ${this.action("menu.print", () => print())}
          ${document.querySelector("yoyak-digest-view .yk-overview") ? this.action("menu.printOverview", this.printOverview) : nothing}`
            : nothing
        }
        ${this.action("mute.title", () => app.surface.show("mute"))}
        ${app.site ? this.action("own.title", () => app.surface.show("own")) : nothing}
        ${app.canSave ? this.action("offline.title", () => app.surface.show("offline")) : nothing}
        ${FINGERS.matches ? nothing : this.action("help.title", () => app.surface.show("help"))}
        ${listLinks(app, this.stories)}
        ${app.archive.open ? html`<p class="yk-menu-foot">${app.archive.info.generator}</p>` : nothing}
      </div>`;
  }

  /** @param {string} name @param {string[]} values @param {string} value @param {(value: string) => void} set */
  choice(name, values, value, set) {
    return html`<div class="yk-menu-row" role="radiogroup" aria-labelledby=${`yk-${name}`}><span id=${`yk-${name}`}>${t(`menu.${name}`)}</span><div class="yk-segments">${values.map(
      (each) => html`
      <label><input type="radio" name="yk-${name}" .checked=${each === value} @change=${() => set(each)}><span lang=${each === "ko" || each === "en" ? each : nothing}>${t(`menu.${name}.${each}`)}</span></label>`,
    )}</div></div>`;
  }

  /** @param {string} label @param {() => unknown} run */
  action(label, run) {
    return html`<button type="button" class="yk-menu-action" @click=${() => {
      this.app.surface.close();
      run();
    }}>${t(label)}</button>`;
  }

  printOverview = () => {
    const { dataset } = document.documentElement;
    dataset.print = "overview";
    addEventListener("afterprint", () => delete dataset.print, { once: true });
    print();
  };

  speak = async () => {
    await this.need("yoyak-speaker");
    document.querySelector("yoyak-speaker")?.remove();
    document.body.append(document.createElement("yoyak-speaker"));
  };

  share = async () => {
    const { app } = this;
    const digest = app.digest.info;
    const url = new URL(
      app.place.href({ digest: digest?.id ?? null, filter: app.place.everything.filter }),
      location.href,
    ).href;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      // Rejects when the user cancels, which is not an error.
      await navigator.share({ title: document.title, url }).catch(() => {});
      return;
    }
    app.surface.say(t((await copyText(url)) ? "link.copied" : "copyFailed"));
  };
}
