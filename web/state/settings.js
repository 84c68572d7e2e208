// The user's settings of appearance and language. They are stored on the device for all sites of this origin.
// web/index.html applies the same keys before the first paint, so that a dark page never flashes white.

import { chooseLanguage, loadLanguage, t } from "../lib/i18n.js";
import { load, save } from "./storage.js";
import { Store } from "./store.js";

export const SIZES = [0.875, 1, 1.125, 1.25, 1.5];
const KEY = "yoyak:settings";

/** @typedef {{ theme: "system" | "light" | "dark", size: number, font: "sans" | "serif", language: string,
 *   rail: boolean, list: boolean, fold: "auto" | "open" | "folded" }} Values */

/** @type {Values} */
const DEFAULTS = { theme: "system", size: 1, font: "sans", language: "auto", rail: true, list: true, fold: "auto" };

export class Settings extends Store {
  /** @type {Values} */
  #values = { ...DEFAULTS, ...load(KEY, {}) };

  /** @param {EventTarget} bus */
  constructor(bus) {
    super(bus);
    this.#apply();
  }

  /** @returns {Readonly<Values>} */
  get values() {
    return this.#values;
  }

  /** @param {Partial<Values>} patch */
  async set(patch) {
    this.#values = { ...this.#values, ...patch };
    save(KEY, this.#values);
    this.#apply();
    this.tell("settings");
    if (!patch.language) return;
    await this.useLanguage();
    this.tell("language");
  }

  /** Loads the interface's language; needed before anything is drawn. */
  async useLanguage() {
    const language = chooseLanguage(this.#values.language, navigator.languages);
    await loadLanguage(language);
    document.documentElement.lang = language;
    const skip = document.querySelector(".yk-skip");
    if (skip) skip.textContent = t("skip");
  }

  #apply() {
    const { theme, font, size, rail, list } = this.#values;
    const { dataset, style } = document.documentElement;
    if (theme === "system") delete dataset.theme;
    else dataset.theme = theme;
    dataset.font = font;
    style.setProperty("--yoyak-size", String(SIZES[size] ?? 1));
    // The colour of the browser's own interface: as the system, or as chosen.
    const edges = /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll("meta[name=theme-color]"));
    for (const edge of edges) edge.dataset.own ??= edge.content;
    const chosen = [...edges].find((edge) => edge.media.includes(theme))?.dataset.own;
    for (const edge of edges) edge.content = chosen ?? edge.dataset.own ?? "";
    dataset.rail = rail ? "open" : "closed";
    dataset.list = list ? "open" : "closed";
  }
}
