// When digests changed, as far as builds into the same folder know: the list of the last build holds a hash of each
// digest. There is no other clock: pages do not say when they were edited, and files in git have no times.
import { createHash } from "node:crypto";

/** Hash, and the day of the change where that is not the digest's own. */
const ENTRY = /^([\w-]{11})(?: (\d{4}-\d{2}-\d{2}))?$/;

/** What visitors see of a digest. Members that a later version adds change no hash. @param {any} exported */
export function contentHash({ date, topic, title, description, overview, entries }) {
  const rows = entries.map((/** @type {any} */ entry) => [
    ...[entry.id, entry.title, entry.channel, entry.url, entry.published_at, entry.duration_s],
    ...entry.sections.map((/** @type {any} */ section) => [section.label, section.markdown]),
  ]);
  const text = JSON.stringify([date, topic, title, description, overview, rows]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 11);
}

export class Changes {
  #before;
  #today;
  /** @type {Map<string, string>} */
  #now = new Map();

  /**
   * @param {Record<string, string> | null} before as toJSON() gave it at the last build; null: nothing is known
   * @param {string} today "YYYY-MM-DD"
   */
  constructor(before = null, today = "") {
    this.#before = before;
    this.#today = today;
  }

  /**
   * The day of a digest's last change: today if the last build had another digest here, or none. Where nothing is
   * known, it is the digest's own day, so the same input gives the same site in every new folder.
   * @param {any} exported a digest as Reader.export() gives it
   */
  day(exported) {
    return this.dayOf(exported, contentHash(exported));
  }

  /** The same of its hash. @param {{id: string, date: string}} digest @param {string} hash of contentHash() */
  dayOf({ id, date }, hash) {
    const [, known, since = date] = ENTRY.exec(this.#before?.[id] ?? "") ?? [];
    const changed = this.#before !== null && known !== hash ? this.#today : since;
    const day = changed > date ? changed : date;
    this.#now.set(id, day === date ? hash : `${hash} ${day}`);
    return day;
  }

  /** For the list of the build. */
  toJSON() {
    return Object.fromEntries([...this.#now].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
