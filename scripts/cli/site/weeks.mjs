// Pages of weeks and what pages of months say first: what was said, which entries count most, which words rose. The
// core counts, ranks and chooses. A page is made of its own days and of days before, and links to none of later days:
// once a week is over, its page never changes.
import { addDays, monthEnd, monthStart, weekday } from "../../../web/lib/dates.js";
import { formatDate, formatDuration } from "../../../web/lib/format.js";
import { html } from "../html.mjs";
import { addressOf } from "./all-feeds.mjs";
import { pageAddress } from "./article.mjs";
import { labelsFor, localeFor } from "./labels.mjs";
import { isFileName } from "./names.mjs";

/** @typedef {import("../archive/pack.mjs").OpenReader} OpenReader */
/** @typedef {import("../../../web/engine/types.d.ts").Site} Site */
/** @typedef {import("../../../web/engine/types.d.ts").DigestRef} DigestRef */
/** @typedef {import("../../../web/engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {import("../../../web/engine/types.d.ts").TopEntry} TopEntry */
/** @typedef {import("../../../web/engine/packer.js").Highlights} Highlights */

/** Rising words of a page. */
const WORDS = 8;
/** How far back the core must look so that "lately", a third of the time, is the week; four weeks for a month. */
const BEFORE_WEEK = 14;
const BEFORE_MONTH = 56;

/**
 * A digest as the packer's highlights() takes it. @typedef {object} Outline
 * @property {DigestRef} ref @property {string} json its overview, and entries without their sections
 * @property {TopEntry[]} top @property {EntryRow[]} rows
 */

/**
 * @param {DigestRef} ref @param {any} exported @param {TopEntry[]} top @param {EntryRow[]} rows @returns {Outline}
 */
export function outlineOf(ref, { id, date, topic, title, overview, entries }, top, rows) {
  const heads = entries.map((/** @type {any} */ entry) => ({ id: entry.id, url: entry.url, sections: [] }));
  return { ref, json: JSON.stringify({ id, date, topic, title, overview, entries: heads }), top, rows };
}

/** The Sunday of a day's week, as the core counts weeks. @param {string} day */
export const weekOf = (day) => addDays(day, -weekday(day));
/** @param {string} week its first day */
export const weekPage = (week) => `w/${week}.html`;

/**
 * @param {string} week its first day @param {Site} site
 */
export function weekName(week, site) {
  const locale = localeFor(site.language);
  return labelsFor(site.language).week(formatDate(week, "long", locale), formatDate(addDays(week, 6), "day", locale));
}

/**
 * What a time was about.
 * @typedef {object} Period
 * @property {string} from @property {string} to @property {Outline[]} outlines newest first
 * @property {Highlights} highlights @property {string[]} words that rose @property {number} entries
 * @property {number} seconds
 */

/**
 * @param {OpenReader} reader @param {import("./twins.mjs").TwinWriter} core @param {Outline[]} outlines newest first
 * @param {{from: string, to: string, before: number}} time before: days before it that words are compared with
 * @returns {Promise<Period>}
 */
async function period(reader, core, outlines, { from, to, before }) {
  const oldestFirst = [...outlines].reverse();
  const highlights = core.highlights(
    oldestFirst.map(({ json }) => json),
    oldestFirst.map(({ top }) => top),
  );
  const { count, seconds } = await reader.tally({ from, to, today: to });
  const { rising } = await reader.tally({ from: addDays(from, -before), to, today: to, rising: WORDS });
  return {
    from,
    to,
    outlines,
    highlights,
    words: (rising?.words ?? []).map(({ word }) => word),
    entries: count,
    seconds,
  };
}

/** @param {OpenReader} reader @param {import("./twins.mjs").TwinWriter} core @param {Outline[]} outlines of a week */
export function weekPeriod(reader, core, outlines) {
  const from = weekOf(outlines[0].ref.date);
  return period(reader, core, outlines, { from, to: addDays(from, 6), before: BEFORE_WEEK });
}

/** @param {OpenReader} reader @param {import("./twins.mjs").TwinWriter} core @param {Outline[]} outlines of a month */
export function monthPeriod(reader, core, outlines) {
  const month = outlines[0].ref.date.slice(0, 7);
  return period(reader, core, outlines, { from: monthStart(month), to: monthEnd(month), before: BEFORE_MONTH });
}

/**
 * What its page says of a time, and the first words of each digest.
 * @param {Period} about @param {Site} site @param {string} root address of the site's root, with a slash at its end
 */
export function weekContent(about, site, root) {
  const labels = labelsFor(site.language);
  const locale = localeFor(site.language);
  const said = about.highlights.overviews.flatMap(({ digest, text }) => {
    const ref = about.outlines.find((outline) => outline.ref.id === digest)?.ref;
    if (!ref || !isFileName(digest)) return [];
    const name = [formatDate(ref.date, "dayWeek", locale), ref.topic].join(" · ");
    return html`<li><a href="${root}${pageAddress(digest)}">${name}</a><br>${text}</li>`;
  });
  return html`${periodContent(about, site, root)}${
    said.length > 0 && html`<h2>${labels.saidFirst}</h2><ul>${said}</ul>`
  }`;
}

/** @param {Period} about @param {Site} site @param {string} root as of weekContent() */
export function periodContent({ outlines, highlights, words, entries, seconds }, site, root) {
  const labels = labelsFor(site.language);
  const locale = localeFor(site.language);
  const rows = new Map(outlines.map(({ ref, rows: own }) => [ref.id, own]));
  const top = highlights.entries.flatMap(({ digest, entry, passages, related }) => {
    const row = rows.get(digest)?.find(({ id }) => id === entry);
    if (!row || !isFileName(digest)) return [];
    const why = [passages > 0 && labels.cited(passages), related > 0 && labels.alike(related)].filter(Boolean);
    const about = [formatDate(row.date, "day", locale), row.channel].filter(Boolean).join(" · ");
    const address = `${root}${pageAddress(digest)}#${encodeURIComponent(entry)}`;
    return html`<li><a href="${address}">${row.title || row.date}</a> ${about}<br>${why.join(" · ")}</li>`;
  });
  const facts = [labels.count.digests(outlines.length), labels.count.items(entries)];
  if (seconds > 0) facts.push(labels.toWatch(formatDuration(seconds, locale)));
  return html`<p>${facts.join(" · ")}</p>${top.length > 0 && html`<h2>${labels.mostCited}</h2><ol>${top}</ol>`}${
    words.length > 0 && html`<h2>${labels.rising}</h2><p>${words.join(", ")}</p>`
  }`;
}

/**
 * Weeks as items of a feed. @param {{week: string, about: Period}[]} weeks that are over, newest first
 * @param {Site} site @param {string} root @returns {import("./feeds.mjs").ListedItem[]}
 */
export const weekItems = (weeks, site, root) =>
  weeks.map(({ week, about }) => ({
    name: addressOf(`w/${week}`, ".html"),
    title: weekName(week, site),
    day: about.to,
    content: String(weekContent(about, site, root)),
  }));
