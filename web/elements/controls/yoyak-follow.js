// What the user follows, with the number of new entries: in the filters, where it can be changed, and as a bar at the
// top of the newest digests.

import { html, nothing } from "lit";
import { icon } from "../../lib/icons.js";
import { t } from "../../lib/i18n.js";
import { followsOf } from "../../state/follows.js";
import { AppElement } from "../app-element.js";

/** @typedef {import("../../state/follows-data.js").Follow} Followed */

export class Follow extends AppElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "marks", "digest", "follows"];
  static properties = { bar: { type: Boolean }, edit: { state: true }, counts: { state: true } };

  constructor() {
    super();
    this.bar = false;
    this.edit = false;
    /** New entries of each that is followed. @type {Map<Followed, number>} */
    this.counts = new Map();
  }

  get store() {
    return followsOf(this.app);
  }

  willUpdate() {
    if (!this.app.archive.open) return;
    for (const follow of this.store.list) {
      if (this.counts.has(follow)) continue;
      this.counts.set(follow, 0);
      // It is an extra: what cannot be loaded is said elsewhere.
      this.store.count(follow).then(
        (n) => {
          if (n) this.counts = new Map(this.counts).set(follow, n);
        },
        () => {},
      );
    }
  }

  /** @param {Followed} follow */
  link(follow) {
    const { app } = this;
    const { filter, name, story } = follow;
    const n = this.counts.get(follow) ?? 0;
    const href = story
      ? new URL(story, app.place.base).href
      : app.place.href({ view: filter.q ? "search" : "list", filter: { ...filter, searchOrder: "newest" } });
    return html`<a href=${href} lang=${app.archive.language}>${name}</a>${
      n ? html`<small class="yk-new-count">${t("follow.new", { n })}</small>` : nothing
    }`;
  }

  render() {
    const { app, store } = this;
    if (!app.archive.open) return nothing;
    const { list } = store;
    if (this.bar) {
      const { info } = app.digest;
      const morning = app.place.state.view === "digest" && info?.date === app.archive.info.to;
      return morning && list.length
        ? html`<nav class="yk-follow-bar" aria-label=${t("follow.title")}><ul>${list.map(
            (each) => html`<li>${this.link(each)}</li>`,
          )}</ul></nav>`
        : nothing;
    }
    const { filter } = app.place.state;
    const can = app.hasFilter && store.canFollow(filter);
    if (!list.length && !can) return nothing;
    return html`<section class="yk-facet yk-follow" aria-label=${t("follow.title")}>
      <h2>${t("follow.title")}</h2>
      <ul>${list.map((each, i) => html`<li>${this.edit ? this.fields(each, i) : this.link(each)}</li>`)}</ul>
      ${
        can
          ? html`<button type="button" class="yk-action" @click=${this.add}>${icon("star")}${t("follow.add")}</button>`
          : nothing
      }
      ${
        list.length
          ? html`<button type="button" class="yk-action" aria-pressed=${this.edit}
        @click=${() => (this.edit = !this.edit)}>${t(this.edit ? "follow.done" : "follow.edit")}</button>`
          : nothing
      }
    </section>`;
  }

  /** @param {Followed} follow @param {number} at */
  fields({ name }, at) {
    const { store } = this;
    const last = store.list.length - 1;
    const move = (/** @type {1 | -1} */ by) => {
      store.move(at, by);
      // The moved one keeps the focus.
      void this.updateComplete.then(() => {
        const row = this.querySelectorAll("li")[at + by];
        const button = row?.querySelector(`[data-by="${by}"]:enabled`) ?? row?.querySelector("[data-by]:enabled");
        /** @type {HTMLElement | null} */ (button ?? null)?.focus();
      });
    };
    return html`<input type="text" maxlength="400" .value=${name} aria-label=${t("follow.name", { name })}
        @change=${(/** @type {Event} */ event) => store.rename(at, /** @type {HTMLInputElement} */ (event.target).value)}>
      <button type="button" class="yk-tool" data-by="-1" ?disabled=${at === 0} aria-label=${t("follow.up", { name })}
        @click=${() => move(-1)}>${icon("up")}</button>
      <button type="button" class="yk-tool yk-down" data-by="1" ?disabled=${at === last}
        aria-label=${t("follow.down", { name })} @click=${() => move(1)}>${icon("up")}</button>
      <button type="button" class="yk-tool" aria-label=${t("follow.remove", { name })}
        @click=${() => this.unfollow(at)}>${icon("close")}</button>`;
  }

  add = () => {
    const { app, store } = this;
    const before = store.list;
    store.add(app.place.state.filter);
    app.surface.say(t("follow.added"), t("undo"), () => (store.list = before));
  };

  /** @param {number} at */
  unfollow(at) {
    const { app, store } = this;
    const before = store.list;
    const { name } = before[at];
    store.remove(at);
    if (!store.list.length) this.edit = false;
    app.surface.say(t("follow.removed", { name }), t("undo"), () => (store.list = before));
  }
}
