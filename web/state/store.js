// The base class of all stores. Any code may read a store; only its own methods write it. It reports each change with
// an event on the bus that all stores share (the App). Each topic is a separate event, so that elements are redrawn
// only for topics that they use.

/**
 * @typedef {"place" | "archive" | "days" | "digest" | "reading" | "results" | "follows" | "marks" |
 *   "storage" | "settings" |
 *   "language" | "layout"
 *   | "layer" | "toast" | "focus" | "slow" | "offline"} Topic
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
