#include "digest/page/facts.hpp"

#include <algorithm>
#include <array>

#include "digest/values/dates.hpp"
#include "digest/values/links.hpp"
#include "digest/values/path_dates.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

bool says_something(std::string_view text) { return !text::match_key(text).empty(); }

// A bracket whose other half stands behind a word: "「Pond」 news".
bool opens_bracket(std::string_view text) {
  for (const auto& [open, close] :
       {std::pair("「", "」"), std::pair("『", "』"), std::pair("【", "】"), std::pair("《", "》"),
        std::pair("〈", "〉"), std::pair("(", ")"), std::pair("（", "）"), std::pair("[", "]")}) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.find(close);
    return end != std::string_view::npos && says_something(text.substr(0, end)) && says_something(text.substr(end));
  }
  return false;
}

std::string_view without_symbols_before(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t start = pos;
    const char32_t c = text::next_unchecked(text, pos);
    if (c == 0xFE0F || c == 0x200D) continue;  // parts of an emoji
    if (opens_bracket(text.substr(start))) return text.substr(start);
    if (text::is_word(c)) return text.substr(start);
  }
  return {};
}

// Joints and brackets that lost their partner with the date between them.
std::string_view without_joints_at_end(std::string_view text) {
  constexpr std::array<std::string_view, 18> kJoints = {"-", "_", ":",  "|",  ",",  "·", "~", "–",  "—",
                                                        "(", "[", "（", "【", "「", "/", "#", "：", "@"};
  for (std::size_t before = text.size() + 1; before != text.size();) {
    before = text.size();
    text = text::trim(text);
    for (const std::string_view joint : kJoints) {
      if (text.ends_with(joint)) text.remove_suffix(joint.size());
    }
  }
  return text;
}

std::string_view without_joints_before(std::string_view text) {
  constexpr std::array<std::string_view, 16> kJoints = {"-", "_", ":", "|", ",",  ".",  "·",  "~",
                                                        "–", "—", ")", "]", "）", "】", "」", "："};
  for (std::size_t before = text.size() + 1; before != text.size();) {
    before = text.size();
    text = text::trim(text);
    for (const std::string_view joint : kJoints) {
      if (text.starts_with(joint)) text.remove_prefix(joint.size());
    }
  }
  return text;
}

// A particle that hangs on the date ("2025-12-01의 기록"), taken off.
std::string_view without_particle(std::string_view after) {
  for (const std::string_view particle : {"부터", "까지", "에서", "의", "에", "은", "는", "이", "가", "을", "를", "와",
                                          "과",   "도",   "자",   "로", "の", "は", "に", "が", "を", "も", "的"}) {
    if (!after.starts_with(particle)) continue;
    const std::string_view rest = after.substr(particle.size());
    const bool spaceless = static_cast<unsigned char>(particle.front()) < 0xEA;  // Japanese and Chinese write on
    if (rest.empty() || rest.front() == ' ' || spaceless) return text::trim(rest);
  }
  return after;
}

// "12", "제12호", "Vol. 3", "#7": a count, and no topic.
bool is_number(std::string_view text) {
  std::string rest;
  bool digit = false;
  for (const char c : text::match_key(text)) {
    if (text::is_ascii_digit(c)) digit = true;
    else rest += c;
  }
  if (!digit) return false;
  for (const std::string_view word :
       {"",   "호",   "제호", "회",    "제회", "차",    "제차",    "편",       "화",     "일차",  "주차",
        "주", "vol",  "no",   "issue", "day",  "week",  "ep",      "episode",  "건",     "개",    "선",
        "本", "件",   "条",   "則",    "则",   "items", "stories", "articles", "papers", "posts", "links",
        "号", "第号", "期",   "第期",  "回",   "第回",  "版",      "v"}) {
    if (rest == word) return true;
  }
  return false;
}

// "Top 10": the number is the same on every page.
bool ranks(std::string_view text) {
  const std::string last = text::match_key(text.substr(text.rfind(' ') + 1));  // npos + 1 is 0
  constexpr std::string_view kWords = " top best 톱 탑 베스트 상위 トップ ベスト 上位 ";
  return kWords.find(" " + last + " ") != std::string_view::npos;
}

// "뉴스레터 제12호", "Pond news #7", "周刊（第 280 期）" without the count, which is another on each page.
std::string_view without_count(std::string_view text) {
  for (const std::string_view open : {"(", "（", "[", "【"}) {
    const std::size_t at = text.rfind(open);
    if (at != std::string_view::npos && at > 0 && is_number(text.substr(at))) return text::trim(text.substr(0, at));
  }
  std::size_t words = 0;
  for (std::size_t at = text.rfind(' '); at != std::string_view::npos && at > 0 && words < 2; ++words) {
    if (is_number(text.substr(at))) {
      const std::string_view rest = without_joints_at_end(text.substr(0, at));
      return ranks(rest) ? text : rest;
    }
    at = text.rfind(' ', at - 1);
  }
  return text;
}

