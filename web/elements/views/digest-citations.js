// Citations of a digest: what a link into an entry is about, and the way back from it.

import { flash, scrollToElement } from "../../page/scroll.js";
import { entryOf } from "../../state/url-state.js";
import { firstLines, idOf, runOf } from "../parts/citation.js";

/** @typedef {import("./yoyak-digest-view.js").DigestView} DigestView */

export class Citations {
  #view;
  /** @type {import("../parts/way-back.js").WayBack | null} */
  wayBack = null;
  /** @type {import("../parts/way-back.js").Hint | null} */
  hint = null;

  /** @param {DigestView} view */
  constructor(view) {
    this.#view = view;
  }

  /** @param {Partial<Pick<Citations, "wayBack" | "hint">>} change */
  #set(change) {
    Object.assign(this, change);
    this.#view.requestUpdate();
  }

  get #rows() {
    return this.#view.shown?.info.entryList ?? [];
  }

  /** Whether the user only looks at the entry of a citation. @param {string | null} entry */
  isShortLook(entry) {
    return this.wayBack?.kind === "citation" && this.wayBack.entry === entry;
  }

  /** Returns to the place of the followed citation. @param {Element} element */
  #end(element) {
    /** @type {HTMLElement} */ (element).focus({ preventScroll: true });
    flash(element);
    this.#set({ wayBack: null });
  }

  /** The address has changed. @param {string | null} entry in the address @returns {boolean} whether a way back stays */
  arrived(entry) {
    if (this.wayBack?.kind !== "citation") return false;
    if (!entry) this.#end(this.wayBack.element);
    return true;
  }

  /** Offers the way back to a position. @param {import("../../state/place.js").Anchor} anchor */
  offer(anchor) {
    this.#set({ wayBack: { kind: "resume", anchor } });
  }

  /** Follows a link into the digest. @param {MouseEvent} event */
  follow(event) {
    const view = this.#view;
    const link = /** @type {Element} */ (event.target).closest(
      "yoyak-text a[href^='#']:not(.yk-section-link, .yk-page)",
    );
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // Under a finger a look at what is cited comes first: hovering shows it elsewhere.
    if (
      /** @type {PointerEvent} */ (event).pointerType === "touch" &&
      link.matches(".yk-overview a.yk-ref:not(.yk-note, .yk-back)")
    ) {
      /** @type {HTMLElement} */ (link).focus({ preventScroll: true });
      view.app.surface.show("peek", [link, ...runOf(link)]);
      this.#set({ hint: null });
      return;
    }
    const id = idOf(link);
    this.#set({ wayBack: { kind: "citation", element: link, entry: entryOf(id) }, hint: null });
    const { place } = view.app;
    const row = this.#rows.find((each) => each.id === id);
    if (!row) {
      const target = document.getElementById(id);
      if (target) scrollToElement(target);
    } else if (place.state.entry === id) view.goToEntry(id);
    else place.go({ digest: row.digest, entry: id });
  }

  /** Shows what a link is about. @param {Event} event */
  show = (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a.yk-ref");
    if (!link) return;
    const id = idOf(link);
    const row = this.#rows.find((each) => each.id === id);
    if (!row) return;
    const box = link.getBoundingClientRect();
    link.setAttribute("aria-describedby", "yk-hint");
    this.#set({ hint: { row, text: firstLines(id), x: box.left + box.width / 2, y: box.top } });
  };

  hide = () => {
    if (this.hint) this.#set({ hint: null });
  };

  goBack = () => {
    const { wayBack } = this;
    const view = this.#view;
    if (wayBack?.kind === "citation") {
      if (view.app.place.canGoBack) history.back();
      else this.#end(wayBack.element);
    } else if (wayBack) {
      view.resume(wayBack.anchor);
      this.#set({ wayBack: null });
    }
  };

  end = () => {
    const { app, shown } = this.#view;
    if (this.wayBack?.kind === "resume" && shown) app.marks.setPosition(shown.info.id, null);
    this.#set({ wayBack: null });
  };

  /** @returns {boolean} whether there was something to close */
  escape() {
    if (!this.wayBack && !this.hint) return false;
    this.hint = null;
    this.end();
    return true;
  }

  /** Copies a sentence with its source. @param {Element} quote */
  async copyQuote(quote) {
    const id = quote.closest("[data-entry]")?.getAttribute("data-entry");
    const row = this.#rows.find((each) => each.id === id);
    if (row) await (await import("../../page/share-text.js")).copyQuote(this.#view.app, quote, row);
  }
}
