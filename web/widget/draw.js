// Draws a widget: queries the archives and builds plain DOM in the element's shadow root. Loaded when the first widget
// is in view.

import { addresses } from "./attributes.js";
import { borrowArchive } from "./engines.js";
import { aimAt, anchor, button, make } from "./nodes.js";
import { openSites, siteBase } from "./sites.js";
import { widgetSheet } from "./style.js";
import { drawView } from "./views.js";
import { directionOf, reasonText, wordsFor } from "./words.js";
import { manifestAddress } from "../engine/address.js";
import { showImage } from "../lib/show-image.js";

/** @typedef {import("./nodes.js").Settings} Settings */
/** @typedef {import("./nodes.js").Context} Context */
/** @typedef {import("./inside.js").Target} Target */

/** A placeholder is shown after this time; an earlier one would only flicker. */
const WAIT_MS = 150;
/** Bars of a placeholder: a title, and two for each entry. */
const MOST_BARS = 13;
/** Errors for which trying again can help. */
const RETRY = new Set(["network", "damaged", "truncated", "trap", "internal"]);

/** A placeholder, hidden from screen readers, which use aria-busy. @param {Settings} settings */
function waiting({ limit }) {
  const bars = Array.from({ length: Math.min(1 + 2 * limit, MOST_BARS) }, () => document.createElement("i"));
  const frame = make("div", "frame wait", ...bars);
  frame.setAttribute("part", "frame");
  frame.ariaHidden = "true";
  return frame;
}

