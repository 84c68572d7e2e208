// The column between rail and text on wide screens: the entries under the filter, or of the day where nothing is filtered.

import { html, nothing } from "lit";
import { AppElement } from "../app-element.js";
import { WIDE } from "../../state/app.js";

export class ListColumn extends AppElement {
  get open() {
    const { app } = this;
    return WIDE.matches && app.archive !== null && app.settings.list && app.state.view === "digest";
  }

  appChanged() {
    if (this.open) this.need("yoyak-list-pane").catch(() => {});
  }

  render() {
    return this.open ? html`<yoyak-list-pane></yoyak-list-pane>` : nothing;
  }
}
