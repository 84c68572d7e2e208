// The texts of prerendered pages and feeds, in the language of the site.

const KO = {
  overview: "일일 요약",
  entries: "개별 요약",
  contents: "차례",
  previous: "이전",
  next: "다음",
  days: "앞뒤 날",
  topics: "이날의 주제",
  watch: "원본 영상 보기",
  source: "원문 보기",
  live: "라이브",
  all: "전체",
  feed: "새 요약",
  archive: "모든 요약",
  allDigests: "모든 요약",
  topicsOfSite: "주제",
  notFound: "찾는 페이지가 없습니다",
  notFoundText: "주소가 바뀌었거나 잘못 적혔을 수 있습니다.",
  home: "첫 화면으로",
  thatDay: "그날의 요약 찾기",
  /** For programs. */
  machines: {
    text:
      "각 요약은 `d/` 아래에 `.html`(페이지)과 `.md`(Markdown) 두 가지로 있습니다. " +
      "이름은 날짜와 주제입니다. 아래에는 가장 새로운 요약만 있고, 나머지는 목록에서 찾을 수 있습니다.",
  },
  count: {
    videos: (/** @type {number} */ n) => `영상 ${n}개`,
    posts: (/** @type {number} */ n) => `글 ${n}개`,
    items: (/** @type {number} */ n) => `항목 ${n}개`,
    digests: (/** @type {number} */ n) => `요약 ${n}개`,
  },
  /** @param {string} t */ duration: (t) => `시청 ${t}`,
  /** @param {string} t */ brief: (t) => `요약 ${t}`,
  /** @param {string} t */ whole: (t) => `전체 ${t}`,
  /** @param {string} t */ reading: (t) => `읽기 ${t}`,
  sections: { intent: "의도", main: "주요 내용", key_sentences: "핵심 문장", messages: "메시지", image: "이미지 보기" },
};
const EN = {
  overview: "The day in brief",
  entries: "Entries",
  contents: "Contents",
  previous: "Previous",
  next: "Next",
  days: "Other days",
  topics: "Topics of this day",
  watch: "Watch the video",
  source: "Open the source",
  live: "live",
  all: "All",
  feed: "New digests",
  archive: "All digests",
  allDigests: "All digests",
  topicsOfSite: "Topics",
  notFound: "Page not found",
  notFoundText: "The address may have changed, or may contain a typing error.",
  home: "Go to the front page",
  thatDay: "Digests of that day",
  /** For programs. */
  machines: {
    text:
      "Each digest is in `d/` in two forms: `.html` (a page) and `.md` (Markdown). Its name is a date and a topic. " +
      "Only the newest digests are listed here; the list below leads to all others.",
  },
  count: {
    videos: (/** @type {number} */ n) => `${n} ${n === 1 ? "video" : "videos"}`,
    posts: (/** @type {number} */ n) => `${n} ${n === 1 ? "article" : "articles"}`,
    items: (/** @type {number} */ n) => `${n} ${n === 1 ? "entry" : "entries"}`,
    digests: (/** @type {number} */ n) => `${n} ${n === 1 ? "digest" : "digests"}`,
  },
  /** @param {string} t */ duration: (t) => `${t} to watch`,
  /** @param {string} t */ brief: (t) => `brief ${t}`,
  /** @param {string} t */ whole: (t) => `all ${t}`,
  /** @param {string} t */ reading: (t) => `${t} to read`,
  sections: {
    intent: "Intent",
    main: "Main points",
    key_sentences: "Key sentences",
    messages: "Messages",
    image: "Show image",
  },
};

/** @param {string} language BCP 47 */
export function labelsFor(language) {
  return /^ko\b/i.test(language) ? KO : EN;
}

/** The language in the form of Intl. If Intl rejects the setting, English is used. @param {string} language */
export function localeFor(language) {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
