// The reference for every engine: brute force over all text, by the rules of docs/search.md. It is written from those
// rules alone and shares no code with the core. It is slow on purpose and has no index.

/** @type {Record<string, string>} */
const LETTERS = {
  ø: "o",
  ð: "d",
  đ: "d",
  ħ: "h",
  ı: "i",
  ĸ: "k",
  ŀ: "l",
  ł: "l",
  ŋ: "n",
  ŧ: "t",
  ſ: "s",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
  ĳ: "ij",
};
/** @type {Record<string, string>} */
const MARKS = { "‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-" };
const DROPPED =
  /[\xad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
const SPACE = "\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "g");
const OTHERS =
  /[\u00c0-\u024f\u1e00-\u1eff\u0370-\u03ff\u0400-\u04ff\u2010\u2011\u2018\u2019\u201c\u201d\uff01-\uff5e]/g;

/** @param {string} letter */
function foldLetter(letter) {
  const code = Number(letter.codePointAt(0));
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (MARKS[letter]) return MARKS[letter];
  const lower = letter.toLowerCase();
  if (code >= 0x370 && code <= 0x4ff) return lower === "ς" ? "σ" : lower;
  // The base letter: what is left of the decomposed letter without its marks.
  const base = letter
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return [...base].map((one) => LETTERS[one] ?? one).join("");
}

/**
 * Normalised text. `\n` stays a line break; in queries (`oneLine`) it is a space.
 * @param {string} text
 */
export function fold(text, oneLine = false) {
  return text
    .normalize("NFC")
    .replace(DROPPED, "")
    .replace(OTHERS, foldLetter)
    .replace(/[A-Z]/g, (/** @type {string} */ letter) => letter.toLowerCase())
    .replace(SPACES, (/** @type {string | string[]} */ run) => (!oneLine && run.includes("\n") ? "\n" : " "))
    .trim();
}

// ---- Hangul, by arithmetic ----

const INITIALS = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"];
const VOWELS = [..."ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"];
const FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
/** @type {Record<string, string>} */
const GROWN_VOWELS = { ㅗ: "ㅗㅘㅙㅚ", ㅜ: "ㅜㅝㅞㅟ", ㅡ: "ㅡㅢ" };
/** Compound finals, and what they are typed as. */
/** @type {Record<string, string>} */
const COMPOUND = {
  ㄳ: "ㄱㅅ",
  ㄵ: "ㄴㅈ",
  ㄶ: "ㄴㅎ",
  ㄺ: "ㄹㄱ",
  ㄻ: "ㄹㅁ",
  ㄼ: "ㄹㅂ",
  ㄽ: "ㄹㅅ",
  ㄾ: "ㄹㅌ",
  ㄿ: "ㄹㅍ",
  ㅀ: "ㄹㅎ",
  ㅄ: "ㅂㅅ",
};

export const isSyllable = (/** @type {string} */ letter) => letter >= "가" && letter <= "힣";
/** @param {string} syllable */
export function takeApart(syllable) {
  const index = Number(syllable.codePointAt(0)) - 0xac00;
  return {
    initial: INITIALS[Math.floor(index / 588)],
    vowel: VOWELS[Math.floor((index % 588) / 28)],
    final: FINALS[index % 28],
  };
}
/** @param {{ initial: string, vowel: string, final?: string }} parts */
export function put({ initial, vowel, final = "" }) {
  return String.fromCodePoint(
    0xac00 + INITIALS.indexOf(initial) * 588 + VOWELS.indexOf(vowel) * 28 + FINALS.indexOf(final),
  );
}
export const initialsOf = (/** @type {string} */ word) =>
  [...word].map((one) => (isSyllable(one) ? takeApart(one).initial : one)).join("");

const escape = (/** @type {string} */ text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
/** @param {string} initial */
function beginningWith(initial, vowels = VOWELS) {
  return `[${vowels.map((vowel) => `${put({ initial, vowel })}-${put({ initial, vowel, final: "ㅎ" })}`).join("")}]`;
}

/** Consonants in a row, as syllables in a row that begin with them. @param {string} consonants @returns {RegExp} */
export function initialsPattern(consonants) {
  return new RegExp([...consonants].map((one) => beginningWith(one)).join(""));
}

/** What a word whose last syllable is still being typed may become. @param {string} word folded @returns {RegExp} */
export function unfinishedPattern(word) {
  const letters = [...word];
  const last = letters.pop() ?? "";
  const stem = letters.join("");
  if (INITIALS.includes(last)) return new RegExp(escape(stem) + beginningWith(last));
  const { initial, vowel, final } = takeApart(last);
  if (!final) return new RegExp(escape(stem) + beginningWith(initial, [...(GROWN_VOWELS[vowel] ?? vowel)]));
  const ways = [escape(last)];
  for (const [compound, [first]] of Object.entries(COMPOUND))
    if (first === final) ways.push(put({ initial, vowel, final: compound }));
  // The final may be the next syllable's initial, or its second half may.
  const [kept, moved] = COMPOUND[final] ? [...COMPOUND[final]] : ["", final];
  if (INITIALS.includes(moved)) ways.push(put({ initial, vowel, final: kept }) + beginningWith(moved));
  return new RegExp(`${escape(stem)}(?:${ways.join("|")})`);
}

// ---- matching ----

/**
 * @typedef {{ key: string, date: string, topic: string, channel: string, lines: string, title: string }} Document
 * `lines`: all its text, folded, one block a line. `title`: its title, folded
 * @typedef {{ all: string[], none?: string[], any?: string[], pattern?: RegExp, titleOnly?: boolean }} Wanted
 *   all: literals that must each occur · none: literals that must not · any: of which one must · pattern: what must be
 *   found where the literals are not
 * @typedef {{ topic?: string, channel?: string, from?: string, to?: string }} Filter
 */

/** @param {Document} document @param {Filter} filter */
export function passes({ topic, channel, date }, filter) {
  return (
    (!filter.topic || topic === filter.topic) &&
    (!filter.channel || channel === filter.channel) &&
    (!filter.from || date >= filter.from) &&
    (!filter.to || date <= filter.to)
  );
}

/** @param {Document} document @param {Wanted} wanted */
export function matches(document, { all, none = [], any = [], titleOnly = false }) {
  const text = titleOnly ? document.title : document.lines;
  return (
    all.every((one) => text.includes(one)) &&
    (any.length === 0 || any.some((one) => text.includes(one))) &&
    !none.some((one) => text.includes(one))
  );
}

/** Numbers of the documents that match. @param {Document[]} documents @param {Wanted} wanted @returns {number[]} */
export function bruteForce(documents, wanted) {
  const found = [];
  for (let i = 0; i < documents.length; i += 1) {
    const hit = wanted.pattern
      ? wanted.pattern.test(documents[i].lines) && !matches(documents[i], wanted)
      : matches(documents[i], wanted);
    if (hit) found.push(i);
  }
  return found;
}
