// Names of files in a site.

export { fileName, isFileName } from "../../../web/engine/file-name.js";

/** File of a digest's Markdown, relative to the site. @param {string} id */
export const twinName = (id) => `d/${id}.md`;
/** The same as an address. @param {string} id */
export const twinAddress = (id) => `d/${encodeURIComponent(id)}.md`;
/** File of a digest's card, relative to the site. @param {string} id */
export const cardName = (id) => `d/${id}.png`;
/** The same as an address. @param {string} id */
export const cardAddress = (id) => `d/${encodeURIComponent(id)}.png`;