// "Updated on 2025-12-01", "작성일: …": words that only introduce the date.
bool introduces_date(std::string_view text) {
  constexpr std::string_view kWords =
      " updated updatedon updatedat lastupdated lastupdatedon lastupdate date postedon published publishedon asof on "
      "generatedon createdon 업데이트 갱신 최종갱신 작성일 게시일 날짜 기준 更新 更新日 最終更新 日付 更新于 更新時間 "
      "更新时间 发布于 日期 ";
  return kWords.find(" " + text::match_key(text) + " ") != std::string_view::npos;
}

bool is_whole_sentence(std::string_view text) {
  constexpr std::size_t kMaxTopic = 40;  // code points; tabs and filters show topics
  if (text::count(text) > kMaxTopic) return true;
  for (const std::string_view end : {".", "!", "?", "。", "！", "？", "…"}) {
    if (text.ends_with(end)) return true;
  }
  const bool words = std::count(text.begin(), text.end(), ' ') >= 2;
  return words && (text.ends_with("다") || text.ends_with("요") || text.ends_with("까"));
}

// "Links for", "Newsletter – Week of": words that lead to the date behind them.
std::string_view without_lead_to_date(std::string_view text) {
  for (std::size_t before = text.size() + 1; before != text.size();) {
    before = text.size();
    text = without_joints_at_end(text);
    for (const std::string_view words :
         {"week of the", "week of", "as of", "for the", "of the", "for", "of", "on", "from"}) {
      if (text.size() < words.size()) continue;
      const std::size_t at = text.size() - words.size();
      const bool alone = at == 0 || text[at - 1] == ' ';
      if (alone && text::equals_ignoring_case(text.substr(at), words)) text = text.substr(0, at);
    }
  }
  return text;
}

struct Beside {
  std::string_view before;
  std::string_view after;
  bool joined = false;  // a letter follows the date at once
};

// What stands beside the date of that day; nothing where the title holds none.
std::optional<Beside> beside_date(std::string_view title, text::Date day) {
  std::vector<FoundDate> dates = find_dates(title);
  if (dates.empty()) {
    if (const auto short_date = find_day_of_year(title, day)) dates.push_back(*short_date);
    else if (const auto period = find_period(title)) dates.push_back(*period);
  }
  for (const FoundDate& date : dates) {
    if (date.day != day) continue;
    const std::size_t end = end_of_date(title, date.end);
    Beside beside{title.substr(0, date.begin), title.substr(end)};
    std::size_t pos = 0;
    beside.joined = !beside.after.empty() && text::is_word(text::next_unchecked(beside.after, pos));
    return beside;
  }
  return std::nullopt;
}

bool is_date(std::string_view folder) {
  const bool numeric = std::all_of(folder.begin(), folder.end(),
                                   [](char c) { return text::is_ascii_digit(c) || c == '-' || c == '_' || c == '.'; });
  if (numeric || is_date_part(folder)) return true;
  std::vector<FoundDate> dates = find_dates(folder);
  if (dates.empty()) {
    if (const auto period = find_period(folder)) dates.push_back(*period);
  }
  return !dates.empty() && !says_something(folder.substr(0, dates[0].begin)) &&
         !says_something(folder.substr(end_of_date(folder, dates[0].end)));
}

// A folder in which generators look for pages.
bool is_place_of_pages(std::string_view folder) {
  constexpr std::string_view kPlaces = " content contents docs doc src source pages markdown md archive archives ";
  return kPlaces.find(" " + text::match_key(folder) + " ") != std::string_view::npos;
}

// The last folder that is neither Jekyll's (_posts) nor a date, and where it starts in the path.
std::string_view last_folder(std::string_view path) {
  std::string_view result;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    const std::string_view folder = path.substr(0, slash);
    path.remove_prefix(slash + 1);
    if (folder.empty() || folder.front() == '_' || folder.front() == '.' || is_date(folder)) continue;
    result = folder;
  }
  return result;
}

bool is_index(std::string_view name) {
  const std::string key = text::match_key(name);
  return key == "index" || key == "readme";
}

// The path of the folder that an index.md stands for: it names the page, not the topic.
std::string_view folders_above(const PageInput& input) {
  const std::string_view path = input.path;
  if (!is_index(input.date.rest_of_name)) return path;
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return path;
  const std::size_t above = path.substr(0, slash).rfind('/');
  if (is_date(path.substr(above + 1, slash - above - 1))) return path;  // it says which day, and names nothing
  const std::string_view own = last_folder(path);
  return own.empty() ? path : path.substr(0, static_cast<std::size_t>(own.data() - path.data()));
}

}  // namespace

