// Formats numbers, dates and durations for a language. Each Intl object is made once, on first use: making one costs
// more than using it a hundred times. What the first digest needs in Korean, and all durations, are written without
// them: a phone would take longer to make six than to draw half of the entries.

import { fromIso, weekday } from "./dates.js";

/** @type {Map<string, any>} */
const made = new Map();

/** @template T @param {string} key @param {() => T} make @returns {T} */
export function once(key, make) {
  if (!made.has(key)) made.set(key, make());
  return made.get(key);
}

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const DATE_STYLES = {
  full: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
  long: { year: "numeric", month: "long", day: "numeric" },
  day: { month: "long", day: "numeric" },
  numeric: { month: "numeric", day: "numeric" },
  numericYear: { year: "2-digit", month: "numeric", day: "numeric" },
  dayWeek: { month: "long", day: "numeric", weekday: "short" },
  month: { year: "numeric", month: "long" },
  monthShort: { month: "short" },
  weekdayShort: { weekday: "short" },
  weekdayNarrow: { weekday: "narrow" },
  weekday: { weekday: "long" },
};

/** @param {string} iso @param {keyof typeof DATE_STYLES} style @param {string} locale */
export function formatDate(iso, style, locale) {
  if (/^ko/.test(locale)) return koreanDate(iso, style);
  return dateFormat(style, locale).format(fromIso(iso.length === 7 ? iso + "-01" : iso));
}

/** As Intl writes it. @param {string} iso @param {string} style @returns {string} */
function koreanDate(iso, style) {
  const [year, month, date] = iso.split("-");
  const name = "일월화수목금토"[weekday(iso.length === 7 ? iso + "-01" : iso)];
  const inYear = `${+month}월`;
  const day = `${inYear} ${+date}일`;
  const of = `${year}년 `;
  return (
    /** @type {Record<string, string>} */ ({
      full: `${of + day} ${name}요일`,
      long: of + day,
      day,
      numeric: `${+month}. ${+date}.`,
      numericYear: `${year.slice(2)}. ${+month}. ${+date}.`,
      dayWeek: `${day} (${name})`,
      month: of + inYear,
      monthShort: inYear,
      weekday: name + "요일",
    })[style] ?? name
  );
}

/** @param {keyof typeof DATE_STYLES} style @param {string} locale @returns {Intl.DateTimeFormat} */
export function dateFormat(style, locale) {
  return once(
    `d ${style} ${locale}`,
    () => new Intl.DateTimeFormat(locale, { ...DATE_STYLES[style], timeZone: "UTC" }),
  );
}

/**
 * The time of day in "2025-12-20T21:30:59" as written, or "". Not by Intl: its words for the halves of the day and the
 * space beside them differ between versions, and a page must be the same on every machine.
 * @param {string | null} stamp @param {string} locale
 */
export function formatTime(stamp, locale) {
  const [, hours, minutes] = /T(\d{2})(:\d{2})/.exec(/** @type {string} */ (stamp)) ?? [];
  if (!hours) return "";
  const time = (+hours % 12 || 12) + minutes;
  return /^ko/.test(locale) ? (+hours < 12 ? "오전 " : "오후 ") + time : time + (+hours < 12 ? " AM" : " PM");
}

/**
 * Whole minutes and hours: "22분", "4시간 12분", "4 hr 12 min". Less than a minute is shown as one.
 * @param {number} seconds @param {string} locale
 */
export function formatDuration(seconds, locale) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const hours = Math.floor(minutes / 60);
  const [hour, minute] = /^ko/.test(locale) ? ["시간", "분"] : [" hr", " min"];
  return [
    hours && (hours > 999 ? hours.toLocaleString(locale) : hours) + hour,
    hours < 100 && (minutes % 60 || !hours) && (minutes % 60) + minute,
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * Minutes to read a text. Korean is counted in characters (about 500 a minute for silent reading), other scripts in
 * words of about five and a half characters at 230 words a minute.
 * @param {number} characters @param {string} language of the text
 */
export function readingMinutes(characters, language) {
  const perMinute = /^(ko|ja|zh)\b/.test(language) ? 500 : 1265;
  return Math.max(1, Math.round(characters / perMinute));
}

/**
 * The reading time of a digest: of all of it, and of its overview alone if it has an overview and entries.
 * @param {import("../engine/types.d.ts").DigestInfo} info @param {string} language of its text @param {string} locale
 */
export function readingTimes({ characters, entryList }, language, locale) {
  const time = (/** @type {number} */ count) => formatDuration(readingMinutes(count, language) * 60, locale);
  const overview = entryList.reduce((left, entry) => left - entry.characters, characters);
  return { overview: overview > 0 && entryList.length > 0 ? time(overview) : "", whole: time(characters) };
}

/** First letter of a channel's name, for its colourless mark. @param {string} name */
export function monogram(name) {
  return (
    [
      ...name
        .normalize("NFC")
        .toUpperCase()
        .replace(/[^\p{L}\p{N}]/gu, ""),
    ][0] ?? "·"
  );
}
