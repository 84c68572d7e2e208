// Queries of every class, drawn from the documents themselves, and always the same for the same documents. A class is a
// kind of query that users type; its expected answer is described in the terms of reference.mjs.

import { fold, initialsOf, initialsPattern, isSyllable, put, takeApart, unfinishedPattern } from "./reference.mjs";

/**
 * A small generator of its own: queries must not change when the corpus generator does.
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const KOREAN = /[가-힣]+/g;
const MIXED = [
  "gpt-5",
  "GPT-4o",
  "4.5",
  "c++",
  "C++",
  ".net",
  "AT&T",
  "k-뷰티",
  "s&p500",
  "3D",
  "R&D",
  "node.js",
  "HBM3",
  "5g",
  "10%",
  "2,500만",
  "café",
  "naïve",
  "NAIVE",
];

/**
 * @typedef {{ class: string, text: string, words: string[], wanted: import('./reference.mjs').Wanted, tier?: string,
 * filter: import('./reference.mjs').Filter | null }} Query text: as typed into Yoyak · words: the bare words, for
 * engines with another language · tier: the kind of help that must find it
 */

/**
 * @param {import('./documents.mjs').Entry[]} entries
 * @param {number} count of each class
 * @param {number} [seed]
 * @returns {Query[]}
 */
