// Draws a widget: queries the archive and builds plain DOM in the element's shadow root. Loaded when the first widget
// is in view.

import { borrowArchive } from "./engines.js";
import { names } from "./attributes.js";
import { entryItem, filter, make } from "./nodes.js";
import { widgetSheet } from "./style.js";
import { showImage } from "../lib/show-image.js";
import { manifestAddress } from "../engine/address.js";
import { trustedHtml } from "../engine/trusted.js";
import { dateText, directionOf, reasonText, wordsFor } from "./words.js";

/** @typedef {import("./nodes.js").Settings} Settings */
/** @typedef {import("./nodes.js").Archive} Archive */
/** @typedef {import("./nodes.js").EntryRow} EntryRow */
/** @typedef {import("./nodes.js").Context} Context */

/** A placeholder is shown after this time; an earlier one would only flicker. */
const WAIT_MS = 150;
/** Errors for which trying again can help. */
const RETRY = new Set(["network", "damaged", "truncated", "trap", "internal"]);

/**
 * The only place where HTML is parsed. It comes from the engine's renderer, which removes everything active.
 * @param {string} html
 */
function rendered(html) {
  const body = make("div", "body");
  body.innerHTML = trustedHtml(html);
  return body;
}

/** @param {Context} context @returns {Promise<Node[]>} */
async function drawList(context) {
  const { archive, settings, locale, words } = context;
  const query = settings.query.trim();
  const wanted = { ...filter(settings), limit: settings.limit };
  const result = query
    ? await archive.search({ ...wanted, query, sort: "newest", tiers: false })
    : await archive.select(wanted);
  if (result.total === 0) return [make("p", "meta", words.empty)];
  /** @type {Node[]} */
  const nodes = [];
  let day = "";
  for (const row of result.rows) {
    if (row.date !== day) {
      day = row.date;
      nodes.push(make("h3", "meta", dateText(day, locale)), make("ol", "entries"));
    }
    /** @type {HTMLElement} */ (nodes.at(-1)).append(entryItem(row, context, { query }));
  }
  return nodes;
}

/**
 * The newest matching digest: "latest" with the titles of its entries, "digest" with all their text.
 * @param {Context} context
 * @returns {Promise<Node[]>}
 */
async function drawDigest(context) {
  const { archive, settings, page, base, locale, words } = context;
  const { channels, ...choice } = filter(settings);
  const loaded = await archive.page({ ...choice, base, labels: { image: words.image } }).catch((error) => {
    if (error.code === "not-found") return null;
    throw error;
  });
  if (!loaded) return [make("p", "meta", words.empty)];
  const { info, overview, entries } = loaded;
  const bodies = new Map(info.entryList.map((row, i) => [row, entries[i].html]));
  const rows = channelRows(info.entryList, settings);
  const title = /** @type {HTMLAnchorElement} */ (
    make("a", "", `${dateText(info.date, locale)} ${info.headline || info.topic}`)
  );
  title.href = page(info.id);
  title.dataset.digest = info.id;
  const text = rendered(overview);
  text.setAttribute("part", "overview");
  return [
    make("header", "header", make("h2", "title", title)),
    overview ? text : make("span", ""),
    make(
      "ol",
      "entries",
      ...rows.map((row) =>
        entryItem(row, context, { body: settings.view === "digest" ? rendered(bodies.get(row) ?? "") : null }),
      ),
    ),
  ];
}

/** @template {EntryRow} T @param {T[]} rows @param {Settings} settings @returns {T[]} */
function channelRows(rows, { channel, limit, view }) {
  const wanted = names(channel);
  const chosen = wanted.length ? rows.filter((row) => wanted.includes(row.channel)) : rows;
  return view === "digest" ? chosen : chosen.slice(0, limit);
}

