#include "search/query/query.hpp"

#include "search/query/periods.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace yoyak::search {
namespace {

constexpr std::size_t kMaxQueryBytes = 1024;  // nobody types more; a phrase pasted by mistake must not cost seconds

enum class Operator : std::uint8_t { kChannel, kTopic, kIn, kDate, kAfter, kBefore, kLength, kIs };

struct OperatorName {
  std::string_view name;
  Operator op;
};
constexpr OperatorName kOperators[] = {
    {"channel", Operator::kChannel}, {"채널", Operator::kChannel},  {"author", Operator::kChannel},
    {"topic", Operator::kTopic},     {"주제", Operator::kTopic},    {"tag", Operator::kTopic},
    {"태그", Operator::kTopic},      {"in", Operator::kIn},         {"위치", Operator::kIn},
    {"date", Operator::kDate},       {"날짜", Operator::kDate},     {"기간", Operator::kDate},
    {"after", Operator::kAfter},     {"since", Operator::kAfter},   {"이후", Operator::kAfter},
    {"before", Operator::kBefore},   {"until", Operator::kBefore},  {"이전", Operator::kBefore},
    {"len", Operator::kLength},      {"length", Operator::kLength}, {"길이", Operator::kLength},
    {"is", Operator::kIs},           {"상태", Operator::kIs}};

struct FieldName {
  std::string_view name;
  std::uint8_t fields;
};
constexpr FieldName kFields[] = {{"title", field_bit(Field::kTitle)},       {"제목", field_bit(Field::kTitle)},
                                 {"channel", field_bit(Field::kChannel)},   {"채널", field_bit(Field::kChannel)},
                                 {"overview", field_bit(Field::kOverview)}, {"개요", field_bit(Field::kOverview)},
                                 {"요약", field_bit(Field::kOverview)},     {"quotes", field_bit(Field::kQuotes)},
                                 {"문장", field_bit(Field::kQuotes)},       {"핵심문장", field_bit(Field::kQuotes)},
                                 {"main", field_bit(Field::kMain)},         {"본문", field_bit(Field::kMain)},
                                 {"내용", field_bit(Field::kMain)},         {"messages", field_bit(Field::kMessages)},
                                 {"메시지", field_bit(Field::kMessages)},   {"intent", field_bit(Field::kIntent)},
                                 {"의도", field_bit(Field::kIntent)},       {"other", field_bit(Field::kOther)},
                                 {"기타", field_bit(Field::kOther)},        {"body", field_bit(Field::kMain)}};

struct StateName {
  std::string_view name;
  bool starred;
  bool value;
};
constexpr StateName kStates[] = {{"unread", false, false},   {"안읽음", false, false}, {"안읽은", false, false},
                                 {"읽지않음", false, false}, {"read", false, true},    {"읽음", false, true},
                                 {"읽은", false, true},      {"starred", true, true},  {"별표", true, true},
                                 {"저장", true, true},       {"즐겨찾기", true, true}};

// The fields of that name, 0 where there is none.
std::uint8_t fields_called(std::string_view name) {
  for (const FieldName& candidate : kFields) {
    if (candidate.name == name) return candidate.fields;
  }
  return 0;
}

// The length of a quotation mark at the beginning of `text`, 0 where there is none.
std::size_t quote_size(std::string_view text) {
  if (!text.empty() && text[0] == '"') return 1;
  for (const std::string_view mark : {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xEF\xBC\x82"}) {
    if (text.substr(0, mark.size()) == mark) return mark.size();
  }
  return 0;
}

std::size_t space_size(std::string_view text) {
  if (text.empty()) return 0;
  const text::Decoded decoded = text::decode(text, 0);
  char32_t folded[2];
  const unsigned n = text::fold_code(decoded.code, folded);
  return n == 1 && (folded[0] == ' ' || folded[0] == '\n') ? decoded.size : 0;
}

// A word and a colon, as operators are written; not 10:30, nor https://.
bool looks_like_operator(std::string_view name, std::string_view rest) {
  if (text::count(name) < 2 || rest.empty() || rest.starts_with("//") || space_size(rest) != 0) return false;
  for (std::size_t at = 0; at < name.size();) {
    const text::Decoded decoded = text::decode(name, at);
    if (!text::is_word_code(decoded.code) || (decoded.code >= '0' && decoded.code <= '9')) return false;
    at += decoded.size;
  }
  return true;
}

// Reads a query from left to right.
class Parser {
 public:
  Parser(std::string_view input, std::string_view today) : rest_(input), today_(today) {}

  Query run() {
    while (skip_space(), !rest_.empty()) item();
    std::erase_if(query_.clauses, [](const Clause& clause) { return clause.any.empty(); });
    if (fields_given_ != 0) query_.fields = fields_given_;
    query_.fields = static_cast<std::uint8_t>(query_.fields & ~fields_without_);
    return std::move(query_);
  }

  // After run(): the operator whose value goes on to the end of the input.
  struct OpenValue {
    Operator op;
    std::string_view written;  // with its quotation mark
    std::string_view value;
  };
  const std::optional<OpenValue>& open_value() const { return open_value_; }
  // After run(): places within `input`, which is the input.
  std::vector<WrittenFilter> filters(std::string_view input) {
    for (WrittenFilter& each : filters_) {
      each.begin = input.size() - each.begin;
      each.end = input.size() - each.end;
    }
    return std::move(filters_);
  }

 private:
  void skip_space() {
    while (const std::size_t size = space_size(rest_)) rest_.remove_prefix(size);
  }

  // Up to the closing mark, or the end where there is none (still being typed).
  std::string_view quoted() {
    rest_.remove_prefix(quote_size(rest_));
    std::size_t at = 0;
    while (at < rest_.size() && quote_size(rest_.substr(at)) == 0) ++at;
    const std::string_view text = rest_.substr(0, at);
    rest_.remove_prefix(at);
    rest_.remove_prefix(quote_size(rest_));
    return text;
  }

  std::string_view bare() {
    std::size_t at = 0;
    while (at < rest_.size() && space_size(rest_.substr(at)) == 0) ++at;
    const std::string_view text = rest_.substr(0, at);
    rest_.remove_prefix(at);
    return text;
  }

  void item() {
    bool exclude = false;
    if (rest_[0] == '-' && rest_.size() > 1 && space_size(rest_.substr(1)) == 0) {
      exclude = true;
      rest_.remove_prefix(1);
    }
    if (quote_size(rest_) != 0) {
      phrase(exclude);
    } else if (!operation(exclude)) {
      const std::string_view word = bare();
      if (!exclude && (word == "OR" || word == "|")) {
        pending_or_ = !query_.clauses.empty() && last_was_text_;
        return;
      }
      literal(text::fold(word, text::LineBreaks::kSpace), false, exclude, word);
    }
  }

  void phrase(bool exclude, std::uint8_t fields = kAllFields) {
    const std::string_view typed = quoted();
    literal(text::fold(typed, text::LineBreaks::kSpace), true, exclude, typed, fields);
    // What is glued to a closing quote is a particle meant for the reader ("샘 올트먼"이), not part of what is sought.
    if (space_size(rest_) == 0 && text::is_word_code(text::decode(rest_, 0).code)) bare();
  }

  void literal(std::string text, bool phrase, bool exclude, std::string_view typed, std::uint8_t fields = kAllFields) {
    if (text.empty()) return;
    Literal literal{std::move(text), phrase};
    literal.typed = typed;
    literal.fields = fields;
    if (pending_or_ && !exclude && !query_.clauses.back().exclude) {
      query_.clauses.back().any.push_back(std::move(literal));
    } else {
      query_.clauses.push_back({{std::move(literal)}, exclude});
    }
    pending_or_ = false;
    last_was_text_ = true;
  }

  bool operation(bool exclude) {
    const std::size_t colon = rest_.find(':');
    if (colon > 16) return false;  // nowhere, or behind more than a name
    const std::string name = text::fold(rest_.substr(0, colon));
    for (const OperatorName& candidate : kOperators) {
      if (candidate.name != name) continue;
      const std::string_view whole = rest_;
      rest_.remove_prefix(colon + 1);
      const std::string_view written = rest_;
      const std::string_view value = quote_size(rest_) != 0 ? quoted() : bare();
      const bool is_open = rest_.empty() && value.data() + value.size() == written.data() + written.size();
      if (is_open) open_value_ = {candidate.op, written, value};
      if (value.empty() || !apply(candidate.op, value, exclude)) {
        query_.notes.push_back({std::string(whole.substr(0, whole.size() - rest_.size()))});
      } else if (const auto facet = facet_of(candidate.op); facet && !exclude) {
        filters_.push_back({*facet, whole.size(), rest_.size(), value});
      }
      pending_or_ = false;
      last_was_text_ = false;
      return true;
    }
    const std::string_view value = rest_.substr(colon + 1);
    if (const std::uint8_t fields = fields_called(name); fields != 0) {
      if (value.empty() || space_size(value) != 0) query_.notes.push_back({std::string(bare())});
      else if (rest_ = value; quote_size(rest_) != 0) phrase(exclude, fields);
      else word_in(exclude, fields);
      return true;
    }
    if (looks_like_operator(name, value)) query_.notes.push_back({std::string(rest_.substr(0, colon + 1)), true});
    return false;
  }

  void word_in(bool exclude, std::uint8_t fields) {
    const std::string_view word = bare();
    literal(text::fold(word, text::LineBreaks::kSpace), false, exclude, word, fields);
  }

  static std::optional<WrittenFacet> facet_of(Operator op) {
    switch (op) {
      case Operator::kChannel:
        return WrittenFacet::kChannels;
      case Operator::kTopic:
        return WrittenFacet::kTopics;
      case Operator::kDate:
      case Operator::kAfter:
      case Operator::kBefore:
        return WrittenFacet::kDates;
      case Operator::kLength:
        return WrittenFacet::kLengths;
      default:
        return std::nullopt;
    }
  }

  bool apply(Operator op, std::string_view value, bool exclude) {
    Filters& filters = query_.filters;
    switch (op) {
      case Operator::kChannel:
        (exclude ? filters.without_channels : filters.channels).emplace_back(value);
        return true;
      case Operator::kTopic:
        (exclude ? filters.without_topics : filters.topics).emplace_back(value);
        return true;
      case Operator::kIn:
        return in_fields(text::fold(value), exclude);
      case Operator::kIs:
        return is_state(text::fold(value), exclude);
      case Operator::kDate:
      case Operator::kAfter:
      case Operator::kBefore: {
        auto range = exclude ? std::nullopt : read_dates(value, today_);
        if (!range) return false;
        if (op == Operator::kAfter) range->to.clear();
        if (op == Operator::kBefore) range->from.clear();
        if (range->from > filters.from) filters.from = range->from;
        if (!range->to.empty() && (filters.to.empty() || range->to < filters.to)) filters.to = range->to;
        return true;
      }
      case Operator::kLength: {
        const auto range = exclude ? std::nullopt : read_length(value);
        if (!range) return false;
        if (range->min && (!filters.min_seconds || *range->min > *filters.min_seconds))
          filters.min_seconds = range->min;
        if (range->max && (!filters.max_seconds || *range->max < *filters.max_seconds))
          filters.max_seconds = range->max;
        return true;
      }
    }
    return false;
  }

  bool in_fields(std::string_view names, bool exclude) {
    std::uint8_t fields = 0;
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(','), names.size());
      const std::uint8_t found = fields_called(names.substr(0, end));
      if (found == 0) return false;
      fields |= found;
      names.remove_prefix(std::min(end + 1, names.size()));
    }
    (exclude ? fields_without_ : fields_given_) |= fields;
    return true;
  }

