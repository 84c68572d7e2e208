// What the user follows: channels, topics, words, whole searches and stories, each with a name, in the user's order. It
// stays on the device, and is exported with the marks. The first digest does not need it.

import { addDays } from "../lib/dates.js";
import { followKey, follows, keyOf, lasting, nameOf } from "./follows-data.js";
import { toSelection } from "./filters.js";
import { load, save } from "./storage.js";
import { Store } from "./store.js";
import { storyAt } from "./stories.js";

/** @typedef {import("./follows-data.js").Follow} Follow */
/** @typedef {import("./url-state.js").Filter} Filter */

/** @type {WeakMap<import("./app.js").App, Follows>} */
const all = new WeakMap();

/** @param {import("./app.js").App} app */
export function followsOf(app) {
  let store = all.get(app);
  if (!store) all.set(app, (store = new Follows(app)));
  return store;
}

export class Follows extends Store {
  #app;
  #key = "";
  /** @type {Follow[]} */
  #list = [];
  /** The numbers of new entries, by what they were counted for. @type {Map<string, Promise<number>>} */
  #counts = new Map();

  /** @param {import("./app.js").App} app */
  constructor(app) {
    super(app);
    this.#app = app;
    // Another tab wrote.
    globalThis.addEventListener?.("storage", (event) => {
      if (event.key !== this.#key) return;
      this.#key = "";
      this.tell("follows");
    });
  }

  /** Those of the site on the page. */
  get list() {
    const key = `${this.#app.marks.prefix}follows`;
    if (key !== this.#key) {
      this.#key = key;
      this.#list = follows(load(key, []));
    }
    return this.#list;
  }

  /** @param {Follow[]} list */
  set list(list) {
    this.#list = follows(list);
    save(this.#key, this.#list);
    this.tell("follows");
  }

  /** Whether what the filter finds is followed. @param {Filter} filter */
  has(filter) {
    return this.list.some((each) => followKey(each) === keyOf(filter));
  }

  /** @param {string} story the address of its page in the site */
  hasStory(story) {
    return this.list.some((each) => each.story === story);
  }

  /** @param {import("./stories.js").Story} story */
  addStory({ key, title }) {
    this.list = [...this.list, { name: title, filter: lasting(null), story: key }];
  }

  /** Whether there is something to follow: more than days and marks. @param {Filter} filter */
  canFollow(filter) {
    return follows([{ filter }]).length > 0 && !this.has(filter);
  }

  /** @param {Filter} filter */
  add(filter) {
    this.list = [...this.list, { name: nameOf(lasting(filter)), filter }];
  }

  /** @param {number} at @param {string} name */
  rename(at, name) {
    this.list = this.list.map((each, i) => (i === at ? { ...each, name } : each));
  }

  /** @param {number} at @param {1 | -1} by */
  move(at, by) {
    const list = [...this.list];
    const [moved] = list.splice(at, 1);
    list.splice(at + by, 0, moved);
    this.list = list;
  }

  /** @param {number} at */
  remove(at) {
    this.list = this.list.filter((_, i) => i !== at);
  }

  /**
   * How many entries of days after the last visit there are.
   * @param {Follow} follow @returns {Promise<number>}
   */
  count(follow) {
    const { archive, marks } = this.#app;
    const since = marks.newSince;
    if (!archive.open || !since) return Promise.resolve(0);
    const key = `${archive.generation} ${since} ${followKey(follow)}`;
    const known = this.#counts.get(key);
    if (known) return known;
    const counted = follow.story ? this.#countStory(follow.story, since) : this.#countFilter(follow.filter, since);
    this.#counts.set(key, counted);
    counted.catch(() => this.#counts.delete(key));
    return counted;
  }

  /** @param {string} key @param {string} since */
  async #countStory(key, since) {
    const story = await storyAt(this.#app, key);
    return story ? story.dates.filter((date) => date > since).length : 0;
  }

  /** @param {Filter} filter @param {string} since */
  async #countFilter(filter, since) {
    const open = /** @type {import("../engine/types.d.ts").Archive} */ (this.#app.archive.open);
    const days = { ...toSelection(filter), from: addDays(since, 1), limit: 1 };
    const asked = filter.q
      ? open.search({ ...days, query: filter.q, sort: "newest", snippet: 0, tiers: false })
      : open.select(days);
    return (await asked).total;
  }

  /** Adds those of an export; existing ones stay. @param {unknown} value @returns {number} how many are new */
  imported(value) {
    const before = this.list.length;
    const added = follows([...this.list, ...follows(value)]);
    if (added.length > before) this.list = added;
    return added.length - before;
  }
}
