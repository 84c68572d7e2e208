#include "search/index/terms.hpp"

#include <algorithm>

#include "search/index/format.hpp"
#include "search/index/sort_text.hpp"
#include "text/hangul.hpp"

namespace yoyak::search {
namespace {

// A term in so few documents may be cut: whoever seeks more of it than is written reads one of their texts, which is
// about to be shown anyway.
constexpr std::size_t kMaxCutDocuments = 4;
// Initials in so few documents are cut without regard to what follows: seeking more of them takes all their texts.
constexpr std::size_t kMaxCutInitials = 8;
// Not shorter than this: single letters have sums.
constexpr std::size_t kMinCut = 2;

// Suffixes are taken by their first character, so many at a time that there are about so many batches, and never fewer
// than a few thousand. More batches take less memory; each goes through all words.
constexpr std::uint32_t kBatches = 16, kLeastBatch = 1u << 14;
constexpr std::uint32_t kSlots = 1u << 16;
constexpr std::uint32_t kInitialsSlots = static_cast<std::uint32_t>(kInitialsBegin) << 8;

struct Suffix {
  SortText text;
  std::uint32_t token;
  bool at_start;
};

// Suffixes of the same text: [begin, end) of all.
struct Group {
  std::size_t begin, end;
  std::string_view text;
  std::size_t shared = 0;  // characters that it shares with the group before
};

// Sums up the documents of many tokens.
class Accumulator {
 public:
  explicit Accumulator(std::uint32_t documents) : rows_(documents, Posting{0, 0, 0, Fit::kInside}) {}

  void add(std::span<const Posting> postings, Fit fit) {
    for (const Posting& posting : postings) {
      Posting& row = rows_[posting.doc];
      if (row.frequency == 0) touched_.push_back(posting.doc);
      join({posting.doc, posting.fields, posting.frequency, fit}, row);
    }
  }
  bool empty() const { return touched_.empty(); }

  // Appends what was summed up, by document, and begins anew.
  void take(std::vector<Posting>& out) {
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t doc : touched_) {
      Posting& row = rows_[doc];
      row.doc = doc;
      out.push_back(row);
      row = {0, 0, 0, Fit::kInside};
    }
    touched_.clear();
  }

 private:
  std::vector<Posting> rows_;
  std::vector<std::uint32_t> touched_;
};

bool is_initials(std::string_view key) { return key.starts_with(kInitialsBegin); }

// Whether it is one character. Keys are well-formed.
bool is_one_character(std::string_view key) { return key.size() == size_of_character(key.front()); }

class Collector {
 public:
  Collector(const std::vector<TokenUse>& tokens, std::uint32_t documents, TermOptions options, EntryList& out)
      : tokens_(tokens), documents_(documents), options_(options), out_(out), sums_(documents) {}

  void run() {
    for (const TokenUse& token : tokens_) {
      for (const Position& position : token.positions) {
        const Posting posting{position.place / kFieldCount,
                              static_cast<std::uint8_t>(1u << (position.place % kFieldCount)), 1, Fit::kInside};
        const std::size_t begin = token_ends_.empty() ? 0 : token_ends_.back();
        if (postings_.size() > begin && postings_.back().doc == posting.doc) join(posting, postings_.back());
        else postings_.push_back(posting);
      }
      token_ends_.push_back(postings_.size());
    }
    std::vector<std::uint32_t> counts(kSlots, 0);
    std::uint64_t total = 0;
    const auto count = [&](std::uint32_t slot) { ++counts[slot], ++total; };
    for (const TokenUse& token : tokens_) {
      each_suffix(token, [&](std::size_t begin) { count(slot_of(token.text, begin)); });
      each_initials(token, [&](const std::string& run, std::size_t at) { count(kInitialsSlots + letter(run[at])); });
    }
    const auto most = static_cast<std::uint32_t>(std::max<std::uint64_t>(kLeastBatch, total / kBatches));
    for (std::uint32_t begin = 0; begin < kSlots;) {
      std::uint32_t end = begin, size = 0;
      while (end < kSlots && (size == 0 || size + counts[end] <= most) && has_initials(end) == has_initials(begin))
        size += counts[end++];
      if (size > 0) add_batch(begin, end);
      begin = end;
    }
  }

 private:
  std::span<const Posting> postings_of(std::uint32_t token) const {
    const std::size_t begin = token == 0 ? 0 : token_ends_[token - 1];
    return std::span(postings_).subspan(begin, token_ends_[token] - begin);
  }

  // Where a suffix is in the order of all: what has the same first character has the same slot.
  static std::uint32_t slot_of(std::string_view text, std::size_t begin) {
    const std::uint32_t first = letter(text[begin]);
    return first << 8 | (first < 0x80 ? 0 : letter(text[begin + 1]));
  }
  static std::uint32_t letter(char c) { return static_cast<unsigned char>(c); }
  static bool has_initials(std::uint32_t slot) { return slot >> 8 == kInitialsSlots >> 8; }