  bool is_state(std::string_view name, bool exclude) {
    for (const StateName& candidate : kStates) {
      if (candidate.name != name) continue;
      (candidate.starred ? query_.filters.starred : query_.filters.read) = candidate.value != exclude;
      return true;
    }
    return false;
  }

  std::string_view rest_;
  std::string_view today_;
  Query query_;
  std::optional<OpenValue> open_value_;
  std::vector<WrittenFilter> filters_;  // places are bytes before the end
  std::uint8_t fields_given_ = 0;
  std::uint8_t fields_without_ = 0;
  bool pending_or_ = false;
  bool last_was_text_ = false;
};

}  // namespace

std::u32string_view continuations(std::string_view text) {
  constexpr std::u32string_view kOfNumbers = U",.0123456789만백억조천";
  constexpr std::u32string_view kOfLatin = U"0123456789abcdefghijklmnopqrstuvwxyz";
  const char32_t last = text::decode_before(text, text.size()).code;
  if (last >= 'a' && last <= 'z') return kOfLatin;
  return kOfNumbers.find(last) == std::u32string_view::npos ? std::u32string_view() : kOfNumbers;
}

std::optional<OpenName> open_name(std::string_view input, std::size_t cursor) {
  cursor = std::min(cursor, input.size());
  if (cursor > kMaxQueryBytes) return std::nullopt;
  Parser before(input.substr(0, cursor), {});
  before.run();
  const auto& open = before.open_value();
  if (!open || (open->op != Operator::kChannel && open->op != Operator::kTopic)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(open->written.data() - input.data());
  // The value goes on behind the cursor: up to its closing mark, or to the next space.
  std::size_t end = cursor;
  if (quote_size(open->written) != 0) {
    while (end < input.size() && quote_size(input.substr(end)) == 0) ++end;
    if (end < input.size()) end += quote_size(input.substr(end));
    else end = cursor;
  }
  if (end == cursor) {
    while (end < input.size() && space_size(input.substr(end)) == 0) ++end;
  }
  return OpenName{open->op == Operator::kChannel, begin, end, open->value};
}

std::vector<WrittenFilter> written_filters(std::string_view input, std::string_view today) {
  if (input.size() > kMaxQueryBytes) return {};
  Parser parser(input, today);
  parser.run();
  return parser.filters(input);
}

std::string name_in_query(std::string_view name) {
  bool spaces = false, marks = false;
  std::string_view piece, longest;
  for (std::size_t at = 0, begin = 0; at <= name.size(); ++at) {
    const std::size_t mark = quote_size(name.substr(at));
    spaces |= space_size(name.substr(at)) != 0;
    marks |= mark != 0;
    if (mark == 0 && at < name.size()) continue;
    piece = name.substr(begin, at - begin);
    if (piece.size() > longest.size()) longest = piece;
    at += std::max(mark, std::size_t{1}) - 1;
    begin = at + 1;
  }
  if (!spaces && quote_size(name) == 0) return std::string(name);
  std::string out = "\"";
  return out.append(marks ? longest : name) += '"';
}

Query parse_query(std::string_view input, std::string_view today) {
  if (input.size() > kMaxQueryBytes) {
    std::size_t end = kMaxQueryBytes;
    while (end > 0 && (static_cast<unsigned char>(input[end]) & 0xC0) == 0x80) --end;
    input = input.substr(0, end);
  }
  return Parser(input, today).run();
}

}  // namespace yoyak::search
