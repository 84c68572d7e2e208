// The state of the page that is not in the address: the open layer, a short message, text-only mode. It also connects
// the keyboard to the view on the page.

import { Store } from "./store.js";

/**
 * The interface of the view on the page for the keyboard.
 * @typedef {object} ShownView
 * @property {() => boolean} escape closes something, if there is something to close
 * @property {(by: 1 | -1) => boolean} toHit to the next marked place, if there is one
 * @property {() => Element[]} items what j and k go through
 * @property {() => void} toTop
 */

/** Long enough that several quick changes are announced once, with the last value. */
const ANNOUNCE_MS = 600;

export class Surface extends Store {
  #layer = "";
  /** @type {Element[]} */
  #about = [];
  /** @type {{ text: string, action?: string, run?: () => void } | null} */
  #toast = null;
  #focus = false;
  #slow = false;
  #offline = globalThis.navigator?.onLine === false;
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

  /** Whether text-only mode is on. */
  get focus() {
    return this.#focus;
  }

  /** Whether the device says that it has no network. */
  get offline() {
    return this.#offline;
  }

  /** Whether the first view takes so long that a grey placeholder is shown. */
  get slow() {
    return this.#slow;
  }

  get view() {
    return this.#view;
  }

  /** What of the page the layer is about: the one that was asked for first, or none. */
  get about() {
    return this.#about;
  }

  /** @param {string} layer its name, or "" @param {Element[]} [about] */
  show(layer, about = []) {
    this.#layer = layer;
    this.#about = about;
    this.tell("layer");
  }

  close() {
    if (this.#layer === "menu") document.getElementById("yk-menu-button")?.focus({ preventScroll: true });
    this.show("");
  }

  /**
   * Shows a short message at the bottom of the page.
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

  /** Announces a changed count to screen readers only. @param {string} text */
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

  /** @param {boolean} offline */
  setOffline(offline) {
    this.#offline = offline;
    this.tell("offline");
  }

  /** @param {ShownView} view */
  present(view) {
    this.#view = view;
  }

  /**
   * Requests the search field, whose code may have to be loaded.
   * @param {(() => Promise<string>) | null} typed returns the text that was typed before the field was there; null: the
   * request was cancelled
   */
  wantField(typed) {
    this.#typed = typed;
  }

  /** Called by the field when it is there; null if it was not requested. */
  takeTyped() {
    const typed = this.#typed;
    this.#typed = null;
    return typed;
  }
}
