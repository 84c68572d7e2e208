// What a page says to search engines in the vocabulary of schema.org (JSON-LD). Addresses in it are absolute, so what
// needs one is left out where the site's address is not known. Nothing here makes a browser load anything.
import { iconList } from "./icons.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../../../web/engine/types.d.ts").DigestInfo} DigestInfo */
/** @typedef {import("../../../web/engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../archive/settings.mjs").Settings} Settings */

/**
 * @param {{site: Site, info: DigestInfo | null, name: string, description: string, address: string, settings: Settings,
 *   card: string, changed: string, language: string}} parts as of metadata()
 */
export function structuredData({ site, info, name, description, address, settings, card, changed, language }) {
  const { title, url } = site;
  const website = { "@type": "WebSite", name: title, ...(url && { url }) };
  const publisher = title && {
    "@type": "Organization",
    name: title,
    ...(url && { url, logo: { "@type": "ImageObject", url: url + iconList[1].src } }),
  };
  const author = settings.author ? { "@type": "Person", name: settings.author } : publisher;
  const common = {
    ...(description && { description }),
    ...(address && { url: address }),
    ...(card && { image: card }),
    ...(language && { inLanguage: language }),
    ...(author && { author }),
    ...(publisher && { publisher }),
  };
  const context = { "@context": "https://schema.org" };
  if (!info) {
    const potentialAction = {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${url}?view=search&q={search_term_string}` },
      "query-input": "required name=search_term_string",
    };
    return { ...context, ...website, ...common, ...(url && { potentialAction }) };
  }
  return {
    ...context,
    "@type": "Article",
    headline: name,
    ...common,
    datePublished: info.date,
    dateModified: changed,
    articleSection: info.topic,
    ...(address && { mainEntityOfPage: address }),
    isPartOf: website,
    hasPart: info.entryList.map((row) => part(row, settings)),
  };
}

/** @param {EntryRow} row @param {Settings} settings */
function part({ title, url, channel, videoId, publishedAt, seconds }, { time_zone: zone }) {
  // A time without a zone is another time elsewhere; the day is what is left of it.
  const published = publishedAt && (/T.*(Z|[+-]\d\d:\d\d)$/.test(publishedAt) ? publishedAt : local(publishedAt, zone));
  // Search engines refuse a video without a date.
  const video = Boolean(videoId && published);
  return {
    "@type": video ? "VideoObject" : "CreativeWork",
    name: title,
    ...(/^https?:/.test(url) && { url }),
    ...(channel && { creator: { "@type": "Organization", name: channel } }),
    ...(published && { [video ? "uploadDate" : "datePublished"]: published }),
    ...(video && seconds && { duration: `PT${seconds}S` }),
    ...(video && { thumbnailUrl: `https://i.ytimg.com/vi/${videoId}/hqdefault.jpg` }),
  };
}

/** @param {string} time "2026-01-05T08:00:00" @param {string | undefined} zone "+09:00" */
const local = (time, zone) => (zone && time.includes("T") ? time + zone : time.slice(0, 10));
