// Pages with links to all digests, for visitors without JavaScript and for crawlers: one page with all months and
// topics, one per month, one per topic. They use the viewer's styles, but the viewer does not run on them.
import { formatDate } from "../../../web/lib/format.js";
import { inlineStyle } from "../../../web/lib/single-file.js";
import { html, raw } from "../html.mjs";
import { addressOf } from "./all-feeds.mjs";
import { pageAddress } from "./article.mjs";
import { labelsFor, localeFor } from "./labels.mjs";
import { isFileName } from "./names.mjs";
import { accentStyle, icon } from "./page.mjs";
import { nameContent, nameList } from "./name-pages.mjs";
import { storyContent, storyFacts } from "./stories.mjs";
import { periodContent, weekContent, weekName, weekPage } from "./weeks.mjs";

/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../../../web/engine/types.d.ts").DigestRef} DigestRef */
/** @typedef {import("./all-feeds.mjs").ListedFeed} ListedFeed */
/** @typedef {import("./weeks.mjs").Period} Period */

export const ALL = "m/all.html";
export const WEEKS = "w/all.html";
export const STORIES = "s/all.html";
export const NAMES = "n/all.html";
export const FEEDS = "m/feeds.html";
const monthPage = (/** @type {string} */ month) => `m/${month}.html`;
const topicPage = (/** @type {string} */ stem) => `t/${stem}.html`;
const address = (/** @type {string} */ name) => name.split("/").map(encodeURIComponent).join("/");

/**
 * The navigation at the end of every page, with links to all lists. @param {Site} site @param {string} base
 * @param {{stories?: boolean, names?: boolean}} [which] lists to name; pages that are kept from build to build, and
 *   those that never change once their time is over, name none of them
 */
export function siteNavigation(site, base, { stories = false, names = false } = {}) {
  const words = labelsFor(site.language);
  const links = [
    [ALL, words.allDigests],
    [WEEKS, words.weeks],
    ...(stories ? [[STORIES, words.stories]] : []),
    ...(names ? [[NAMES, words.names]] : []),
    [FEEDS, words.allFeedsPage],
    ...(site.url ? [["feeds.opml", "OPML"]] : []),
  ].map(([name, text], index) => html`${index > 0 && " · "}<a href="${base}${name}">${text}</a>`);
  return html`<nav class="yk-site-nav" aria-label="${words.archive}">${links}</nav>`;
}

/**
 * @param {DigestRef[]} digests newest first @param {Site} site
 * @param {object} parts
 * @param {Map<string, string>} parts.topics topic → file name of its feed and page, without folder and ending
 * @param {Map<string, string>} parts.languages digest → its language, where that is not the site's
 * @param {ListedFeed[]} parts.feeds all of them
 * @param {{week: string, about: Period}[]} parts.weeks newest first @param {Map<string, Period>} parts.months
 * @param {import("./stories.mjs").StoryPage[]} parts.stories newest first
 * @param {import("./name-pages.mjs").NamePage[]} parts.names those with most mentions first
 * @param {string} parts.styles CSS of the first paint
 * @returns {Map<string, string>} file name → page
 */
