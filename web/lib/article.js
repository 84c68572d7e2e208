// The page of a digest as one template, for two programs: the viewer draws it with Lit, and the command line writes it
// into prerendered pages. So a prerendered page and the first drawing of the viewer are the same. What only one of them
// has (tools, marks of the user) is a part that it gives; a part that is absent is left out.

import { countText } from "./count-text.js";
import { formatDate, formatDuration, formatTime, readingTimes } from "./format.js";
import { t } from "./i18n.js";

/** @typedef {import("../engine/types.d.ts").DigestInfo} DigestInfo */
/** @typedef {import("../engine/types.d.ts").DigestRef} DigestRef */
/** @typedef {import("../engine/types.d.ts").Segment} Segment */
/** @typedef {DigestInfo["entryList"][number]} Entry */

/**
 * The tag of templates, with the form of Lit: `@event=`, `.property=` and `?attribute=` are bindings, and `nothing` as
 * the value of an attribute removes it.
 * @typedef {{ html: (strings: TemplateStringsArray, ...values: unknown[]) => any, nothing: unknown }} Draw
 */

/**
 * @typedef {object} Parts
 * @property {string} language of the site's text
 * @property {string} locale of dates and numbers
 * @property {(id: string) => string} digestHref the address of a digest
 * @property {(digest: string, entry: string) => string} entryHref the address of an entry
 * @property {(content: string, row: Entry | null) => unknown} text an element with HTML of the core: of an entry, or of
 *   the overview
 * @property {(name: "back" | "forward" | "external") => unknown} icon
 * @property {(name: string) => unknown} channel
 * @property {(digest: DigestRef) => string} [dayHref] the address of a neighbour; default: that of the digest
 * @property {(digest: DigestRef) => void} [onTopic] a link to another topic of the day was followed
 * @property {boolean} [busy]
 * @property {unknown} [notes] below the topics of the day
 * @property {unknown} [marks] below the facts
 * @property {unknown} [read] the fact how much was read
 * @property {boolean} [withoutContents]
 * @property {unknown} [fold] beside the number of entries
 * @property {unknown} [foot] behind the entries
 * @property {(row: Entry) => boolean} [isRead]
 * @property {(row: Entry) => EntryParts} [entry]
 */

/**
 * @typedef {object} EntryParts
 * @property {boolean} [folded]
 * @property {unknown} [tools] in its heading
 * @property {unknown} [below] below its text
 * @property {unknown} [actions] beside the link to its source
 */

/** The labels that the core writes into the texts (RenderOptions). */
export const textLabels = () => ({
  intent: t("section.intent"),
  main: t("section.main"),
  key_sentences: t("section.key_sentences"),
  messages: t("section.messages"),
  other: "",
  image: t("image.show"),
});

/** @param {Draw} draw @param {import("../engine/types.d.ts").PageResult} page @param {Parts} parts */
export function article(draw, { info, overview, entries }, parts) {
  const { html, nothing } = draw;
  const { entryList } = info;
  return html`
    <article class="yk-digest" data-digest=${info.id} aria-busy=${parts.busy ?? nothing}>
      <header class="yk-digest-head" data-place="top">
        <h1 tabindex="-1">${
          info.headline
            ? html`<span lang=${parts.language}>${info.headline}</span>`
            : formatDate(info.date, "full", parts.locale)
        }<span class="yk-sr">, <span lang=${parts.language}>${info.topic}</span></span></h1>
        ${dayNavigation(draw, info, parts)}
        ${topicTabs(draw, info, parts)}
        ${parts.notes ?? nothing}
        <p class="yk-facts">${facts(draw, info, parts)}</p>
        ${parts.marks ?? nothing}
      </header>
      ${
        overview
          ? html`<section class="yk-overview" data-place="overview" aria-labelledby="yk-overview-title">
        <h2 id="yk-overview-title">${t("digest.overview")}</h2>
        ${parts.text(overview, null)}
      </section>`
          : nothing
      }
      ${entryList.length > 1 && !parts.withoutContents ? contents(draw, { info, entries }, parts) : nothing}
      ${
        entryList.length
          ? html`<h2 class="yk-entries-title" data-place="entries">${countText(entryList.length, { rows: entryList })}
        ${parts.fold ?? nothing}</h2>`
          : nothing
      }
      ${entryList.map((row, i) =>
        row.muted
          ? nothing
          : [
              groups(draw, row, "h2", parts),
              entry(draw, row, { ...entries[i], n: i + 1, before: entryList[i - 1] }, parts),
            ],
      )}
      ${parts.foot ?? nothing}
    </article>`;
}

