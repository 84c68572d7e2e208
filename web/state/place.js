// The user's place: the state in the address, the browser's history of such states, and the scroll position of each.
// The browser's own restoration of scroll positions is off, because views draw after it would have run.

import { Store } from "./store.js";
import { emptyFilter, formatUrl, parseUrl, sameState } from "./url-state.js";

/** @typedef {import("./url-state.js").State} State */
/** @typedef {{ part: string, block: number, share: number }} Anchor a place in a page (page/anchor.js) */
/**
 * @typedef {object} Spot where an entry of the history was left
 * @property {number} y
 * @property {number | undefined} [rows] drawn in a list
 * @property {Anchor | null} [anchor]
 * @property {string[]} [folded] entries of a digest that were folded
 * @property {string} [focus] the part that had the focus
 */

const STORE = "yoyak:places";
/** Number of history entries whose position is kept after a reload. */
const MOST = 50;
/** While the user types, the address changes after a pause, because browsers limit the number of changes. */
const SETTLE_MS = 500;

export class Place extends Store {
  #mode;
  #base;
  #key = "";
  /** @type {State} */
  #state;
  /** @type {Map<string, Spot>} */
  #spots = new Map();
  /** While a view is drawn, the page may be shorter for a moment, and the resulting scroll must be ignored. */
  #frozen = true;
  /** Where the page is now. @type {() => Omit<Spot, "y">} */
  #locate = () => ({});
  #detached = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;

  /** @param {EventTarget} bus @param {"path" | "hash"} mode @param {string} base absolute address of the site */
  constructor(bus, mode, base) {
    super(bus);
    this.#mode = mode;
    this.#base = base;
    try {
      this.#spots = new Map(JSON.parse(sessionStorage.getItem(STORE) ?? "[]"));
    } catch {
      // Storage is blocked: positions are lost with the page.
    }
    history.scrollRestoration = "manual";
    this.#state = this.#read();
    addEventListener("popstate", () => {
      if (this.#detached !== this.wasDetached) {
        location.reload();
        return;
      }
      clearTimeout(this.#typing);
      this.#typing = undefined;
      // The old content is still on the page.
      this.#leave();
      this.#frozen = true;
      this.#state = this.#read();
      this.tell("place");
    });
    addEventListener("pagehide", () => {
      this.#write();
      this.#leave();
      try {
        sessionStorage.setItem(STORE, JSON.stringify([...this.#spots].slice(-MOST)));
      } catch {
        // As above.
      }
    });
  }

  get mode() {
    return this.#mode;
  }

  /** Address of the site. */
  get base() {
    return this.#base;
  }

  get state() {
    return this.#state;
  }

  get filter() {
    return this.#state.filter;
  }

  /** Distinguishes entries of the history, even with the same state. */
  get key() {
    return this.#key;
  }

  /** The position at which this history entry was left. */
  get spot() {
    return this.#spots.get(this.#key);
  }

  /** Whether "back" stays on this site. */
  get canGoBack() {
    return Boolean(history.state.inside);
  }

  /** The view that "back" leads to, if known. @returns {import("./url-state.js").ViewName | undefined} */
  get cameFrom() {
    return history.state.from;
  }

  /** The current state with some changes. @param {Partial<State>} patch @returns {State} */
  with(patch) {
    const next = { ...this.#state, ...patch };
    if (next.view !== "digest") next.digest = next.entry = null;
    if (patch.digest !== undefined && patch.entry === undefined) next.entry = null;
    return next;
  }

  /** Address of the current state with some changes. @param {Partial<State>} patch */
  href(patch) {
    return formatUrl(this.with(patch), this.#base, this.#mode);
  }

  /** The state of a link within the site, or null. @param {string} href */
  parse(href) {
    return parseUrl(href, this.#base, this.#mode);
  }

  /** The list without filters. @returns {Pick<State, "view" | "filter">} */
  get everything() {
    return { view: "list", filter: emptyFilter() };
  }

  /**
   * @param {Partial<State>} patch
   * @param {{ replace?: boolean, push?: boolean }} [options] push: a step of the history, though the state is the same
   */
  go(patch, { replace = false, push = false } = {}) {
    this.#write();
    const next = this.with(patch);
    if (!push && (replace || sameState(next, this.#state))) {
      this.#state = next;
      history.replaceState(history.state, "", this.href({}));
    } else {
      this.#leave();
      this.#frozen = true;
      const from = this.#state.view;
      this.#state = next;
      this.#key = newKey();
      history.pushState({ key: this.#key, inside: true, from, detached: this.#detached }, "", this.href({}));
    }
    this.tell("place");
  }

  /** Whether typed text is not yet in the address. */
  get isTyping() {
    return this.#typing !== undefined;
  }

  /** Sets the query while the user types. @param {string} q */
  type(q) {
    this.#state = { ...this.#state, filter: { ...this.filter, q } };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#write(), SETTLE_MS);
    this.tell("place");
  }

  /** Writes the typed text into the address. */
  #write() {
    if (this.#typing === undefined) return;
    clearTimeout(this.#typing);
    this.#typing = undefined;
    history.replaceState(history.state, "", this.href({}));
  }

  /**
   * From now on, states are fragments of this page, because its content has no address on the server. Going back before
   * this point loads the site's page again.
   * @returns {boolean} whether the address already names such a state: the page was loaded again
   */
  detach() {
    this.#write();
    const again = this.wasDetached;
    this.#detached = true;
    this.#mode = "hash";
    this.#base = location.href.split("#")[0];
    if (again) this.#state = this.#read();
    return again;
  }

  /** Whether this entry of the history was made after detach(), perhaps before a reload. */
  get wasDetached() {
    return Boolean(history.state?.detached);
  }

  /** Ends detach(): returns to the page's own address. @returns {null} */
  reset() {
    history.replaceState({ ...history.state, detached: false }, "", location.href.split("#")[0]);
    this.#state = this.#read();
    return null;
  }

  /** @param {Partial<Spot>} spot */
  remember(spot) {
    if (!this.#frozen) this.#spots.set(this.#key, { y: 0, ...this.spot, ...spot });
  }

  /**
   * The view is drawn and scrolled to its position. From now on, only the user scrolls.
   * @param {() => Omit<Spot, "y">} locate
   */
  settle(locate) {
    this.#locate = locate;
    this.#frozen = false;
  }

  #leave() {
    this.remember({ y: Math.round(scrollY), ...this.#locate() });
  }

  #read() {
    if (!history.state?.key) history.replaceState({ key: newKey() }, "");
    this.#key = history.state.key;
    return this.parse(location.href) ?? /** @type {State} */ (this.parse(this.#base));
  }
}

function newKey() {
  return Math.random().toString(36).slice(2, 10);
}
