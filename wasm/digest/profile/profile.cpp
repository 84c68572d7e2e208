#include "digest/profile/profile.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace yoyak::digest {

LabelRule::LabelRule(SectionKind named_kind, std::string_view label) : kind(named_kind) {
  for (std::size_t star = label.find('*'); star != std::string_view::npos; star = label.find('*')) {
    parts.push_back(text::match_key(label.substr(0, star)));
    label.remove_prefix(star + 1);
  }
  parts.push_back(text::match_key(label));
}

bool LabelRule::fits(std::string_view key) const {
  if (exact()) return key == parts.front();
  if (!key.starts_with(parts.front())) return false;
  key.remove_prefix(parts.front().size());
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    const std::size_t at = key.find(parts[i]);
    if (at == std::string_view::npos) return false;
    key.remove_prefix(at + parts[i].size());
  }
  return key.ends_with(parts.back());
}

std::vector<std::string> keys_of(const std::vector<std::string>& words) {
  std::vector<std::string> keys;
  for (const std::string& word : words) keys.push_back(text::match_key(word));
  return keys;
}

bool is_one_of(std::string_view text, const std::vector<std::string>& keys) {
  constexpr std::size_t kMaxWords = 120;  // bytes; longer texts are no heading or link word
  if (text.size() > kMaxWords) return false;
  const std::string key = text::match_key(text);
  return !key.empty() && std::find(keys.begin(), keys.end(), key) != keys.end();
}

const LabelRule* Profile::find_label(std::string_view label, bool exact) const {
  const std::string key = text::match_key(label);
  if (key.empty()) return nullptr;
  for (const LabelRule& rule : labels) {
    if ((!exact || rule.exact()) && rule.fits(key)) return &rule;
  }
  return nullptr;
}

Profile Profile::built_in() {
  Profile profile;
  profile.overview_headings =
      keys_of({"일일 요약", "오늘의 요약", "종합 요약", "요약", "Daily summary", "Overview", "Summary"});
  profile.entries_headings =
      keys_of({"개별 영상 요약", "영상별 요약", "개별 요약", "Videos", "Individual summaries", "Entries"});
  profile.contents_headings = keys_of({"목차", "차례", "Contents", "Table of contents", "TOC"});
  profile.entries = {
      {"{title}, {channel} [{link}]({url}){?, {time}}{?, {duration}}{?, {note}}", "", false},
      {"[{title}]({url})", "{channel}, {time}{?, {duration}}{?, {note}}", true},
      {"[{title}]({url})", "{channel}, {duration}{?, {note}}", true},
      {"[{title}]({url})", "{time}{?, {duration}}{?, {note}}", true},
      {"[{title}]({url})", "{duration}{?, {note}}", true},
      {"{title}", "{channel}, {time}{?, {duration}}", true},
      {"{title}, {channel}, {duration}", "", false},
  };
  const auto add = [&](SectionKind kind, std::initializer_list<const char*> labels) {
    for (const char* label : labels) profile.labels.push_back({kind, label});
  };
  // Exact labels first, so that bullets and inline labels ("**의도:** …") find them; then words anywhere in a heading.
  add(SectionKind::kIntent,
      {"의도", "영상 의도", "영상의 의도", "영상 의도 및 목적", "영상 목적", "Intent", "Purpose"});
  add(SectionKind::kKeySentences, {"핵심 문장", "핵심 문장들", "Key sentences", "Key quotes", "Quotes"});
  add(SectionKind::kMessages, {"기타 메시지", "주목할 만한 메시지", "추가 메시지", "Other messages", "Messages"});
  add(SectionKind::kMain, {"주요 내용", "주요 내용 요약", "스크립트 주요 내용", "스크립트 요약", "요약", "핵심 요약",
                           "핵심 내용", "내용 요약", "Main points", "Main content", "Summary"});
  add(SectionKind::kKeySentences, {"*핵심*문장*", "*key sentence*", "*key quote*"});
  add(SectionKind::kMessages, {"*메시지*", "*message*"});
  add(SectionKind::kMain,
      {"*의도*요약*", "*의도*내용*", "*주요 내용*", "*내용 요약*", "*스크립트*요약*", "*핵심 요약*", "*summary*"});
  add(SectionKind::kIntent, {"영상*의도*"});
  profile.positions = {SectionKind::kMain, SectionKind::kKeySentences, SectionKind::kMessages};
  profile.link_words = keys_of({"링크", "영상", "영상 링크", "영상 보기", "바로가기", "보기", "원본", "유튜브", "link",
                                "video", "watch", "watch video", "youtube"});
  profile.live_words = keys_of({"라이브", "라이브 방송", "라이브 스트리밍", "라이브 중", "실시간", "실시간 방송",
                                "생방송", "live", "live stream", "livestream", "streaming", "streamed live"});
  profile.bylines = true;
  profile.default_topic = "digest";
  return profile;
}

}  // namespace yoyak::digest
