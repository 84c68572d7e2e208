// The viewer's state: its stores, the event bus for their changes, and methods that concern several stores. Nothing is
// drawn here.

import { localToday } from "../lib/dates.js";
import { t } from "../lib/i18n.js";
import { ArchiveStore } from "./archive.js";
import { Days } from "./days.js";
import { DigestStore } from "./digest.js";
import { MEDIUM, WIDE } from "./layout.js";
import { Marks } from "./marks.js";
import { Place } from "./place.js";
import { cleared, isEmpty, isNarrowed, toggled } from "./selection.js";
import { Settings } from "./settings.js";
import { load } from "./storage.js";
import { Surface } from "./surface.js";
import { emptyFilter } from "./url-state.js";

/** @typedef {import("./url-state.js").Filter} Filter */
/** @typedef {import("../engine/types.d.ts").Archive} Archive */
/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */

export class App extends EventTarget {
  #forget = async () => {};
  /**
   * What lists, searches and digests leave out; state/muted.js sets it.
   * @type {import("../engine/types.d.ts").Mute | undefined}
   */
  mute;

  /**
   * @param {"path" | "hash"} mode
   * @param {string} base absolute address of the site
   * @param {string} [today] "YYYY-MM-DD"
   */
  constructor(mode, base, today = localToday()) {
    super();
    this.today = today;
    /** Address of the site's files, or "" if there are none to fetch. */
    this.site = mode === "path" ? base : "";
    this.place = new Place(this, mode, base);
    this.archive = new ArchiveStore(this);
    this.days = new Days(this, this.archive);
    this.digest = new DigestStore(this);
    this.marks = new Marks(this, mode === "path" ? new URL(base).pathname : document.title);
    this.settings = new Settings(this);
    this.surface = new Surface(this);
    // An open layer belongs to its place.
    this.addEventListener("place", () => this.surface.layer && this.surface.show(""));
    // Shown once; otherwise every further mark would repeat it.
    this.addEventListener("storage", () => this.surface.say(t("marks.notKept")));
    for (const type of ["online", "offline"]) {
      globalThis.addEventListener?.(type, () => {
        this.surface.setOffline(type === "offline");
        // What could not be had is asked for again.
        if (type === "online" && (this.archive.error || this.archive.problems.length)) void this.archive.retry();
      });
    }
    for (const query of [WIDE, MEDIUM]) {
      query.addEventListener("change", () => this.dispatchEvent(new Event("layout")));
    }
  }

  /** @param {() => Promise<Archive>} opener */
  open(opener) {
    return this.archive.connect(async () => {
      const archive = await opener();
      this.marks.beginVisit(archive.info.to, Date.now());
      if (load(this.marks.prefix + "muted", null))
        await import("./muted.js").then(
          ({ mutedOf }) => mutedOf(this),
          () => {},
        );
      return archive;
    });
  }

  /**
   * Shows the user's own files instead of the site, until the user closes them.
   * @param {Archive} archive @param {() => Promise<void>} forget removes them from the device
   */
  useOwn(archive, forget) {
    this.#forget = forget;
    const again = this.place.detach();
    this.digest.show(null);
    this.marks.useSite("own files");
    this.archive.replace(archive);
    // Going back leads to the site, wherever these files were opened.
    if (!again) this.place.go({ view: "digest", digest: null, entry: null, filter: emptyFilter() }, { push: true });
  }

  async leaveOwn() {
    await this.#forget();
    location.assign(this.site);
  }

  /** Whether the archive can be saved on the device: it is on a server, and the browser can. */
  get canSave() {
    const { archive, place } = this;
    return (
      archive.open !== null &&
      !archive.own &&
      place.mode === "path" &&
      "serviceWorker" in navigator &&
      archive.info.partitions.length > 0
    );
  }

  get hasFilter() {
    return !isEmpty(this.place.filter);
  }

  /**
   * Filters the list. If the list is not beside the text, this opens it.
   * @param {Filter} filter
   */
  setFilter(filter) {
    const { archive, place, surface } = this;
    const { view } = place.state;
    const leads = (view === "saved" && !archive.canMark) || (view === "digest" && !WIDE.matches);
    const { layer } = surface;
    if (leads && layer !== "filters") place.go({ view: "list", filter });
    else place.go({ filter }, { replace: view !== "digest" });
    if (layer === "filters") surface.show("filters");
  }

  /** @param {"topics" | "channels" | "sites"} facet @param {string} name */
  toggle(facet, name) {
    this.setFilter(toggled(this.place.filter, facet, name));
  }

  /** Where an entry without its star leaves the page, it can be had back. @param {EntryRow} row */
  toggleStar(row) {
    const { marks, place, surface } = this;
    const at = marks.starredAt(row);
    marks.toggleStar(row, new Date().toISOString());
    if (at !== undefined && place.state.view === "saved")
      surface.say(t("star.removed"), t("undo"), () => marks.setStarred(row, true, at));
  }

  clearFilter() {
    const before = this.place.filter;
    // The query has its own field and is not one of the chips.
    const inField = /^(search|trends)$/.test(this.place.state.view) && isNarrowed(before);
    this.setFilter({ ...cleared(before), q: inField ? before.q : "" });
    this.surface.say(t("filter.cleared"), t("undo"), () => this.setFilter(before));
  }
}
