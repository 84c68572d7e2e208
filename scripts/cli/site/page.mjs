// Fills in the shell's template (web/index.html): head, content, foot, and the path to the site's root.
import { inlineStyle } from "../../../web/lib/single-file.js";
import { CliError, EXIT } from "../errors.mjs";
import { html, jsonForScript, raw } from "../html.mjs";
import { pageAddress } from "./article.mjs";
import { isFileName, twinAddress } from "./names.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../../../web/engine/types.d.ts").DigestInfo} DigestInfo */

const HEAD = "<!--yoyak:head-->";
const CONTENT = "<!--yoyak:content-->";

/**
 * @param {string} template
 * @param {{site: Site, base: string, home?: string, head: unknown, content: unknown, foot?: unknown}} parts home: where
 *   the site's name leads
 * @returns {string}
 */
export function fillTemplate(template, { site, base, home = base || "./", head, content, foot = "" }) {
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
  const values = { lang: site.language || "ko", base, home, title: site.title };
  // One pass with a function, so that text in a value is never treated as a marker or a replacement pattern.
  return template.replace(/<!--yoyak:(head|content|foot)-->|\{\{(lang|base|home|title)\}\}/g, (_, marker, value) =>
    marker ? String(parts[marker]) : String(html`${values[value]}`),
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
 * @param {string} parts.description
 */
export function metadata({ site, base, info, description }) {
  const title = info ? `${titleOf(info)} · ${site.title}` : site.title;
  const address = site.url && site.url + (info ? pageAddress(info.id) : "");
  return html`<title>${title}</title>
${icon(site)}${
    description &&
    html`<meta name="description" content="${description}">
`
  }${
    address &&
    html`<link rel="canonical" href="${address}">
<meta property="og:url" content="${address}">
`
  }<meta property="og:title" content="${title}">
<meta property="og:type" content="${info ? "article" : "website"}">
<meta property="og:site_name" content="${site.title}">
${
  description &&
  html`<meta property="og:description" content="${description}">
`
}${
    info &&
    html`<meta property="article:published_time" content="${info.date}">
<meta property="article:section" content="${info.topic}">
`
  }${
    info &&
    isFileName(info.id) &&
    html`<link rel="alternate" type="text/markdown" href="${base}${twinAddress(info.id)}">
`
  }<meta name="twitter:card" content="summary">
${
  info?.previous &&
  html`<link rel="prev" href="${base}${pageAddress(info.previous.id)}">
`
}${
    info?.next &&
    html`<link rel="next" href="${base}${pageAddress(info.next.id)}">
`
  }<script type="application/ld+json">${jsonForScript(structuredData({ site, info, description, address }))}</script>
`;
}

/** @param {{site: Site, info: DigestInfo | null, description: string, address: string}} parts */
function structuredData({ site, info, description, address }) {
  const common = {
    "@context": "https://schema.org",
    ...(address ? { url: address } : {}),
    ...(description ? { description } : {}),
    inLanguage: site.language,
  };
  if (!info) return { ...common, "@type": "WebSite", name: site.title };
  return {
    ...common,
    "@type": "Article",
    headline: titleOf(info),
    datePublished: info.date,
    articleSection: info.topic,
    isPartOf: { "@type": "WebSite", name: site.title, ...(site.url ? { url: site.url } : {}) },
    hasPart: info.entryList.map((row) => ({
      "@type": row.videoId ? "VideoObject" : "CreativeWork",
      name: row.title,
      ...(/^https?:/.test(row.url) ? { url: row.url } : {}),
      ...(row.channel ? { creator: { "@type": "Organization", name: row.channel } } : {}),
      ...(row.publishedAt ? { [row.videoId ? "uploadDate" : "datePublished"]: row.publishedAt } : {}),
      ...(row.seconds ? { duration: `PT${row.seconds}S` } : {}),
    })),
  };
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
<link rel="manifest" href="${base}manifest.webmanifest">
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
