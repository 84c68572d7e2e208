// What all elements of the viewer share: they draw into the page itself (no shadow root), so that fragments, find-in-page,
// print and the styles of the prerendered pages hold for them too; and they follow the app's state.
// The embeddable widget is another matter and does have a shadow root.

import { LitElement } from "lit";

/** @type {import("../state/app.js").App} */
let shared;

/** Before the first element is defined. @param {import("../state/app.js").App} app */
export function provideApp(app) {
  shared = app;
}

/** Defines an element once. @param {string} tag @param {CustomElementConstructor} type */
export function define(tag, type) {
  if (!customElements.get(tag)) customElements.define(tag, type);
}

export class AppElement extends LitElement {
  #follow = () => {
    this.requestUpdate();
    this.appChanged();
  };

  get app() {
    return shared;
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
