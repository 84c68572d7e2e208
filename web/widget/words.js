// The widget's own few words.

/** @typedef {string} Kind of another query that may have been meant */

const WORDS = {
  ko: {
    live: "라이브",
    all: "모두 보기",
    retry: "다시 시도",
    empty: "조건에 맞는 요약이 없습니다.",
    noSrc: "src 속성에 archive.json의 주소가 있어야 합니다.",
    failed: "요약을 불러오지 못했습니다.",
    minutes: (/** @type {number} */ n) => `${n}분`,
    search: "검색",
    searching: "· 아직 찾는 중",
    found: (/** @type {number} */ n) => `${n}개를 찾았습니다`,
    tier: (/** @type {Kind} */ kind, /** @type {string} */ label) =>
      ({ initials: "초성으로 찾음", unfinished: "이어서 쓰면" })[kind] ?? `혹시 ${label}?`,
  },
  en: {
    live: "live",
    all: "See all",
    retry: "Try again",
    empty: "There are no digests for this choice.",
    noSrc: "The src attribute must hold the address of an archive.json.",
    failed: "The digests could not be loaded.",
    minutes: (/** @type {number} */ n) => `${n} min`,
    search: "Search",
    searching: "· still searching",
    found: (/** @type {number} */ n) => `${n} found`,
    tier: (/** @type {Kind} */ kind, /** @type {string} */ label) =>
      ({ initials: "By first consonants", unfinished: "If you go on typing" })[kind] ?? `Perhaps ${label}?`,
  },
};

/** @param {string} locale BCP 47, may be "" @param {string} fallback */
export function wordsFor(locale, fallback) {
  return /^ko\b/i.test(locale || fallback) ? WORDS.ko : WORDS.en;
}

/** @param {string} iso "YYYY-MM-DD" @param {string} locale */
export function dateText(iso, locale) {
  const date = new Date(`${iso}T00:00:00Z`);
  const style = /** @type {const} */ ({
    year: "numeric",
    month: "long",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  });
  try {
    return new Intl.DateTimeFormat(locale, style).format(date);
  } catch {
    return iso; // a locale that Intl refuses
  }
}