export function listPages(digests, site, { topics, languages, feeds, weeks, months: periods, stories, names, styles }) {
  const words = labelsFor(site.language);
  const listed = digests.filter(({ id }) => isFileName(id));
  const months = groupedBy(listed, ({ date }) => date.slice(0, 7));
  const byTopic = groupedBy(listed, ({ topic }) => topic);
  const page = (
    /** @type {string} */ title,
    /** @type {string} */ name,
    /** @type {unknown} */ content,
    /** @type {ListedFeed | undefined} */ feed = undefined,
  ) => String(frame({ title, name, site, content, styles, feed }));
  /** @type {Map<string, string>} */
  const pages = new Map();
  pages.set(
    ALL,
    page(words.allDigests, ALL, [
      years(months, site),
      stories.length > 0 && html`<h2>${words.stories}</h2>${storyList(stories, site)}`,
      names.length > 0 && html`<p><a href="../${NAMES}">${words.names}</a></p>`,
      topicList(byTopic, topics, words),
      allFeeds(site, words),
    ]),
  );
  for (const [month, refs] of months) {
    const title = monthName(month, site);
    const about = periods.get(month);
    pages.set(
      monthPage(month),
      page(
        title,
        monthPage(month),
        html`${about && periodContent(about, site, "../")}<h2>${words.allDigests}</h2><ul>${refs.map((ref) =>
          digestLink(ref, site, {
            ...{ topic: true, language: languages.get(ref.id) },
            text: about?.highlights.overviews.find(({ digest }) => digest === ref.id)?.text,
          }),
        )}</ul>`,
      ),
    );
  }
  const ofWeeks = feeds.find(({ kind }) => kind === "weeks");
  const weekLink = (/** @type {string} */ week) =>
    html`<li><a href="../${weekPage(week)}">${weekName(week, site)}</a></li>`;
  pages.set(WEEKS, page(words.weeks, WEEKS, html`<ul>${weeks.map(({ week }) => weekLink(week))}</ul>`, ofWeeks));
  for (const [index, { week, about }] of weeks.entries()) {
    const before = weeks[index + 1];
    const content = html`${weekContent(about, site, "../")}${
      before && html`<h2>${words.before}</h2><ul>${weekLink(before.week)}</ul>`
    }`;
    pages.set(weekPage(week), page(weekName(week, site), weekPage(week), content, ofWeeks));
  }
  if (stories.length > 0) pages.set(STORIES, page(words.stories, STORIES, storyList(stories, site)));
  for (const story of stories) {
    const feed = feeds.find(({ kind, stem }) => kind === "story" && stem === story.stem);
    const name = `${story.stem}.html`;
    pages.set(name, page(story.title, name, storyContent(story, site, "../"), feed));
  }
  if (names.length > 0) pages.set(NAMES, page(words.names, NAMES, nameList(names, site)));
  for (const name of names)
    pages.set(`${name.stem}.html`, page(name.name, `${name.stem}.html`, nameContent(name, site, "../")));
  pages.set(FEEDS, page(words.allFeedsPage, FEEDS, feedLists(feeds, site)));
  for (const [topic, refs] of byTopic) {
    const stem = topics.get(topic);
    if (stem === undefined) continue;
    const ofYears = groupedBy(refs, ({ date }) => date.slice(0, 4));
    const content = [...ofYears].map(
      ([year, of]) =>
        html`<h2>${year}</h2><ul>${of.map((ref) => digestLink(ref, site, { language: languages.get(ref.id) }))}</ul>`,
    );
    const feed = feeds.find(({ kind, title }) => kind === "topic" && title === topic);
    pages.set(topicPage(stem), page(topic, topicPage(stem), content, feed));
  }
  return pages;
}

/**
 * Groups in order of appearance.
 * @template T @param {T[]} items @param {(item: T) => string} key @returns {Map<string, T[]>}
 */
