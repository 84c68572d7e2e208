// Loads what most visits do not need when it is asked for.

import { define } from "./element.js";

/** @type {Record<string, () => Promise<CustomElementConstructor>>} */
const LAZY = {
  "yoyak-list-view": async () => (await import("../elements/yoyak-list-view.js")).ListView,
  "yoyak-saved-view": async () => (await import("../elements/yoyak-saved-view.js")).SavedView,
  "yoyak-search-view": async () => (await import("../elements/yoyak-search-view.js")).SearchView,
  "yoyak-trends-view": async () => (await import("../elements/yoyak-trends-view.js")).TrendsView,
  "yoyak-facets": async () => (await import("../elements/yoyak-facets.js")).Facets,
  "yoyak-list-pane": async () => (await import("../elements/yoyak-list-pane.js")).ListPane,
  "yoyak-menu": async () => (await import("../elements/yoyak-menu.js")).Menu,
  "yoyak-help": async () => (await import("../elements/yoyak-help.js")).Help,
  "yoyak-offline": async () => (await import("../elements/yoyak-offline.js")).Offline,
  "yoyak-own-files": async () => (await import("../elements/yoyak-own-files.js")).OwnFiles,
  "yoyak-export": async () => (await import("../elements/yoyak-export.js")).Export,
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
