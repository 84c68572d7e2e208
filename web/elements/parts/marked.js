// Text with marked hits, from the answer of a search.

import { marked as markedIn } from "../../lib/article.js";
import { LIT } from "./meta.js";

/** @typedef {import("../../engine/types.d.ts").Segment} Segment */

/** @param {Segment[]} parts */
export const marked = (parts) => markedIn(LIT, parts);

/**
 * A title, with its hits if it comes from a search.
 * @param {{ title: string, titleParts?: Segment[] | undefined }} row
 */
export const titleOf = ({ title, titleParts }) => (titleParts ? marked(titleParts) : title);
