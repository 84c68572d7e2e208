// The tools at the foot of an entry that are not loaded with it: what tells the same story, a button that opens the list
// below, and what mutes its channel. It asks for related entries once the view says that this foot is near the screen.

import { html, nothing } from "lit";
import { formatDayOf } from "../../lib/format-later.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { followsOf } from "../../state/follows.js";
import { storyOf } from "../../state/stories.js";
import { AppElement } from "../app-element.js";
import { dotted, languageOf } from "../parts/meta.js";

/** @typedef {import("../../engine/types.d.ts").RelatedResult} RelatedResult */
/** @typedef {import("../../engine/types.d.ts").RelatedRow} RelatedRow */

export class Related extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["archive", "follows"];
  static properties = {
    row: { attribute: false },
    near: { type: Boolean },
    found: { state: true },
    open: { state: true },
    story: { state: true },
  };

  /** What `found` belongs to. */
  #key = "";

  constructor() {
    super();
    this.row = /** @type {import("../../engine/types.d.ts").EntryRow} */ (/** @type {unknown} */ (undefined));
    /** Whether it is near the screen. */
    this.near = false;
    /** @type {RelatedResult | null} */
    this.found = null;
    this.open = false;
    /** The story over days of which the entry is a part. @type {import("../../state/stories.js").Story | null} */
    this.story = null;
  }

  willUpdate() {
    const { archive } = this.app;
    if (!this.near || !this.row || !archive.open) return;
    const key = `${this.row.digest}#${this.row.id}|${archive.generation}`;
    if (key === this.#key) return;
    this.#key = key;
    this.found = null;
    this.open = false;
    this.story = null;
    archive.open.related({ digest: this.row.digest, entry: this.row.id }).then(
      (found) => {
        if (key === this.#key) this.found = found;
      },
      // It is an extra: the page says elsewhere what cannot be loaded. Later it may ask again.
      () => {
        if (key === this.#key) this.#key = "";
      },
    );
  }

  /** @param {"sameDay" | "earlier" | "later"} kind @param {RelatedRow[]} rows */
  #list(kind, rows) {
    if (!rows.length) return nothing;
    const { archive, place } = this.app;
    return html`<h4 class="yk-label">${t(`related.${kind}`)}</h4>
      <ul>${rows.map(
        (row) => html`<li><a href=${place.href({ view: "digest", digest: row.digest, entry: row.id })}
          lang=${languageOf(row.title, archive.language)}>${row.title}</a><span class="yk-meta">${dotted([
            row.channel ? html`<span lang=${archive.language}>${row.channel}</span>` : "",
            kind === "sameDay" ? "" : formatDayOf(row.date, archive.info.to, true, locale()),
            row.words.length ? html`<span lang=${archive.language}>${row.words.join(", ")}</span>` : "",
          ])}</span></li>`,
      )}</ul>`;
  }

  /** @param {import("../../state/stories.js").Story} story */
  storyLinks(story) {
    const { page, title, days, key } = story;
    const { surface } = this.app;
    const store = followsOf(this.app);
    const follow = () => {
      const before = store.list;
      store.addStory(story);
      surface.say(t("follow.added"), t("undo"), () => (store.list = before));
      // The button is gone: what it stood beside keeps the focus.
      this.querySelector(/** @type {"a"} */ (".yk-related p a"))?.focus();
    };
    return html`<p><a href=${page}>${t("related.story", { title, n: days })}</a> ${
      store.hasStory(key)
        ? nothing
        : html`<button type="button" class="yk-action" @click=${follow}>${icon("star")}${t("follow.story")}</button>`
    }</p>`;
  }

  toggle = async () => {
    this.open = !this.open;
    const key = this.#key;
    const story = this.open ? await storyOf(this.app, this.row) : this.story;
    if (key === this.#key) this.story = story;
  };

  render() {
    if (!this.found) return nothing;
    const { sameDay, earlier, later } = this.found;
    const count = sameDay.length + earlier.length + later.length;
    const mute = (/** @type {Event} */ event) =>
      this.app.surface.show("mute", [/** @type {Element} */ (event.currentTarget)]);
    const muting = html`<button type="button" class="yk-action yk-mute" aria-haspopup="dialog" @click=${mute}>${t("entry.mute")}<span class="yk-sr">: ${this.row.title}</span></button>`;
    if (!count) return muting;
    return html`${muting}<button type="button" class="yk-action" aria-expanded=${this.open}
        @click=${this.toggle}>${icon("list")}<span>${t("related.title", { n: count })}<span class="yk-sr">: ${this.row.title}</span></span></button>
      ${
        this.open
          ? html`<div class="yk-related" role="region" aria-label=${t("related.label", { title: this.row.title })}>
        ${this.#list("sameDay", sameDay)}${this.#list("earlier", earlier)}${this.#list("later", later)}${
          this.story ? this.storyLinks(this.story) : nothing
        }</div>`
          : nothing
      }`;
  }
}
