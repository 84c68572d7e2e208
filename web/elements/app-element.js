// What all elements of the viewer share: they draw into the page itself (no shadow root), so that fragments, find-in-page,
// print and the styles of the prerendered pages hold for them too; and they follow the app's state.
// The embeddable widget is another matter and does have a shadow root.

import { LitElement } from "lit";

/** @typedef {(tag: string) => Promise<unknown>} Need */

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
  #follow = () => {
    this.requestUpdate();
    this.appChanged();
  };

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

  /** For what has to follow the state beyond drawing. */
  appChanged() {}

  connectedCallback() {
    super.connectedCallback();
    shared.addEventListener("change", this.#follow);
    this.appChanged();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    shared.removeEventListener("change", this.#follow);
  }
}
