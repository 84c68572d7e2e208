// Scrolls to a place in the text and highlights it.

import { CALM } from "../state/layout.js";
import { holdElement } from "./anchor.js";

const FLASH_MS = 1600;
/** Gap between the target and the bar. */
const GAP_PX = 16;
/** Over more screens than this, smooth scrolling shows only a blur. */
const FAR_SCREENS = 1.5;

/** @param {Element} element */
export function scrollToElement(element) {
  const { top } = element.getBoundingClientRect();
  if (CALM.matches || Math.abs(top) > FAR_SCREENS * innerHeight) holdElement(element, GAP_PX);
  else element.scrollIntoView({ block: "start", behavior: "smooth" });
}

/** @param {Element} element */
export function flash(element) {
  element.classList.remove("yk-flash");
  // Restarts the animation when the same place is shown twice.
  void (/** @type {HTMLElement} */ (element).offsetWidth);
  element.classList.add("yk-flash");
  setTimeout(() => element.classList.remove("yk-flash"), FLASH_MS);
}
