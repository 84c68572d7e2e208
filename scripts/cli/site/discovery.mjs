// Files by which other programs find out what the site offers: its search, for browsers (OpenSearch), and how to show a
// digest in another page (oEmbed). Both need the address of the site. They are static, so an embedding page cannot ask
// for another size; the frame tells its height itself (docs/widget.md).
import { escapeHtml, html } from "../html.mjs";
import { HEIGHT, WIDTH } from "./card.mjs";
import { shortName } from "./icons.mjs";
import { labelsFor } from "./labels.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../archive/settings.mjs").Settings} Settings */

export const SEARCH = "opensearch.xml";
/** File of what oEmbed says of a digest, relative to the site. @param {string} id */
export const embedName = (id) => `d/${id}.json`;
/** The same as an address. @param {string} id */
export const embedAddress = (id) => `d/${encodeURIComponent(id)}.json`;

/** Characters of a name in OpenSearch 1.1. */
const SHORT = 16;
/** Pixels of a frame until it tells its height. */
const FRAME = { width: 600, height: 480 };

/** @param {Site} site */
export function openSearch({ title, description, language, url }) {
  const name = title || "Yoyak";
  const about = description || `${name}: ${labelsFor(language).search}`;
  return html`<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${shortName(name, SHORT)}</ShortName>
<Description>${[...about].slice(0, 1024).join("")}</Description>
<Language>${language || "ko"}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image height="192" width="192" type="image/png">${url}icon-192.png</Image>
<Url type="text/html" template="${url}?view=search&amp;q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${url}${SEARCH}"/>
</OpenSearchDescription>
`;
}

/**
 * A digest as a frame (oembed.com, 2.3.4). @param {Site} site
 * @param {{id: string, name: string, settings: Settings, card: string}} about name: title of the digest · card:
 *   address of its picture, "" for none
 */
export function oEmbed({ title, url }, { id, name, settings, card }) {
  const { width, height } = FRAME;
  const frame = `${url}embed.html?view=digest&digest=${encodeURIComponent(id)}`;
  const embed = {
    ...{ version: "1.0", type: "rich", title: name },
    author_name: settings.author || title,
    ...{ provider_name: title, provider_url: url },
    html:
      `<iframe src="${escapeHtml(frame)}" title="${escapeHtml(name)}" width="${width}" height="${height}" ` +
      `style="max-width:100%;border:0" loading="lazy"></iframe>`,
    ...{ width, height },
    ...(card && { thumbnail_url: card, thumbnail_width: WIDTH, thumbnail_height: HEIGHT }),
  };
  return `${JSON.stringify(embed, null, 1)}\n`;
}
