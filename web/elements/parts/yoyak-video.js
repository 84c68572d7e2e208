// Plays a video inside the page. It is drawn only when the user starts the video, so no third party is contacted
// before.

import { html, LitElement } from "lit";
import { t } from "../../lib/i18n.js";

export class Video extends LitElement {
  static properties = { row: { attribute: false } };

  constructor() {
    super();
    this.row = /** @type {import("../../engine/types.d.ts").EntryRow} */ (/** @type {unknown} */ (undefined));
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    const frame = /** @type {HTMLElement | null} */ (this.querySelector("iframe"));
    frame?.focus({ preventScroll: true });
    // Scroll so that the whole player is visible.
    frame?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const { videoId, title } = this.row;
    return html`<iframe class="yk-video" src="https://www.youtube-nocookie.com/embed/${encodeURIComponent(videoId ?? "")}?autoplay=1"
      title=${t("entry.player", { title })} allow="autoplay; encrypted-media; picture-in-picture; fullscreen"
      referrerpolicy="strict-origin-when-cross-origin"></iframe>`;
  }
}
