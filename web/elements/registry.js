// Loads what most visits do not need when it is asked for.

import { define } from "./app-element.js";

/** @type {Record<string, () => Promise<CustomElementConstructor>>} */
const LAZY = {
  "yoyak-list-view": async () => (await import("./views/yoyak-list-view.js")).ListView,
  "yoyak-saved-view": async () => (await import("./views/yoyak-saved-view.js")).SavedView,
  "yoyak-search-view": async () => (await import("./views/yoyak-search-view.js")).SearchView,
  "yoyak-trends-view": async () => (await import("./views/yoyak-trends-view.js")).TrendsView,
  "yoyak-facets": async () => (await import("./controls/yoyak-facets.js")).Facets,
  "yoyak-list-pane": async () => (await import("./frame/yoyak-list-pane.js")).ListPane,
  "yoyak-hits": async () => (await import("./controls/yoyak-hits.js")).Hits,
  "yoyak-search-help": async () => (await import("./sheets/yoyak-search-help.js")).SearchHelp,
  "yoyak-menu": async () => (await import("./sheets/yoyak-menu.js")).Menu,
  "yoyak-help": async () => (await import("./sheets/yoyak-help.js")).Help,
  "yoyak-offline": async () => (await import("./sheets/yoyak-offline.js")).Offline,
  "yoyak-own-files": async () => (await import("./sheets/yoyak-own-files.js")).OwnFiles,
  "yoyak-export": async () => (await import("./sheets/yoyak-export.js")).Export,
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
