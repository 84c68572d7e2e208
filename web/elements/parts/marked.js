// Text with marked hits, from the answer of a search.

import { html } from "lit";

/** @typedef {import("../../engine/types.d.ts").Segment} Segment */

/** @param {Segment[]} parts */
export function marked(parts) {
  return parts.map((part) => (part.hit ? html`<mark>${part.text}</mark>` : part.text));
}

/**
 * A title, with its hits if it comes from a search.
 * @param {{ title: string, titleParts?: Segment[] | undefined }} row
 */
export function titleOf(row) {
  return row.titleParts ? marked(row.titleParts) : row.title;
}