  // Calls each(begin) for the suffixes of a word or gap.
  template <typename Each>
  static void each_suffix(const TokenUse& token, Each each) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < token.text.size() && count < kMaxSuffixes; ++count) {
      const char first = token.text[at];
      if (first != ' ' || at == 0) each(at);  // queries do not begin with a space
      at += size_of_character(first);
    }
  }

  // Calls each(run, at) for every run of at least two syllables in a word, written as letters 'a' + initial, and every
  // place but the last of it.
  template <typename Each>
  void each_initials(const TokenUse& token, Each each) {
    if (!options_.initials || token.is_gap) return;
    std::string& run = run_;
    const auto end_run = [&] {
      for (std::size_t at = 0; at + 2 <= run.size(); ++at) each(run, at);
      run.clear();
    };
    for (std::size_t at = 0; at < token.text.size();) {
      const char32_t code = text::next_unchecked(token.text, at);
      if (text::is_syllable(code)) run += static_cast<char>('a' + text::split_unchecked(code).initial);
      else end_run();
    }
    end_run();
  }

  // What is in slots [begin, end): initials or suffixes.
  void add_batch(std::uint32_t begin, std::uint32_t end) {
    suffixes_.clear();
    groups_.clear();
    documents_before_.clear();
    const bool initials = has_initials(begin);
    const auto within = [&](std::uint32_t slot) { return slot >= begin && slot < end; };
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
      if (initials) {
        each_initials(tokens_[t], [&](const std::string& run, std::size_t at) {
          if (within(kInitialsSlots + letter(run[at]))) add_initials(std::string_view(run).substr(at, kMaxTerm), t);
        });
        continue;
      }
      const std::string_view text = tokens_[t].text;
      each_suffix(tokens_[t], [&](std::size_t at) {
        if (!within(slot_of(text, at))) return;
        const std::string_view suffix = text.substr(at);
        suffixes_.push_back({SortText(suffix.size() <= kMaxTerm ? suffix : first_codes(suffix, kMaxTerm)), t, at == 0});
      });
    }
    std::sort(suffixes_.begin(), suffixes_.end(), [](const Suffix& a, const Suffix& b) {
      const int order = a.text.compare(b.text);
      return order != 0 ? order < 0 : a.token != b.token ? a.token < b.token : a.at_start < b.at_start;
    });
    group_suffixes();
    if (initials) add_children(0, groups_.size(), 1, 1);
    else add_children(0, groups_.size(), 0, 0);
  }

  // The key of initials: 스케일링 → "\2jpll".
  void add_initials(std::string_view letters, std::uint32_t token) {
    key_.assign(1, kInitialsBegin).append(letters);
    suffixes_.push_back({SortText(out_.initials.text(out_.initials.number(key_))), token, false});
  }

  void group_suffixes() {
    std::size_t documents = 0;  // of all groups so far, those of several tokens counted several times
    for (std::size_t begin = 0; begin < suffixes_.size();) {
      std::size_t end = begin;
      while (end < suffixes_.size() && suffixes_[end].text == suffixes_[begin].text) {
        documents += postings_of(suffixes_[end].token).size();
        ++end;
      }
      Group group{begin, end, suffixes_[begin].text.text};
      if (!groups_.empty())
        group.shared = text::count(group.text.substr(0, shared_bytes(groups_.back().text, group.text)));
      groups_.push_back(group);
      documents_before_.push_back(documents);
      begin = end;
    }
  }

  // Documents of groups [begin, end), counted once for each.
  std::size_t documents_of(std::size_t begin, std::size_t end) const {
    return documents_before_[end - 1] - (begin == 0 ? 0 : documents_before_[begin - 1]);
  }

  void add_item(std::string_view key, EntryKind kind, std::size_t begin, std::span<const Position> positions = {},
                Wholes wholes = Wholes::kNever) {
    out_.items.push_back({key, kind, begin, out_.rows.size(), positions, wholes});
  }

  // Only words of more than kMaxTerm characters can be several under one key.
  std::span<const Position> together(std::span<const Position> some, std::span<const Position> more) {
    if (some.empty()) return more;
    std::vector<Position>& all = out_.positions.emplace_back(some.begin(), some.end());
    all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end());
    return all;
  }

  void add_term(std::size_t g) {
    const Group& group = groups_[g];
    // Suffixes of one letter are answered by sums; what stands alone is needed for phrases.
    const bool single = is_one_character(group.text);
    std::span<const Position> positions;
    bool inside = false;
    for (std::size_t i = group.begin; i < group.end; ++i) {
      const Suffix& suffix = suffixes_[i];
      if (single && !suffix.at_start) continue;
      sums_.add(postings_of(suffix.token), suffix.at_start ? Fit::kStart : Fit::kInside);
      if (suffix.at_start) positions = together(positions, tokens_[suffix.token].positions);
      else inside = true;
    }
    if (sums_.empty()) return;
    const std::size_t begin = out_.rows.size();
    sums_.take(out_.rows);
    std::string_view key = group.text;
    EntryKind kind = EntryKind::kTerm;
    if (!is_initials(key) && out_.rows.size() - begin <= kMaxCutDocuments) {
      const std::size_t after = g + 1 < groups_.size() ? groups_[g + 1].shared : 0;
      const std::string_view cut = first_codes(key, std::max(std::max(group.shared, after) + 1, kMinCut));
      if (cut.size() < key.size()) kind = EntryKind::kCut;
      key = cut;
    }
    const Wholes wholes = positions.empty() ? Wholes::kNever : inside ? Wholes::kSometimes : Wholes::kAlways;
    add_item(key, kind, begin, positions, wholes);
  }

  // Groups [begin, end) share their first `count` characters, `size` bytes. Takes them by the next character.
  void add_children(std::size_t begin, std::size_t end, std::size_t size, std::size_t count) {
    while (begin < end) {
      std::size_t stop = begin + 1;
      while (stop < end && groups_[stop].shared > count) ++stop;
      add_prefix(begin, stop, size + size_of_character(groups_[begin].text[size]), count + 1);
      begin = stop;
    }
  }

  // Groups [begin, end) are all that begin with the first `count` characters of groups_[begin], `size` bytes.
  void add_prefix(std::size_t begin, std::size_t end, std::size_t size, std::size_t count) {
    const std::string_view prefix = groups_[begin].text.substr(0, size);
    const bool has_term = groups_[begin].text.size() == size;
    const bool single = is_one_character(prefix) && !is_initials(prefix) && prefix != " ";
    const std::size_t documents = documents_of(begin, end);
    if (is_initials(prefix) && size > kMinCut && add_cut_initials(begin, end, prefix, documents)) return;
    const bool large = bytes_of(documents) > options_.sum_bytes && end - begin > 1;
    if (single || (large && !continues_alone(begin, end, size))) add_sum(begin, end, prefix, single, documents);
    if (has_term) add_term(begin);
    if (large || is_initials(prefix)) {
      add_children(begin + has_term, end, size, count);
    } else {
      for (std::size_t g = begin + has_term; g < end; ++g) add_term(g);
    }
  }

  // One entry for all groups, where they are in few documents.
  bool add_cut_initials(std::size_t begin, std::size_t end, std::string_view prefix, std::size_t documents) {
    if (documents > 16 * kMaxCutInitials || (end - begin == 1 && groups_[begin].text == prefix)) return false;
    for (std::size_t i = groups_[begin].begin; i < groups_[end - 1].end; ++i) {
      sums_.add(postings_of(suffixes_[i].token), Fit::kInside);
    }
    const std::size_t first = out_.rows.size();
    sums_.take(out_.rows);
    if (out_.rows.size() - first > kMaxCutInitials) {
      out_.rows.resize(first);
      return false;
    }
    add_item(prefix, EntryKind::kCut, first);
    return true;
  }

  // All go on with the same character: the sum of the longer prefix serves for this one too.
  bool continues_alone(std::size_t begin, std::size_t end, std::size_t size) const {
    const std::string_view first = groups_[begin].text;
    if (first.size() == size) return false;
    const std::string_view longer = first.substr(0, size + size_of_character(first[size]));
    return groups_[end - 1].text.substr(0, longer.size()) == longer;
  }

  void add_sum(std::size_t begin, std::size_t end, std::string_view prefix, bool needed, std::size_t documents) {
    if (is_initials(prefix) && prefix.size() < 3) return;  // one initial is no query
    for (std::size_t i = groups_[begin].begin; i < groups_[end - 1].end; ++i) {
      const Suffix& suffix = suffixes_[i];
      const Fit fit = !suffix.at_start ? Fit::kInside : suffix.text.text == prefix ? Fit::kWhole : Fit::kStart;
      sums_.add(postings_of(suffix.token), fit);
    }
    const std::size_t first = out_.rows.size();
    sums_.take(out_.rows);
    // Where documents hardly repeat, reading the terms costs little more than reading the sum; of a very large range
    // even a quarter less is worth having.
    const std::size_t own = out_.rows.size() - first;
    const bool very_large = bytes_of(documents) > 4 * options_.sum_bytes;
    if (!needed && (very_large ? own + own / 4 : own * 2) > documents) {
      out_.rows.resize(first);
      return;
    }
    add_item(prefix, EntryKind::kSum, first);
  }

  // About what so many documents take.
  static std::size_t bytes_of(std::size_t documents) { return documents + documents / 4; }

  const std::vector<TokenUse>& tokens_;
  std::uint32_t documents_;
  TermOptions options_;
  EntryList& out_;
  Accumulator sums_;
  std::vector<Posting> postings_;  // of the tokens, one after the other
  std::vector<std::size_t> token_ends_;
  // Of a batch.
  std::vector<Suffix> suffixes_;
  std::vector<Group> groups_;
  std::vector<std::size_t> documents_before_;
  std::string run_, key_;
};

}  // namespace

void collect_entries(const std::vector<TokenUse>& tokens, std::uint32_t documents, TermOptions options,
                     EntryList& out) {
  if (!tokens.empty()) Collector(tokens, documents, options, out).run();
}

}  // namespace yoyak::search
