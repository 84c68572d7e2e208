// Atom and JSON feeds of the newest digests. Feeds are read far from the site, so links are absolute where the site's
// address is known; where it is not, they are relative to the feed's own address, which feed readers resolve.
import { createHash } from "node:crypto";
import { Feed } from "feed";
import { escapeHtml } from "../html.mjs";
import { pageAddress } from "./article.mjs";
import { labelsFor } from "./labels.mjs";
import { summary } from "./page.mjs";

/** @typedef {import("./article.mjs").Loaded} Loaded */
/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */

/** Newest digests in a feed: about two weeks of a busy site, some hundred kilobytes. */
export const FEED_LENGTH = 30;

/** Stands for the site's address while it is not known, as the library wants absolute ones. */
const UNKNOWN = "https://site.invalid/";

/**
 * What ids begin with. They are names for ever, not addresses, and must differ between sites: without an address, the
 * title is all that there is. @param {Site} site
 */
const nameSpace = (site) =>
  site.url || `urn:yoyak:${createHash("sha256").update(site.title).digest("hex").slice(0, 16)}:`;

/** Without what XML forbids; CDATA must not end early. @param {string} text */
const clean = (text) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replace(/]]>/g, "]]&gt;");

/**
 * @param {Loaded[]} digests newest first @param {Site} site
 * @param {{name: string, topic?: string, generator: string}} options file name of the Atom feed in the site
 * @returns {{atom: string, json: string}}
 */
export function feeds(digests, site, { name, topic, generator }) {
  const root = site.url || UNKNOWN;
  const title = topic ? `${site.title} · ${topic}` : site.title;
  const newest = digests[0]?.info.date ?? "1970-01-01";
  const feed = new Feed({
    id: nameSpace(site) + name,
    title: clean(title),
    description: clean(site.description) || undefined,
    link: root,
    language: site.language,
    generator,
    updated: new Date(`${newest}T00:00:00Z`),
    feedLinks: { atom: root + name, json: `${root}feed.json` },
  });
  for (const loaded of digests) feed.addItem(item(loaded, site, root));
  const [atom, json] = [feed.atom1(), feed.json1()];
  if (site.url) return { atom, json };
  const prefix = "../".repeat(name.split("/").length - 1);
  const relative = (/** @type {string} */ text) => text.replaceAll(UNKNOWN, prefix || "./");
  return { atom: relative(atom), json: relative(json) };
}

/** @param {Loaded} loaded @param {Site} site @param {string} root */
function item({ info, overview }, site, root) {
  const words = labelsFor(site.language);
  const address = root + pageAddress(info.id);
  const text = overview.replaceAll('href="#', `href="${address}#`);
  const list = info.entryList
    .map((row) => {
      const link = `<a href="${address}#${escapeHtml(encodeURIComponent(row.id))}">${escapeHtml(row.title)}</a>`;
      return `<li>${link}${row.channel ? ` · ${escapeHtml(row.channel)}` : ""}</li>`;
    })
    .join("");
  const date = new Date(`${info.date}T00:00:00Z`);
  return {
    // Atom's titles are declared as HTML by the library.
    title: clean(escapeHtml(`${info.date} ${info.topic}`)),
    id: nameSpace(site) + pageAddress(info.id),
    link: address,
    date,
    published: date,
    description: clean(escapeHtml(info.description || summary(overview))),
    content: clean(`${text}${list ? `<h2>${escapeHtml(words.entries)}</h2><ol>${list}</ol>` : ""}`),
  };
}
