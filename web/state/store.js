// What the parts of the viewer's state have in common. A store is read by anyone and written by its own verbs alone.
// When something in it has changed it tells so, by an event on the bus that all stores share (the App). Each topic is
// an event of its own, so that what is drawn from one is not drawn again for another.

/**
 * @typedef {"place" | "archive" | "days" | "digest" | "reading" | "results" | "marks" | "storage" | "settings" |
 *   "language" | "layout"
 *   | "layer" | "toast" | "focus" | "slow"} Topic
 */

export class Store {
  #bus;

  /** @param {EventTarget} bus */
  constructor(bus) {
    this.#bus = bus;
  }

  /** @param {Topic} topic */
  tell(topic) {
    this.#bus.dispatchEvent(new Event(topic));
  }
}
