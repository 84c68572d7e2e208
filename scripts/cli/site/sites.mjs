// Other sites' archives on the pages of this site: those that the settings name (`archives`), and the page that opens
// any archive after asking the visitor (open.html). docs/security.md says why only that page may fetch from anywhere.
import { html } from "../html.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../archive/settings.mjs").Settings} Settings */

export const OPEN = "open.html";

/**
 * The archives that all pages of the viewer show, as their script reads them; "" for none.
 * @param {Settings} settings
 */
export const archivesOf = ({ archives = [] }) =>
  archives.length ? JSON.stringify(archives.map(({ name, url }) => ({ name, url }))) : "";

/** Origins that the pages fetch from besides their own, each once. @param {Settings} settings */
export function originsOf({ archives = [] }) {
  const absolute = archives.filter(({ url }) => /^https?:/.test(url));
  return [...new Set(absolute.map(({ url }) => new URL(url).origin))];
}

/** Where open.html fetches from. On an https page, browsers refuse http by themselves. */
export const ANYWHERE = ["https:", "http:"];

/** What open.html shows without a script. @param {Site} site */
export const openContent = (site) => html`<noscript><p><a href="./">${site.title}</a></p></noscript>`;

/** @param {Site} site */
export const openHead = (site) => html`<title>${site.title}</title>
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
`;
