// Pages inside the widget (open="here"): an entry or a digest in place of what was shown, with a way back. What was
// shown before stays as it is, so that going back changes nothing in it. Loaded with the first page.

import { anchor, button, make } from "./nodes.js";
import { digestNodes, entryNodes } from "./views.js";

/** @typedef {import("./nodes.js").Context} Context */
/** @typedef {{site: number, digest: string, entry: string, query: string, url: string}} Target */
/**
 * The drawing that the pages are part of.
 * @typedef {{root: ShadowRoot, frame: (context: Context, ...nodes: Node[]) => HTMLElement,
 *   waits: (show: () => void) => () => void, message: (error: any, again: () => void) => Node[],
 *   opened: (target: Target) => void}} Stage
 */

/** @param {Stage} stage @param {Context} context */
export function createInside(stage, context) {
  const { root } = stage;
  /** What each page replaced, and the link that led to it. @type {{frame: Element, link: HTMLElement}[]} */
  const trail = [];
  /** The newest page: answers for others are dropped. */
  let newest = 0;

  /** The page is the one that is to be shown. @param {HTMLElement} frame @param {boolean} focus */
  function show(frame, focus) {
    root.querySelector(".frame")?.replaceWith(frame);
    const heading = /** @type {HTMLElement} */ (frame.querySelector("h2") ?? frame.querySelector("button"));
    if (heading.tagName === "H2") heading.tabIndex = -1;
    if (focus) heading.focus();
  }

  function back() {
    const last = trail.pop();
    if (!last) return;
    newest += 1;
    root.querySelector(".frame")?.replaceWith(last.frame);
    last.link.focus();
  }

  /** @param {Target} target */
  async function load(target) {
    newest += 1;
    const mine = newest;
    const page = (/** @type {Node[]} */ ...nodes) => {
      const onSite = make("p", "foot", anchor(context.words.onSite, target.url));
      return stage.frame(context, make("p", "back", button(context.words.back, back)), ...nodes, onSite);
    };
    const done = stage.waits(() => {
      if (mine !== newest) return;
      const bars = make("div", "wait", ...Array.from({ length: 6 }, () => document.createElement("i")));
      bars.ariaHidden = "true";
      show(page(bars), true);
    });
    try {
      const { site, digest, entry } = target;
      const nodes = entry ? await entryNodes(context, target) : await digestNodes(context, { digest }, true, site);
      if (mine !== newest) return;
      show(page(...nodes), true);
      stage.opened(target);
    } catch (error) {
      if (mine === newest) show(page(...stage.message(error, () => void load(target))), true);
    } finally {
      done();
    }
  }

  return {
    /** @param {Target} target @param {HTMLElement} link */
    open(target, link) {
      const frame = root.querySelector(".frame");
      if (!frame) return;
      // A second click while the first page is loading takes its place.
      if (trail.at(-1)?.frame === frame) trail.pop();
      trail.push({ frame, link });
      void load(target);
    },
    /** Drops answers that are still to come. */
    dispose() {
      newest += 1;
    },
  };
}
