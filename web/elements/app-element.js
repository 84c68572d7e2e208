// The base class of all elements of the viewer. They draw into the page itself (no shadow root), so that fragments,
// find-in-page, print and the styles of the prerendered pages work for them too. Each element lists the topics of the
// state that it depends on. It prepares its data in willUpdate(), which runs once after several changes. The embeddable
// widget is separate and has a shadow root.

import { LitElement } from "lit";

/** @typedef {(tag: string) => Promise<unknown>} Need */
/** @typedef {import("../state/store.js").Topic} Topic */

/** @type {import("../state/app.js").App} */
let shared;
/** @type {Need} */
let load;

/**
 * Before the first element is defined.
 * @param {import("../state/app.js").App} app @param {Need} need the function of registry.js, which imports the elements
 */
export function provide(app, need) {
  shared = app;
  load = need;
}

export class AppElement extends LitElement {
  /** The topics that it depends on; all elements depend on the language. @type {readonly Topic[]} */
  static follows = [];

  #follow = () => this.requestUpdate();

  get app() {
    return shared;
  }

  /** Loads an element whose code is fetched on first use. @param {string} tag */
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
    // Apply changes that happened while it was not connected.
    this.#follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const topic of this.#topics) shared.removeEventListener(topic, this.#follow);
  }
}
