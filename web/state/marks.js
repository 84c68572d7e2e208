// The entries that the user has read and starred, the topic that the user reads, the reading position in each digest,
// and the last visit. All of it stays on the device. A star contains the row of its entry, so that Saved works without
// the archive.

import { readMarks, readToJson, starKey, starMarks, starsToJson } from "./marks-data.js";
import { localToday } from "../lib/dates.js";
import { load, save } from "./storage.js";
import { Store } from "./store.js";

/** @typedef {import("../engine/types.d.ts").Archive} Archive */
/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("./place.js").Anchor} Anchor */

const MAX_POSITIONS = 300;
/**
 * Two tabs may write at the same moment, and the later write then overwrites changes that it has not seen. After a
 * write of another tab, each tab checks whether its own last changes are still there, and writes them again if not.
 */
const RECENT_MS = 3_000;
/** Maximum number of such repetitions, in case two tabs set opposite marks. */
const MAX_REPEATS = 3;

export class Marks extends Store {
  #prefix = "";
  /** @type {import("./marks-data.js").ReadMarks} */
  #read = new Map();
  /** @type {import("./marks-data.js").StarMarks} */
  #stars = new Map();
  /**
   * This tab's last changes, as functions that apply them to the marks.
   * @type {{ apply: () => boolean, at: number, left: number }[]}
   */
  #recent = [];
  #kept = true;
  /** @type {Record<string, Anchor>} */
  #positions = {};
  #topic = "";
  /** @type {string | null} */
  #newSince = null;
  #version = 0;
  /** The archive that knows the present marks. @type {Archive | null} */
  #told = null;

  /** @param {EventTarget} bus @param {string} site distinguishes sites of one origin */
  constructor(bus, site) {
    super(bus);
    this.useSite(site);
    // Another tab wrote.
    globalThis.addEventListener?.("storage", (event) => {
      if (!event.key?.startsWith(this.#prefix)) return;
      this.#load();
      this.#repeat();
      this.#changed();
    });
  }

  /** Switches to the marks of another site. @param {string} site */
  useSite(site) {
    this.#prefix = `yoyak:${site}:`;
    this.#newSince = null;
    this.#recent = [];
    this.#load();
    this.#changed();
  }

  #load() {
    this.#read = readMarks(load(this.#prefix + "read", null));
    this.#stars = starMarks(load(this.#prefix + "stars", null));
    const positions = load(this.#prefix + "positions", /** @type {any} */ ({}));
    const topic = load(this.#prefix + "topic", "");
    this.#topic = typeof topic === "string" ? topic : "";
    this.#positions = positions && typeof positions === "object" ? positions : {};
  }

  /**
   * Applies one change to the current data on the device, which another tab may have written.
   * @param {() => boolean} apply applies it to the marks; false if nothing changes
   */
  #change(apply) {
    this.#load();
    if (!apply()) return;
    this.#recent = [
      ...this.#recent.filter(({ at }) => Date.now() - at < RECENT_MS),
      { apply, at: Date.now(), left: MAX_REPEATS },
    ];
    this.#write();
    this.#changed();
  }

  /** Another tab wrote: applies this tab's last changes again if they are lost. */
  #repeat() {
    let gone = false;
    for (const change of this.#recent) {
      if (change.left === 0 || Date.now() - change.at >= RECENT_MS || !change.apply()) continue;
      change.left -= 1;
      gone = true;
    }
    if (gone) this.#write();
  }

  #write() {
    const read = save(this.#prefix + "read", readToJson(this.#read));
    const stars = save(this.#prefix + "stars", starsToJson(this.#stars));
    const kept = read && stars;
    if (this.#kept && !kept) {
      this.#kept = kept;
      this.tell("storage");
    }
    this.#kept = kept;
  }

  /** Whether the marks are stored on the device; otherwise they are lost with the page. */
  get kept() {
    return this.#kept;
  }

  #changed() {
    this.#version += 1;
    this.#told = null;
    this.tell("marks");
  }

  /** The prefix of this site's keys on the device. */
  get prefix() {
    return this.#prefix;
  }

  /** Digests after this date are new since the last visit. */
  get newSince() {
    return this.#newSince;
  }

  /** Another number after each change of the marks. */
  get version() {
    return this.#version;
  }

  /** Whether an entry is new since the last visit and unread. @param {EntryRow} row */
  isNew(row) {
    return this.#newSince !== null && row.date > this.#newSince && !this.isRead(row);
  }

  /** @param {{ digest: string, id: string }} entry */
  isRead(entry) {
    return this.#read.get(entry.digest)?.has(entry.id) ?? false;
  }

  /** @param {{ digest: string, id: string }} entry @param {boolean} read */
  setRead(entry, read) {
    this.#change(() => this.#setRead(entry, read));
  }

  /** All at once. @param {{ digest: string, id: string }[]} entries @param {boolean} read */
  setAllRead(entries, read) {
    this.#change(() => entries.filter((entry) => this.#setRead(entry, read)).length > 0);
  }

