// embed.html: the widget in a frame, for pages that cannot load scripts of others. The parameters of the address are
// the element's attributes and the origin of the host: ?topic=기술-AI&origin=https://host.example The page sends its
// height to that origin only, and listens to no messages.

import { ATTRIBUTES } from "./attributes.js";
import "./widget.js";

/** The origin for messages: the named origin, if it is the embedding one as far as the browser reports it. */
export function parentOrigin(/** @type {string | null} */ named, /** @type {string} */ referrer) {
  const origin = (/** @type {string} */ text) => {
    try {
      const url = new URL(text);
      return /^https?:$/.test(url.protocol) ? url.origin : "";
    } catch {
      return "";
    }
  };
  const from = origin(referrer);
  if (named === null) return from;
  const wanted = origin(named);
  return from && from !== wanted ? "" : wanted;
}

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
const element = document.createElement("yoyak-digest");
for (const name of ATTRIBUTES) if (parameters.has(name)) element.setAttribute(name, parameters.get(name) ?? "");
element.setAttribute("src", archiveAddress(parameters.get("src"), location.href));
document.body.append(element);

const origin = parentOrigin(parameters.get("origin"), document.referrer);
if (parent !== window && origin) {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: "yoyak-height", height }, origin);
  }).observe(document.documentElement);
}
