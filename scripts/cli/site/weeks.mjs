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
 * A digest of a week or month.
 * @typedef {{ref: DigestRef, top: TopEntry[], rows: EntryRow[]}} Outline
 */

/** A digest as the packer's highlights() takes it: its overview, and entries without their sections. */
function outlineJson(/** @type {any} */ { id, date, topic, title, overview, entries }) {
  const heads = entries.map((/** @type {any} */ entry) => ({ id: entry.id, url: entry.url, sections: [] }));
  return JSON.stringify({ id, date, topic, title, overview, entries: heads });
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
 * @typedef {object} Sources
 * @property {OpenReader} reader @property {import("./twins.mjs").TwinWriter} core
 * @property {import("./kept.mjs").Kept} kept @property {import("./kept.mjs").Keys} keys
 */

/**
 * @param {Sources} sources @param {Outline[]} outlines newest first
 * @param {{from: string, to: string, before: number}} time before: days before it that words are compared with
 * @returns {Promise<Period>}
 */
async function period({ reader, core, kept, keys }, outlines, { from, to, before }) {
  const since = addDays(from, -before);
  // The archive's ends decide which part of these days words are compared over.
  const ends = [reader.info.from > since ? reader.info.from : "", reader.info.to < to ? reader.info.to : ""];
  const key = keys.period(`period ${from} ${to} ${ends}`, since, to);
  const about = await kept.value(`period ${from} ${to}`, key, async () => {
    const oldestFirst = [...outlines].reverse();
    const json = [];
    for (const { ref } of oldestFirst) json.push(outlineJson(await reader.export(ref.id)));
    const highlights = core.highlights(
      json,
      oldestFirst.map(({ top }) => top),
    );
    const { count, seconds } = await reader.tally({ from, to, today: to });
    const { rising } = await reader.tally({ from: since, to, today: to, rising: WORDS });
    return { highlights, words: (rising?.words ?? []).map(({ word }) => word), entries: count, seconds };
  });
  return { from, to, outlines, ...about };
}

/** @param {Sources} sources @param {Outline[]} outlines of a week */
export function weekPeriod(sources, outlines) {
  const from = weekOf(outlines[0].ref.date);
  return period(sources, outlines, { from, to: addDays(from, 6), before: BEFORE_WEEK });
}

/** @param {Sources} sources @param {Outline[]} outlines of a month */
export function monthPeriod(sources, outlines) {
  const month = outlines[0].ref.date.slice(0, 7);
  return period(sources, outlines, { from: monthStart(month), to: monthEnd(month), before: BEFORE_MONTH });
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
