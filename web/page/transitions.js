// Animations that show the direction of a change: a digest comes from the side of its date, a view just appears. They
// use the Web Animations API. startViewTransition() would freeze the page until the new view is drawn, and a digest may
// have to be loaded first. With reduced motion nothing moves.

import { CALM } from "../state/layout.js";

const MS = 160;
/** Far enough to show the side, but not so far that the eyes follow the movement. */
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
