// The browser's history as the app uses it: states in, addresses out, and the scroll position of every entry kept, also over
// a reload. The browser's own restoration is off because views draw after it would have run.

import { formatUrl, parseUrl } from "./url-state.js";

/** @typedef {import("./url-state.js").State} State */
/** @typedef {{ y: number, rows?: number }} Place where an entry of the history was left: scroll, and rows drawn in a list */

const STORE = "yoyak:places";

export class AppHistory extends EventTarget {
  /** @type {Map<string, Place>} */
  #places = new Map();

  /** @param {"path" | "hash"} mode @param {string} base absolute address of the site */
  constructor(mode, base) {
    super();
    this.mode = mode;
    this.base = base;
    try {
      this.#places = new Map(JSON.parse(sessionStorage.getItem(STORE) ?? "[]"));
    } catch {
      // Blocked storage: positions last as long as the page.
    }
    history.scrollRestoration = "manual";
    if (!history.state?.key) history.replaceState({ key: newKey() }, "");
    addEventListener("popstate", () => {
      if (this.detached && location.href.split("#")[0] !== this.base) {
        location.reload();
        return;
      }
      if (!history.state?.key) history.replaceState({ key: newKey() }, "");
      this.dispatchEvent(new Event("change"));
    });
    addEventListener("scroll", () => this.remember({ y: Math.round(scrollY) }), { passive: true });
    addEventListener("pagehide", () => {
      try {
        sessionStorage.setItem(STORE, JSON.stringify([...this.#places].slice(-50)));
      } catch {
        // As above.
      }
    });
  }

  /**
   * From here on, states are fragments of this very page: what it shows has no address on the server. Going back behind this
   * point loads the site's page again.
   */
  detach() {
    this.detached = true;
    this.mode = "hash";
    this.base = location.href.split("#")[0];
  }

  /** @returns {State} */
  get state() {
    return (
      parseUrl(location.href, this.base, this.mode) ?? /** @type {State} */ (parseUrl(this.base, this.base, this.mode))
    );
  }

  /** @param {State} state */
  href(state) {
    return formatUrl(state, this.base, this.mode);
  }

  /** The state of a link of ours, or null. @param {string} href */
  parse(href) {
    return parseUrl(href, this.base, this.mode);
  }

  /** @param {State} state @param {boolean} replace */
  go(state, replace) {
    if (replace) history.replaceState(history.state, "", this.href(state));
    else {
      this.remember({ y: Math.round(scrollY) });
      history.pushState({ key: newKey(), inside: true, from: this.state.view }, "", this.href(state));
    }
  }

  /** Whether "back" stays on this site. */
  get canGoBack() {
    return Boolean(history.state?.inside);
  }

  /** @param {Partial<Place>} place */
  remember(place) {
    if (this.frozen) return;
    const { key } = history.state;
    this.#places.set(key, { y: 0, ...this.#places.get(key), ...place });
  }

  /** Where this entry of the history was left. @returns {Place | undefined} */
  get place() {
    return this.#places.get(history.state.key);
  }

  /** While a view is being drawn the page may be shorter for a moment, and the scroll that follows means nothing. */
  frozen = false;
}

function newKey() {
  return Math.random().toString(36).slice(2, 10);
}
