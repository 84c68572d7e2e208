// The widget's texts.

/** @typedef {string} Kind of another query that may have been meant */

const WORDS = {
  ko: {
    live: "라이브",
    all: "모두 보기",
    retry: "다시 시도",
    empty: "조건에 맞는 요약이 없습니다.",
    failed: "요약을 불러오지 못했습니다.",
    reasons: {
      network: "인터넷 연결을 확인해 주세요.",
      damaged: "자료가 손상되었습니다.",
      truncated: "자료가 손상되었습니다.",
      "bad-manifest": "그 주소에는 요약이 없습니다.",
      "newer-format": "이 페이지의 위젯이 오래되었습니다.",
      "no-wasm": "이 브라우저에서는 여기에 보여 드릴 수 없습니다.",
      "no-src": "어느 사이트의 요약인지 적혀 있지 않습니다.",
      "no-entry": "어느 글인지 적혀 있지 않습니다.",
      "not-found": "그 글은 이제 없습니다.",
    },
    image: "이미지 보기",
    back: "돌아가기",
    source: "원문 보기",
    onSite: "사이트에서 보기",
    sameDay: "같은 날",
    earlier: "이전",
    later: "이후",
    noRelated: "이어지는 이야기가 없습니다.",
    cited: (/** @type {number} */ n) => `요약에서 ${n}번 언급`,
    similar: (/** @type {number} */ n) => `같은 날 비슷한 글 ${n}개`,
    noTop: "요약이 언급한 글이 없습니다.",
    noStories: "여러 날 이어지는 이야기가 없습니다.",
    entries: (/** @type {number} */ n) => `글 ${n}개`,
    sites: "사이트",
    every: "모두",
    unreachable: (/** @type {string} */ names) => `불러오지 못한 사이트: ${names}`,
    minutes: (/** @type {number} */ n) => `${n}분`,
    search: "검색",
    searching: "· 아직 찾는 중",
    found: (/** @type {number} */ n) => `${n}개를 찾았습니다`,
    tier: (/** @type {Kind} */ kind, /** @type {string} */ label) =>
      ({ initials: "초성으로 찾음", unfinished: "이어서 쓰면", some: "일부 단어로 찾음" })[kind] ?? `혹시 ${label}?`,
  },
  en: {
    live: "live",
    all: "See all",
    retry: "Try again",
    empty: "No digests match these settings.",
    failed: "The digests could not be loaded.",
    reasons: {
      network: "Check your internet connection.",
      damaged: "The data is damaged.",
      truncated: "The data is damaged.",
      "bad-manifest": "There are no digests at that address.",
      "newer-format": "This page's widget is too old.",
      "no-wasm": "This browser cannot show digests here.",
      "no-src": "No site is named, so no digests can be shown.",
      "no-entry": "No entry is named.",
      "not-found": "That entry does not exist any more.",
    },
    image: "Show image",
    back: "Back",
    source: "Open the original",
    onSite: "Read on the site",
    sameDay: "Same day",
    earlier: "Before",
    later: "After",
    noRelated: "There are no related entries.",
    cited: (/** @type {number} */ n) => (n === 1 ? "mentioned once" : `mentioned ${n} times`),
    similar: (/** @type {number} */ n) => `${n} similar that day`,
    noTop: "The overview mentions no entry.",
    noStories: "No story runs over several days.",
    entries: (/** @type {number} */ n) => (n === 1 ? "1 entry" : `${n} entries`),
    sites: "Sites",
    every: "All",
    unreachable: (/** @type {string} */ names) => `Could not be loaded: ${names}`,
    minutes: (/** @type {number} */ n) => `${n} min`,
    search: "Search",
    searching: "· still searching",
    found: (/** @type {number} */ n) => `${n} found`,
    tier: (/** @type {Kind} */ kind, /** @type {string} */ label) =>
      ({
        initials: "By initial consonants",
        unfinished: "With the last syllable completed",
        some: "With some of the words",
      })[kind] ?? `Perhaps ${label}?`,
  },
};

/** @param {string} locale BCP 47, may be "" @param {string} fallback */
export function wordsFor(locale, fallback) {
  return /^ko\b/i.test(locale || fallback) ? WORDS.ko : WORDS.en;
}

/**
 * The reason of an error, in words for visitors; the event has the details for developers.
 * @param {ReturnType<typeof wordsFor>} words @param {string} code
 */
export function reasonText(words, code) {
  const reasons = /** @type {Record<string, string>} */ (words.reasons);
  return Object.hasOwn(reasons, code) ? reasons[code] : "";
}

/** The writing direction of a language. @param {string} language BCP 47 */
export function directionOf(language) {
  return /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/i.test(language) ? "rtl" : "ltr";
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
