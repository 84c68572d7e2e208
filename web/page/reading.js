// Follows the reader through a digest: which entry is under the eyes, which was read to its end, and where the digest
// was left.

/**
 * An entry counts as read when its end came into view after it had been on screen this long: flying past does not
 * count.
 */
const READ_AFTER_MS = 2500;
/** The line of the screen at which the eyes are taken to be. */
const EYE_LINE = 0.3;

/**
 * The digest that is read.
 * @typedef {object} Read
 * @property {import("../state/app.js").App} app
 * @property {boolean} active
 * @property {{ info: { id: string } } | null} shown
 * @property {ParentNode["querySelectorAll"]} querySelectorAll
 */

export class ReadingTracker {
  /** @type {Map<string, number>} entry → when it came into view */
  #since = new Map();
  #queued = false;
  #heldUntil = 0;

  /** @param {Read} view */
  constructor(view) {
    this.view = view;
  }

  start() {
    addEventListener("scroll", this.#onScroll, { passive: true });
  }

  stop() {
    removeEventListener("scroll", this.#onScroll);
  }

  /** A new digest is on the page. */
  observe() {
    this.#since.clear();
    this.#look();
  }

  /** A jump is under way: what it passes was not read. */
  hold() {
    this.#heldUntil = performance.now() + 800;
  }

  #onScroll = () => {
    if (this.#queued || !this.view.active) return;
    this.#queued = true;
    setTimeout(() => {
      this.#queued = false;
      this.#look();
    }, 150);
  };

  #look() {
    const { app, shown } = this.view;
    if (!shown || !this.view.active) return;
    const now = performance.now();
    const eye = innerHeight * EYE_LINE;
    let current = "";
    for (const section of this.view.querySelectorAll(".yk-entry")) {
      const id = section.getAttribute("data-entry") ?? "";
      const box = section.getBoundingClientRect();
      if (box.top <= eye && box.bottom > eye) current = id;
      const visible = box.top < innerHeight * 0.8 && box.bottom > 0;
      if (!visible) {
        this.#since.delete(id);
        continue;
      }
      const since = this.#since.get(id) ?? now;
      this.#since.set(id, since);
      const ended = box.bottom < innerHeight * 0.9;
      if (
        ended &&
        now - since > READ_AFTER_MS &&
        now > this.#heldUntil &&
        box.top < eye &&
        !section.hasAttribute("data-folded")
      ) {
        app.marks.setRead({ digest: shown.info.id, id }, true);
      }
    }
    app.digest.read(current);
    if (now > this.#heldUntil) this.#keep(current);
  }

  /** @param {string} current */
  #keep(current) {
    const { app, shown } = this.view;
    if (!shown) return;
    const entry = current && document.getElementById(current);
    const atEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 80;
    if (!entry || atEnd) {
      if (app.marks.position(shown.info.id) && (atEnd || scrollY > 0)) app.marks.setPosition(shown.info.id, null);
      return;
    }
    app.marks.setPosition(shown.info.id, { entry: current, offset: Math.round(-entry.getBoundingClientRect().top) });
  }
}
