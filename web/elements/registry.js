// Every element of the viewer: its tag and where its class is. Nothing else defines elements.

import { loadLaterMessages } from "../lib/i18n.js";
import { BottomBar } from "./frame/yoyak-bottom-bar.js";
import { DayStrip } from "./frame/yoyak-day-strip.js";
import { ListColumn } from "./frame/yoyak-list-column.js";
import { Rail } from "./frame/yoyak-rail.js";
import { TopBar } from "./frame/yoyak-top-bar.js";
import { Text } from "./parts/yoyak-text.js";
import { DigestView } from "./views/yoyak-digest-view.js";
import { Views } from "./views/yoyak-views.js";

/** @typedef {CustomElementConstructor} Type */

/**
 * Elements on every page from the start, part of the first load. Elements inside others come first.
 * @type {Record<string, Type>}
 */
const EAGER = {
  "yoyak-text": Text,
  "yoyak-digest-view": DigestView,
  "yoyak-views": Views,
  "yoyak-top-bar": TopBar,
  "yoyak-day-strip": DayStrip,
  "yoyak-rail": Rail,
  "yoyak-list-column": ListColumn,
  "yoyak-bottom-bar": BottomBar,
};

/**
 * @template M @param {() => Promise<M>} file @param {keyof M} name of the class that it exports
 * @returns {() => Promise<Type>}
 */
function lazy(file, name) {
  return async () => /** @type {Type} */ ((await file())[name]);
}

/**
 * The same for an element whose styles are in lazy.css.
 * @template M @param {() => Promise<M>} file @param {keyof M} name
 */
function styled(file, name) {
  return lazy(async () => {
    const [module] = await Promise.all([file(), import("./lazy-styles.js").then(({ lazyStyles }) => lazyStyles())]);
    return module;
  }, name);
}

const facets = () => import("./controls/yoyak-facets.js");
const searchView = () => import("./views/yoyak-search-view.js");

/**
 * Elements that are loaded on first use. Those in one file need one request.
 * @type {Record<string, () => Promise<Type>>}
 */
const LAZY = {
  "yoyak-list-view": lazy(() => import("./views/yoyak-list-view.js"), "ListView"),
  "yoyak-saved-view": styled(() => import("./views/yoyak-saved-view.js"), "SavedView"),
  "yoyak-search-view": lazy(searchView, "SearchView"),
  "yoyak-months": lazy(searchView, "Months"),
  "yoyak-trends-view": styled(() => import("./views/yoyak-trends-view.js"), "TrendsView"),
  "yoyak-facets": lazy(facets, "Facets"),
  "yoyak-calendar": lazy(facets, "Calendar"),
  "yoyak-length-range": lazy(facets, "LengthRange"),
  "yoyak-filter-foot": lazy(facets, "FilterFoot"),
  "yoyak-names": styled(() => import("./controls/yoyak-names.js"), "Names"),
  "yoyak-follow": styled(() => import("./controls/yoyak-follow.js"), "Follow"),
  "yoyak-list-pane": lazy(() => import("./frame/yoyak-list-pane.js"), "ListPane"),
  "yoyak-sites": lazy(() => import("./frame/yoyak-sites.js"), "Sites"),
  "yoyak-hits": lazy(() => import("./controls/yoyak-hits.js"), "Hits"),
  "yoyak-layers": lazy(() => import("./frame/yoyak-layers.js"), "Layers"),
  "yoyak-toast": lazy(() => import("./frame/yoyak-toast.js"), "Toast"),
  "yoyak-muted": lazy(() => import("./controls/yoyak-muted.js"), "MutedLine"),
  "yoyak-share": lazy(() => import("./controls/yoyak-share.js"), "Share"),
  "yoyak-related": lazy(() => import("./controls/yoyak-related.js"), "Related"),
  "yoyak-video": lazy(() => import("./parts/yoyak-video.js"), "Video"),
  "yoyak-speaker": lazy(() => import("./controls/yoyak-speaker.js"), "Speaker"),
  "yoyak-search-help": styled(() => import("./sheets/yoyak-search-help.js"), "SearchHelp"),
  "yoyak-menu": styled(() => import("./sheets/yoyak-menu.js"), "Menu"),
  "yoyak-peek": lazy(() => import("./sheets/yoyak-peek.js"), "Peek"),
  "yoyak-mute": styled(() => import("./sheets/yoyak-mute.js"), "Mute"),
  "yoyak-help": styled(() => import("./sheets/yoyak-help.js"), "Help"),
  "yoyak-offline": styled(() => import("./sheets/yoyak-offline.js"), "Offline"),
  "yoyak-own-files": styled(() => import("./sheets/yoyak-own-files.js"), "OwnFiles"),
  "yoyak-top": styled(() => import("./sheets/yoyak-top.js"), "Top"),
  "yoyak-embed": styled(() => import("./sheets/yoyak-embed.js"), "Embed"),
  "yoyak-export": styled(() => import("./sheets/yoyak-export.js"), "Export"),
};

/** Elements inside another element, which are loaded with it. @type {Record<string, string[]>} */
const PARTS = {
  "yoyak-facets": ["yoyak-calendar", "yoyak-length-range", "yoyak-filter-foot"],
  "yoyak-search-view": ["yoyak-months"],
};

/** @type {Map<string, Promise<unknown>>} */
const asked = new Map();

/** After provide(): elements that are in the page begin to draw at once. */
export function defineEager() {
  for (const [tag, type] of Object.entries(EAGER)) customElements.define(tag, type);
}

/**
 * Loads a lazy element. Rejects if its file cannot be loaded; a later call tries again.
 * @param {string} tag
 */
export function need(tag) {
  let pending = asked.get(tag);
  if (!pending) {
    pending = load(tag);
    asked.set(tag, pending);
    pending.catch(() => asked.delete(tag));
  }
  return pending;
}

/** @param {string} tag */
async function load(tag) {
  if (customElements.get(tag)) return;
  await Promise.all([loadLaterMessages(), ...(PARTS[tag] ?? []).map(need)]);
  customElements.define(tag, await LAZY[tag]());
}