/**
 * Links to the previous and the next day.
 * @param {Draw} draw @param {Pick<DigestInfo, "previous" | "next">} info
 * @param {Pick<Parts, "locale" | "digestHref" | "dayHref" | "icon">} parts
 * @param {boolean} [foot] at the end of the page
 */
export function dayNavigation({ html, nothing }, { previous, next }, parts, foot = false) {
  if (!previous && !next) return nothing;
  const href = parts.dayHref ?? (({ id }) => parts.digestHref(id));
  const link = (/** @type {DigestRef | null} */ to, /** @type {"previous" | "next"} */ way) => {
    if (!to) return foot ? html`<span></span>` : nothing;
    const day = formatDate(to.date, "dayWeek", parts.locale);
    return html`<a class="yk-day-link" data-way=${way} rel=${way === "previous" ? "prev" : "next"} href=${href(to)}
      aria-label=${t(`day.${way}`, { day })}>${way === "previous" ? parts.icon("back") : nothing}<span>${day}</span>${
        way === "next" ? parts.icon("forward") : nothing
      }</a>`;
  };
  const links = [link(previous, "previous"), link(next, "next")];
  return html`<nav class="yk-day-nav" aria-label=${t(foot ? "day.navFoot" : "day.nav")}>${links}</nav>`;
}

/**
 * Links to the topics of the day.
 * @param {Draw} draw @param {Pick<DigestInfo, "id" | "sameDay">} info
 * @param {Pick<Parts, "language" | "digestHref" | "onTopic">} parts
 */
export function topicTabs({ html, nothing }, { id, sameDay }, { language, digestHref, onTopic }) {
  return html`<nav class="yk-tabs" aria-label=${t("topics.ofDay")}>${sameDay.map(
    (each) => html`<a
    href=${digestHref(each.id)} aria-current=${each.id === id ? "page" : nothing}
    @click=${onTopic && (() => onTopic(each))} lang=${language}>${each.headline || each.topic || each.title}</a>`,
  )}</nav>`;
}

/** @param {Draw} draw @param {DigestInfo} info @param {Parts} parts */
function facts(draw, info, { language, locale, read }) {
  const { overview, whole } = readingTimes(info, language, locale);
  return dotted(draw, [
    info.headline ? formatDate(info.date, "full", locale) : "",
    info.headline && !info.entries ? info.topic : countText(info.entries, { rows: info.entryList }),
    info.seconds ? t("facts.watch", { time: formatDuration(info.seconds, locale) }) : "",
    overview ? t("facts.overview", { time: overview }) : "",
    t(overview ? "facts.whole" : "facts.reading", { time: whole }),
    read ?? "",
  ]);
}

/**
 * The names of the groups that begin at an entry.
 * @param {Draw} draw @param {Entry} row @param {"h2" | "li"} tag in the page, or in its contents @param {Parts} parts
 */
function groups({ html, nothing }, { headings }, tag, { language }) {
  if (!headings) return nothing;
  return headings.map(({ depth, text }) =>
    tag === "li"
      ? html`<li class="yk-part" lang=${language}>${text}</li>`
      : html`<h2 class="yk-part" data-depth=${depth} lang=${language}>${text}</h2>`,
  );
}

/**
 * @param {Draw} draw @param {Pick<import("../engine/types.d.ts").PageResult, "info" | "entries">} page
 * @param {Parts} parts
 */
function contents(draw, { info, entries }, parts) {
  const { html } = draw;
  const { language, locale, entryHref, isRead } = parts;
  return html`
    <nav class="yk-contents" data-place="contents" aria-labelledby="yk-contents-title">
      <h2 id="yk-contents-title">${t("digest.contents")}</h2>
      <ol>${info.entryList.map((row, i) =>
        row.muted
          ? ""
          : html`${groups(draw, row, "li", parts)}
        <li ?data-read=${isRead?.(row)}><a href=${entryHref(info.id, row.id)}
          lang=${language}>${titleOf(draw, row.title, entries[i].titleParts)}</a><span class="yk-meta">${dotted(draw, [
            row.channel ? html`<span lang=${language}>${row.channel}</span>` : "",
            lengthText(row.seconds, locale),
          ])}</span></li>`,
      )}
      </ol>
    </nav>`;
}

