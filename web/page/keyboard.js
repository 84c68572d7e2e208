// The keyboard, for the whole page. Single letters only, never while typing, and none that a screen reader or browser
// needs.

import { WIDE } from "../state/app.js";

/** @typedef {import("../state/app.js").App} App */

/** @param {Element | null} element */
function isTyping(element) {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) &&
    !/^(checkbox|radio|button)$/.test(element.getAttribute("type") ?? "")
  );
}

/** @param {App} app */
export function listenForKeys(app) {
  document.addEventListener("keydown", (event) => {
    // A key that composes a syllable is not a command.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (escape(app)) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(document.activeElement) || app.layer) return;
    // Keys are told by their place too, so that they work with the Korean layout on.
    const key =
      /^Key[A-Z]$/.test(event.code) && /[^\x00-\x7f]/.test(event.key)
        ? event.code[3][event.shiftKey ? "toUpperCase" : "toLowerCase"]()
        : event.key;
    const run = COMMANDS[key];
    if (run && run(app, event) !== false) event.preventDefault();
  });
}

/** @type {Record<string, (app: App, event: KeyboardEvent) => unknown>} */
const COMMANDS = {
  "/": (app) => focusFind(app),
  "?": (app) => app.show("help"),
  j: (app) => step(app, 1),
  k: (app) => step(app, -1),
  o: (app) => openCurrent(app),
  v: (app) => click(current(app)?.querySelector("a.yk-action")),
  s: (app) => withRow(app, (row) => app.marks.toggleStar(row, new Date().toISOString())),
  m: (app) => withRow(app, (row) => app.marks.setRead(row, !app.marks.isRead(row))),
  n: () => hit(1),
  N: () => hit(-1),
  t: (app) => app.go({ view: "digest", digest: null }),
  l: (app) => app.go({ view: "list" }),
  ArrowLeft: (app, event) => neighbour(app, "previous", event),
  ArrowRight: (app, event) => neighbour(app, "next", event),
  "[": (app) => app.setSettings({ rail: !app.settings.rail }),
  "]": (app) => WIDE.matches && app.setSettings({ list: !app.settings.list }),
};

/** @param {Element | null | undefined} element */
function click(element) {
  /** @type {HTMLElement | undefined | null} */ (element)?.click();
}

/** The next marked place of the text. @param {1 | -1} by */
function hit(by) {
  const hits = /** @type {import("../elements/controls/yoyak-hits.js").Hits | null} */ (
    document.querySelector("yoyak-digest-view[active] yoyak-hits")
  );
  if (!hits?.places?.length) return false;
  hits.step(by);
}

/** @param {App} app */
function escape(app) {
  if (app.layer) {
    app.closeLayer();
    return true;
  }
  const view = /** @type {import("../elements/views/yoyak-digest-view.js").DigestView | null} */ (
    document.querySelector("yoyak-digest-view[active]")
  );
  if (view?.escape()) return true;
  if (app.focusMode) {
    app.setFocus(false);
    return true;
  }
  return false;
}

/** The entry or row that has the focus, or is under the eyes. @param {App} app @returns {Element | null} */
function current(app) {
  const focused = document.activeElement?.closest(".yk-entry, .yk-row");
  if (focused) return focused;
  if (app.state.view !== "digest" || !app.currentEntry) return null;
  return document.getElementById(app.currentEntry);
}

/** @param {App} app @param {number} by */
function step(app, by) {
  const inDigest = app.state.view === "digest" && !document.activeElement?.closest(".yk-pane");
  const scope = inDigest
    ? "yoyak-digest-view .yk-entry"
    : document.activeElement?.closest(".yk-pane")
      ? ".yk-pane .yk-row"
      : "main [active] .yk-row";
  const items = [...document.querySelectorAll(scope)];
  if (items.length === 0) return false;
  const at = current(app);
  const index = at ? items.indexOf(at) : -1;
  const next = items[Math.min(items.length - 1, Math.max(0, at ? index + by : by > 0 ? 0 : items.length - 1))];
  const target = /** @type {HTMLElement} */ (next.querySelector(inDigest ? "h3" : ".yk-row-title"));
  target.focus({ preventScroll: true });
  next.scrollIntoView({ block: inDigest ? "start" : "nearest" });
}

/** @param {App} app */
function openCurrent(app) {
  const item = current(app);
  if (!item) return false;
  click(item.querySelector(item.classList.contains("yk-row") ? ".yk-row-title" : ".yk-fold"));
}

/** @param {App} app @param {(row: import("../engine/types.d.ts").EntryRow) => void} run */
function withRow(app, run) {
  const item = current(app);
  if (!item) return false;
  const entry = item.getAttribute("data-entry");
  if (entry) {
    const row = app.digest?.entryList.find((each) => each.id === entry);
    if (row) run(row);
    return;
  }
  const key = item.querySelector("[data-row]")?.getAttribute("data-row");
  const search = /** @type {import("../elements/views/yoyak-search-view.js").SearchView | null} */ (
    document.querySelector("yoyak-search-view[active]")
  );
  const rows = [
    ...(search?.rows ?? []),
    ...(app.results.shown?.rows ?? []),
    ...app.marks.starred(),
    ...(app.digest?.entryList ?? []),
  ];
  const row = rows.find((each) => `${each.digest}#${each.id}` === key);
  if (row) run(row);
}

/** @param {App} app @param {"previous" | "next"} way @param {KeyboardEvent} event */
function neighbour(app, way, event) {
  if (
    event.shiftKey ||
    app.state.view !== "digest" ||
    document.activeElement?.closest("[role=grid], [role=radiogroup], pre")
  )
    return false;
  const to = app.digest?.[way];
  if (!to) return false;
  app.go({ digest: to.id });
}

/** @param {App} app */
function focusFind(app) {
  if (app.canSearch) {
    app.go({ view: "search" });
    requestAnimationFrame(() =>
      /** @type {HTMLElement | null} */ (document.querySelector("yoyak-search-view input"))?.focus(),
    );
    return;
  }
  const find = /** @type {HTMLElement | null} */ (document.querySelector("yoyak-rail .yk-find input"));
  if (find) find.focus();
  else app.show("filters");
}