/** A placeholder, hidden from screen readers, which use aria-busy. */
function waiting() {
  const frame = make("section", "frame wait", ...Array.from({ length: 6 }, () => document.createElement("i")));
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
  let borrowedSrc = "";
  /** @type {ReturnType<typeof borrowArchive> | null} */
  let borrowed = null;
  const emit = (/** @type {string} */ name, /** @type {unknown} */ detail, cancelable = false) =>
    host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));

  function archive() {
    if (!settings.src) throw Object.assign(new Error("The src attribute is missing."), { code: "no-src" });
    const src = manifestAddress(settings.src, document.baseURI);
    if (!borrowed || borrowedSrc !== src) {
      borrowed?.release();
      borrowed = borrowArchive(src);
      borrowedSrc = src;
    }
    return borrowed.archive;
  }

  async function render() {
    generation += 1;
    const mine = generation;
    host.setAttribute("aria-busy", "true");
    const timer = setTimeout(() => {
      if (mine === generation && !root.querySelector(".frame")) root.prepend(waiting());
    }, WAIT_MS);
    try {
      const opened = await archive();
      const locale = settings.locale || opened.info.site.language || "ko";
      const page = (/** @type {string} */ digest, entry = "", query = "") => {
        const search = query && `?q=${encodeURIComponent(query)}`;
        const hash = entry && `#${encodeURIComponent(entry)}`;
        return new URL(`d/${encodeURIComponent(digest)}.html${search}${hash}`, borrowedSrc).href;
      };
      const base = new URL(".", borrowedSrc).href;
      const context = { archive: opened, settings, page, base, locale, words: wordsFor(locale, "") };
      const nodes = await nodesOf(context);
      if (mine !== generation) return;
      const foot = /** @type {HTMLAnchorElement} */ (make("a", "", opened.info.site.title || context.words.all));
      foot.href = base;
      const frame = make("section", "frame", ...nodes, make("p", "foot", foot));
      frame.lang = opened.info.site.language || "ko";
      frame.dir = directionOf(frame.lang);
      frame.setAttribute("aria-label", opened.info.site.title);
      followFragments(frame, page);
      root.replaceChildren(frame);
      emit("yoyak-ready", { view: settings.view, entries: frame.querySelectorAll(".entry").length });
    } catch (error) {
      if (mine === generation) fail(/** @type {any} */ (error));
    } finally {
      clearTimeout(timer);
      if (mine === generation) host.removeAttribute("aria-busy");
    }
  }

  /** @param {Context} context */
  async function nodesOf(context) {
    if (settings.view === "list") return drawList(context);
    if (settings.view !== "search") return drawDigest(context);
    const { drawSearch } = await import("./search.js");
    return drawSearch(context, fail);
  }

  /**
   * The element's own content stays visible beside the message.
   * @param {Error & {code?: string}} error
   */
  function fail(error) {
    const code = error.code ?? "internal";
    const words = wordsFor(settings.locale, document.documentElement.lang);
    const why = code === "no-src" ? words.noSrc : reasonText(words, code);
    const message = make("p", "error", `${words.failed} ${why}`.trim());
    message.setAttribute("role", "status");
    const frame = make("section", "frame", message);
    if (RETRY.has(code)) {
      const again = make("button", "", words.retry);
      again.addEventListener("click", () => {
        borrowed?.release();
        borrowed = null;
        void render();
      });
      frame.append(again);
    }
    const site = siteAddress();
    if (site) {
      const link = /** @type {HTMLAnchorElement} */ (make("a", "", words.all));
      link.href = site;
      frame.append(make("p", "foot", link));
    }
    root.replaceChildren(frame, document.createElement("slot"));
    emit("yoyak-error", { code, message: error.message });
  }

  /** The address of the site, derived from the address of the archive. */
  function siteAddress() {
    try {
      return settings.src && new URL(".", manifestAddress(settings.src, document.baseURI)).href;
    } catch {
      return "";
    }
  }

  /**
   * Citations link to an entry by fragment, which does not work in a shadow root.
   * @param {HTMLElement} frame
   * @param {Context["page"]} page
   */
  function followFragments(frame, page) {
    const digest = /** @type {HTMLElement | null} */ (frame.querySelector("[data-digest]"))?.dataset.digest ?? "";
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (frame.querySelectorAll(".body a.yk-ref"))) {
      const entry = link.dataset.ref ?? "";
      link.href = page(digest, entry);
      link.dataset.digest = digest;
      link.dataset.entry = entry;
      link.dataset.inside = "";
    }
  }

  /** @param {Event} event */
  function click(event) {
    showImage(/** @type {MouseEvent} */ (event));
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.("a[data-digest]"));
    if (!link) return;
    const { digest, entry = "" } = link.dataset;
    const chosen = { digest, entry, url: /** @type {HTMLAnchorElement} */ (link).href };
    if (!emit("yoyak-select", chosen, true)) return event.preventDefault();
    const target = "inside" in link.dataset ? root.getElementById(entry) : null;
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView({ block: "start" });
    /** @type {HTMLElement | null} */ (target.querySelector("a"))?.focus({ preventScroll: true });
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
      root.removeEventListener("click", click);
      host.removeAttribute("aria-busy");
      root.replaceChildren(document.createElement("slot"));
      borrowed?.release();
      borrowed = null;
    },
  };
}