/** @param {HTMLElement} host @param {Settings} first @returns {import("./yoyak-digest.js").Drawing} */
export function draw(host, first) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  root.adoptedStyleSheets = [widgetSheet()];
  let settings = first;
  let generation = 0;
  /** @type {{src: string, archive: Promise<import("../engine/types.d.ts").Archive>, release: () => void}[]} */
  let borrowed = [];
  /** What is shown. @type {Context | null} */
  let context = null;
  /** @type {ReturnType<typeof import("./inside.js").createInside> | null} */
  let inside = null;
  const emit = (/** @type {string} */ name, /** @type {unknown} */ detail, cancelable = false) =>
    host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));

  /** Opens what `src` names, and keeps what is open. */
  function borrow() {
    const named = addresses(settings.src).map((src) => manifestAddress(src, document.baseURI));
    if (!named.length) throw Object.assign(new Error("The src attribute is missing."), { code: "no-src" });
    const before = borrowed;
    const { view, query } = settings;
    const lite = view !== "search" && view !== "related" && !query.trim();
    borrowed = [...new Set(named)].map(
      (src) => before.find((each) => each.src === src) ?? { src, ...borrowArchive(src, lite) },
    );
    for (const each of before) if (!borrowed.includes(each)) each.release();
    return openSites(borrowed);
  }

  function release() {
    for (const each of borrowed) each.release();
    borrowed = [];
  }

  /** The host is busy; after a moment a placeholder shows it. @param {() => void} show @returns {() => void} ends it */
  function waits(show) {
    host.setAttribute("aria-busy", "true");
    const timer = setTimeout(show, WAIT_MS);
    return () => {
      clearTimeout(timer);
      host.removeAttribute("aria-busy");
    };
  }

  async function render() {
    generation += 1;
    const mine = generation;
    inside?.dispose();
    inside = null;
    const done = waits(() => {
      if (mine === generation && !root.querySelector(".frame")) root.prepend(waiting(settings));
    });
    try {
      const sites = await borrow();
      const locale = settings.locale || sites.info.site.language || "ko";
      const drawn = { sites, settings, locale, words: wordsFor(locale, "") };
      const nodes = await drawView(drawn, fail);
      if (mine !== generation) return;
      context = drawn;
      const frame = frameOf(context, ...nodes, ...missing(context), foot(context));
      root.replaceChildren(frame);
      for (const { src, error } of sites.missing)
        emit("yoyak-error", { code: error.code ?? "internal", message: error.message, src });
      emit("yoyak-ready", { view: settings.view, entries: frame.querySelectorAll(".entry").length });
    } catch (error) {
      if (mine === generation) fail(/** @type {any} */ (error));
    } finally {
      if (mine === generation) done();
    }
  }

  /** @param {Context} drawn @param {...Node} nodes */
  function frameOf({ sites }, ...nodes) {
    const frame = make("div", "frame", ...nodes);
    const { language } = sites.info.site;
    frame.lang = language || "ko";
    frame.dir = directionOf(frame.lang);
    frame.role = "group";
    frame.setAttribute("aria-label", sites.open.map(({ archive }) => archive.info.site.title).join(", "));
    followFragments(frame, sites);
    return frame;
  }

  /** Names the sites that could not be loaded. @param {Context} drawn @returns {Node[]} */
  function missing({ sites, words }) {
    if (!sites.missing.length) return [];
    const note = make("p", "error", words.unreachable(sites.missing.map(({ title }) => title).join(", ")));
    note.setAttribute("role", "status");
    return sites.missing.some(({ error }) => RETRY.has(error.code ?? "internal"))
      ? [note, button(words.retry, again)]
      : [note];
  }

  /** Links to the sites. @param {Context} drawn */
  function foot({ sites, words }) {
    const line = make("p", "foot");
    for (const { src, archive } of sites.open) {
      if (line.hasChildNodes()) line.append(" · ");
      line.append(anchor(archive.info.site.title || words.all, siteBase(src)));
    }
    return line;
  }

  /** Opens archives again, as far as they failed. */
  function again() {
    release();
    void render();
  }

  /**
   * An error in the visitor's words, with a button to try again where that can help.
   * @param {Error & {code?: string}} error @param {() => void} retry @returns {Node[]}
   */
  function messageOf(error, retry) {
    const code = error.code ?? "internal";
    const words = wordsFor(settings.locale, document.documentElement.lang);
    const message = make("p", "error", `${words.failed} ${reasonText(words, code)}`.trim());
    message.setAttribute("role", "status");
    return RETRY.has(code) ? [message, button(words.retry, retry)] : [message];
  }

  /**
   * The element's own content stays visible beside the message.
   * @param {Error & {code?: string}} error
   */
  function fail(error) {
    const frame = make("div", "frame", ...messageOf(error, again));
    const site = siteAddress();
    if (site)
      frame.append(make("p", "foot", anchor(wordsFor(settings.locale, document.documentElement.lang).all, site)));
    root.replaceChildren(frame, document.createElement("slot"));
    emit("yoyak-error", { code: error.code ?? "internal", message: error.message });
  }

  /** The address of the first site, derived from the address of the archive. */
  function siteAddress() {
    try {
      const [src] = addresses(settings.src);
      return src && siteBase(manifestAddress(src, document.baseURI));
    } catch {
      return "";
    }
  }

  /**
   * Citations link to an entry by fragment, which does not work in a shadow root.
   * @param {HTMLElement} frame @param {import("./sites.js").Sites} sites
   */
  function followFragments(frame, sites) {
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (frame.querySelectorAll(".body a.yk-ref"))) {
      const { digest, site } =
        /** @type {HTMLElement | null} */ (link.closest(".body[data-digest]"))?.dataset ??
        /** @type {HTMLElement | null} */ (frame.querySelector("a[data-digest]"))?.dataset ??
        {};
      if (digest) aimAt(link, sites, { site: Number(site), digest, entry: link.dataset.ref ?? "" });
      link.dataset.inside = "";
    }
  }

  /** @param {Event} event */
  function click(event) {
    showImage(/** @type {MouseEvent} */ (event));
    const link = /** @type {HTMLAnchorElement | null} */ (
      /** @type {Element} */ (event.target).closest?.("a[data-digest]")
    );
    if (!link) return;
    const { digest = "", entry = "", query = "", site = "0" } = link.dataset;
    if (!emit("yoyak-select", { digest, entry, url: link.href }, true)) return event.preventDefault();
    const { button: which, metaKey, ctrlKey, shiftKey, altKey } = /** @type {MouseEvent} */ (event);
    if (which || metaKey || ctrlKey || shiftKey || altKey) return; // another tab or window is wanted
    const target = "inside" in link.dataset ? root.getElementById(entry) : null;
    if (target && (settings.open === "site" || settings.view === "digest")) {
      event.preventDefault();
      target.scrollIntoView({ block: "start" });
      /** @type {HTMLElement | null} */ (target.querySelector("a"))?.focus({ preventScroll: true });
    } else if (settings.open === "here" && context) {
      event.preventDefault();
      void openInside({ site: Number(site), digest, entry, query, url: link.href }, link);
    }
  }

  /** @param {Target} target @param {HTMLElement} link */
  async function openInside(target, link) {
    const mine = generation;
    try {
      const { createInside } = await import("./inside.js");
      if (mine !== generation || !context) return;
      const opened = (/** @type {Target} */ { digest, entry, url }) => emit("yoyak-open", { digest, entry, url });
      inside ??= createInside({ root, frame: frameOf, waits, message: messageOf, opened }, context);
      inside.open(target, link);
    } catch {
      location.href = target.url; // the code cannot be loaded any more, the site may
    }
  }

  root.addEventListener("click", click);
  void render();
  return {
    update(next) {
      if (JSON.stringify(next) === JSON.stringify(settings)) return;
      settings = next;
      void render();
    },
    dispose() {
      generation += 1;
      inside?.dispose();
      root.removeEventListener("click", click);
      host.removeAttribute("aria-busy");
      root.replaceChildren(document.createElement("slot"));
      release();
    },
  };
}
