// A bar over a digest that was opened from a search: the number of hits, buttons for the next and the previous one, and
// a link back to the results. It is loaded when there are hits.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { CALM } from "../../state/layout.js";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";

/** Elements that end a hit. */
const BLOCKS = "p, li, td, th, h3, h4, h5, h6, blockquote, pre";

/**
 * Whether two marks are one hit that is split by markup: there is only markup between them.
 * @param {HTMLElement} a
 * @param {HTMLElement} b the one after it
 */
function isSameHit(a, b) {
  if (a.closest(BLOCKS) !== b.closest(BLOCKS)) return false;
  const between = document.createRange();
  between.setStartAfter(a);
  between.setEndBefore(b);
  return between.toString() === "";
}

/**
 * The part of the view that is needed here.
 * @typedef {{ unfold: (entry: string) => unknown, tracker: { hold: () => void }, updateComplete: Promise<unknown> }}
 *   View
 * @typedef {HTMLElement & View} Holder
 */

export class Hits extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place"];

  static properties = { at: { state: true }, places: { state: true } };

  constructor() {
    super();
    /** Index of the current hit, −1 before the first step. */
    this.at = -1;
    /** The marks of each. @type {HTMLElement[][]} */
    this.places = [];
  }

  /** @returns {Holder | null} */
  get view() {
    return this.closest("yoyak-digest-view");
  }

  connectedCallback() {
    super.connectedCallback();
    this.watcher = new MutationObserver(() => this.collect());
    const article = this.view?.querySelector("article");
    // The texts change with the digest and the query.
    if (article) this.watcher.observe(article, { childList: true, subtree: true });
    this.collect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher?.disconnect();
  }

  collect() {
    const marks = /** @type {HTMLElement[]} */ ([
      ...(this.view?.querySelectorAll("yoyak-text mark, .yk-entry h3 mark") ?? []),
    ]);
    const before = this.places.flat();
    if (marks.length === before.length && marks.every((mark, i) => mark === before[i])) return;
    for (const mark of before) mark.removeAttribute("data-current");
    this.places = [];
    for (const mark of marks) {
      const last = this.places.at(-1);
      if (last && isSameHit(/** @type {HTMLElement} */ (last.at(-1)), mark)) last.push(mark);
      else this.places.push([mark]);
    }
    this.at = -1;
  }

  /**
   * Goes to the next or the previous hit. The first step starts at the reading position. Returns false if there is
   * none.
   * @param {1 | -1} by
   */
  step(by) {
    const { app, places, view } = this;
    if (places.length === 0) return false;
    for (const mark of places[this.at] ?? []) mark.removeAttribute("data-current");
    if (this.at < 0) {
      const line = innerHeight * 0.2;
      const next = places.findIndex(([mark]) => mark.getBoundingClientRect().top > line);
      this.at = by > 0 ? Math.max(0, next) : (next < 0 ? places.length : next) - 1;
      if (this.at < 0) this.at = places.length - 1;
    } else {
      this.at = (this.at + by + places.length) % places.length;
    }
    const [mark] = places[this.at];
    const entry = mark.closest("[data-entry]")?.getAttribute("data-entry");
    if (entry) view?.unfold(entry);
    for (const part of places[this.at]) part.setAttribute("data-current", "");
    view?.tracker.hold();
    void view?.updateComplete.then(() =>
      mark.scrollIntoView({ block: "center", behavior: CALM.matches ? "auto" : "smooth" }),
    );
    app.surface.announce(t("hits.at", { n: this.at + 1, total: places.length }));
    return true;
  }

  /**
   * Goes back to the results at their scroll position. If the user came from elsewhere, opens the same search.
   * @param {MouseEvent} event
   */
  back = (event) => {
    if (this.app.place.cameFrom !== "search" || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.back();
  };

  render() {
    const { app, places, at } = this;
    const button = (/** @type {1 | -1} */ by) => {
      const label = t(by > 0 ? "hits.next" : "hits.previous");
      return html`<button type="button" class="yk-hits-step" aria-label=${label} title="${label} (${by > 0 ? "n" : "Shift+n"})" @click=${() => this.step(by)}>${icon(by > 0 ? "down" : "up")}</button>`;
    };
    return html`<nav class="yk-hits" aria-label=${t("hits.label")}>
      <a href=${app.place.href({ view: "search", digest: null, entry: null })} @click=${this.back}>${icon("back")}<span>${t("hits.back")}</span></a>
      ${places.length ? html`${button(-1)}<output aria-live="off">${at < 0 ? places.length : `${at + 1}/${places.length}`}</output>${button(1)}` : nothing}</nav>`;
  }
}
