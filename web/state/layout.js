// Properties of the device: its width, and whether the user wants animations.

/** From this width on, the list of entries stands beside the text (styles have the same number). */
export const WIDE = matchMedia("(min-width: 80rem)");
/** From this width on, filters are in the rail. */
export const MEDIUM = matchMedia("(min-width: 48rem)");
export const CALM = matchMedia("(prefers-reduced-motion: reduce)");
