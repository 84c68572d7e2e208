// What lies on the page and not in the address: the layer above it, a short message, the text alone. And the way from
// the
// keyboard to the view on the page.

import { Store } from "./store.js";

/**
 * What the keyboard asks of the view on the page.
 * @typedef {object} ShownView
 * @property {() => boolean} escape closes something, if there is something to close
 * @property {(by: 1 | -1) => boolean} toHit to the next marked place, if there is one
 * @property {() => Element[]} items what j and k go through
 * @property {() => void} toTop
 */

/** Long enough that a run of quick changes is read out once, with its last value. */
const ANNOUNCE_MS = 600;

export class Surface extends Store {
  #layer = "";
  /** @type {{ text: string, action?: string, run?: () => void } | null} */
  #toast = null;
  #focus = false;
  #slow = false;
  /** @type {ShownView | null} */
  #view = null;
  /** @type {(() => Promise<string>) | null} */
  #typed = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;

  /** Which layer is open: a name, or "". */
  get layer() {
    return this.#layer;
  }

  get toast() {
    return this.#toast;
  }

  /** Whether the text stands alone. */
  get focus() {
    return this.#focus;
  }

  /** Whether the first view takes so long that something grey stands in its place. */
  get slow() {
    return this.#slow;
  }

  get view() {
    return this.#view;
  }

  /** @param {string} layer its name, or "" */
  show(layer) {
    this.#layer = layer;
    this.tell("layer");
  }

  close() {
    if (this.#layer === "menu") document.getElementById("yk-menu-button")?.focus();
    this.show("");
  }

  /**
   * A short message at the foot of the page.
   * @param {string} text
   * @param {string} [action]
   * @param {() => void} [run]
   */
  say(text, action, run) {
    this.#toast = { text, ...(action && run ? { action, run } : {}) };
    this.tell("toast");
  }

  endToast() {
    this.#toast = null;
    this.tell("toast");
  }

  /** For ears only, when a count has changed. @param {string} text */
  announce(text) {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      const live = document.getElementById("yk-live");
      if (live) live.textContent = text;
    }, ANNOUNCE_MS);
  }

  /** @param {boolean} on */
  setFocus(on) {
    this.#focus = on;
    document.documentElement.toggleAttribute("data-focus", on);
    this.tell("focus");
  }

  /** @param {boolean} slow */
  setSlow(slow) {
    if (slow === this.#slow) return;
    this.#slow = slow;
    this.tell("slow");
  }

  /** @param {ShownView} view */
  present(view) {
    this.#view = view;
  }

  /**
   * The search field is asked for, and may have to be fetched.
   * @param {(() => Promise<string>) | null} typed gives what was typed before it was there; null: nobody waits any more
   */
  wantField(typed) {
    this.#typed = typed;
  }

  /** For the field, once it is there: null where nobody asked for it. */
  takeTyped() {
    const typed = this.#typed;
    this.#typed = null;
    return typed;
  }
}
