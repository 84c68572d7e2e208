// What the user muted: channels, and words of titles. Lists, searches and digests leave it out; the core decides what
// that is. Stored on the device only. Not loaded with the first digest, unless something is muted.

import { t } from "../lib/i18n.js";
import { load, save } from "./storage.js";
import { Store } from "./store.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {"channels" | "words"} Kind */
/** @typedef {Record<Kind, string[]>} Names */

const KINDS = /** @type {const} */ (["channels", "words"]);
/** Maximum number of names of a kind, and of characters of a name. */
const MOST = 1_000;
const LONGEST = 200;

/** @type {WeakMap<App, Muted>} */
const all = new WeakMap();

/** @param {App} app */
export function mutedOf(app) {
  let muted = all.get(app);
  if (!muted) all.set(app, (muted = new Muted(app)));
  return muted;
}

/** Reads names from a file or the device, which may contain anything. @param {any} value @returns {Names} */
function namesIn(value) {
  const list = (/** @type {Kind} */ kind) =>
    (Array.isArray(value?.[kind]) ? value[kind] : [])
      .filter((/** @type {unknown} */ name) => typeof name === "string" && name && name.length <= LONGEST)
      .slice(0, MOST);
  return { channels: list("channels"), words: list("words") };
}

class Muted extends Store {
  #app;
  #key;
  /** @type {Names} */
  #names = { channels: [], words: [] };
  /** Whether the user wants to see what is muted, until the page is left. */
  #revealed = false;

  /** @param {App} app */
  constructor(app) {
    super(app);
    this.#app = app;
    this.#key = app.marks.prefix + "muted";
    this.#load();
    // Another tab wrote.
    globalThis.addEventListener?.("storage", ({ key }) => {
      if (key !== this.#key) return;
      this.#load();
      this.tell("marks");
    });
  }

  #load() {
    this.#names = namesIn(load(this.#key, null));
    this.#apply();
  }

  #apply() {
    this.#app.mute = this.isEmpty || this.#revealed ? undefined : this.#names;
  }

  get names() {
    return this.#names;
  }

  get isEmpty() {
    return KINDS.every((kind) => this.#names[kind].length === 0);
  }

  get isRevealed() {
    return this.#revealed;
  }

  /** Shows what is muted, or hides it again. @param {boolean} revealed */
  reveal(revealed) {
    this.#revealed = revealed;
    this.#apply();
    this.tell("marks");
  }

  /** @param {Kind} kind @param {string} name @param {boolean} muted @returns {boolean} whether that changes anything */
  set(kind, name, muted) {
    this.#load();
    const names = this.#names[kind];
    this.#revealed = false;
    const changes = names.includes(name) !== muted;
    if (changes)
      this.#names = { ...this.#names, [kind]: muted ? [...names, name] : names.filter((each) => each !== name) };
    this.#apply();
    if (changes && !save(this.#key, this.isEmpty ? null : this.#names)) this.#app.surface.say(t("marks.notKept"));
    this.tell("marks");
    return changes;
  }

  /** Adds the names of an export of marks. @param {any} data @returns {number} how many were new */
  imported(data) {
    const names = namesIn(data?.muted);
    return KINDS.flatMap((kind) => names[kind].filter((name) => this.set(kind, name, true))).length;
  }
}