/**
 * One entry.
 * @param {Draw} draw
 * @param {Entry} row
 * @param {{ html: string, titleParts?: Segment[] | undefined, n?: number, before?: Entry | undefined }} more what the
 *   core says of it, its number, and the entry before it
 * @param {Parts} parts
 */
export function entry(draw, row, { html: content, titleParts, n, before }, parts) {
  const { html, nothing } = draw;
  const { language, locale } = parts;
  const { folded, tools, below, actions } = parts.entry?.(row) ?? {};
  const heading = "h-" + row.id;
  const more = html`<span class="yk-sr"> (${t("entry.newWindow")}): ${row.title}</span>`;
  const link = row.url
    ? html`<a class="yk-action" href=${row.url} target="_blank" rel="noopener noreferrer"
        >${parts.icon("external")}<span>${t(row.videoId ? "entry.watch" : "entry.source")}${more}</span></a>`
    : nothing;
  return html`
    <section class="yk-entry" .row=${row} id=${row.id} data-entry=${row.id} data-place=${row.id}
      aria-labelledby=${heading} ?data-folded=${folded} ?data-grouped=${isGrouped(before, row)}
      ?data-read=${parts.isRead?.(row)}>
      <header>
        <h3 id=${heading} data-n=${n ?? nothing} tabindex="-1" lang=${languageOf(row.title, language)}
          ><a href=${parts.entryHref(row.digest, row.id)}>${titleOf(draw, row.title, titleParts)}</a></h3>
        <p class="yk-meta">${dotted(draw, [
          row.channel ? parts.channel(row.channel) : "",
          lengthText(row.seconds, locale),
          row.publishedAt ? html`<time datetime=${row.publishedAt}>${timeText(row, locale)}</time>` : "",
        ])}</p>
        ${tools ?? nothing}
      </header>
      ${parts.text(content, row)}
      ${below ?? nothing}
      ${row.url || actions ? html`<footer class="yk-entry-foot">${link}${actions ?? nothing}</footer>` : nothing}
    </section>`;
}

/**
 * Pages that are not video digests may have one heading over several entries: it is shown once.
 * @param {Entry | undefined} before
 * @param {Entry} entry
 */
function isGrouped(before, entry) {
  const label = (/** @type {Entry} */ { sections }) =>
    sections.length === 1 && sections[0].kind === "other" ? sections[0].label : "";
  return before !== undefined && label(entry) !== "" && label(before) === label(entry);
}

/** A text with marked hits. @param {Draw} draw @param {Segment[]} parts */
export function marked({ html }, parts) {
  return parts.map((part) => (part.hit ? html`<mark>${part.text}</mark>` : part.text));
}

/** @param {Draw} draw @param {string} title @param {Segment[] | undefined} parts the title with its hits */
export const titleOf = (draw, title, parts) => (parts ? marked(draw, parts) : title);

/** "22분", "라이브", or nothing. @param {number | null} seconds @param {string} locale */
export function lengthText(seconds, locale) {
  if (seconds === null) return "";
  return seconds === 0 ? t("entry.live") : formatDuration(seconds, locale);
}

/**
 * The time of publication, with the day if it differs from the digest's.
 * @param {Pick<Entry, "publishedAt" | "date">} row
 * @param {string} locale
 */
export function timeText({ publishedAt, date }, locale) {
  const time = formatTime(publishedAt, locale);
  if (!time || !publishedAt) return "";
  const day = publishedAt.slice(0, 10);
  return day === date ? time : `${formatDate(day, "day", locale)} ${time}`;
}

/**
 * The language of a short text: text with only Latin letters is not Korean.
 * @param {string} text
 * @param {string} language of the site
 */
export function languageOf(text, language) {
  return /^ko\b/.test(language) && /[a-z]{2}/i.test(text) && !/[\p{Script=Hangul}\p{Script=Han}]/u.test(text)
    ? "en"
    : language;
}

/**
 * Joins facts with middle dots and leaves out empty ones. A dot belongs to the fact after it, and is hidden at the
 * beginning of a line.
 * @param {Draw} draw @param {unknown[]} facts
 */
export function dotted({ html, nothing }, facts) {
  const present = facts.filter((fact) => fact !== "" && fact !== null && fact !== nothing);
  return present.map((fact, i) =>
    i
      ? html` <span><span class="yk-dot" aria-hidden="true"> · </span>${fact}</span>`
      : typeof fact === "string"
        ? html`<span>${fact}</span>`
        : fact,
  );
}
