// Pages that show several archives as one: this site's and those that its publisher names (data-archives), or those
// that the address names (?src=), after the visitor was asked. Only open.html opens what the address names, because its
// content security policy allows that and no other page's does (docs/security.md).

import { manifestAddress } from "../engine/address.js";
import { openCombined } from "../engine/combined.js";
import { openArchive } from "../engine/open.js";
import { WorkerPool } from "../engine/worker-pool.js";
import { addDays } from "../lib/dates.js";
import { chooseLanguage, loadLanguage, loadLaterMessages, t } from "../lib/i18n.js";
import { openSource } from "../state/source.js";
import { load } from "../state/storage.js";

/** @typedef {Awaited<ReturnType<typeof openSource>>} Found */
/** @typedef {Parameters<typeof openCombined>[0][number]} Source */

/** More would be slow to search, and an address could name any number. */
const MOST = 20;
/** Sites that the visitor agreed to open, until the tab is closed. */
const AGREED = "yoyak:agreed";

/** The other sites share a worker: each worker takes memory. */
const pool = new WorkerPool(1);

/**
 * @param {string} src address of archive.json @param {string} name @param {string} root of this page's site
 * @returns {Source}
 */
const source = (src, name, root) => ({
  name,
  base: new URL(".", src).href,
  open: () => openArchive(src, { wasm: new URL("reader.wasm", root), pool }),
});

/** @param {Document} document @returns {Promise<Found>} */
export async function openSites(document) {
  const { archives = "", base = "" } = document.documentElement.dataset;
  const root = new URL(base || "./", location.href).href;
  if (archives === "ask") return askFor(document, root);
  const own = await openSource(document);
  if (own.mode !== "path") return own;
  const title = document.querySelector(".yk-brand")?.textContent ?? "";
  /** @type {{name: string, url: string}[]} */
  const others = JSON.parse(archives);
  const sources = others.map(({ name, url }) => source(manifestAddress(url, root), name, root));
  return {
    ...own,
    open: () => openCombined([{ name: title, base: root, own: true, open: own.open }, ...sources], { addDays }),
  };
}

/** What the address names, each once: http(s) alone. @param {string} search */
export function named(search) {
  const all = new URLSearchParams(search).getAll("src").flatMap((value) => value.split(/\s+/));
  return [...new Set(all.flatMap(addressOf))].slice(0, MOST);
}

/** @param {string} text */
function addressOf(text) {
  try {
    const url = new URL(text);
    // A name before the host would make it look like another.
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? manifestAddress(url) : [];
  } catch {
    return [];
  }
}

/** What a site is called whose title nobody vouches for: its address. @param {string} src */
export function placeOf(src) {
  const { host, pathname } = new URL(".", src);
  return decode(host.replace(":", "_") + pathname.replace(/\/$/, "")).replaceAll(":", "_");
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {Document} document @param {string} root @returns {Promise<Found>} */
async function askFor(document, root) {
  const all = named(location.search);
  await agreed(document, all, root);
  const page = location.href.split("#")[0];
  const sources = all.map((src) => source(src, placeOf(src), root));
  return { mode: "hash", base: page, open: () => openCombined(sources, { addDays }) };
}

/** Ends when the visitor agrees. @param {Document} document @param {string[]} all @param {string} root */
async function agreed(document, all, root) {
  const known = () => JSON.parse(sessionStorage.getItem(AGREED) ?? "[]");
  try {
    if (all.length && all.every((src) => known().includes(src))) return;
  } catch {
    // Storage is blocked: the visitor is asked each time.
  }
  const settings = load("yoyak:settings", /** @type {any} */ ({}));
  const language = chooseLanguage(settings.language, navigator.languages);
  await loadLanguage(language);
  await loadLaterMessages();
  document.documentElement.lang = language;
  const main = document.getElementById("yk-main");
  /** @param {string} tag @param {string} className @param {...(string | Node)} content */
  const make = (tag, className, ...content) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...content);
    return element;
  };
  /** @param {string} href @param {string} text */
  const link = (href, text) => Object.assign(make("a", "yk-button", text), { href });
  const home = link(root, t("ask.home"));
  if (!all.length) {
    main?.prepend(
      make("section", "yk-state", make("h1", "", t("ask.bad.title")), make("p", "", t("ask.bad.text")), home),
    );
    return new Promise(() => {});
  }
  const hosts = [...new Set(all.map((src) => new URL(src).host))];
  const title = make("h1", "", t("ask.title", { host: hosts.join(", ") }));
  const button = make("button", "yk-button yk-primary", t("ask.open"));
  button.setAttribute("type", "button");
  const list = make("ul", "", ...all.map((src) => make("li", "", new URL(".", src).href)));
  const there = all.map((src) => link(new URL(".", src).href, t("ask.there", { host: new URL(src).host })));
  const ways = make("p", "yk-state-actions", button, ...(there.length === 1 ? there : []), home);
  const section = make("section", "yk-state yk-ask", title, list, make("p", "", t("ask.text")), ways);
  title.tabIndex = -1;
  main?.prepend(section);
  title.focus();
  await new Promise((done) => button.addEventListener("click", done, { once: true }));
  try {
    sessionStorage.setItem(AGREED, JSON.stringify([...known(), ...all]));
  } catch {
    // As above.
  }
  section.remove();
}
