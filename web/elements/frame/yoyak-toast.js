// Short messages at the bottom of the page, sometimes with a button to undo.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";

/** Long enough to read and to reach the button; a message with a button stays longer. */
const STAY_MS = 3500;
const STAY_WITH_ACTION_MS = 8000;

export class Toast extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["toast"];

  constructor() {
    super();
    /** @type {object | null} */
    this.last = null;
  }

  willUpdate() {
    const { toast } = this.app.surface;
    if (toast === this.last) return;
    this.last = toast;
    clearTimeout(this.timer);
    if (!toast) return;
    this.timer = setTimeout(() => this.end(), toast.action ? STAY_WITH_ACTION_MS : STAY_MS);
  }

  end() {
    clearTimeout(this.timer);
    this.last = null;
    this.app.surface.endToast();
  }

  render() {
    const { toast } = this.app.surface;
    return html`<div class="yk-toast" role="status">${
      toast
        ? html`<span>${toast.text}</span>${
            toast.action
              ? html`<button type="button"
      @click=${() => {
        this.end();
        toast.run?.();
      }}>${toast.action}</button>`
              : nothing
          }`
        : nothing
    }</div>`;
  }
}
