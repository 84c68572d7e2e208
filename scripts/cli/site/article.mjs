// A digest as HTML that works without JavaScript: the template of the viewer (web/lib/article.js), which replaces it.
import { article as template, languageOf, textLabels } from "../../../web/lib/article.js";
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

/**
 * The language of a digest: that of its texts, where all have the same and it is not that of the site.
 * @param {Pick<Loaded, "overview" | "entries">} loaded @param {import("../../../web/engine/types.d.ts").Site} site
 */
export function digestLanguage({ overview, entries }, { language }) {
  const own = new Set(
    [overview, ...entries.map(({ html }) => html)].filter(Boolean).map((text) => languageOf(text, language)),
  );
  return own.size === 1 ? [...own][0] : language;
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
      text: (content) => html`<div class="yk-text" lang=${languageOf(content, language)}>${raw(content)}</div>`,
      icon: (name) => ICONS[name],
      channel: (name) => html`<span lang=${language}>${name}</span>`,
    },
  );
}
