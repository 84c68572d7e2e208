// A position in a long page: a block of text, and an offset within it. Unlike pixels, it stays valid after a change of
// width or text size and when entries are folded. Named parts of a page have `data-place`; blocks are counted within
// their part.

/**
 * @typedef {{ part: string, block: number, share: number }} Anchor block −1: the part itself; share: of the block's
 *   height
 */

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, pre, blockquote, tr, img, iframe";
/** Smaller differences are rounding errors. */
const NEAR_PX = 1;
/** Number of frames in which visible content may still change its size (content-visibility, cached images). */
const FRAMES = 12;

/** The line of the screen at which a position is held: under the bar. */
function readingLine() {
  const bar = document.querySelector(".yk-bar")?.getBoundingClientRect();
  return Math.max(0, bar?.bottom ?? 0);
}

/** @param {Element} element */
function isDrawn(element) {
  return element.getClientRects().length > 0;
}

/** @param {Element} part */
function blocksOf(part) {
  return [...part.querySelectorAll(BLOCKS)];
}

/**
 * The position at the line. The search goes from part to block, so that nothing off screen is laid out.
 * @param {Element} root @returns {Anchor | null} null where nothing with a name is there
 */
export function anchorAt(root) {
  const line = readingLine();
  /** @type {Element | undefined} */
  let at = root;
  /** @type {Element | undefined} */
  let part;
  /** @type {Element | undefined} */
  let block;
  while (at && !block) {
    /** @type {Element | undefined} */
    const next = [...at.children].find((child) => {
      const box = child.getBoundingClientRect();
      return box.height > 0 && box.bottom > line;
    });
    if (next?.hasAttribute("data-place")) part = next;
    // A row is one position; a block that contains blocks is searched.
    if (next && part && next.matches(BLOCKS) && (next === part || !next.querySelector(BLOCKS))) block = next;
    at = next;
  }
  if (!part) return null;
  // Between blocks, or below the last one: the nearest block.
  block ??= blocksOf(part).findLast(isDrawn) ?? part;
  const box = block.getBoundingClientRect();
  const share = (line - box.top) / (box.height || 1);
  return {
    part: part.getAttribute("data-place") ?? "",
    block: block === part ? -1 : blocksOf(part).indexOf(block),
    share: Math.round(share * 1000) / 1000,
  };
}

/**
 * @param {Element} root
 * @param {Anchor} anchor
 * @returns {number | null} where it is on the screen; null where it is not
 */
function topOf(root, { part, block, share }) {
  const named = root.querySelector(`[data-place="${CSS.escape(part)}"]`);
  if (!named) return null;
  const wanted = block < 0 ? named : (blocksOf(named)[block] ?? blocksOf(named).at(-1) ?? named);
  // It is folded: the beginning of its part.
  const [target, within] = isDrawn(wanted) ? [wanted, share] : [named, 0];
  const box = target.getBoundingClientRect();
  return box.top + within * box.height;
}

let turn = 0;
/** The turn that holds a position now, or 0. */
let holding = 0;

/** Stops when the user scrolls. */
function letGo() {
  turn += 1;
  holding = 0;
}

/** Whether a position is being held: what is on screen meanwhile may not be what stays. */
export function isHolding() {
  return holding !== 0;
}

/**
 * Scrolls a position to the line under the bar, and holds it there while visible content gets its size, until the user
 * scrolls. Frames alone are not enough: content that gets its size between their callbacks and painting would be seen
 * at a wrong place.
 * @param {() => number | null} top where it is on the screen @returns {boolean} false where it is no longer there
 */
function hold(top) {
  turn += 1;
  const mine = turn;
  holding = mine;
  const keep = () => {
    const at = mine === turn ? top() : null;
    if (at === null) return false;
    const by = at - readingLine();
    if (Math.abs(by) >= NEAR_PX) scrollBy({ top: by, behavior: "instant" });
    return true;
  };
  // Once in a frame: keeping the position may change sizes again, which the next frame sees.
  const sizes = new ResizeObserver(() => {
    sizes.disconnect();
    keep();
  });
  const step = (/** @type {number} */ left) => {
    sizes.disconnect();
    const kept = keep();
    if (kept && left > 0) {
      sizes.observe(document.body);
      requestAnimationFrame(() => step(left - 1));
    } else if (holding === mine) holding = 0;
    return kept;
  };
  return step(FRAMES);
}

/** @param {Element} root @param {Anchor} anchor @returns {boolean} false where it is no longer there */
export function holdAnchor(root, anchor) {
  return hold(() => topOf(root, anchor));
}

/** @param {Element} element @param {number} gap pixels between it and the bar */
export function holdElement(element, gap) {
  hold(() => (element.isConnected ? element.getBoundingClientRect().top - gap : null));
}

for (const type of ["wheel", "touchmove", "keydown", "pointerdown"])
  globalThis.addEventListener?.(type, letGo, { passive: true, capture: true });