  /** @param {{ digest: string, id: string }} entry @param {boolean} read */
  #setRead({ digest, id }, read) {
    const ids = this.#read.get(digest) ?? new Set();
    if (ids.has(id) === read) return false;
    if (read) this.#read.set(digest, ids.add(id));
    else if (ids.delete(id) && ids.size === 0) this.#read.delete(digest);
    return true;
  }

  /** Gives the marks to an archive before it filters by them, unless it already has them. @param {Archive} archive */
  async inform(archive) {
    if (this.#told === archive || typeof archive.setMarks !== "function") return;
    this.#told = archive;
    await archive.setMarks(this.forArchive());
  }

  /** @returns {import("../engine/types.d.ts").Marks} */
  forArchive() {
    return {
      read: [...this.#read].flatMap(([digest, ids]) =>
        [...ids].map((id) => /** @type {[string, string]} */ ([digest, id])),
      ),
      starred: [...this.#stars.values()].map(({ row }) => [row.digest, row.id]),
    };
  }

  /** The topic that the user reads, or "". */
  get topic() {
    return this.#topic;
  }

  /** @param {string} topic */
  wantTopic(topic) {
    if (topic === this.#topic) return;
    this.#topic = topic;
    save(this.#prefix + "topic", topic);
    this.tell("marks");
  }

  /**
   * The digest of a day with the topic that the user reads.
   * @template {{ topic: string }} D @param {D[]} digests @returns {D | undefined}
   */
  ofTopic(digests) {
    return digests.find(({ topic }) => topic === this.#topic) ?? digests[0];
  }

  /** Entries read, of one digest or of all. @param {string} [digest] */
  readCount(digest) {
    if (digest !== undefined) return this.#read.get(digest)?.size ?? 0;
    return [...this.#read.values()].reduce((sum, ids) => sum + ids.size, 0);
  }

  /** @param {{ digest: string, id: string }} entry */
  isStarred(entry) {
    return this.#stars.has(starKey(entry));
  }

  /** When it was starred, ISO time. @param {{ digest: string, id: string }} entry @returns {string | undefined} */
  starredAt(entry) {
    return this.#stars.get(starKey(entry))?.at;
  }

  /** @param {EntryRow} row @param {boolean} starred @param {string} at ISO time */
  setStarred(row, starred, at) {
    const { digest, id, date, topic, title, channel, url, videoId, publishedAt, seconds } = row;
    const star = { row: { digest, id, date, topic, title, channel, url, videoId, publishedAt, seconds }, at };
    this.#change(() => {
      if (this.#stars.has(starKey(row)) === starred) return false;
      if (starred) this.#stars.set(starKey(row), star);
      else this.#stars.delete(starKey(row));
      return true;
    });
  }

  /** @param {EntryRow} row @param {string} at ISO time */
  toggleStar(row, at) {
    this.setStarred(row, !this.isStarred(row), at);
  }

  /** Newest star first. @returns {EntryRow[]} */
  starred() {
    return [...this.#stars.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).map((star) => star.row);
  }

  /** The reading position in a digest. @param {string} digest @returns {Anchor | undefined} */
  position(digest) {
    return this.#positions[digest];
  }

  /** @param {string} digest @param {Anchor | null} position null: read from the top next time */
  setPosition(digest, position) {
    const positions = this.#positions;
    delete positions[digest];
    if (position) positions[digest] = position;
    for (const old of Object.keys(positions).slice(0, -MAX_POSITIONS)) delete positions[old];
    save(this.#prefix + "positions", positions);
  }

  /**
   * Begins a visit: digests after the newest date of the last visit are new.
   * @param {string} newest date of the newest digest now @param {number} now milliseconds
   */
  beginVisit(newest, now) {
    const key = this.#prefix + "visit";
    const last = load(key, /** @type {{ seen: string, before: string | null, at: number } | null} */ (null));
    // New entries stay new until they are read or the day ends.
    const sameDay = last && localToday(new Date(now)) === localToday(new Date(last.at));
    const before = last ? (sameDay ? last.before : last.seen) : null;
    // The first write shows whether the device stores data.
    this.#kept = save(key, { seen: newest, before, at: now });
    this.#newSince = before;
    this.tell("marks");
  }

  /** As in a file (marks-file.js). */
  get json() {
    return { read: readToJson(this.#read), stars: starsToJson(this.#stars) };
  }

  /**
   * Existing marks stay.
   * @param {import("./marks-data.js").ReadMarks} read @param {import("./marks-data.js").StarMarks} stars
   * @returns {number} how many are new
   */
  add(read, stars) {
    let added = 0;
    this.#change(() => {
      for (const [digest, ids] of read) for (const id of ids) if (this.#setRead({ digest, id }, true)) added += 1;
      for (const [key, star] of stars) {
        if (this.#stars.has(key)) continue;
        this.#stars.set(key, star);
        added += 1;
      }
      return added > 0;
    });
    return added;
  }
}
