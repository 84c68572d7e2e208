// Checks what is followed, from a file or from the device, which may contain anything. Pure functions.

import { emptyFilter } from "./url-state.js";
import { chipsOf } from "./selection.js";

/** @typedef {import("./url-state.js").Filter} Filter */
/**
 * @typedef {{ name: string, filter: Filter, story?: string }} Follow what a filter finds, without days and marks, under
 *   a name; or a story, by the address of its page in the site
 */

/** A list that a person can look through. */
const MOST = 200;
const LONGEST = 400;

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string" && value.trim() !== "" && value.length <= LONGEST;
/** @param {unknown} value */
const texts = (value) => (Array.isArray(value) ? [...new Set(value.filter(isText))] : []);
/** @param {unknown} value */
const minutes = (value) => (Number.isInteger(value) && Number(value) >= 0 ? Number(value) : null);

/**
 * A filter as it can be followed: its words, topics, channels, sites and lengths. Days and marks change with time.
 * @param {any} filter @returns {Filter}
 */
export function lasting(filter) {
  return {
    ...emptyFilter(),
    q: isText(filter?.q) ? filter.q.trim() : "",
    topics: texts(filter?.topics),
    channels: texts(filter?.channels),
    sites: texts(filter?.sites),
    min: minutes(filter?.min),
    max: minutes(filter?.max),
  };
}

/** Equal for filters that find the same. @param {Filter} filter */
export function keyOf(filter) {
  const { q, topics, channels, sites, min, max } = lasting(filter);
  return JSON.stringify([q, [...topics].sort(), [...channels].sort(), min, max, ...[...sites].sort()]);
}

/** What tells one follow from the others. @param {{ filter: Filter, story?: string | undefined }} follow */
export const followKey = ({ filter, story }) => story ?? keyOf(filter);

/** @param {unknown} story */
const isStory = (story) => isText(story) && /^s\/[^/?#]+\.html$/.test(story);

/** A name for a filter that has none yet. @param {Filter} filter */
export const nameOf = (filter) =>
  chipsOf(filter)
    .map(({ name }) => name)
    .filter(Boolean)
    .join(" · ");

/** Those that can be followed, each once. @param {unknown} value @returns {Follow[]} */
export function follows(value) {
  /** @type {Map<string, Follow>} */
  const found = new Map();
  for (const each of Array.isArray(value) ? value.slice(0, MOST) : []) {
    const story = isStory(each?.story) ? { story: each.story } : {};
    const filter = story.story ? emptyFilter() : lasting(each?.filter);
    const follow = { name: isText(each?.name) ? each.name.trim() : nameOf(filter), filter, ...story };
    const key = followKey(follow);
    if (found.has(key) || !(story.story ? follow.name : chipsOf(filter).length)) continue;
    found.set(key, follow);
  }
  return [...found.values()];
}
