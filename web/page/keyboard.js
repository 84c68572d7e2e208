// Keyboard commands for the whole page: single letters that no screen reader or browser needs. They are off while the
// user types.

import { t } from "../lib/i18n.js";
import { WIDE } from "../state/layout.js";
import { catchTyping } from "./catch-typing.js";

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
    // A key that is part of a syllable in an input method is not a command.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (escape(app)) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(document.activeElement) || app.surface.layer) return;
    // Keys are also recognised by their position, so that they work with the Korean layout.
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
  "?": (app) => app.surface.show("help"),
  j: (app) => step(app, 1),
  k: (app) => step(app, -1),
  o: (app) => openCurrent(app),
  v: (app) => click(current(app)?.querySelector("a.yk-action")),
  s: (app) => withRow(app, (row) => app.toggleStar(row)),
  m: (app) => withRow(app, (row) => app.marks.setRead(row, !app.marks.isRead(row))),
  n: (app) => app.surface.view?.toHit(1) ?? false,
  N: (app) => app.surface.view?.toHit(-1) ?? false,
  t: (app) => app.place.go({ view: "digest", digest: null }),
  l: (app) => app.place.go({ view: "list" }),
  ArrowLeft: (app, event) => neighbour(app, "previous", event),
  ArrowRight: (app, event) => neighbour(app, "next", event),
  "[": (app) => app.settings.set({ rail: !app.settings.values.rail }),
  "]": (app) => WIDE.matches && app.settings.set({ list: !app.settings.values.list }),
};

/** @param {Element | null | undefined} element */
function click(element) {
  /** @type {HTMLElement | undefined | null} */ (element)?.click();
}

/** @param {App} app */
function escape(app) {
  if (app.surface.layer) {
    app.surface.close();
    return true;
  }
  if (app.surface.view?.escape()) return true;
  if (app.surface.focus) {
    app.surface.setFocus(false);
    return true;
  }
  return false;
}

/** The entry or row that has the focus, or that the user is reading. @param {App} app @returns {Element | null} */
function current(app) {
  const focused = document.activeElement?.closest(".yk-entry, .yk-row");
  if (focused) return focused;
  if (app.place.state.view !== "digest" || !app.digest.entry) return null;
  return document.getElementById(app.digest.entry);
}

/** @param {App} app @param {number} by */
function step(app, by) {
  const pane = document.activeElement?.closest(".yk-pane");
  const inDigest = app.place.state.view === "digest" && !pane;
  const items = pane ? [...pane.querySelectorAll(".yk-row")] : (app.surface.view?.items() ?? []);
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
  // Rows and entries have their data as a property.
  const { row } = /** @type {{ row?: import("../engine/types.d.ts").EntryRow }} */ (current(app) ?? {});
  if (!row) return false;
  run(row);
}

/** @param {App} app @param {"previous" | "next"} way @param {KeyboardEvent} event */
function neighbour(app, way, event) {
  if (
    event.shiftKey ||
    app.place.state.view !== "digest" ||
    document.activeElement?.closest("[role=grid], [role=radiogroup], pre")
  )
    return false;
  const to = app.digest.info?.[way];
  if (!to) return false;
  app.place.go({ digest: to.id });
}

/** @param {App} app */
function focusFind(app) {
  if (app.archive.canSearch) {
    app.surface.wantField(catchTyping(t("search.label"), () => app.surface.wantField(null)));
    app.place.go({ view: "search" });
    return;
  }
  const find = /** @type {HTMLElement | null} */ (document.querySelector(".yk-rail .yk-find input"));
  if (find) find.focus();
  else app.surface.show("filters");
}
