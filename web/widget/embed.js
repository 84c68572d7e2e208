// embed.html: the widget in a frame, for pages that cannot load scripts of others. The parameters of the address are
// the element's attributes and the origin of the host: ?topic=기술-AI&origin=https://host.example The page sends its
// height to that origin only, and listens to no messages.

import { ATTRIBUTES } from "./attributes.js";
import "./widget.js";

/**
 * The origin for messages: the named one, if it is the embedding one as far as the browser reports it.
 * @param {string | null} named @param {...string} reported by the browser, "" or "null" where it does not say
 */
export function parentOrigin(named, ...reported) {
  const origin = (/** @type {string} */ text) => {
    try {
      const url = new URL(text);
      return /^https?:$/.test(url.protocol) ? url.origin : "";
    } catch {
      return "";
    }
  };
  const from = reported.map(origin).find(Boolean) ?? "";
  if (named === null) return from;
  const wanted = origin(named);
  return from && from !== wanted ? "" : wanted;
}

/**
 * Where links open: a sandbox rarely lets a frame replace the page that holds it.
 * @param {string | null} named @param {boolean} sandboxed
 */
export const linkTarget = (named, sandboxed) =>
  named === "_blank" || named === "_top" ? named : sandboxed ? "_blank" : "_top";

/**
 * The archive beside this page; another archive only from the same origin.
 * @param {string | null} named
 * @param {string} base
 */
export function archiveAddress(named, base) {
  const own = new URL("archive.json", base);
  try {
    const url = new URL(named ?? "", own);
    return named && url.origin === own.origin ? url.href : own.href;
  } catch {
    return own.href;
  }
}

const parameters = new URLSearchParams(location.search);
const root = document.documentElement;
const element = /** @type {import("./yoyak-digest.js").YoyakDigest} */ (
  /** @type {unknown} */ (document.querySelector("yoyak-digest"))
);
for (const name of ATTRIBUTES) if (parameters.has(name)) element.setAttribute(name, parameters.get(name) ?? "");
element.setAttribute("src", archiveAddress(parameters.get("src"), location.href));
root.lang = parameters.get("locale") || navigator.language;
// The page around the widget has the same scheme, so that no edge of the other colour shows.
const { theme } = element.settings;
if (theme !== "auto") root.style.colorScheme = theme;
/** @type {HTMLBaseElement} */ (document.querySelector("base")).target = linkTarget(
  parameters.get("target"),
  self.origin === "null",
);

const origin = parentOrigin(parameters.get("origin"), location.ancestorOrigins?.[0] ?? "", document.referrer);
if (parent !== window && origin) {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: "yoyak-height", height }, origin);
  }).observe(root);
}
