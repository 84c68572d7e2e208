#include "digest/page/facts_under.hpp"

#include "digest/page/source_links.hpp"
#include "digest/profile/byline.hpp"
#include "digest/profile/labelled.hpp"
#include "digest/values/links.hpp"
#include "digest/values/times.hpp"
#include "text/characters.hpp"
#include "text/duration.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxFactLine = 400;  // bytes; a longer line is text
constexpr std::size_t kMaxFactLines = 24;

class FactReader {
 public:
  FactReader(const std::vector<Line>& lines, LineRange range, const Profile& profile, const Definitions& definitions)
      : lines_(lines), range_(range), profile_(profile), definitions_(definitions) {}

  FactsUnder run() {
    found_.last = range_.first;
    std::vector<Line> others;  // kept only where facts follow
    for (std::size_t i = range_.first; i < range_.last && i < range_.first + kMaxFactLines; ++i) {
      const Line& line = lines_[i];
      if (line.code || line.text.size() > kMaxFactLine) break;
      if (is_blank(line.text)) {
        if (i + 1 < range_.last && is_blank(lines_[i + 1].text) && found_.count > 0) break;
        continue;
      }
      if (const std::size_t behind = others.empty() ? take_table(i) : 0) {
        found_.last = behind;
        i = behind - 1;
        continue;
      }
      if (is_head_of_table(i)) {
        others.push_back(line);
        others.push_back(lines_[++i]);
        continue;
      }
      keep_ = false;
      const Taken taken = take(line.text);
      if (taken == Taken::kNothing) break;
      if (taken == Taken::kOther) {
        others.push_back(line);
        continue;
      }
      ++found_.count;
      found_.rest.insert(found_.rest.end(), others.begin(), others.end());
      others.clear();
      if (keep_ || (text::trim(line.text).starts_with("|") && !found_.rest.empty())) found_.rest.push_back(line);
      found_.last = i + 1;
    }
    return std::move(found_);
  }

 private:
  enum class Taken { kNothing, kFact, kOther };

  bool is_head_of_table(std::size_t i) const {
    return i + 2 < range_.last && lines_[i].text.find('|') != std::string_view::npos &&
           is_table_rule(lines_[i + 1].text) && try_labelled_fact(lines_[i + 2].text).has_value();
  }

  // "| 항목 | 내용 |", "| Field | Value |", or nothing: heads of a table of facts that say nothing themselves.
  static bool says_nothing(std::string_view cell) {
    constexpr std::string_view kHeads =
        " 항목 내용 구분 값 정보 필드 설명 속성 field value key item items property detail details info information "
        "name "
        "attribute description 項目 内容 値 情報 详情 項目名 项目 值 属性 信息 內容 資訊 ";
    const std::string key = text::match_key(inline_text(cell));
    return key.empty() || kHeads.find(" " + key + " ") != std::string_view::npos;
  }

  // Takes a table that holds facts and nothing else: a name and a value in each row, or a row of values under their
  // names. The line behind it; 0 where it is none.
  std::size_t take_table(std::size_t at) {
    if (at + 2 >= range_.last || lines_[at].text.find('|') == std::string_view::npos ||
        !is_table_rule(lines_[at + 1].text))
      return 0;
    std::size_t behind = at + 2;
    while (behind < range_.last && !lines_[behind].code && lines_[behind].text.find('|') != std::string_view::npos)
      ++behind;
    const FactsUnder before = found_;
    const std::vector<std::string_view> heads = table_cells(lines_[at].text);
    keep_ = false;
    if (heads.size() == 2 && take_rows(at, behind) && !keep_) return behind;
    found_ = before;
    keep_ = false;
    if (behind == at + 3 && take_row(heads, at + 2)) {  // with other columns, the table stays as text, too
      for (std::size_t i = at; keep_ && i < behind; ++i) found_.rest.push_back(lines_[i]);
      return behind;
    }
    found_ = before;
    return 0;
  }

  bool take_rows(std::size_t at, std::size_t behind) {
    const std::vector<std::string_view> heads = table_cells(lines_[at].text);
    const auto row = [&](std::size_t i) {
      const auto fact = try_labelled_fact(lines_[i].text);
      if (!fact || !text::trim(lines_[i].text).starts_with("|") || !take_fact(*fact)) return false;
      ++found_.count;
      return true;
    };
    if (!(says_nothing(heads[0]) && says_nothing(heads[1])) && !row(at)) return false;
    for (std::size_t i = at + 2; i < behind; ++i) {
      if (!row(i)) return false;
    }
    return behind > at + 2;
  }

