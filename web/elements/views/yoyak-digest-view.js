// One day and topic: header, overview with its citations, contents, entries. The template is web/lib/article.js.

import { html, nothing } from "lit";
import { article } from "../../lib/article.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { ReadingTracker } from "../../page/reading.js";
import { flash, scrollToElement } from "../../page/scroll.js";
import { enter } from "../../page/transitions.js";
import { loadDigest } from "../../state/digest-loader.js";
import { WIDE } from "../../state/layout.js";
import { entryOf } from "../../state/url-state.js";
import { entryParts, partsOf } from "../parts/article-parts.js";
import { missingTopic } from "../parts/day-navigation.js";
import { digestFoot, readText } from "../parts/digest-foot.js";
import { LIT } from "../parts/meta.js";
import { digestSkeleton, errorState } from "../parts/states.js";
import { citationHint, wayBack } from "../parts/way-back.js";
import { ViewElement } from "../view-element.js";
import { Citations } from "./digest-citations.js";
import { DigestFolds } from "./digest-folds.js";

export class DigestView extends ViewElement {
  /** @type {readonly import("../../state/store.js").Topic[]} */
  static follows = ["place", "archive", "marks", "settings", "layout", "focus"];

  constructor() {
    super();
    /** @type {import("../../state/digest-loader.js").LoadedDigest | null} */
    this.shown = null;
    /** @type {Error | null} */
    this.error = null;
    /** The last request, and the digest on the page. */
    this.key = "";
    this.shownKey = "";
    /** Digests that were shown at the address of the newest, by history entry. @type {Map<string, string>} */
    this.resolved = new Map();
    /**
     * The nearest digest of the topic that the user reads, if this day lacks it. @type
     * {import("../../engine/types.d.ts").DigestRef | null}
     */
    this.nearest = null;
    this.folds = new DigestFolds(this.app);
    this.citations = new Citations(this);
    this.playing = "";
    /** Entries that have been near the screen: only these have tools. @type {Set<string>} */
    this.reached = new Set();
    this.reach = new IntersectionObserver(
      (entries) => {
        const before = this.reached.size;
        for (const { target, isIntersecting } of entries) if (isIntersecting) this.reached.add(target.id);
        if (this.reached.size > before) this.requestUpdate();
      },
      { rootMargin: "300%" },
    );
    /** The foot of an entry comes near: then what it is related to is worth loading, before it moves what is read. */
    this.near = new IntersectionObserver(
      (feet) => {
        for (const { target, isIntersecting } of feet)
          target.querySelector("yoyak-related")?.toggleAttribute("near", isIntersecting);
        this.need("yoyak-related").catch(() => {});
      },
      { rootMargin: "0px 0px 50%" },
    );
    this.tracker = new ReadingTracker(this.app);
    /** The digest and entry that it scrolled to last. */
    this.stoodAt = "";
    /**
     * The side from which the new digest enters; null for the first digest.
     * @type {"earlier" | "later" | "none" | null}
     */
    this.side = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("click", this.onClick);
    document.addEventListener("selectionchange", this.onSelect);
    for (const type of ["pointerover", "focusin"]) this.addEventListener(type, this.citations.show);
    for (const type of ["pointerout", "focusout"]) this.addEventListener(type, this.citations.hide);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.near.disconnect();
    this.reach.disconnect();
    this.removeEventListener("click", this.onClick);
    document.removeEventListener("selectionchange", this.onSelect);
    for (const type of ["pointerover", "focusin"]) this.removeEventListener(type, this.citations.show);
    for (const type of ["pointerout", "focusout"]) this.removeEventListener(type, this.citations.hide);
    this.tracker.reset();
  }

  updated() {
    super.updated();
    for (const entry of this.querySelectorAll(".yk-entry")) this.reach.observe(entry);
    for (const foot of this.querySelectorAll(".yk-entry-foot:has(yoyak-related)")) this.near.observe(foot);
  }

  get heading() {
    const { date = "", topic = "", headline = "" } = this.shown?.info ?? {};
    return headline || `${date} ${topic}`;
  }

  get isLoading() {
    return this.shownKey !== this.key;
  }

  get isReady() {
    return this.key !== "" && this.shownKey === this.key && !(this.error && this.prerendered);
  }

  /** Id of the prerendered digest, if it is the one for the address and is still shown. */
  get prerendered() {
    const id = document.querySelector("main > .yk-digest")?.getAttribute("data-digest") ?? null;
    const { digest } = this.app.place.state;
    return digest === null || digest === id ? id : null;
  }

  willUpdate() {
    const { archive, place } = this.app;
    if (!this.isShown || !archive.open) return;
    if (place.filter.q) this.need("yoyak-hits").catch(() => {});
    if (this.app.mute) this.need("yoyak-muted").catch(() => {});
    const digest = place.state.digest ?? this.resolved.get(place.key) ?? null;
    this.folds.follow(this.shown?.info, this.hasPane);
    const key = this.keyOf(digest);
    if (key !== this.key) {
      this.key = key;
      void this.load(digest, key);
    }
    super.willUpdate();
  }