export function groupedBy(items, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** @param {import("./stories.mjs").StoryPage[]} stories @param {Site} site */
function storyList(stories, site) {
  return html`<ul>${stories.map(
    (story) =>
      html`<li><a href="../${addressOf(story.stem, ".html")}">${story.title}</a> ${storyFacts(story, site)}</li>`,
  )}</ul>`;
}

/** @param {string} month "2026-01" @param {Site} site */
function monthName(month, site) {
  return formatDate(`${month}-01`, "month", localeFor(site.language));
}

/** @param {Map<string, DigestRef[]>} months @param {Site} site */
function years(months, site) {
  const ofYears = groupedBy([...months.keys()], (month) => month.slice(0, 4));
  const words = labelsFor(site.language);
  return [...ofYears].map(
    ([year, of]) =>
      html`<h2>${year}</h2><ul>${of.map(
        (month) =>
          html`<li><a href="../${address(monthPage(month))}">${monthName(month, site)}</a> ${words.count.digests(
            months.get(month)?.length ?? 0,
          )}</li>`,
      )}</ul>`,
  );
}

/**
 * All feeds, those of the site first. @param {ListedFeed[]} feeds @param {Site} site
 */
function feedLists(feeds, site) {
  const words = labelsFor(site.language);
  const row = (/** @type {ListedFeed} */ { kind, title, stem }) => {
    const name = kind === "site" ? site.title : kind === "weeks" ? words.weeks : title;
    return html`<li>${name} · <a href="../${addressOf(stem, ".xml")}">Atom</a> · <a
href="../${addressOf(stem, ".json")}">JSON</a></li>`;
  };
  const list = (/** @type {string[]} */ kinds, heading = "") => {
    const rows = feeds.filter(({ kind }) => kinds.includes(kind)).map(row);
    return rows.length > 0 && html`${heading && html`<h2>${heading}</h2>`}<ul>${rows}</ul>`;
  };
  const { topic, query, channel } = words.feedsOf;
  return html`${allFeeds(site, words)}${list(["site", "weeks"])}${list(["query"], query)}${list(
    ["topic"],
    topic,
  )}${list(["story"], words.stories)}${list(["channel"], channel)}`;
}

/**
 * The list of feeds exists where the site's address is known.
 * @param {Site} site @param {ReturnType<typeof labelsFor>} words
 */
function allFeeds(site, words) {
  return site.url && html`<p><a href="../feeds.opml">${words.allFeeds}</a></p>`;
}

/**
 * @param {Map<string, DigestRef[]>} byTopic @param {Map<string, string>} topics
 * @param {ReturnType<typeof labelsFor>} words
 */
function topicList(byTopic, topics, words) {
  const known = [...byTopic].filter(([topic]) => topics.has(topic));
  return html`<h2>${words.topicsOfSite}</h2><ul>${known.map(([topic, refs]) => {
    const stem = String(topics.get(topic));
    const feed = (/** @type {string} */ ending) => address(`feeds/${stem}.${ending}`);
    return html`<li><a href="../${address(topicPage(stem))}">${topic}</a> ${words.count.digests(
      refs.length,
    )} · <a href="../${feed("xml")}">Atom</a> · <a href="../${feed("json")}">JSON</a></li>`;
  })}</ul>`;
}

/**
 * @param {DigestRef} ref @param {Site} site
 * @param {{topic?: boolean, text?: string | undefined, language?: string | undefined}} about topic: whether it says its
 *   topic · text: the beginning of its overview · language: where it is not the site's
 */
function digestLink(ref, site, { topic = false, text = "", language }) {
  const words = labelsFor(site.language);
  const day = formatDate(ref.date, "full", localeFor(site.language));
  const name = html`${day}${topic && ` · ${ref.topic}`}${ref.headline && ` · ${ref.headline}`}`;
  return html`<li><a href="../${pageAddress(ref.id)}" hreflang=${language}>${name}</a> ${words.count.items(
    ref.entries,
  )}${text && html`<br>${language ? html`<span lang="${language}">${text}</span>` : text}`}</li>`;
}

/** Styles of these pages in addition to those of the first paint. */
const STYLE =
  ".yk-site-list{padding-bottom:3rem}.yk-site-list h2{margin:2rem 0 .5rem;font-size:1.125rem}" +
  ".yk-site-list ul{margin:0;padding:0;list-style:none}" +
  ".yk-site-list li{padding:.5rem 0;border-bottom:1px solid var(--yoyak-line)}" +
  ".yk-site-list li{color:var(--yoyak-ink-2);font-size:.9375rem}" +
  ".yk-site-list a{color:var(--yoyak-ink);text-underline-offset:.2em}" +
  ".yk-site-list>:is(p,.yk-site-nav){margin-top:.75rem;color:var(--yoyak-ink-2);line-height:1.75}" +
  ".yk-site-list>p+ul{margin-top:.5rem}.yk-site-list>.yk-site-nav{margin-top:2.5rem}" +
  ".yk-site-list li>a:first-child,.yk-site-list li strong{display:block}" +
  ".yk-site-list li strong{font-size:.8125rem;font-weight:400}" +
  "body>.yk-bar{display:flex;align-items:center;padding:0 1.25rem}.yk-bar a{color:inherit;text-decoration:none}";

/**
 * @param {{title: string, name: string, site: Site, content: unknown, styles: string, feed: ListedFeed | undefined}}
 *   parts feed: about what the page lists
 */
function frame({ title, name, site, content, styles, feed }) {
  return html`<!doctype html>
<html lang="${site.language || "ko"}" data-base="../">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${site.title}</title>
${icon(site)}${site.url && html`<link rel="canonical" href="${site.url}${address(name)}">\n`}<style>${raw(
    inlineStyle(styles + STYLE),
  )}</style>
${accentStyle(site)}<link rel="alternate" type="application/atom+xml" title="${site.title}" href="../feed.xml">
${
  feed &&
  html`<link rel="alternate" type="application/atom+xml" title="${title}" href="../${addressOf(feed.stem, ".xml")}">
<link rel="alternate" type="application/feed+json" title="${title}" href="../${addressOf(feed.stem, ".json")}">
`
}</head>
<body>
<header class="yk-bar"><a class="yk-brand" href="../index.html">${site.title}</a></header>
<main class="yk-main"><article class="yk-digest yk-site-list">
<header class="yk-digest-head"><h1>${title}</h1></header>
${content}
${
  // The page of a week that is over never changes, so it knows of no stories.
  siteNavigation(site, "../", { stories: name.startsWith("s/"), names: name.startsWith("n/") })
}
</article></main>
</body>
</html>
`;
}