  bool take_row(const std::vector<std::string_view>& heads, std::size_t at) {
    const std::vector<std::string_view> cells = table_cells(lines_[at].text);
    if (heads.size() < 2 || cells.size() != heads.size()) return false;
    std::size_t known = 0;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      const Fact fact = fact_of_name(inline_text(heads[i]));
      if (fact == Fact::kTitle) return false;  // a list of one
      if (fact != Fact::kNone && fact != Fact::kText && take_fact({fact, heads[i], cells[i]})) ++known;
      else keep_ = true;
    }
    found_.count += known;
    return known > 1 && !found_.url.empty();
  }

  Taken take(std::string_view line) {
    const std::vector<LabelledFact> facts = labelled_facts(line);
    if (!facts.empty()) {
      if (facts.front().fact == Fact::kText) return Taken::kNothing;  // the text begins
      const FactsUnder before = found_;
      for (const LabelledFact& fact : facts) {
        if (take_fact(fact)) continue;
        found_ = before;  // the line says something else besides
        return Taken::kOther;
      }
      return Taken::kFact;
    }
    const bool linked_label = line.find("](") != std::string_view::npos || line.find("://") != std::string_view::npos;
    if (!linked_label && !name_of_label(line).empty()) return Taken::kOther;  // "- **Categories**: cs.CL"
    std::string_view text = text::trim(line);
    if (const auto item = try_list_item(text)) text = item->text;
    if (found_.url.empty()) {
      const auto link = line_of_links(text, definitions_);
      if (link && leads_away(link->url) && (link->kind == SpanKind::kAutolink || says_only(text, *link))) {
        if (others_than(text, *link)) return Taken::kNothing;
        found_.url = link->url;
        return Taken::kFact;
      }
    }
    if (!found_.time && !found_.duration) {
      const bool linked = text.find("](") != std::string_view::npos;  // an address holds no facts
      const std::string plain = linked ? inline_text(text) : std::string();
      auto byline = try_byline(without_symbols_at_start(linked ? std::string_view(plain) : text), profile_);
      // "- [v1.2](url) – 2025-12-01" names what came out, and nobody.
      if (byline && linked && !byline->duration && try_list_item(text::trim(line))) byline.reset();
      if (byline && (found_.channel.empty() || byline->channel.empty()) && byline->note.empty()) {
        if (!byline->channel.empty()) found_.channel = inline_text(byline->channel);
        found_.time = byline->time;
        found_.duration = byline->duration;
        keep_ = linked;
        return Taken::kFact;
      }
    }
    return Taken::kNothing;
  }

  bool says_only(std::string_view text, const Span& link) const {
    return says_only_link(text.substr(link.text_begin, link.text_end - link.text_begin), profile_);
  }

  // Does a line with a link say more than that it is one?
  bool others_than(std::string_view text, const Span& link) const {
    std::string around(text.substr(0, link.begin));
    around += text.substr(link.end);
    const std::string key = text::match_key(inline_text(around));
    return !key.empty() && !says_only_link(around, profile_);
  }

  // Keeps a fact that is new. False where its value is none of its kind.
  bool take_fact(const LabelledFact& fact) {
    const std::string plain = inline_text(fact.value);
    const auto link = source_link(fact.value, definitions_);
    switch (fact.fact) {
      case Fact::kTitle:
        if (!found_.title.empty() || plain.empty()) return false;
        if (link && found_.url.empty() && leads_away(link->url)) found_.url = link->url;
        else if (link) return false;
        found_.title = plain;
        return true;
      case Fact::kLength: {
        const auto seconds = text::try_parse_duration(plain);
        if (found_.duration || !seconds) return false;
        found_.duration = seconds;
        return true;
      }
      case Fact::kTime: {
        auto time = try_parse_time(plain);
        if (found_.time || !time) return false;
        found_.time = std::move(time);
        return true;
      }
      case Fact::kLink:
      case Fact::kPaper:
      case Fact::kSource:
        if (link && found_.url.empty() && leads_away(link->url)) {
          const std::string_view inside = fact.value.substr(link->text_begin, link->text_end - link->text_begin);
          std::string around(fact.value.substr(0, link->begin));
          around += fact.value.substr(link->end);
          if (!text::match_key(inline_text(around)).empty()) return false;
          const bool named = link->kind != SpanKind::kAutolink && !says_only_link(inside, profile_) &&
                             link->url.find(inside) == std::string::npos;  // "[2512.00001](…/2512.00001)"
          if (named && (fact.fact != Fact::kSource || !found_.channel.empty())) return false;
          found_.url = link->url;
          if (named) found_.channel = inline_text(inside);
          return true;
        }
        return fact.fact == Fact::kSource && !link && take_channel(plain);
      case Fact::kChannel:
        if (is_writer(fact.name) && names_several(plain)) return false;  // of a paper: they publish no channel
        if (link) keep_ = true;                                          // it leads to the channel
        return take_channel(plain);
      case Fact::kNone:
      case Fact::kText:
      case Fact::kPeople:
        break;
    }
    return false;
  }

  static bool is_writer(std::string_view name) {
    constexpr std::string_view kWriters = " 저자 작성자 글쓴이 author writer by 著者 作者 投稿者 ";
    return kWriters.find(" " + text::match_key(name) + " ") != std::string_view::npos;
  }
  static bool names_several(std::string_view names) {
    for (const std::string_view joint : {", ", "，", "、", ";", " et al", " 외 ", " 等", "ほか"}) {
      if (names.find(joint) != std::string_view::npos) return true;
    }
    return false;
  }

  bool take_channel(const std::string& plain) {
    constexpr std::size_t kMaxName = 150;  // bytes
    if (!found_.channel.empty() || text::match_key(plain).empty() || plain.size() > kMaxName) return false;
    found_.channel = plain;
    return true;
  }

  const std::vector<Line>& lines_;
  LineRange range_;
  const Profile& profile_;
  const Definitions& definitions_;
  FactsUnder found_;
  bool keep_ = false;  // the line stays as text too
};

}  // namespace

FactsUnder facts_under(const std::vector<Line>& lines, LineRange range, const Profile& profile,
                       const Definitions& definitions) {
  return FactReader(lines, range, profile, definitions).run();
}

bool leads_away(std::string_view url) {
  if (url.empty() || url.front() == '#') return false;
  const std::size_t colon = url.find(':');
  const bool scheme = colon != std::string_view::npos && colon < url.find_first_of("/?#");
  return scheme || url.starts_with("//") || url.starts_with("www.") || video_id(url).has_value();
}

}  // namespace yoyak::digest
