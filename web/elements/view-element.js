// The base class of the five views. Only the view for the address draws. It sets the title of the page, fires an event
// when it is drawn, and scrolls to the saved position of the history entry. The position is kept when the layout
// changes. Each view implements whether it is loading, when it is drawn (isReady), when it is long enough to scroll
// (isSettled), and what to do on arrival (arrive).

import { anchorAt, holdAnchor, isHolding } from "../page/anchor.js";
import { CALM } from "../state/layout.js";
import { AppElement } from "./app-element.js";
import { SKELETON_AFTER_MS } from "./parts/states.js";

/** @typedef {import("../state/place.js").Anchor} Anchor */
/** @typedef {import("../state/place.js").Spot} Spot */

/** Interval for recording the position while the user scrolls. */
const LOOK_MS = 150;

/** Bubbles from a view when it can replace the old content. */
export const VIEW_READY = "yoyak-view-ready";

export class ViewElement extends AppElement {
  static properties = { active: { type: Boolean }, slow: { state: true } };

  /** The history entry that it shows. */
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
    /** Whether loading takes so long that a grey placeholder is shown. */
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

  /** The text before the site's name in the page's title. */
  get heading() {
    return "";
  }

  /** Whether the content for the address is loading. */
  get isLoading() {
    return false;
  }

  /** Whether some of the content for the address, or an error, is drawn. */
  get isReady() {
    return true;
  }

  /** Whether all content is drawn, so that positions far down exist. */
  get isSettled() {
    return this.isReady;
  }

  /** Scrolls to its position. @param {Spot | undefined} spot the saved position, if there is one */
  arrive(spot) {
    if (!spot?.anchor || !this.goTo(spot.anchor)) scrollTo(0, spot?.y ?? 0);
    // Focus the row that was opened, so that arrow keys and screen readers continue there.
    const part = spot?.focus && this.querySelector(`[data-place="${CSS.escape(spot.focus)}"]`);
    if (part) /** @type {HTMLElement | null} */ (part.querySelector("a, [tabindex]"))?.focus({ preventScroll: true });
  }

  /** The user's position in the current layout. */
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

  /** Changes the page and keeps the user's position. @param {() => unknown} change */
  async reshape(change) {
    const anchor = anchorAt(this);
    change();
    this.requestUpdate();
    await this.updateComplete;
    if (anchor && scrollY > 0) this.goTo(anchor);
  }

  /**
   * The user has reached a position, by scrolling or by a jump.
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
    // On a slow device, entries may take longer to get their size than this timer; what is passed is not read.
    this.#looking = scrolled && isHolding() ? setTimeout(() => this.#look(true), LOOK_MS) : undefined;
    if (this.#looking) return;
    // After a change of width, the text is not where the user left it; onResize restores the position.
    if (!this.isShown || this.#at !== this.app.place.key || this.#width !== innerWidth) return;
    this.#anchor = anchorAt(this);
    this.moved(this.#anchor, scrolled);
  }

  /** Phones change the height during scrolling. */
  #onResize = () => {
    if (this.#width !== innerWidth) void this.#onShape();
  };

  /** Keeps the position in another layout: width, text size, font, columns. */
  #onShape = async () => {
    if (!this.#at) return;
    this.#width = innerWidth;
    await this.updateComplete;
    if (this.isShown && this.#anchor && scrollY > 0) this.goTo(this.#anchor);
  };

  /** A hidden view draws nothing. @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    return this.isShown || changed.has("active");
  }

  /** Subclasses call this after they have requested their data. */
  willUpdate() {
    if (!this.isLoading) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.slow = false;
    } else if (!this.#timer) {
      // An existing placeholder stays.
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
    document.title = [this.heading.trim(), archive.info.site.title].filter(Boolean).join(" · ");
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

  /* The interface for the keyboard (state/surface.js). */

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
