// A button for the sentence that the user has selected in a digest: shares or copies it with its source.

import { html, nothing } from "lit";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";
import { copySentence, sentenceText } from "../../page/share-text.js";
import { AppElement } from "../app-element.js";

/** @typedef {import("../../engine/types.d.ts").EntryRow} EntryRow */

/** Less is a slip of the finger. */
const SHORTEST = 4;

/** @param {Node | null | undefined} node */
const partOf = (node) =>
  (node instanceof Element ? node : node?.parentElement)?.closest("yoyak-text")?.closest(".yk-entry, .yk-overview");

export class Share extends AppElement {
  static properties = { text: { state: true } };

  constructor() {
    super();
    this.text = "";
    /** The entry that the text is from; null: the overview. @type {EntryRow | null} */
    this.row = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("selectionchange", this.look);
    this.look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("selectionchange", this.look);
  }

  look = () => {
    const selection = getSelection();
    const part = partOf(selection?.anchorNode);
    const text = selection && part && part === partOf(selection.focusNode) ? selection.toString() : "";
    this.row = /** @type {{ row?: EntryRow } | undefined} */ (/** @type {unknown} */ (part))?.row ?? null;
    this.text = text.replace(/\s+/g, " ").trim();
  };

  share = async () => {
    const { app, row, text } = this;
    getSelection()?.removeAllRanges();
    if (!navigator.share || !matchMedia("(pointer: coarse)").matches) return copySentence(app, text, row);
    // Rejects when the user cancels, which is not an error.
    await navigator.share({ text: sentenceText(app, text, row) }).catch(() => {});
  };

  render() {
    if (this.text.length < SHORTEST) return nothing;
    // The press must not end the selection.
    const hold = (/** @type {Event} */ event) => event.preventDefault();
    return html`<div class="yk-way-back yk-share"><button type="button" class="yk-pill" @pointerdown=${hold} @mousedown=${hold} @click=${this.share}>${icon("link")}${t("share.sentence")}</button></div>`;
  }
}
