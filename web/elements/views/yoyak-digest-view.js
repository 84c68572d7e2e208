// One day and topic: header, overview with its citations, contents, entries.

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { countText } from "../../lib/count-text.js";
import { formatDate, formatDuration, readingMinutes, readingTimes } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { locale, t } from "../../lib/i18n.js";
import { copyText, quoteText } from "../../page/clipboard.js";
import { ReadingTracker } from "../../page/reading.js";
import { flash, scrollToElement } from "../../page/scroll.js";
import { enter } from "../../page/transitions.js";
import { loadDigest } from "../../state/digest-loader.js";
import { WIDE } from "../../state/layout.js";
import { entryOf } from "../../state/url-state.js";
import { firstLines, idOf, runOf } from "../parts/citation.js";
import { contents } from "../parts/contents.js";
import { dayNavigation, missingTopic, topicTabs } from "../parts/day-navigation.js";
import { entryCard, isGrouped } from "../parts/entry-card.js";
import { digestFoot, readText } from "../parts/digest-foot.js";
import { dotted } from "../parts/meta.js";
import { digestSkeleton, errorState } from "../parts/states.js";
import { citationHint, wayBack } from "../parts/way-back.js";
import { ViewElement } from "../view-element.js";

/** Reading time; on longer days the entries are folded at first. */
const LONG_MINUTES = 15;

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
    this.folded = new Set();
    /** Whether the folded entries serve as the table of contents. */
    this.inFolds = false;
    this.foldSetting = this.app.settings.values.fold;
    this.playing = "";
    /** @type {import("../parts/way-back.js").WayBack | null} */
    this.wayBack = null;
    /** @type {import("../parts/way-back.js").Hint | null} */
    this.hint = null;
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
    for (const type of ["pointerover", "focusin"]) this.addEventListener(type, this.onHint);
    for (const type of ["pointerout", "focusout"]) this.addEventListener(type, this.onHintEnd);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener("click", this.onClick);
    for (const type of ["pointerover", "focusin"]) this.removeEventListener(type, this.onHint);
    for (const type of ["pointerout", "focusout"]) this.removeEventListener(type, this.onHintEnd);
    this.tracker.reset();
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

  /** Separate elements draw the texts; only then has the page its full length. */
  async getUpdateComplete() {
    const done = await super.getUpdateComplete();
    const texts = /** @type {NodeListOf<import("lit").LitElement>} */ (this.querySelectorAll("yoyak-text"));
    await Promise.all([...texts].map((text) => text.updateComplete));
    return done;
  }

  willUpdate() {
    const { archive, place } = this.app;
    if (!this.isShown || !archive.open) return;
    if (place.filter.q) this.need("yoyak-hits").catch(() => {});
    const digest = place.state.digest ?? this.resolved.get(place.key) ?? null;
    const { fold } = this.app.settings.values;
    if (fold !== this.foldSetting && this.shown) {
      this.openFolds(this.shown.info, null);
      place.remember({ folded: [...this.folded] });
    }
    this.foldSetting = fold;
    const key = this.keyOf(digest);
    if (key !== this.key) {
      this.key = key;
      void this.load(digest, key);
    }
    super.willUpdate();
  }

  /** The newest digest has two addresses, with and without its name. @param {string | null} digest */
  keyOf(digest) {
    const { archive, place } = this.app;
    return `${digest ?? ""}|${archive.generation}|${locale()}|${place.filter.q}`;
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
      this.openFolds(loaded.info);
      this.playing = "";
      this.wayBack = null;
    }
    void this.followTopic(loaded.info);
    digest.show(loaded.info);
    digest.read(entryOf(place.state.entry ?? ""));
  }

  /**
   * Entries are open or folded as they were left, or as the user chose. Otherwise they are folded if the day is long
   * and there is no list beside the text: then they serve as the table of contents. Nothing is folded while the user
   * reads, or if it would hide hits.
   * @param {import("../../engine/types.d.ts").DigestInfo} info @param {string[] | null} [kept]
   */
  openFolds({ characters, entryList }, kept = this.app.place.spot?.folded ?? null) {
    const { archive, place, settings } = this.app;
    const { fold } = settings.values;
    const isLong = entryList.length > 1 && readingMinutes(characters, archive.language) > LONG_MINUTES;
    const reads = !this.stoodAt && scrollY > 0;
    const byItself = isLong && !this.hasPane && !place.filter.q;
    const folds = !reads && (fold === "folded" || (fold === "auto" && byItself));
    this.inFolds = folds || (kept?.length ?? 0) > entryList.length / 2;
    this.folded = new Set(kept ?? (folds ? entryList.map(({ id }) => id) : []));
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
    if (this.wayBack?.kind === "citation") {
      if (!entry) this.endCitation(this.wayBack.element);
      return;
    }
    if (entry) return;
    const saved = marks.position(info.id);
    if (!spot && scrollY < 200 && saved && this.querySelector(`[data-place="${CSS.escape(saved.part)}"]`)) {
      this.wayBack = { kind: "resume", anchor: saved };
      this.requestUpdate();
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
    if (this.wayBack?.kind === "citation" && this.wayBack.entry === digest.entry) return;
    const atEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 80;
    const kept = atEnd || scrollY === 0 || anchor?.part === "top" ? null : anchor;
    if (kept || marks.position(id)) marks.setPosition(id, kept);
  }

  /** Returns to the place of the followed citation. @param {Element} element */
  endCitation(element) {
    /** @type {HTMLElement} */ (element).focus({ preventScroll: true });
    flash(element);
    this.wayBack = null;
    this.requestUpdate();
  }

  /** @param {string} id of an entry or one of its sections */
  goToEntry(id) {
    const entry = document.getElementById(entryOf(id));
    if (!entry || !this.contains(entry)) return;
    if (this.folded.delete(entry.id)) {
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

  /** @param {Event} event */
  onClick = (event) => {
    const target = /** @type {Element} */ (event.target);
    const copy = target.closest(".yk-copy-quote");
    if (copy) return void this.copyQuote(/** @type {Element} */ (copy.parentElement));
    const mouse = /** @type {MouseEvent} */ (event);
    // A click anywhere on a folded entry opens it in place.
    const folded = target.closest(".yk-entry[data-folded]");
    if (folded && !target.closest("button, .yk-channel") && !mouse.metaKey && !mouse.ctrlKey && !mouse.shiftKey) {
      event.preventDefault();
      return this.fold(folded.id);
    }
    const link = target.closest("yoyak-text a[href^='#']:not(.yk-section-link)");
    if (!link || mouse.metaKey || mouse.ctrlKey || mouse.shiftKey) return;
    event.preventDefault();
    // Under a finger a look at what is cited comes first: hovering shows it elsewhere.
    if (
      /** @type {PointerEvent} */ (event).pointerType === "touch" &&
      link.matches(".yk-overview a.yk-ref:not(.yk-note, .yk-back)")
    ) {
      /** @type {HTMLElement} */ (link).focus({ preventScroll: true });
      this.hint = null;
      this.app.surface.show("peek", [link, ...runOf(link)]);
      return this.requestUpdate();
    }
    const id = idOf(link);
    this.wayBack = { kind: "citation", element: link, entry: entryOf(id) };
    this.hint = null;
    this.requestUpdate();
    const { place } = this.app;
    if (!this.shown?.info.entryList.some((row) => row.id === id)) {
      const place = document.getElementById(id);
      if (place) scrollToElement(place);
    } else if (place.state.entry === id) this.goToEntry(id);
    else place.go({ digest: this.shown.info.id, entry: id });
  };

  /** @param {Event} event */
  onHint = (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a.yk-ref");
    if (!link) return;
    const id = idOf(link);
    const row = this.shown?.info.entryList.find((each) => each.id === id);
    if (!row) return;
    const box = link.getBoundingClientRect();
    this.hint = { row, text: firstLines(id), x: box.left + box.width / 2, y: box.top };
    link.setAttribute("aria-describedby", "yk-hint");
    this.requestUpdate();
  };

  onHintEnd = () => {
    if (!this.hint) return;
    this.hint = null;
    this.requestUpdate();
  };

  /** @param {Element} quote */
  async copyQuote(quote) {
    const { app, shown } = this;
    const id = quote.closest("[data-entry]")?.getAttribute("data-entry");
    const row = shown?.info.entryList.find((each) => each.id === id);
    if (!row) return;
    const address = new URL(app.place.href({ digest: row.digest, entry: row.id }), location.href).href;
    const source = [row.title, row.channel, row.date].filter(Boolean).join(" · ");
    const done = await copyText(`“${quoteText(quote)}”\n— ${source}\n${row.url || address}`);
    app.surface.say(t(done ? "quote.copied" : "copyFailed"));
  }

  /** @param {import("../../engine/types.d.ts").EntryRow} row */
  copyLink = async (row) => {
    const address = new URL(
      this.app.place.href({ digest: row.digest, entry: row.id, filter: { ...this.app.place.filter } }),
      location.href,
    ).href;
    this.app.surface.say(t((await copyText(address)) ? "link.copied" : "copyFailed"));
  };

  /** @param {string} id */
  fold = (id) => {
    void this.reshape(() => this.folded.delete(id) || this.folded.add(id));
    this.app.place.remember({ folded: [...this.folded] });
  };

  /** @param {import("../../engine/types.d.ts").EntryRow} row */
  play = async (row) => {
    await this.need("yoyak-video");
    this.playing = row.id;
    this.requestUpdate();
  };

  goBack = () => {
    if (this.wayBack?.kind === "citation") {
      if (this.app.place.canGoBack) history.back();
      else this.endCitation(this.wayBack.element);
    } else if (this.wayBack) {
      const { anchor } = this.wayBack;
      this.tracker.hold();
      this.unfold(anchor.part);
      void this.updateComplete.then(() => this.goTo(anchor));
      this.wayBack = null;
    }
    this.requestUpdate();
  };

  endWayBack = () => {
    if (this.wayBack?.kind === "resume" && this.shown) this.app.marks.setPosition(this.shown.info.id, null);
    this.wayBack = null;
    this.requestUpdate();
  };

  escape() {
    if (!this.wayBack && !this.hint) return false;
    this.hint = null;
    this.endWayBack();
    return true;
  }

  render() {
    const { app } = this;
    if (this.error) {
      return errorState(app, this.error, { rest: this.prerendered !== null, retry: () => app.archive.retry() });
    }
    if (!this.shown) return this.slow ? digestSkeleton() : nothing;
    const { info, overview, entries } = this.shown;
    const language = app.archive.language;
    const context = { app, fold: this.fold, play: this.play, copyLink: this.copyLink };
    return html`
      <article class="yk-digest" data-digest=${info.id} aria-busy=${this.slow}>
        <header class="yk-digest-head" data-place="top">
          <h1 tabindex="-1">${info.headline ? html`<span lang=${language}>${info.headline}</span>` : formatDate(info.date, "full", locale())}<span class="yk-sr">, <span lang=${language}>${info.topic}</span></span></h1>
          ${dayNavigation(app, info)}
          ${topicTabs(app, info)}
          ${this.nearest ? missingTopic(app, info.date, this.nearest) : nothing}
          <p class="yk-facts">${this.facts(info)}</p>
          ${app.place.filter.q && app.archive.canSearch && !this.hasPane ? this.markedFor(app.place.filter.q) : nothing}
        </header>
        ${
          overview
            ? html`<section class="yk-overview" data-place="overview" aria-labelledby="yk-overview-title">
          <h2 id="yk-overview-title">${t("digest.overview")}</h2>
          <yoyak-text lang=${language} .content=${overview}></yoyak-text>
        </section>`
            : nothing
        }
        ${
          info.entryList.length
            ? html`
          ${info.entryList.length > 1 && !this.inFolds && !(this.hasPane && !app.hasFilter) ? contents(app, this.shown) : nothing}
          <h2 class="yk-entries-title" data-place="entries">${countText(info.entryList.length, { rows: info.entryList })}
            <button type="button" class="yk-action" @click=${this.foldAll}>${t(this.folded.size ? "digest.unfoldAll" : "digest.foldAll")}</button></h2>
          ${repeat(
            info.entryList,
            (row) => row.id,
            (row, i) =>
              entryCard(row, entries[i].html, {
                ...context,
                folded: this.folded.has(row.id),
                playing: this.playing === row.id,
                titleParts: entries[i].titleParts,
                n: i + 1,
                grouped: isGrouped(info.entryList[i - 1], row),
              }),
          )}
          `
            : nothing
        }
        ${digestFoot(app, info)}
      </article>
      ${app.place.filter.q && app.archive.canSearch ? html`<yoyak-hits></yoyak-hits>` : nothing}
      ${citationHint(this.hint, language)}
      ${wayBack(this.wayBack, this.goBack, this.endWayBack)}`;
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

  /** @param {import("../../engine/types.d.ts").DigestInfo} info */
  facts(info) {
    const { overview, whole } = readingTimes(info, this.app.archive.language, locale());
    return dotted([
      info.headline ? formatDate(info.date, "full", locale()) : "",
      info.headline && !info.entries ? info.topic : countText(info.entries, { rows: info.entryList }),
      info.seconds ? t("facts.watch", { time: formatDuration(info.seconds, locale()) }) : "",
      overview ? t("facts.overview", { time: overview }) : "",
      t(overview ? "facts.whole" : "facts.reading", { time: whole }),
      this.app.marks.readCount(info.id) ? readText(this.app, info) : "",
    ]);
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
    if (anchor && anchor.part !== "top") this.wayBack = { kind: "resume", anchor };
    this.requestUpdate();
  }

  items() {
    return [...this.querySelectorAll(".yk-entry")];
  }

  /** @param {string} id */
  unfold(id) {
    if (this.folded.delete(id)) this.requestUpdate();
  }

  /** This choice also applies to other days. */
  foldAll = () => {
    const fold = this.folded.size ? "open" : "folded";
    // Apply the choice even if the setting already has this value and entries were folded one by one.
    this.foldSetting = "auto";
    void this.app.settings.set({ fold });
  };
}
