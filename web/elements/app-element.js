// What all elements of the viewer share: they draw into the page itself (no shadow root), so that fragments,
// find-in-page, print and the styles of the prerendered pages hold for them too; and each names the topics of the state
// that it is drawn from. What has to be worked out before drawing is done in willUpdate(), where all that changed at
// once is there. The embeddable widget is another matter and does have a shadow root.

import { LitElement } from "lit";

/** @typedef {(tag: string) => Promise<unknown>} Need */
/** @typedef {import("../state/store.js").Topic} Topic */

/** @type {import("../state/app.js").App} */
let shared;
/** @type {Need} */
let load;

/**
 * Before the first element is defined.
 * @param {import("../state/app.js").App} app @param {Need} need that of registry.js, which imports the elements
 */
export function provide(app, need) {
  shared = app;
  load = need;
}

export class AppElement extends LitElement {
  /** What it is drawn from; the language is a topic of all. @type {readonly Topic[]} */
  static follows = [];

  #follow = () => this.requestUpdate();

  get app() {
    return shared;
  }

  /** Makes an element ready that is fetched when it is first needed. @param {string} tag */
  need(tag) {
    return load(tag);
  }

  createRenderRoot() {
    return this;
  }

  /** @returns {Topic[]} */
  get #topics() {
    return ["language", .../** @type {typeof AppElement} */ (this.constructor).follows];
  }

  connectedCallback() {
    super.connectedCallback();
    for (const topic of this.#topics) shared.addEventListener(topic, this.#follow);
    // What changed while it was away.
    this.#follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const topic of this.#topics) shared.removeEventListener(topic, this.#follow);
  }
}