export function makeQueries(entries, count, seed = 7) {
  const random = randomFrom(seed);
  const pick = (/** @type {any[]} */ list) => list[random(list.length)];
  const someLine = () => {
    const document = pick(entries);
    return random(4) === 0 ? document.plainTitle : pick(document.text.split("\n"));
  };
  /** Tries until there is a result. */
  const draw = (/** @type {() => any} */ make) => {
    for (let i = 0; i < 2000; i += 1) {
      const made = make();
      if (made) return made;
    }
    return null;
  };
  const koreanRun = (/** @type {number} */ least) =>
    draw(
      () => pick((someLine().match(KOREAN) ?? []).filter((/** @type {string} */ word) => word.length >= least)) ?? null,
    );
  const wholeWord = () =>
    draw(() => {
      const word = pick(someLine().split(/\s+/)).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
      return isPlainWord(word) && word.length >= 2 ? word : null;
    });
  const literals = (/** @type {any[]} */ ...words) => ({
    text: words.join(" "),
    words,
    wanted: { all: words.map((word) => fold(word, true)) },
  });

  const classes = {
    "whole words": () => literals(wholeWord()),
    "word beginnings": () => {
      const word = koreanRun(3);
      return word && literals(word.slice(0, 2 + random(word.length - 2)));
    },
    "inside words": () => {
      const word = koreanRun(3);
      return word && literals(word.slice(1, 3 + random(word.length - 2)));
    },
    "one syllable": () => {
      const word = koreanRun(2);
      return word && literals(word[random(word.length)]);
    },
    "two words": () => draw(() => fromOne(2)),
    "three words": () => draw(() => fromOne(3)),
    phrases: () => draw(() => phrase(someLine())),
    Latin: () =>
      draw(() => {
        const word = pick(someLine().match(/[A-Za-z]{2,}/g) ?? [""]);
        return word && word !== "OR"
          ? literals(random(2) ? word.toLowerCase() : word.slice(0, 2 + random(word.length - 1)).toUpperCase())
          : null;
      }),
    "mixed tokens": () => draw(() => (random(3) ? literals(pick(MIXED)) : mixedOf(someLine()))),
    exclusions: () => {
      const [keep, leave] = [wholeWord(), wholeWord()];
      return {
        text: `${keep} -${leave}`,
        words: [keep],
        wanted: { all: [fold(keep, true)], none: [fold(leave, true)] },
      };
    },
    alternatives: () => {
      const [a, b] = [wholeWord(), koreanRun(2)];
      return { text: `${a} OR ${b}`, words: [a, b], wanted: { all: [], any: [fold(a, true), fold(b, true)] } };
    },
    "in titles": () => {
      const word = wholeWord();
      return { text: `in:title ${word}`, words: [word], wanted: { all: [fold(word, true)], titleOnly: true } };
    },
    초성: () =>
      draw(() => {
        const word = koreanRun(2);
        const run = word && initialsOf(word.slice(0, 2 + random(Math.min(3, word.length - 1))));
        return run && !/[^ㄱ-ㅎ]/.test(run)
          ? { text: run, words: [run], tier: "initials", wanted: { all: [run], pattern: initialsPattern(run) } }
          : null;
      }),
    "partial syllables": () =>
      draw(() => {
        const word = koreanRun(3);
        return word && partial(word);
      }),
  };
  /** @param {number} words */
  function fromOne(words) {
    const line = pick(entries);
    const all = `${line.plainTitle} ${line.text}`
      .split(/\s+/)
      .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
      .filter((word) => isPlainWord(word) && word.length >= 2);
    if (all.length < words) return null;
    return literals(
      ...Array.from({ length: words }, () => {
        const word = pick(all);
        return random(2) && /^[가-힣]{3,}$/.test(word) ? word.slice(random(2), 3) : word;
      }),
    );
  }
  /** @param {string} line */
  function phrase(line) {
    const words = line.split(/\s+/);
    if (words.length < 3) return null;
    const at = random(words.length - 1);
    let text = words.slice(at, at + 2 + random(2)).join(" ");
    // Phrases, too, may begin and end inside words.
    if (random(3) === 0) text = [...text].slice(1).join("").trim();
    if (random(3) === 0) text = [...text].slice(0, -1).join("").trim();
    return text.includes(" ") && !/["“”]/.test(text)
      ? { text: `"${text}"`, words: [text], wanted: { all: [fold(text, true)] } }
      : null;
  }
  /** @param {string} line */
  function mixedOf(line) {
    const word = pick(line.match(/[A-Za-z0-9][\w.+&%,-]*[0-9%+][가-힣]*/g) ?? [""]);
    return word && isPlainWord(word) ? literals(word) : null;
  }
  /** @param {string} word */
  function partial(word) {
    const end = 2 + random(word.length - 1);
    const kept = [...word].slice(0, Math.min(end, word.length));
    const last = takeApart(kept.pop() ?? "");
    const ways = [
      [...kept, last.initial],
      [...kept, put({ ...last, final: "" })],
    ];
    const before = kept[kept.length - 1];
    // 스켕: the next initial stands under the syllable before it while it is typed.
    if (isSyllable(before) && !takeApart(before).final && !"ㄸㅃㅉ".includes(last.initial))
      ways.push([...kept.slice(0, -1), put({ ...takeApart(before), final: last.initial })]);
    const text = pick(ways).join("");
    return {
      text,
      words: [text],
      tier: "unfinished",
      wanted: { all: [fold(text, true)], pattern: unfinishedPattern(fold(text, true)) },
    };
  }

  const dates = entries.map((one) => one.date).sort();
  const filterFor = (/** @type {number} */ number) => {
    const like = pick(entries);
    const from = dates[random(Math.floor(dates.length / 2))];
    const to = dates[Math.floor(dates.length / 2) + random(Math.ceil(dates.length / 2))];
    return [{ topic: like.topic }, { channel: like.channel }, { from, to }, { topic: like.topic, from }][number % 4];
  };
  const queries = [];
  for (const [name, make] of Object.entries(classes)) {
    for (let i = 0; i < count; i += 1) {
      const made = make();
      if (!made) continue;
      queries.push({ class: name, filter: null, ...made }, { class: name, ...made, filter: filterFor(i) });
    }
  }
  return queries;
}

/**
 * No operator, no sign that means something in the query language.
 * @param {string} word
 */
function isPlainWord(word) {
  return word !== "" && word !== "OR" && !/[":|“”]/.test(word) && !word.startsWith("-");
}