  /** The newest digest has two addresses, with and without its name. @param {string | null} digest */
  keyOf(digest) {
    const { archive, mute, place } = this.app;
    return `${digest ?? ""}|${archive.generation}|${locale()}|${place.filter.q}|${JSON.stringify(mute && [mute, place.state.entry])}`;
  }

  /** @param {string | null} wanted @param {string} key */
  async load(wanted, key) {
    const { app } = this;
    try {
      const loaded = await loadDigest(app, wanted, this.prerendered);
      if (key !== this.key) return;
      if (!wanted) {
        this.resolved.set(app.place.key, loaded.info.id);
        this.key = this.keyOf(loaded.info.id);
      }
      this.show(loaded);
    } catch (error) {
      if (key !== this.key) return;
      this.error = /** @type {Error} */ (error);
      this.shown = null;
      app.digest.show(null);
    }
    this.shownKey = this.key;
    this.requestUpdate();
    await this.updateComplete;
    if (this.side) enter(this.querySelector(".yk-digest"), this.side);
    this.side = null;
  }

  /** @param {import("../../state/digest-loader.js").LoadedDigest} loaded */
  show(loaded) {
    const { digest, place } = this.app;
    const before = this.shown?.info;
    const other = before?.id !== loaded.info.id;
    this.side =
      before && other
        ? loaded.info.date === before.date
          ? "none"
          : loaded.info.date > before.date
            ? "later"
            : "earlier"
        : null;
    this.shown = loaded;
    this.error = null;
    if (other) {
      this.reached.clear();
      const reads = !this.stoodAt && scrollY > 0;
      this.folds.begin(loaded.info, { hasPane: this.hasPane, reads });
      this.playing = "";
      this.citations.wayBack = null;
    }
    void this.followTopic(loaded.info);
    digest.show(loaded.info);
    digest.read(entryOf(place.state.entry ?? ""));
  }

  /**
   * The digest for the address has the topic that the user reads. A day without this topic shows another topic, and
   * links to the wanted one.
   * @param {import("../../engine/types.d.ts").DigestInfo} info
   */
  async followTopic({ id, date, topic, sameDay }) {
    const { archive, marks, place } = this.app;
    const open = /** @type {import("../../engine/types.d.ts").Archive} */ (archive.open);
    const wanted = archive.info.topics.some(({ name }) => name === marks.topic) ? marks.topic : "";
    this.nearest = null;
    if (!wanted || sameDay.some((digest) => digest.topic === wanted)) {
      if (place.state.digest) marks.wantTopic(topic);
      return;
    }
    if (place.state.entry) return;
    // If there is no such digest, show no link.
    const nearest = await import("../../state/nearest-day.js")
      .then(({ nearestOfTopic }) => nearestOfTopic(open, date, wanted))
      .catch(() => null);
    if (this.shown?.info.id !== id) return;
    this.nearest = nearest;
    this.requestUpdate();
  }

  /** @param {import("../../state/place.js").Spot | undefined} spot */
  arrive(spot) {
    if (!this.shown) return;
    const { marks, place } = this.app;
    const { info } = this.shown;
    const { entry } = place.state;
    const before = this.stoodAt;
    const isSame = before.split("#")[0] === info.id;
    this.stoodAt = `${info.id}#${entry ?? ""}`;
    this.tracker.reset();
    if (spot) super.arrive(spot);
    else if (entry && this.querySelector("#" + CSS.escape(entryOf(entry)))) this.goToEntry(entry);
    else if (entry) this.app.surface.say(t("digest.noEntry", { id: entry }));
    else if (isSame && place.cameFrom === "digest") return;
    else if (isSame && this.anchor) this.goTo(this.anchor);
    else if (before) scrollTo(0, 0);
    if (this.citations.arrived(entry) || entry) return;
    const saved = marks.position(info.id);
    if (!spot && scrollY < 200 && saved && this.querySelector(`[data-place="${CSS.escape(saved.part)}"]`)) {
      this.citations.offer(saved);
    }
    if (before && !isSame) this.querySelector("h1")?.focus({ preventScroll: true });
  }

  /** @param {import("../../state/place.js").Anchor | null} anchor @param {boolean} scrolled */
  moved(anchor, scrolled) {
    if (!this.shown) return;
    const { digest, marks } = this.app;
    const { id } = this.shown.info;
    this.tracker.look(this, id);
    if (!scrolled || this.tracker.isHeld) return;
    // A followed citation is only a short look, so its entry is not saved as the reading position. If the user reads on
    // to other entries, the position is saved.
    if (this.citations.isShortLook(digest.entry)) return;
    const atEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 80;
    const kept = atEnd || scrollY === 0 || anchor?.part === "top" ? null : anchor;
    if (kept || marks.position(id)) marks.setPosition(id, kept);
  }

