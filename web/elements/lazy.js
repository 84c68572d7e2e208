// Loads what most visits do not need when it is asked for.

import { define } from "../lib/element.js";

/** @type {Record<string, () => Promise<CustomElementConstructor>>} */
const LAZY = {
  "yoyak-list-view": async () => (await import("./yoyak-list-view.js")).ListView,
  "yoyak-saved-view": async () => (await import("./yoyak-saved-view.js")).SavedView,
  "yoyak-search-view": async () => (await import("./yoyak-search-view.js")).SearchView,
  "yoyak-trends-view": async () => (await import("./yoyak-trends-view.js")).TrendsView,
  "yoyak-facets": async () => (await import("./yoyak-facets.js")).Facets,
  "yoyak-list-pane": async () => (await import("./yoyak-list-pane.js")).ListPane,
  "yoyak-hits": async () => (await import("./yoyak-hits.js")).Hits,
  "yoyak-search-help": async () => (await import("./yoyak-search-help.js")).SearchHelp,
  "yoyak-menu": async () => (await import("./yoyak-menu.js")).Menu,
  "yoyak-help": async () => (await import("./yoyak-help.js")).Help,
  "yoyak-offline": async () => (await import("./yoyak-offline.js")).Offline,
  "yoyak-own-files": async () => (await import("./yoyak-own-files.js")).OwnFiles,
  "yoyak-export": async () => (await import("./yoyak-export.js")).Export,
};

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/** Defines an element of the list above, once. @param {string} tag */
export function need(tag) {
  let pending = asked.get(tag);
  if (!pending) {
    pending = LAZY[tag]().then(
      (type) => define(tag, type),
      (error) => {
        asked.delete(tag);
        throw error;
      },
    );
    asked.set(tag, pending);
  }
  return pending;
}
