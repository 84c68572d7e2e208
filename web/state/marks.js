// What the user has read and starred, where each digest was left, and when the site was last visited. Stays on the device.
// A star keeps the row of its entry, so that Saved works without the archive.

import { load, save } from "./storage.js";
import { Store } from "./store.js";

/** @typedef {import("../engine/types.d.ts").Archive} Archive */
/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {{ entry: string, offset: number }} Position */

const MAX_POSITIONS = 300;
/** A visit ends when nothing was opened for this long. */
const VISIT_GAP_MS = 30 * 60 * 1000;
const EXPORT_FORMAT = "yoyak-marks";

export class Marks extends Store {
  #prefix = "";
  /** @type {Record<string, string[]>} digest id → entry ids */
  #read = {};
  /** @type {Record<string, { row: EntryRow, at: string }>} */
  #stars = {};
  /** @type {Record<string, Position>} */
  #positions = {};
  /** @type {string | null} */
  #newSince = null;
  /** The archive that knows the present marks. @type {Archive | null} */
  #told = null;

  /** @param {EventTarget} bus @param {string} site tells sites of one origin apart */
  constructor(bus, site) {
    super(bus);
    this.useSite(site);
    // Another tab wrote.
    globalThis.addEventListener?.("storage", (event) => {
      if (!event.key?.startsWith(this.#prefix)) return;
      this.#load();
      this.#changed();
    });
  }

  /** From here on, marks are those of another site. @param {string} site */
  useSite(site) {
    this.#prefix = `yoyak:${site}:`;
    this.#newSince = null;
    this.#load();
    this.#changed();
  }

  #load() {
    this.#read = load(this.#prefix + "read", {});
    this.#stars = load(this.#prefix + "stars", {});
    this.#positions = load(this.#prefix + "positions", {});
  }

  /** @param {"read" | "stars"} what */
  #write(what) {
    save(this.#prefix + what, what === "read" ? this.#read : this.#stars);
    this.#changed();
  }

  #changed() {
    this.#told = null;
    this.tell("marks");
  }

  /** Where this site's things are kept on the device. */
  get prefix() {
    return this.#prefix;
  }

  /** Digests after this date came since the last visit. */
  get newSince() {
    return this.#newSince;
  }

  /** Whether an entry came since the last visit and is not read. @param {EntryRow} row */
  isNew(row) {
    return this.#newSince !== null && row.date > this.#newSince && !this.isRead(row);
  }

  /** @param {{ digest: string, id: string }} entry */
  isRead(entry) {
    return this.#read[entry.digest]?.includes(entry.id) ?? false;
  }

  /** @param {{ digest: string, id: string }} entry @param {boolean} read */
  setRead(entry, read) {
    if (this.isRead(entry) === read) return;
    const others = (this.#read[entry.digest] ?? []).filter((id) => id !== entry.id);
    const next = read ? [...others, entry.id] : others;
    if (next.length) this.#read[entry.digest] = next;
    else delete this.#read[entry.digest];
    this.#write("read");
  }

  /** Before an archive is asked what is unread or starred: tells it, unless it knows. @param {Archive} archive */
  async inform(archive) {
    if (this.#told === archive || typeof archive.setMarks !== "function") return;
    this.#told = archive;
    await archive.setMarks(this.forArchive());
  }

  /** @returns {import("../engine/types.d.ts").Marks} */
  forArchive() {
    return {
      read: Object.entries(this.#read).flatMap(([digest, ids]) =>
        ids.map((id) => /** @type {[string, string]} */ ([digest, id])),
      ),
      starred: Object.values(this.#stars).map(({ row }) => [row.digest, row.id]),
    };
  }

  /** Entries read, of one digest or of all. @param {string} [digest] */
  readCount(digest) {
    if (digest !== undefined) return this.#read[digest]?.length ?? 0;
    return Object.values(this.#read).reduce((sum, ids) => sum + ids.length, 0);
  }

  /** @param {{ digest: string, id: string }} entry */
  isStarred(entry) {
    return `${entry.digest}#${entry.id}` in this.#stars;
  }

  /** @param {EntryRow} row @param {boolean} starred @param {string} at ISO time */
  setStarred(row, starred, at) {
    const key = `${row.digest}#${row.id}`;
    if (starred) {
      const { digest, id, date, topic, title, channel, url, videoId, publishedAt, seconds } = row;
      this.#stars[key] = { row: { digest, id, date, topic, title, channel, url, videoId, publishedAt, seconds }, at };
    } else {
      delete this.#stars[key];
    }
    this.#write("stars");
  }

  /** @param {EntryRow} row @param {string} at ISO time */
  toggleStar(row, at) {
    this.setStarred(row, !this.isStarred(row), at);
  }

  /** Newest star first. @returns {EntryRow[]} */
  starred() {
    return Object.values(this.#stars)
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map((star) => star.row);
  }

  /** Where a digest was left. @param {string} digest @returns {Position | undefined} */
  position(digest) {
    return this.#positions[digest];
  }

  /** @param {string} digest @param {Position | null} position null: read from the top next time */
  setPosition(digest, position) {
    const positions = this.#positions;
    delete positions[digest];
    if (position) positions[digest] = position;
    for (const old of Object.keys(positions).slice(0, -MAX_POSITIONS)) delete positions[old];
    save(this.#prefix + "positions", positions);
  }

  /**
   * Begins a visit: digests after the date where the one before ended are new.
   * @param {string} newest date of the newest digest now @param {number} now milliseconds
   */
  beginVisit(newest, now) {
    const key = this.#prefix + "visit";
    const last = load(key, /** @type {{ seen: string, before: string | null, at: number } | null} */ (null));
    const sameVisit = last && now - last.at < VISIT_GAP_MS;
    const before = last ? (sameVisit ? last.before : last.seen) : null;
    save(key, { seen: newest, before, at: now });
    this.#newSince = before;
    this.tell("marks");
  }

  /** @param {string} at ISO time */
  exported(at) {
    return { format: EXPORT_FORMAT, version: 1, exportedAt: at, read: this.#read, stars: this.#stars };
  }

  /**
   * Adds what an export holds; nothing is taken away. Returns how many marks were new, or null where it is no export.
   * @param {any} data
   */
  imported(data) {
    if (data?.format !== EXPORT_FORMAT || typeof data.read !== "object" || typeof data.stars !== "object") return null;
    let added = 0;
    for (const [digest, ids] of Object.entries(data.read ?? {})) {
      if (!Array.isArray(ids)) continue;
      const known = new Set(this.#read[digest] ?? []);
      const fresh = ids.filter((id) => typeof id === "string" && !known.has(id));
      added += fresh.length;
      if (fresh.length) this.#read[digest] = [...known, ...fresh];
    }
    for (const [key, star] of Object.entries(data.stars ?? {})) {
      const row = /** @type {any} */ (star)?.row;
      if (key in this.#stars || typeof row?.digest !== "string" || typeof row?.id !== "string") continue;
      this.#stars[key] = /** @type {any} */ (star);
      added += 1;
    }
    this.#write("read");
    this.#write("stars");
    return added;
  }
}
