// The state that all elements share: where we are (the address), the open archive, the reader's settings and marks. Elements
// read it and call its verbs; it fires "change" after any of them. No drawing here.

import { DayIndex } from "./days.js";
import { AppHistory } from "./history.js";
import { chooseLanguage, loadLanguage, t } from "../lib/i18n.js";
import { Marks } from "./marks.js";
import { Results } from "./results.js";
import { cleared, isEmpty, toggled } from "./selection.js";
import { applySettings, loadSettings, saveSettings } from "./settings.js";
import { emptyFilter, sameState } from "./url-state.js";
import { localToday } from "../lib/dates.js";

/** @typedef {import("./url-state.js").State} State */
/** @typedef {import("./url-state.js").Filter} Filter */
/** @typedef {import("../engine/types.d.ts").Archive} Archive */
/** @typedef {import("../engine/types.d.ts").Problem} Problem */
/** @typedef {import("../engine/types.d.ts").DigestInfo} DigestInfo */

/** From this width on, the list of entries stands beside the text (styles/shell.css has the same number). */
export const WIDE = matchMedia("(min-width: 80rem)");
/** From this width on, filters stand in the rail. */
export const MEDIUM = matchMedia("(min-width: 48rem)");
export const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export class App extends EventTarget {
  settings = loadSettings();
  today = localToday();
  /** @type {Archive | null} */
  archive = null;
  /** @type {DayIndex | null} */
  days = null;
  /** Why there is no archive. @type {(Error & { code?: string, detail?: unknown }) | null} */
  error = null;
  /** @type {Problem[]} */
  problems = [];
  /** The digest on the page. @type {DigestInfo | null} */
  digest = null;
  /** Entry under the reader's eyes, for the contents. */
  currentEntry = "";
  /** Digests after this date came since the last visit. @type {string | null} */
  newSince = null;
  /** @type {{ text: string, action?: string, run?: () => void } | null} */
  toast = null;
  /** Which layer is open: a name, or "". */
  layer = "";
  focusMode = false;
  /** Whether the first view takes so long that something grey stands in its place. */
  slow = false;
  /** Whether the archive is the reader's own files. */
  own = false;

  /** @param {"path" | "hash"} mode @param {string} base absolute address of the site */
  constructor(mode, base) {
    super();
    this.history = new AppHistory(mode, base);
    /** @type {State} */
    this.state = this.history.state;
    this.results = new Results(this);
    /** Address of the site's files, or "" where there are none to fetch. */
    this.site = mode === "path" ? base : "";
    this.marks = this.#marksOf(mode === "path" ? new URL(base).pathname : document.title);
    this.history.addEventListener("change", () => {
      this.state = this.history.state;
      this.layer = "";
      this.changed();
    });
    for (const query of [WIDE, MEDIUM]) query.addEventListener("change", () => this.changed());
    applySettings(this.settings, document.documentElement);
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }

  /** Loads the interface's language; needed before anything is drawn. */
  async useLanguage() {
    const language = chooseLanguage(this.settings.language, navigator.languages);
    await loadLanguage(language);
    document.documentElement.lang = language;
    const skip = document.querySelector(".yk-skip");
    if (skip) skip.textContent = t("skip");
  }

  /** @param {() => Promise<Archive>} open */
  async open(open) {
    this.opener = open;
    this.error = null;
    this.changed();
    try {
      this.archive = await open();
      this.archive.onchange = () => this.#renewed();
      this.days = this.#daysOf(this.archive);
      this.newSince = this.marks.beginVisit(this.archive.info.to, Date.now());
    } catch (error) {
      this.error = /** @type {Error} */ (error);
    }
    this.changed();
  }

  /** The site was published while it was open, and the engine went over to the new archive: what is shown is asked anew. */
  #renewed() {
    this.days?.forget();
    this.problems = [];
    this.generation += 1;
    this.changed();
  }

  /** Shows another archive in place of the site's, until the page is loaded again. @param {Archive} archive */
  useOwn(archive) {
    this.archive?.dispose();
    this.archive = archive;
    this.own = true;
    this.error = null;
    this.problems = [];
    this.digest = null;
    this.newSince = null;
    this.days = this.#daysOf(archive);
    this.marks = this.#marksOf("own files");
    this.generation += 1;
    this.history.detach();
    this.go({ view: "digest", digest: null, entry: null, filter: emptyFilter() });
  }

  /** @param {Archive} archive */
  #daysOf(archive) {
    const days = new DayIndex(archive);
    days.addEventListener("change", () => {
      this.noteProblems(days.problems);
      this.changed();
    });
    return days;
  }

  /** @param {string} site */
  #marksOf(site) {
    const marks = new Marks(site);
    this.#marksTold = false;
    marks.addEventListener("change", () => {
      this.#marksTold = false;
      this.changed();
    });
    return marks;
  }

  #marksTold = false;

  /** Before the archive is asked what is unread or starred: tells it, unless it knows. */
  async tellMarks() {
    if (this.#marksTold || typeof this.archive?.setMarks !== "function") return;
    this.#marksTold = true;
    await this.archive.setMarks(this.marks.forArchive());
  }

  get info() {
    return /** @type {Archive} */ (this.archive).info;
  }

  /** Language of the digests, for `lang` and reading times. */
  get contentLanguage() {
    return this.archive?.info.site.language || "ko";
  }

  /** Whether the archive can be saved on the device: it is on a server, and the browser can. */
  get canSave() {
    return (
      this.archive !== null &&
      !this.own &&
      this.history.mode === "path" &&
      "serviceWorker" in navigator &&
      this.info.partitions.length > 0
    );
  }

  get canSearch() {
    return typeof (/** @type {any} */ (this.archive)?.search) === "function";
  }

  /** Whether the archive can tell what is unread or starred. */
  get canMark() {
    return typeof this.archive?.setMarks === "function";
  }

  get hasFilter() {
    return !isEmpty(this.state.filter);
  }

  /** @param {Partial<State>} patch @returns {State} */
  with(patch) {
    const next = { ...this.state, ...patch };
    if (next.view !== "digest") next.digest = next.entry = null;
    if (patch.digest !== undefined && patch.entry === undefined) next.entry = null;
    return next;
  }

  /** Address of the present state with some of it changed. @param {Partial<State>} patch */
  href(patch) {
    return this.history.href(this.with(patch));
  }

  /** @param {Partial<State>} patch @param {{ replace?: boolean }} [options] */
  go(patch, { replace = false } = {}) {
    const next = this.with(patch);
    const same = sameState(next, this.state);
    this.history.go(next, replace || same);
    this.state = next;
    this.layer = "";
    this.changed();
  }

  /**
   * Narrows the list. Where the list is not beside the text, this leads to it.
   * @param {Filter} filter
   */
  setFilter(filter) {
    const leads = this.state.view === "saved" || (this.state.view === "digest" && !WIDE.matches);
    const layer = this.layer;
    if (leads && layer !== "filters") this.go({ view: "list", filter });
    else this.go({ filter }, { replace: this.state.view !== "digest" });
    if (layer === "filters") this.show("filters");
  }

  /** @param {"topics" | "channels"} facet @param {string} name */
  toggle(facet, name) {
    this.setFilter(toggled(this.state.filter, facet, name));
  }

  clearFilter() {
    const before = this.state.filter;
    this.setFilter(cleared(before));
    this.say(t("filter.cleared"), t("undo"), () => this.setFilter(before));
  }

  /** @returns {Partial<State>} a list without anything narrowed */
  get everything() {
    return { view: "list", filter: emptyFilter() };
  }

  /** @param {string} name of a layer, or "" */
  show(name) {
    this.layer = name;
    this.changed();
  }

  closeLayer() {
    const wasMenu = this.layer === "menu";
    this.show("");
    if (wasMenu) document.getElementById("yk-menu-button")?.focus();
  }

  /** The text alone. @param {boolean} on */
  setFocus(on) {
    this.focusMode = on;
    document.documentElement.toggleAttribute("data-focus", on);
    this.changed();
  }

  /** A short message at the foot of the page. @param {string} text @param {string} [action] @param {() => void} [run] */
  say(text, action, run) {
    this.toast = { text, action, run };
    this.changed();
  }

  /** For ears only, when a count has changed. @param {string} text */
  announce(text) {
    clearTimeout(this.announceTimer);
    // Long enough that a run of quick changes is read out once, with its last value.
    this.announceTimer = setTimeout(() => {
      const live = document.getElementById("yk-live");
      if (live) live.textContent = text;
    }, 600);
  }

  /** @param {Partial<import("./settings.js").Settings>} patch */
  async setSettings(patch) {
    this.settings = { ...this.settings, ...patch };
    saveSettings(this.settings);
    applySettings(this.settings, document.documentElement);
    if (patch.language) await this.useLanguage();
    this.changed();
  }

  /** An answer names only the problems that concern it: they gather until the reader tries again. @param {Problem[]} problems */
  noteProblems(problems) {
    const known = new Set(this.problems.map((each) => each.file));
    const fresh = problems.filter((each) => !known.has(each.file));
    if (fresh.length === 0) return;
    this.problems = [...this.problems, ...fresh];
    this.changed();
  }

  async retry() {
    if (!this.archive) return this.opener && this.open(this.opener);
    await this.archive.retry();
    this.days?.forget();
    this.problems = [];
    this.generation += 1;
    this.changed();
  }

  /** Goes up when everything is to be asked for again. */
  generation = 0;
}
