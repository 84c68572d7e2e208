// Tracks the reading of a digest: which entry the user is reading, and which was read to its end.

/**
 * An entry counts as read when its end becomes visible after it has been on screen this long. Scrolling past quickly
 * does not count.
 */
const READ_AFTER_MS = 2500;
/** A jump takes no longer. */
const JUMP_MS = 800;
/** The line of the screen at which the user is assumed to read. */
const EYE_LINE = 0.3;

export class ReadingTracker {
  #app;
  /** @type {Map<string, number>} entry → when it came into view */
  #since = new Map();
  #heldUntil = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;

  /** @param {import("../state/app.js").App} app */
  constructor(app) {
    this.#app = app;
  }

  /** There is another digest on the page, or none. */
  reset() {
    this.#since.clear();
    clearTimeout(this.#rest);
  }

  /** The page is jumping: entries that it passes were not read. */
  hold() {
    this.#heldUntil = performance.now() + JUMP_MS;
  }

  get isHeld() {
    return performance.now() < this.#heldUntil;
  }

  /**
   * The page has scrolled, or became visible again.
   * @param {ParentNode} view
   * @param {string} digest its id
   */
  look(view, digest) {
    const now = performance.now();
    const eye = innerHeight * EYE_LINE;
    const atEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 80;
    let current = "";
    let waits = false;
    for (const section of view.querySelectorAll(".yk-entry")) {
      const id = section.getAttribute("data-entry") ?? "";
      const box = section.getBoundingClientRect();
      if (box.top <= eye && box.bottom > eye) current = id;
      if (box.top >= innerHeight * 0.8 || box.bottom <= 0) {
        this.#since.delete(id);
        continue;
      }
      const since = this.#since.get(id) ?? now;
      this.#since.set(id, since);
      // At the end of the page nothing more can scroll up to the line: the user reads what is visible.
      const ended = box.bottom < innerHeight * 0.9 && (box.top < eye || atEnd);
      if (!ended || section.hasAttribute("data-folded") || this.#app.marks.isRead({ digest, id })) continue;
      if (now - since >= READ_AFTER_MS && !this.isHeld && !document.hidden)
        this.#app.marks.setRead({ digest, id }, true);
      else waits = true;
    }
    this.#app.digest.read(current);
    clearTimeout(this.#rest);
    // If the page rests at the end of an entry, the entry was read, too.
    if (waits) this.#rest = setTimeout(() => this.look(view, digest), READ_AFTER_MS);
  }
}
