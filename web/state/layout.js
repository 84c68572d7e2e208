// What the device tells: its width, and whether its user wants things to move.

/** From this width on, the list of entries stands beside the text (styles have the same number). */
export const WIDE = matchMedia("(min-width: 80rem)");
/** From this width on, filters stand in the rail. */
export const MEDIUM = matchMedia("(min-width: 48rem)");
export const CALM = matchMedia("(prefers-reduced-motion: reduce)");
