// The entries of the digest on the page that count most, and why: how often its overview leads to them, and how many
// entries of the day tell the same story.

import { html } from "lit";
import { t } from "../../lib/i18n.js";
import { AppElement } from "../app-element.js";
import { dotted, languageOf, lengthText } from "../parts/meta.js";

/** @typedef {import("../../engine/types.d.ts").PageResult} PageResult */

/** Entries shown. */
const MOST = 10;

export class Top extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["archive", "place"];
  static properties = { page: { state: true }, failed: { state: true } };

  /** What `page` belongs to. */
  #key = "";

  constructor() {
    super();
    /** @type {PageResult | null} */
    this.page = null;
    this.failed = false;
  }

  willUpdate() {
    const { archive, digest } = this.app;
    const id = digest.info?.id;
    if (!archive.open || !id) return;
    const key = `${id}|${archive.generation}`;
    if (key === this.#key) return;
    this.#key = key;
    this.page = null;
    this.failed = false;
    archive.open.page({ digest: id, top: true, mute: this.app.mute }).then(
      (page) => {
        if (key === this.#key) this.page = page;
      },
      () => {
        if (key === this.#key) this.failed = true;
      },
    );
  }

  render() {
    if (this.failed) return html`<p role="status">${t("error.network.title")}</p>`;
    if (!this.page) return html`<p role="status" aria-busy="true"></p>`;
    const { app, page } = this;
    const top = (page.top ?? [])
      .filter(({ entry, citations, related }) => citations + related > 0 && !page.info.entryList[entry].muted)
      .slice(0, MOST);
    if (!top.length) return html`<p role="status">${t("top.none")}</p>`;
    const { language } = app.archive;
    return html`<ol class="yk-top">${top.map(({ entry, citations, related }) => {
      const row = page.info.entryList[entry];
      return html`<li><a href=${app.place.href({ view: "digest", digest: row.digest, entry: row.id })}
        lang=${languageOf(row.title, language)}>${row.title}</a><span class="yk-meta">${dotted([
          row.channel ? html`<span lang=${language}>${row.channel}</span>` : "",
          lengthText(row.seconds),
          citations ? t("top.cited", { n: citations }) : "",
          related ? t("top.related", { n: related }) : "",
        ])}</span></li>`;
    })}</ol>`;
  }
}
