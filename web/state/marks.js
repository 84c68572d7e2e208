// What the reader has read and starred, where each digest was left, and when the site was last visited. Stays on the device.
// A star keeps the row of its entry, so that Saved works without the archive.

import { load, save } from "./storage.js";

/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {{ entry: string, offset: number }} Position */

const MAX_POSITIONS = 300;
/** A visit ends when nothing was opened for this long. */
const VISIT_GAP_MS = 30 * 60 * 1000;
const EXPORT_FORMAT = "yoyak-marks";

export class Marks extends EventTarget {
  /** @param {string} site tells sites of one origin apart */
  constructor(site) {
    super();
    this.prefix = `yoyak:${site}:`;
    this.#reload();
    // Another tab wrote.
    globalThis.addEventListener?.("storage", (event) => {
      if (!event.key?.startsWith(this.prefix)) return;
      this.#reload();
      this.dispatchEvent(new Event("change"));
    });
  }

  #reload() {
    /** @type {Record<string, string[]>} digest id → entry ids */
    this.read = load(this.prefix + "read", {});
    /** @type {Record<string, { row: EntryRow, at: string }>} */
    this.stars = load(this.prefix + "stars", {});
    /** @type {Record<string, Position>} */
    this.positions = load(this.prefix + "positions", {});
  }

  /** @param {"read" | "stars" | "positions"} what */
  #write(what) {
    save(this.prefix + what, this[what]);
    if (what !== "positions") this.dispatchEvent(new Event("change"));
  }

  /** @param {{ digest: string, id: string }} entry */
  isRead(entry) {
    return this.read[entry.digest]?.includes(entry.id) ?? false;
  }

  /** @param {{ digest: string, id: string }} entry @param {boolean} read */
  setRead(entry, read) {
    if (this.isRead(entry) === read) return;
    const others = (this.read[entry.digest] ?? []).filter((id) => id !== entry.id);
    const next = read ? [...others, entry.id] : others;
    if (next.length) this.read[entry.digest] = next;
    else delete this.read[entry.digest];
    this.#write("read");
  }

  /** What the archive goes by for "unread" and "starred". @returns {import("../engine/types.d.ts").Marks} */
  forArchive() {
    return {
      read: Object.entries(this.read).flatMap(([digest, ids]) =>
        ids.map((id) => /** @type {[string, string]} */ ([digest, id])),
      ),
      starred: Object.values(this.stars).map(({ row }) => [row.digest, row.id]),
    };
  }

  /** @param {string} digest */
  readCount(digest) {
    return this.read[digest]?.length ?? 0;
  }

  /** @param {{ digest: string, id: string }} entry */
  isStarred(entry) {
    return `${entry.digest}#${entry.id}` in this.stars;
  }

  /** @param {EntryRow} row @param {boolean} starred @param {string} at ISO time */
  setStarred(row, starred, at) {
    const key = `${row.digest}#${row.id}`;
    if (starred) {
      const { digest, id, date, topic, title, channel, url, videoId, publishedAt, seconds } = row;
      this.stars[key] = { row: { digest, id, date, topic, title, channel, url, videoId, publishedAt, seconds }, at };
    } else {
      delete this.stars[key];
    }
    this.#write("stars");
  }

  /** @param {EntryRow} row @param {string} at ISO time */
  toggleStar(row, at) {
    this.setStarred(row, !this.isStarred(row), at);
  }

  /** Newest star first. @returns {EntryRow[]} */
  starred() {
    return Object.values(this.stars)
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map((star) => star.row);
  }

  /** @param {string} digest @param {Position | null} position null: read from the top next time */
  setPosition(digest, position) {
    delete this.positions[digest];
    if (position) this.positions[digest] = position;
    for (const old of Object.keys(this.positions).slice(0, -MAX_POSITIONS)) delete this.positions[old];
    this.#write("positions");
  }

  /**
   * Begins a visit and tells where the one before ended: digests after that date are new.
   * @param {string} newest date of the newest digest now @param {number} now milliseconds @returns {string | null}
   */
  beginVisit(newest, now) {
    const key = this.prefix + "visit";
    const last = load(key, /** @type {{ seen: string, before: string | null, at: number } | null} */ (null));
    const sameVisit = last && now - last.at < VISIT_GAP_MS;
    const before = last ? (sameVisit ? last.before : last.seen) : null;
    save(key, { seen: newest, before, at: now });
    return before;
  }

  /** @param {string} at ISO time */
  exported(at) {
    return { format: EXPORT_FORMAT, version: 1, exportedAt: at, read: this.read, stars: this.stars };
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
      const known = new Set(this.read[digest] ?? []);
      const fresh = ids.filter((id) => typeof id === "string" && !known.has(id));
      added += fresh.length;
      if (fresh.length) this.read[digest] = [...known, ...fresh];
    }
    for (const [key, star] of Object.entries(data.stars ?? {})) {
      const row = /** @type {any} */ (star)?.row;
      if (key in this.stars || typeof row?.digest !== "string" || typeof row?.id !== "string") continue;
      this.stars[key] = /** @type {any} */ (star);
      added += 1;
    }
    this.#write("read");
    this.#write("stars");
    return added;
  }
}
