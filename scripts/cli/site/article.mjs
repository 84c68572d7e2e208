// A digest as HTML that works without JavaScript. It has the structure and class names of the viewer, which replaces
// it.
import { formatDate, formatDuration, formatTime, readingTimes } from "../../../web/lib/format.js";
import { html, raw, safeUrl } from "../html.mjs";
import { labelsFor, localeFor } from "./labels.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").DigestInfo} DigestInfo */
/** @typedef {import("../../../web/engine/types.d.ts").DigestRef} DigestRef */
/** @typedef {import("../../../web/engine/types.d.ts").PageResult} Loaded */

/** @param {import("../archive/pack.mjs").OpenReader} reader @param {string} id @returns {Promise<Loaded>} */
export async function loadDigest(reader, id) {
  return reader.page({ digest: id, labels: labelsFor(reader.info.site.language).sections });
}

/** File of a digest's page, relative to the site. @param {string} id */
export const pageName = (id) => `d/${id}.html`;
/** The same as an address. @param {string} id */
export const pageAddress = (id) => `d/${encodeURIComponent(id)}.html`;

/**
 * @param {Loaded} loaded
 * @param {import("../../../web/engine/types.d.ts").Site} site
 * @param {string} base "" or "../"
 */
export function article({ info, overview, entries }, site, base) {
  const words = labelsFor(site.language);
  const locale = localeFor(site.language);
  return html`<article class="yk-digest" data-digest="${info.id}">
<header class="yk-digest-head">
<h1>${info.headline || formatDate(info.date, "full", locale)}<span class="yk-sr">, ${info.topic}</span></h1>
${neighbours(info, words, locale, base)}
<p class="yk-facts">${facts(info, words, site.language || "ko", locale)}</p>
</header>
${
  overview &&
  html`<section class="yk-overview" aria-labelledby="yk-overview-title">
<h2 id="yk-overview-title">${words.overview}</h2>
<div class="yk-text">${raw(overview)}</div>
</section>`
}
${info.entryList.length > 1 && contents(info, words)}
${
  info.entryList.length > 0 &&
  html`<h2 class="yk-entries-title">${words.entries}</h2>
`
}${info.entryList.map((row, index) => entry(row, index + 1, entries[index].html, words, locale))}
</article>`;
}

/**
 * @param {DigestInfo} info @param {ReturnType<typeof labelsFor>} words @param {string} language @param {string} locale
 */
function facts(info, words, language, locale) {
  const { overview, whole } = readingTimes(info, language, locale);
  return [
    info.headline && formatDate(info.date, "full", locale),
    info.headline && info.entryList.length === 0
      ? info.topic
      : words.count[kindOf(info.entryList)](info.entryList.length),
    info.seconds > 0 ? words.duration(formatDuration(info.seconds, locale)) : "",
    overview && words.brief(overview),
    overview ? words.whole(whole) : words.reading(whole),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** @param {DigestInfo} info @param {ReturnType<typeof labelsFor>} words @param {string} locale @param {string} base */
function neighbours({ id, previous, next, sameDay }, words, locale, base) {
  const link = (/** @type {DigestRef | null} */ to, /** @type {"previous" | "next"} */ way) => {
    if (!to) return null;
    const rel = way === "previous" ? "prev" : "next";
    const href = `${base}${pageAddress(to.id)}`;
    const day = formatDate(to.date, "dayWeek", locale);
    const label = `${words[way]}: ${day}`;
    const text = [way === "previous" && raw("‹ "), day, way === "next" && raw(" ›")];
    return html`<a class="yk-day-link" data-way="${way}" rel="${rel}" href="${href}" aria-label="${label}">${text}</a>`;
  };
  const tab = (/** @type {DigestRef} */ to) =>
    html`<a href="${base}${pageAddress(to.id)}"${to.id === id && raw(' aria-current="page"')}>${
      to.headline || to.topic || to.title
    }</a>`;
  return html`${
    (previous || next) &&
    html`<nav class="yk-day-nav" aria-label="${words.days}">${link(previous, "previous")}${link(next, "next")}</nav>
`
  }${sameDay.length > 0 && html`<nav class="yk-tabs" aria-label="${words.topics}">${sameDay.map(tab)}</nav>`}`;
}

/** @param {DigestInfo} info @param {ReturnType<typeof labelsFor>} words */
function contents(info, words) {
  return html`<nav class="yk-contents" aria-labelledby="yk-contents-title">
<h2 id="yk-contents-title">${words.contents}</h2>
<ol>${info.entryList.map((row) => html`<li><a href="#${row.id}">${row.title}</a></li>`)}</ol>
</nav>`;
}

/**
 * @param {DigestInfo["entryList"][number]} row @param {number} n @param {string} text
 * @param {ReturnType<typeof labelsFor>} words
 * @param {string} locale
 */
function entry(row, n, text, words, locale) {
  const url = safeUrl(row.url);
  const length = row.seconds === null ? "" : row.seconds === 0 ? words.live : formatDuration(row.seconds, locale);
  const meta = [row.channel, length].filter(Boolean).join(" · ");
  return html`<section class="yk-entry" id="${row.id}" data-entry="${row.id}" aria-labelledby="h-${row.id}">
<header>
<h3 id="h-${row.id}" data-n="${n}"><a href="#${row.id}">${row.title}</a></h3>
<p class="yk-meta">${meta}${
    row.publishedAt &&
    html`${meta && " · "}<time datetime="${row.publishedAt}">${formatTime(row.publishedAt, locale)}</time>`
  }</p>
</header>
<div class="yk-text">${raw(text)}</div>
${
  url &&
  html`<footer class="yk-entry-foot"><a class="yk-action" href="${url}" rel="noopener noreferrer">${
    row.videoId ? words.watch : words.source
  }</a></footer>
`
}</section>
`;
}

/**
 * The kind of its entries, by the same rule as in the viewer.
 * @param {import("../../../web/engine/types.d.ts").EntryRow[]} rows
 * @returns {"videos" | "posts" | "items"}
 */
function kindOf(rows) {
  const videos = rows.filter((row) => row.videoId !== null || row.seconds !== null).length;
  return videos === rows.length ? "videos" : videos === 0 ? "posts" : "items";
}
