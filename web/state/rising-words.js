// Words of titles that come up more often lately than before, for Trends. Pure. A word counts once per entry.

import { addDays, daysBetween } from "../lib/dates.js";

/** @typedef {import("../engine/types.d.ts").EntryRow} EntryRow */
/** @typedef {{ word: string, count: number, seconds: number, before: number }} RisingWord count: entries of late · before: entries earlier */

/** "Lately" is four weeks, or a third of a shorter time; less than a week of it says nothing. */
const RECENT_DAYS = 28;
const LEAST_DAYS = 7;
/** A word rises by what several channels say, on several days: a series that has its name in every title does not. */
const LEAST_ENTRIES = 3;
const LEAST_CHANNELS = 2;
const LEAST_DATES = 2;
/** Its share among the entries must grow by half at least. */
const LEAST_GROWTH = 1.5;
/** What G² would call chance in nine cases of ten is no rise. */
const LEAST_G2 = 2.7;

const WORD = /[\p{L}\p{N}]+(?:[.'’+-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;
/** Numbers and what is counted or dated by them: 22일, 3부, 2026, 10x. */
const NUMBER = /^\p{N}[\p{N}.,-]*(?:\p{L}{0,2})$/u;
const STOP = new Set(
  (
    "the and for with from that this these those are was were been has have had not but you your our its all can will how why what when where who which " +
    "into over about after before more most than then they them she his her just out off new now one two get got did does don't it's let my me we us he it is in of to on at by or as an am if so do no go up " +
    "그리고 그런데 하지만 그래서 이것 저것 그것 이번 오늘 지금 이제 우리 당신 여러분 정말 진짜 완전 가장 모든 어떤 이런 그런 이렇게 어떻게 무엇 무슨 언제 어디 어디로 누가 왜 하는 하면 하고 있는 있다 없는 없다 되는 되고 된다 " +
    "한다 합니다 입니다 위한 위해 대한 대해 통해 따라 관한 같은 다른 많은 이유 방법 때문 그냥 다시 바로 먼저 함께 모두 아닌 아니라"
  ).split(" "),
);

/** Particles by what they follow: a syllable with a final, without one, any. Longest first. */
const PARTICLES = /** @type {const} */ ({
  final: [
    "으로부터",
    "이라는",
    "으로는",
    "으로서",
    "으로써",
    "이라고",
    "으로",
    "이나",
    "이란",
    "이며",
    "이고",
    "은",
    "이",
    "을",
    "과",
  ],
  open: ["라는", "라고", "로는", "로서", "로써", "는", "가", "를", "와", "로", "나", "란"],
  any: [
    "에서는",
    "에서의",
    "에게서",
    "까지의",
    "입니다",
    "에서",
    "에게",
    "한테",
    "까지",
    "부터",
    "보다",
    "처럼",
    "마다",
    "에는",
    "에도",
    "들은",
    "들이",
    "들을",
    "들의",
    "이다",
    "의",
    "에",
    "도",
    "만",
    "들",
  ],
});
const ALL_PARTICLES = Object.entries(PARTICLES)
  .flatMap(([after, all]) => all.map((text) => ({ text, after })))
  .sort((a, b) => b.text.length - a.text.length);
const RIEUL = 8;

/** What stays of a Korean word without its particle, "" where it has none. @param {string} word */
export function withoutParticle(word) {
  for (const { text, after } of ALL_PARTICLES) {
    if (!word.endsWith(text) || word.length < text.length + 2) continue;
    const stem = word.slice(0, -text.length);
    const code = stem.charCodeAt(stem.length - 1) - 0xac00;
    // After Latin letters and digits either kind may stand.
    if (code >= 0 && code < 11172) {
      const final = code % 28;
      const open = final === 0 || (final === RIEUL && text.startsWith("로"));
      if ((after === "final" && open) || (after === "open" && !open)) continue;
    }
    return stem;
  }
  return "";
}

/** The words of a title, each once, as they are written. @param {string} title */
export function titleWords(title) {
  const words = new Map();
  for (const [word] of title.normalize("NFC").matchAll(WORD)) {
    const key = word.toLowerCase();
    if (word.length < 2 || NUMBER.test(word) || STOP.has(key) || words.has(key)) continue;
    words.set(key, word);
  }
  return words;
}

/** @param {number} part @param {number} expected */
const term = (part, expected) => (part > 0 ? part * Math.log(part / expected) : 0);

/**
 * How surely two shares differ (Dunning's log-likelihood ratio, G²).
 * @param {number} a found of n @param {number} n @param {number} b found of m @param {number} m
 */
export function likelihoodRatio(a, n, b, m) {
  const share = (a + b) / (n + m);
  return 2 * (term(a, n * share) + term(b, m * share) + term(n - a, n * (1 - share)) + term(m - b, m * (1 - share)));
}

export class RisingWords {
  /**
   * Title words and what else is asked of each entry.
   * @type {{ date: string, channel: string, seconds: number, words: Map<string, string> }[]}
   */
  #entries = [];

  /** @param {Iterable<EntryRow>} rows */
  add(rows) {
    for (const { date, channel, seconds, title } of rows)
      this.#entries.push({ date, channel, seconds: seconds ?? 0, words: titleWords(title) });
    return this;
  }

  /** From when on "lately" is, "" where the time is too short to compare. @param {string} from @param {string} to */
  static since(from, to) {
    const days = Math.min(RECENT_DAYS, Math.floor((daysBetween(from, to) + 1) / 3));
    return days < LEAST_DAYS ? "" : addDays(to, 1 - days);
  }

  /**
   * Surest first.
   * @param {string} since the first day of "lately"
   * @param {number} limit
   * @param {string} [without] words of a query, which rise by themselves
   * @returns {RisingWord[]}
   */
  rising(since, limit, without = "") {
    const forms = new Set();
    for (const { words } of this.#entries) for (const key of words.keys()) forms.add(key);
    // A particle is taken off only where what stays is seen otherwise too: 나이 is not 나 with a particle.
    const stems = new Map();
    for (const form of forms) {
      const stem = withoutParticle(form);
      if (stem && !STOP.has(stem)) stems.set(stem, (stems.get(stem) ?? 0) + 1);
    }
    const unit = (/** @type {string} */ form) => {
      const stem = withoutParticle(form);
      return stem && !STOP.has(stem) && (forms.has(stem) || (stems.get(stem) ?? 0) > 1) ? stem : form;
    };
    /** @type {Map<string, RisingWord & { dates: Set<string>, channels: Set<string> }>} */
    const found = new Map();
    let recent = 0;
    for (const { date, channel, seconds, words } of this.#entries) {
      const late = date >= since;
      if (late) recent += 1;
      const units = new Map();
      for (const [key, word] of words) {
        const of = unit(key);
        if (!units.has(of)) units.set(of, word.slice(0, of.length));
      }
      for (const [key, word] of units) {
        let sum = found.get(key);
        if (!sum)
          found.set(key, (sum = { word, count: 0, seconds: 0, before: 0, dates: new Set(), channels: new Set() }));
        if (late) {
          sum.count += 1;
          sum.seconds += seconds;
          sum.dates.add(date);
          sum.channels.add(channel);
        } else {
          sum.before += 1;
        }
      }
    }
    const earlier = this.#entries.length - recent;
    const asked = without.toLowerCase();
    const rise = (/** @type {RisingWord} */ { count, before }) => likelihoodRatio(count, recent, before, earlier);
    return [...found.values()]
      .filter(
        (each) =>
          each.count >= LEAST_ENTRIES &&
          each.channels.size >= LEAST_CHANNELS &&
          each.dates.size >= LEAST_DATES &&
          each.count * Math.max(1, earlier) >= LEAST_GROWTH * each.before * recent &&
          rise(each) >= LEAST_G2 &&
          !asked.includes(each.word.toLowerCase()),
      )
      .sort((a, b) => rise(b) - rise(a) || b.count - a.count || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word, count, seconds, before }) => ({ word, count, seconds, before }));
  }
}
