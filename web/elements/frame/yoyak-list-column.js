// The column between rail and text on wide screens: the filtered entries, or those of the day if there is no filter.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { WIDE } from "../../state/layout.js";

export class ListColumn extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "settings", "layout"];

  get open() {
    const { app } = this;
    return WIDE.matches && app.archive.open !== null && app.settings.values.list && app.place.state.view === "digest";
  }

  willUpdate() {
    if (this.open) this.need("yoyak-list-pane").catch(() => {});
  }

  render() {
    return this.open ? html`<yoyak-list-pane></yoyak-list-pane>` : nothing;
  }
}
