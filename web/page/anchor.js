// A place in a long page as its user would name it: a block of text, and how far into it. Pixels do not survive another
// width, text size or a folded entry; this does. Parts of a page that have a name carry `data-place`; a block is
// counted within its part.

/**
 * @typedef {{ part: string, block: number, share: number }} Anchor block −1: the part itself; share: of the block's
 *   height
 */

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, pre, blockquote, tr, img, iframe";
/** Less than this is rounding. */
const NEAR_PX = 1;
/** Frames in which what comes into view may still change its size (content-visibility, images that are at hand). */
const FRAMES = 12;

/** The line of the screen that a place is held at: under the bar. */
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
 * What is under the line: from part to block downwards, so that nothing off screen is laid out for it.
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
    // A row is a place of its own; a block with blocks inside is looked into.
    if (next && part && next.matches(BLOCKS) && (next === part || !next.querySelector(BLOCKS))) block = next;
    at = next;
  }
  if (!part) return null;
  // Between blocks, or below the last one: the nearest that there is.
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
  // Folded away: its part's beginning.
  const [target, within] = isDrawn(wanted) ? [wanted, share] : [named, 0];
  const box = target.getBoundingClientRect();
  return box.top + within * box.height;
}

let turn = 0;

/** Whoever scrolls is left alone. */
function letGo() {
  turn += 1;
}

/**
 * Brings a place under the bar, and holds it there while what comes into view gets its size, until the user moves.
 * @param {() => number | null} top where it is on the screen @returns {boolean} false where it is no longer there
 */
function hold(top) {
  turn += 1;
  const mine = turn;
  const step = (/** @type {number} */ left) => {
    if (mine !== turn) return false;
    const at = top();
    if (at === null) return false;
    const by = at - readingLine();
    if (Math.abs(by) >= NEAR_PX) scrollBy({ top: by, behavior: "instant" });
    if (left > 0) requestAnimationFrame(() => step(left - 1));
    return true;
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
