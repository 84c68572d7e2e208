// The texts of prerendered pages and feeds, in the language of the site. Those of a digest's page are the viewer's own
// (web/i18n).

import en from "../../../web/i18n/en.js";
import ko from "../../../web/i18n/ko.js";
import { useMessages } from "../../../web/lib/i18n.js";

const KO = {
  entries: "개별 요약",
  all: "전체",
  contents: "목차",
  page: "이 요약의 페이지",
  feed: "새 요약",
  archive: "모든 요약",
  allDigests: "모든 요약",
  allFeeds: "모든 피드 (OPML)",
  allFeedsPage: "피드",
  feedsOf: { topic: "주제", channel: "채널", query: "검색" },
  topicsOfSite: "주제",
  weeks: "주간 정리",
  week: (/** @type {string} */ from, /** @type {string} */ to) => `${from} ~ ${to}`,
  before: "앞선 주",
  stories: "이어지는 이야기",
  days: (/** @type {number} */ n) => `${n}일`,
  followStory: "이 이야기 따라가기",
  names: "인물·회사·주제",
  firstMention: "처음",
  lastMention: "마지막",
  mostCited: "가장 많이 다룬 글",
  rising: "떠오른 낱말",
  saidFirst: "날마다의 첫 문단",
  cited: (/** @type {number} */ n) => `요약의 문단 ${n}곳에서 언급`,
  alike: (/** @type {number} */ n) => `같은 날 비슷한 글 ${n}개`,
  toWatch: (/** @type {string} */ time) => `영상 ${time}`,
  notFound: "찾는 페이지가 없습니다",
  notFoundText: "주소가 바뀌었거나 잘못 적혔을 수 있습니다.",
  newest: "최신 요약",
  search: "검색",
  thatDay: "그날의 요약 찾기",
  /** For programs. */
  machines: {
    text:
      "각 요약은 `d/` 아래에 `.html`(페이지)과 `.md`(Markdown) 두 가지로 있습니다. " +
      "이름은 날짜와 주제입니다. 아래에는 가장 새로운 요약만 있고, 나머지는 목록에서 찾을 수 있습니다.",
  },
  count: {
    items: (/** @type {number} */ n) => `항목 ${n}개`,
    digests: (/** @type {number} */ n) => `요약 ${n}개`,
  },
};
const EN = {
  entries: "Entries",
  all: "All",
  contents: "Contents",
  page: "Page of this digest",
  feed: "New digests",
  archive: "All digests",
  allDigests: "All digests",
  allFeeds: "All feeds (OPML)",
  allFeedsPage: "Feeds",
  feedsOf: { topic: "Topics", channel: "Channels", query: "Searches" },
  topicsOfSite: "Topics",
  weeks: "Week by week",
  week: (/** @type {string} */ from, /** @type {string} */ to) => `${from} to ${to}`,
  before: "The week before",
  stories: "Stories over days",
  days: (/** @type {number} */ n) => `${n} ${n === 1 ? "day" : "days"}`,
  followStory: "Follow this story",
  names: "People, companies, subjects",
  firstMention: "First",
  lastMention: "Last",
  mostCited: "Covered most",
  rising: "Words that rose",
  saidFirst: "The first paragraph of each digest",
  cited: (/** @type {number} */ n) => `mentioned in ${n} ${n === 1 ? "paragraph" : "paragraphs"} of overviews`,
  alike: (/** @type {number} */ n) => `${n} similar ${n === 1 ? "entry" : "entries"} that day`,
  toWatch: (/** @type {string} */ time) => `${time} of video`,
  notFound: "Page not found",
  notFoundText: "The address may have changed, or may contain a typing error.",
  newest: "Newest digest",
  search: "Search",
  thatDay: "Digests of that day",
  /** For programs. */
  machines: {
    text:
      "Each digest is in `d/` in two forms: `.html` (a page) and `.md` (Markdown). Its name is a date and a topic. " +
      "Only the newest digests are listed here; the list below leads to all others.",
  },
  count: {
    items: (/** @type {number} */ n) => `${n} ${n === 1 ? "entry" : "entries"}`,
    digests: (/** @type {number} */ n) => `${n} ${n === 1 ? "digest" : "digests"}`,
  },
};

/** @param {string} language BCP 47 */
export function labelsFor(language) {
  return /^ko\b/i.test(language) ? KO : EN;
}

/** Sets the language of the viewer's texts to that of the site. @param {string} language BCP 47 */
export function useLanguage(language) {
  if (labelsFor(language) === KO) useMessages("ko", ko);
  else useMessages("en", en);
}

/** The language in the form of Intl. If Intl rejects the setting, English is used. @param {string} language */
export function localeFor(language) {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
