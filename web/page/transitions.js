// Movement that shows where something came from: a digest from the side of its date, a view from nowhere. By the Web
// Animations interface rather than startViewTransition(), which holds the page still until the new view is drawn: a
// digest may have to be fetched first. Nothing moves with reduced motion.

import { CALM } from "../state/layout.js";

const MS = 160;
/** Far enough to tell the side, near enough not to be followed with the eyes. */
const WAY = "14px";

/** @param {Element | null | undefined} element @param {"earlier" | "later" | "none"} [side] */
export function enter(element, side = "none") {
  if (!element || CALM.matches) return;
  const translate = side === "none" ? "0 0" : side === "later" ? `${WAY} 0` : `-${WAY} 0`;
  element.animate(
    [
      { opacity: 0, translate },
      { opacity: 1, translate: "0 0" },
    ],
    { duration: MS, easing: "ease-out" },
  );
}
