// embed.html: the widget in a frame, for pages that cannot load scripts of others. The address says what to show, as
// the element's attributes do, and for whom: ?topic=기술-AI&origin=https://host.example
// The page tells its height to that origin only, and hears no messages at all.

import { ATTRIBUTES } from "./attributes.js";
import "./widget.js";

/** Where messages may go: the named origin if it is the one that embeds us, as far as the browser tells. */
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
 * The archive beside this page; another one only of the same origin.
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
