// Fills in the shell's template (web/index.html): head, content, foot, and the path to the site's root.
import { inlineStyle } from "../../../web/lib/single-file.js";
import { CliError, EXIT } from "../errors.mjs";
import { html, jsonForScript, raw } from "../html.mjs";
import { pageAddress } from "./article.mjs";
import { HEIGHT, WIDTH } from "./card.mjs";
import { embedAddress, SEARCH } from "./discovery.mjs";
import { isFileName, twinAddress } from "./names.mjs";
import { structuredData } from "./structured.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../../../web/engine/types.d.ts").DigestInfo} DigestInfo */

const HEAD = "<!--yoyak:head-->";
const CONTENT = "<!--yoyak:content-->";

/**
 * @param {string} template
 * @param {{site: Site, base: string, home?: string, head: unknown, content: unknown, foot?: unknown,
 *   archives?: string, open?: string}} parts home: where the site's name leads · archives, open: see sites.mjs
 * @returns {string}
 */
export function fillTemplate(template, { site, base, home = base || "./", head, content, foot = "", ...more }) {
  if (!template.includes(HEAD) || !template.includes(CONTENT)) {
    throw new CliError(
      EXIT.input,
      "the shell's index.html lacks its markers.",
      "run ./scripts/build, or install the package again",
    );
  }
  /** @type {Record<string, unknown>} */
  const parts = { head, content, foot };
  /** @type {Record<string, string>} */
  const values = { lang: site.language || "ko", base, home, title: site.title, archives: "", open: "", ...more };
  // One pass with a function, so that text in a value is never treated as a marker or a replacement pattern.
  return template.replace(
    /<!--yoyak:(head|content|foot)-->|\{\{(lang|base|home|title|archives|open)\}\}/g,
    (_, marker, value) => (marker ? String(parts[marker]) : String(html`${values[value]}`)),
  );
}

/** A CSS colour; other values are ignored. @param {string} colour */
export function safeColour(colour) {
  return /^[#a-zA-Z0-9(),.%\s/-]{1,64}$/.test(colour) && !/url|expression|image|var/i.test(colour) ? colour : "";
}

/**
 * Colours from the configuration. They override the defaults, independent of the order of styles. @param {Site} site
 */
export function accentStyle(site) {
  const colour = safeColour(site.accent);
  return colour && html`<style>html:root{--yoyak-accent:${colour}}</style>\n`;
}

/**
 * The icon: lines of a page, one of them in the accent colour. It is small enough to be part of every page. @param
 * {Site} site
 */
export function icon(site) {
  const colour = safeColour(site.accent) || "#0f5f5a";
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" stroke-width="2" stroke-linecap="round">' +
    `<path stroke="#888" d="M3 8h10M3 12h6"/><path stroke="${colour}" d="M3 4h10"/></svg>`;
  return html`<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(svg)}">
`;
}

/** The page's own title, else its date and topic. @param {DigestInfo} info */
export const titleOf = (info) => info.headline || `${info.date} ${info.topic}`;

/**
 * Metadata for search engines, feed readers and messengers. @param {object} parts
 * @param {Site} parts.site @param {string} parts.base @param {DigestInfo | null} parts.info null: the front page
 * @param {string} parts.description @param {import("../archive/settings.mjs").Settings} [parts.settings]
 * @param {string} [parts.card] absolute address of a picture of the page, "" for none
 * @param {string} [parts.changed] day of the last change of the digest
 * @param {string} [parts.language] of the digest
 */
export function metadata({ site, base, info, description, settings = {}, card = "", ...own }) {
  const { changed = info?.date ?? "", language = site.language } = own;
  const name = info ? titleOf(info) : site.title;
  const title = info ? `${name} · ${site.title}` : name;
  const address = site.url && site.url + (info ? pageAddress(info.id) : "");
  const meta = (/** @type {string} */ property, /** @type {string | number} */ value) =>
    Boolean(value) && html`<meta property="${property}" content="${value}">`;
  const data = structuredData({ site, info, name, description, address, settings, card, changed, language });
  const tags = [
    description && html`<meta name="description" content="${description}">`,
    settings.author && html`<meta name="author" content="${settings.author}">`,
    address && html`<link rel="canonical" href="${address}">`,
    meta("og:url", address),
    meta("og:title", title),
    meta("og:type", info ? "article" : "website"),
    meta("og:site_name", site.title),
    meta("og:locale", localeOf(language)),
    meta("og:description", description),
    meta("og:image", card),
    card && [meta("og:image:width", WIDTH), meta("og:image:height", HEIGHT), meta("og:image:alt", name)],
    info && meta("article:published_time", info.date),
    info && changed > info.date && meta("article:modified_time", changed),
    info && meta("article:section", info.topic),
    info && isFileName(info.id) && otherForm("text/markdown", base + twinAddress(info.id)),
    info && isFileName(info.id) && site.url && otherForm("application/json+oembed", site.url + embedAddress(info.id)),
    html`<meta name="twitter:card" content="${card ? "summary_large_image" : "summary"}">`,
    info?.previous && html`<link rel="prev" href="${base}${pageAddress(info.previous.id)}">`,
    info?.next && html`<link rel="next" href="${base}${pageAddress(info.next.id)}">`,
    html`<script type="application/ld+json">${jsonForScript(data)}</script>`,
  ];
  const lines = tags.flat().filter(Boolean);
  return html`<title>${title}</title>\n${icon(site)}${lines.map((tag) => html`${tag}\n`)}`;
}

/** @param {string} type @param {string} address */
const otherForm = (type, address) => html`<link rel="alternate" type="${type}" href="${address}">`;

/** Countries of languages that say none, as og:locale wants one. */
const COUNTRIES = { ko: "KR", en: "US", ja: "JP", zh: "CN" };

/** "ko_KR"; "" where the country is not known. @param {string} language BCP 47 */
function localeOf(language) {
  const [, code = "ko", region] = /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?:-|$)/i.exec(language) ?? [];
  const country = region ?? COUNTRIES[/** @type {keyof typeof COUNTRIES} */ (code.toLowerCase())];
  return country ? `${code.toLowerCase()}_${country.toUpperCase()}` : "";
}

/**
 * Styles for the first paint, script, feeds and icons of a page on a server. The modules that the script will import
 * are listed too, so that the browser can load them in parallel.
 * @param {Site} site
 * @param {string} base
 * @param {string} feedTitle
 * @param {{modules?: string[], messages?: Record<string, string>, styles?: string}} shell styles: CSS
 */
export function serverLinks(site, base, feedTitle, { modules = [], messages = {}, styles = "" }) {
  const language = site.language.slice(0, 2).toLowerCase();
  const preloads = [...modules, ...(messages[language] ? [messages[language]] : [])];
  return html`<style data-first>${raw(inlineStyle(styles))}</style>
${accentStyle(site)}<link rel="alternate" type="application/atom+xml" title="${feedTitle}" href="${base}feed.xml">
<link rel="alternate" type="application/feed+json" title="${feedTitle}" href="${base}feed.json">
${
  site.url &&
  html`<link rel="search" type="application/opensearchdescription+xml" title="${site.title}" href="${base}${SEARCH}">
`
}<link rel="manifest" href="${base}manifest.webmanifest">
<link rel="apple-touch-icon" href="${base}apple-touch-icon.png">
<script type="module" src="${base}app.js"></script>
${preloads.map(
  (name) => html`<link rel="modulepreload" href="${base}${name}">
`,
)}`;
}

/** Styles that the first paint does not need. At the end of a page they block nothing. @param {string} base */
export function laterStyles(base) {
  return html`<link rel="stylesheet" href="${base}app.css">`;
}
