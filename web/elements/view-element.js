// What the five views share: only the view of the address draws; it gives the page its title, tells when it stands, and
// comes to where this entry of the browser's history was left. That place is kept when the page changes its shape. A
// view
// says whether it is loading, when it stands (isReady), when it is long enough to be scrolled (isSettled), and what
// coming
// to it means (arrive).

import { anchorAt, holdAnchor } from "../page/anchor.js";
import { CALM } from "../state/layout.js";
import { AppElement } from "./app-element.js";
import { SKELETON_AFTER_MS } from "./parts/states.js";

/** @typedef {import("../state/place.js").Anchor} Anchor */
/** @typedef {import("../state/place.js").Spot} Spot */

/** While one scrolls, where one is is looked at so often. */
const LOOK_MS = 150;

/** Bubbles from a view when it can be shown in place of what stood there before. */
export const VIEW_READY = "yoyak-view-ready";

export class ViewElement extends AppElement {
  static properties = { active: { type: Boolean }, slow: { state: true } };

  /** Entry of the history that it has come to. */
  #at = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Anchor | null} */
  #anchor = null;
  #width = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #looking;

  constructor() {
    super();
    this.active = false;
    /** Whether what is asked for takes so long that something grey stands in its place. */
    this.slow = false;
  }

  /** Its name in the address. */
  get view() {
    return this.localName.slice("yoyak-".length, -"-view".length);
  }

  /** The address may have changed before the property has. */
  get isShown() {
    return this.active && this.app.place.state.view === this.view;
  }

  /** Before the site's name in the page's title. */
  get heading() {
    return "";
  }

  /** Whether what the address asks for is on its way. */
  get isLoading() {
    return false;
  }

  /** Whether something of what the address asks for, or why it cannot be had, is drawn. */
  get isReady() {
    return true;
  }

  /** Whether it is all there, so that a place far down is there too. */
  get isSettled() {
    return this.isReady;
  }

  /** Scrolls to its place. @param {Spot | undefined} spot where it was left, if it was */
  arrive(spot) {
    if (!spot?.anchor || !this.goTo(spot.anchor)) scrollTo(0, spot?.y ?? 0);
    // To the row that was opened, from where arrow keys and screen readers go on.
    const part = spot?.focus && this.querySelector(`[data-place="${CSS.escape(spot.focus)}"]`);
    if (part) /** @type {HTMLElement | null} */ (part.querySelector("a, [tabindex]"))?.focus({ preventScroll: true });
  }

  /** Where the user was when the page last had the shape that it has. */
  get anchor() {
    return this.#anchor;
  }

  #locate() {
    this.#anchor = anchorAt(this);
    const part = this.contains(document.activeElement) && document.activeElement?.closest("[data-place]");
    return { anchor: this.#anchor, focus: (part && part.getAttribute("data-place")) || "" };
  }

  /** @param {Anchor} anchor @returns {boolean} false where it is no longer there */
  goTo(anchor) {
    this.#anchor = anchor;
    return holdAnchor(this, anchor);
  }

  /** Changes the page around the place where the user is. @param {() => unknown} change */
  async reshape(change) {
    const anchor = anchorAt(this);
    change();
    this.requestUpdate();
    await this.updateComplete;
    if (anchor && scrollY > 0) this.goTo(anchor);
  }

  /**
   * The user has come to a place, by scrolling or by settling there.
   * @param {Anchor | null} _anchor
   * @param {boolean} _scrolled
   */
  moved(_anchor, _scrolled) {}

  connectedCallback() {
    super.connectedCallback();
    addEventListener("scroll", this.#onScroll, { passive: true });
    addEventListener("resize", this.#onResize);
    for (const topic of ["settings", "focus"]) this.app.addEventListener(topic, this.#onShape);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("scroll", this.#onScroll);
    removeEventListener("resize", this.#onResize);
    for (const topic of ["settings", "focus"]) this.app.removeEventListener(topic, this.#onShape);
  }

  #onScroll = () => {
    if (this.#at) this.#looking ??= setTimeout(() => this.#look(true), LOOK_MS);
  };

  /** @param {boolean} scrolled */
  #look(scrolled) {
    clearTimeout(this.#looking);
    this.#looking = undefined;
    // Of another width, text is where the user has not put it: onResize will.
    if (!this.isShown || this.#at !== this.app.place.key || this.#width !== innerWidth) return;
    this.#anchor = anchorAt(this);
    this.moved(this.#anchor, scrolled);
  }

  /** Phones change the height while one scrolls. */
  #onResize = () => {
    if (this.#width !== innerWidth) void this.#onShape();
  };

  /** The same place in another shape: width, text size, font, columns. */
  #onShape = async () => {
    if (!this.#at) return;
    this.#width = innerWidth;
    await this.updateComplete;
    if (this.isShown && this.#anchor && scrollY > 0) this.goTo(this.#anchor);
  };

  /** Out of sight nothing is drawn. @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    return this.isShown || changed.has("active");
  }

  /** In a view of one's own, after what it asks for has been asked for. */
  willUpdate() {
    if (!this.isLoading) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.slow = false;
    } else if (!this.#timer) {
      // Grey that is there already stays.
      this.slow = this.app.surface.slow;
      this.#timer = setTimeout(() => (this.slow = this.isLoading), SKELETON_AFTER_MS);
    }
  }

  updated() {
    const { archive, surface } = this.app;
    if (!this.isShown) this.#at = "";
    if (!this.isShown || !archive.open) return;
    surface.present(this);
    if (!this.isReady) return;
    document.title = `${this.heading} · ${archive.info.site.title}`;
    void this.#stand();
  }

  async #stand() {
    await this.updateComplete;
    const { place } = this.app;
    if (!this.isShown) return;
    this.dispatchEvent(new Event(VIEW_READY, { bubbles: true }));
    if (!this.isSettled || this.#at === place.key) return;
    this.#at = place.key;
    this.#width = innerWidth;
    this.arrive(place.spot);
    place.settle(() => this.#locate());
    this.#look(false);
  }

  /* What the keyboard asks of any view (state/surface.js). */

  escape() {
    return false;
  }

  /** @param {1 | -1} _by @returns {boolean} */
  toHit(_by) {
    return false;
  }

  toTop() {
    scrollTo({ top: 0, behavior: CALM.matches ? "instant" : "smooth" });
  }

  /** @returns {Element[]} */
  items() {
    return [...this.querySelectorAll(".yk-row")];
  }
}