  /** @param {string} id of an entry or one of its sections */
  goToEntry(id) {
    const entry = document.getElementById(entryOf(id));
    if (!entry || !this.contains(entry)) return;
    if (this.folds.open(entry.id)) {
      // Unfold first, because folded text has no position.
      this.requestUpdate();
      void this.updateComplete.then(() => this.goToEntry(id));
      return;
    }
    // If the section no longer exists, go to its entry.
    const target = document.getElementById(id) ?? entry;
    this.tracker.hold();
    scrollToElement(target);
    flash(target);
    this.app.digest.read(entry.id);
    /** @type {HTMLElement} */ (entry.querySelector("h3") ?? entry).focus({ preventScroll: true });
  }

  onSelect = () => {
    if (!getSelection()?.isCollapsed) this.need("yoyak-share").catch(() => {});
  };

  /** @param {Event} event */
  onClick = (event) => {
    const target = /** @type {Element} */ (event.target);
    const copy = target.closest(".yk-copy-quote");
    if (copy) return void this.citations.copyQuote(/** @type {Element} */ (copy.parentElement));
    const mouse = /** @type {MouseEvent} */ (event);
    // A click anywhere on a folded entry opens it in place.
    const folded = target.closest(".yk-entry[data-folded]");
    if (folded && !target.closest("button, .yk-channel") && !mouse.metaKey && !mouse.ctrlKey && !mouse.shiftKey) {
      event.preventDefault();
      return this.fold(folded.id);
    }
    this.citations.follow(mouse);
  };

  /** @param {import("../../engine/types.d.ts").EntryRow} row */
  copyLink = async (row) => (await import("../../page/share-text.js")).copyLink(this.app, row);

  /** @param {string} id */
  fold = (id) => {
    void this.reshape(() => this.folds.toggle(id));
    this.folds.remember();
  };

  /** @param {import("../../engine/types.d.ts").EntryRow} row */
  play = async (row) => {
    await this.need("yoyak-video");
    this.playing = row.id;
    this.requestUpdate();
  };

  /** Goes on reading at a saved position. @param {import("../../state/place.js").Anchor} anchor */
  resume(anchor) {
    this.tracker.hold();
    this.unfold(anchor.part);
    void this.updateComplete.then(() => this.goTo(anchor));
  }

  escape() {
    return this.citations.escape();
  }

  render() {
    const { app } = this;
    if (this.error) {
      return errorState(app, this.error, { rest: this.prerendered !== null, retry: () => app.archive.retry() });
    }
    if (!this.shown) return this.slow ? digestSkeleton() : nothing;
    const { citations, folds } = this;
    const { info } = this.shown;
    const { q } = app.place.filter;
    const searches = Boolean(q) && app.archive.canSearch;
    const isNear = (/** @type {string} */ id) => this.reached.has(id);
    return html`
      ${article(LIT, this.shown, {
        ...partsOf(app, isNear),
        busy: this.slow,
        notes: this.nearest ? missingTopic(app, info.date, this.nearest) : nothing,
        marks: html`${searches && !this.hasPane ? this.markedFor(q) : nothing}<yoyak-muted .rows=${info.entryList}></yoyak-muted>`,
        read: app.marks.readCount(info.id) ? readText(app, info) : "",
        withoutContents: folds.asContents || (this.hasPane && !app.hasFilter),
        fold: html`<button type="button" class="yk-action" @click=${() => folds.toggleAll()}>${t(folds.folded.size ? "digest.unfoldAll" : "digest.foldAll")}</button>`,
        foot: digestFoot(app, info),
        entry: (row) =>
          entryParts(app, row, {
            folded: folds.folded.has(row.id),
            near: isNear(row.id),
            playing: this.playing === row.id,
            fold: this.fold,
            play: this.play,
            copyLink: this.copyLink,
          }),
      })}
      ${searches ? html`<yoyak-hits></yoyak-hits>` : nothing}
      <yoyak-share></yoyak-share>
      ${citationHint(citations.hint, app.archive.language)}
      ${wayBack(citations.wayBack, citations.goBack, citations.end)}`;
  }

  /** Whether the list beside the text shows the query. */
  get hasPane() {
    return WIDE.matches && this.app.settings.values.list && !this.app.surface.focus;
  }

  /** Shows the query whose hits are marked, with a button to remove the marks. @param {string} q */
  markedFor(q) {
    const { app } = this;
    const end = () => app.place.go({ filter: { ...app.place.filter, q: "" } }, { replace: true });
    return html`<p class="yk-marked-for"><button type="button" class="yk-chip" aria-pressed="true" aria-label=${t("filter.remove", { name: q })} @click=${end}><span>${t("filter.query", { q })}</span>${icon("close")}</button></p>`;
  }

  /** @param {1 | -1} by */
  toHit(by) {
    const hits = /** @type {import("../controls/yoyak-hits.js").Hits | null} */ (this.querySelector("yoyak-hits"));
    return hits?.step?.(by) ?? false;
  }

  toTop() {
    const { anchor } = this;
    super.toTop();
    // Offer the way back from the top to the last position.
    if (anchor && anchor.part !== "top") this.citations.offer(anchor);
    this.requestUpdate();
  }

  items() {
    return [...this.querySelectorAll(".yk-entry")];
  }

  /** @param {string} id */
  unfold(id) {
    if (this.folds.open(id)) this.requestUpdate();
  }
}