std::string topic_of_title(std::string_view title, text::Date day) {
  const auto beside = beside_date(title, day);
  if (!beside) return {};
  std::string_view before = without_weekday_before_date(without_joints_at_end(beside->before));
  before = without_joints_at_end(without_symbols_before(before));
  if (!says_something(beside->after)) before = without_lead_to_date(before);
  std::string_view after = beside->joined ? without_particle(beside->after) : beside->after;
  after = without_joints_at_end(without_symbols_before(after));
  std::string topic = text::collapse_spaces(std::string(before) + " " + std::string(after));
  topic = std::string(without_count(topic));
  if (is_number(topic) || introduces_date(topic) || is_whole_sentence(topic) || !find_dates(topic).empty()) return {};
  return topic;
}

std::string headline_of(std::string_view title, text::Date day, std::string_view topic) {
  const std::string topic_key = text::match_key(topic);
  const std::string key = text::match_key(title);
  if (key == topic_key || key.empty()) return {};
  const auto beside = beside_date(title, day);
  if (!beside) return std::string(title);
  const std::string_view before = without_weekday_before_date(without_joints_at_end(beside->before));
  const bool first = !says_something(before);
  const bool last = !says_something(beside->after);
  if (first && last) return {};
  if (beside->joined && first && text::match_key(beside->after) == topic_key) return {};
  if ((!first && !last) || beside->joined) return std::string(title);
  const std::string_view rest = first ? without_joints_before(beside->after) : without_lead_to_date(before);
  return text::match_key(rest) == topic_key || introduces_date(rest) ? std::string() : text::collapse_spaces(rest);
}

std::string name_of_page(const PageInput& input) {
  if (std::string slug = input.front.text({"slug"}); !slug.empty()) return slug;
  if (!is_index(input.date.rest_of_name)) return input.date.rest_of_name;
  const std::string_view folder = last_folder(input.path);
  const PathDate named = date_of_path(folder);
  return named.day && !named.rest.empty() ? named.rest : std::string(folder);
}

std::string link_of_front_matter(const PageInput& input) {
  for (const std::string_view key :
       {"external_url", "externalUrl", "sourceUrl", "source_url", "video_url", "videoUrl", "youtube_url", "youtubeUrl",
        "original_url", "originalUrl", "link", "source", "youtube", "video", "url"}) {
    constexpr std::size_t kLong = 3000;  // bytes; `url` of a longer page is mostly its own address
    std::string value = input.front.text({key});
    if (key == "url" && input.source.size() > kLong && !video_id(value)) continue;
    if (value.starts_with("https://") || value.starts_with("http://")) return value;
  }
  return {};
}

std::vector<std::string> addresses_of_page(const PageInput& input) {
  std::vector<std::string> addresses;
  for (const std::string_view key : {"permalink", "slug", "url", "aliases", "redirect_from"}) {
    for (std::string& value : input.front.list(key, false)) {
      if (value.find(':') == std::string::npos) addresses.push_back(std::move(value));
    }
  }
  return addresses;
}

std::string channel_of_front_matter(const PageInput& input, std::string_view link) {
  std::string channel = input.front.text({"channel", "channel_name", "channelName", "channelTitle", "uploader",
                                          "youtuber", "podcast", "채널", "채널명", "チャンネル", "频道", "頻道"});
  if (channel.empty() && video_id(link)) channel = input.front.text({"author", "authors"});  // a clipper's word for it
  if (channel.starts_with("[[") && channel.ends_with("]]")) channel = channel.substr(2, channel.size() - 4);
  return channel;
}

TopicSources topic_sources(const PageInput& input) {
  const FrontMatter& front = input.front;
  TopicSources sources;
  const auto first = [&](std::string_view key, bool split) {
    const std::vector<std::string> values = front.list(key, split);
    return values.empty() ? std::string() : values.front();
  };
  sources.topic = front.text({"topic"});
  for (const auto& [key, split] : {std::pair("category", false), std::pair("categories", true),
                                   std::pair("section", false), std::pair("series", false)}) {
    if (sources.category.empty()) sources.category = first(key, split);
  }
  sources.tags = front.list("tags", true);
  if (sources.tags.empty()) sources.tags = front.list("tag", false);
  sources.title = topic_of_title(input.title, *input.date.day);
  if (sources.title.empty()) sources.title = topic_of_title(input.heading, *input.date.day);
  sources.name = is_index(input.date.rest_of_name) ? std::string() : input.date.rest_of_name;
  sources.parent = front.text({"parent"});
  sources.folder = std::string(last_folder(folders_above(input)));
  if (is_place_of_pages(sources.folder)) sources.folder.clear();
  return sources;
}

}  // namespace yoyak::digest
