// A digest as HTML that works without JavaScript: the template of the viewer (web/lib/article.js), which replaces it.
import { article as template, textLabels } from "../../../web/lib/article.js";
import { html, raw, safeUrl } from "../html.mjs";
import { localeFor, useLanguage } from "./labels.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").PageResult} Loaded */

/**
 * @param {import("../archive/pack.mjs").OpenReader} reader @param {string} id
 * @param {{base: string, inlineFiles?: boolean, top?: boolean}} where base: "", "../", or "#/" in a single file
 * @returns {Promise<Loaded>}
 */
export async function loadDigest(reader, id, where) {
  useLanguage(reader.info.site.language);
  return reader.page({ digest: id, labels: textLabels(), showImages: reader.info.site.images === "show", ...where });
}

/** File of a digest's page, relative to the site. @param {string} id */
export const pageName = (id) => `d/${id}.html`;
/** The same as an address. @param {string} id */
export const pageAddress = (id) => `d/${encodeURIComponent(id)}.html`;

/** The icons that matter without the viewer. */
const ICONS = { back: "‹ ", forward: " ›", external: "" };

/**
 * @param {Loaded} loaded
 * @param {import("../../../web/engine/types.d.ts").Site} site
 * @param {string} base "" or "../"
 */
export function article(loaded, site, base) {
  const language = site.language || "ko";
  useLanguage(site.language);
  const entryList = loaded.info.entryList.map((row) => ({ ...row, url: safeUrl(row.url) ?? "" }));
  return template(
    { html, nothing: null },
    { ...loaded, info: { ...loaded.info, entryList } },
    {
      language,
      locale: localeFor(site.language),
      digestHref: (id) => `${base}${pageAddress(id)}`,
      entryHref: (_, entry) => `#${entry}`,
      text: (content) => html`<div class="yk-text" lang=${language}>${raw(content)}</div>`,
      icon: (name) => ICONS[name],
      channel: (name) => html`<span lang=${language}>${name}</span>`,
    },
  );
}
