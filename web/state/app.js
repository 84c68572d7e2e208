// The viewer's state, put together: its stores, the bus on which they tell of changes, and what concerns several of
// them. No drawing here.

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
import { Surface } from "./surface.js";
import { emptyFilter } from "./url-state.js";

/** @typedef {import("./url-state.js").Filter} Filter */
/** @typedef {import("../engine/types.d.ts").Archive} Archive */

export class App extends EventTarget {
  #forget = async () => {};

  /**
   * @param {"path" | "hash"} mode
   * @param {string} base absolute address of the site
   * @param {string} [today] "YYYY-MM-DD"
   */
  constructor(mode, base, today = localToday()) {
    super();
    this.today = today;
    /** Address of the site's files, or "" where there are none to fetch. */
    this.site = mode === "path" ? base : "";
    this.place = new Place(this, mode, base);
    this.archive = new ArchiveStore(this);
    this.days = new Days(this, this.archive);
    this.digest = new DigestStore(this);
    this.marks = new Marks(this, mode === "path" ? new URL(base).pathname : document.title);
    this.settings = new Settings(this);
    this.surface = new Surface(this);
    // What lies above a place belongs to it.
    this.addEventListener("place", () => this.surface.layer && this.surface.show(""));
    // Said once: every further mark would say the same.
    this.addEventListener("storage", () => this.surface.say(t("marks.notKept")));
    for (const query of [WIDE, MEDIUM]) {
      query.addEventListener("change", () => this.dispatchEvent(new Event("layout")));
    }
  }

  /** @param {() => Promise<Archive>} opener */
  open(opener) {
    return this.archive.connect(async () => {
      const archive = await opener();
      this.marks.beginVisit(archive.info.to, Date.now());
      return archive;
    });
  }

  /**
   * Shows the user's own files in place of the site, until the user leaves them.
   * @param {Archive} archive @param {() => Promise<void>} forget takes them off the device
   */
  useOwn(archive, forget) {
    this.#forget = forget;
    const again = this.place.detach();
    this.digest.show(null);
    this.marks.useSite("own files");
    this.archive.replace(archive);
    // Back leads to the site, from wherever these were opened.
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
   * Narrows the list. Where the list is not beside the text, this leads to it.
   * @param {Filter} filter
   */
  setFilter(filter) {
    const { place, surface } = this;
    const { view } = place.state;
    const leads = view === "saved" || (view === "digest" && !WIDE.matches);
    const { layer } = surface;
    if (leads && layer !== "filters") place.go({ view: "list", filter });
    else place.go({ filter }, { replace: view !== "digest" });
    if (layer === "filters") surface.show("filters");
  }

  /** @param {"topics" | "channels"} facet @param {string} name */
  toggle(facet, name) {
    this.setFilter(toggled(this.place.filter, facet, name));
  }

  clearFilter() {
    const before = this.place.filter;
    // Words that stand in a field of their own are none of the chips beside it.
    const inField = /^(search|trends)$/.test(this.place.state.view) && isNarrowed(before);
    this.setFilter({ ...cleared(before), q: inField ? before.q : "" });
    this.surface.say(t("filter.cleared"), t("undo"), () => this.setFilter(before));
  }
}
