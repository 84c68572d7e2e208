#include "search/index/suffix_terms.hpp"

#include <algorithm>
#include <deque>
#include <string>

#include "search/index/format.hpp"
#include "search/index/sort_text.hpp"
#include "text/hangul.hpp"

namespace yoyak::search {
namespace {

struct Suffix {
  Suffix(std::string_view suffix, std::uint32_t of_token, bool start)
      : text(suffix), token(of_token), at_start(start) {}

  SortText text;
  std::uint32_t token;
  bool at_start;
};

// Sums up postings of many tokens, document by document.
class Accumulator {
 public:
  explicit Accumulator(std::uint32_t documents) : rows_(documents, Posting{0, 0, 0, Fit::kInside}) {}

  void add(const std::vector<Posting>& postings, Fit fit) {
    for (const Posting& posting : postings) {
      Posting& row = rows_[posting.doc];
      if (row.frequency == 0) touched_.push_back(posting.doc);
      row.fields |= posting.fields;
      row.frequency =
          static_cast<std::uint8_t>(std::min<std::uint32_t>(row.frequency + posting.frequency, kMaxFrequency));
      row.fit = std::max(row.fit, fit);
    }
  }

  void take(std::vector<Posting>& out) {
    out.clear();
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t doc : touched_) {
      out.push_back({doc, rows_[doc].fields, rows_[doc].frequency, rows_[doc].fit});
      rows_[doc] = {0, 0, 0, Fit::kInside};
    }
    touched_.clear();
  }

 private:
  std::vector<Posting> rows_;
  std::vector<std::uint32_t> touched_;
};

// Keys of initials for every run of at least two syllables in a word: 스케일링 → "\2jpll" as letters 'a' + initial.
void add_initials(std::string_view word, std::uint32_t token, std::deque<std::string>& storage,
                  std::vector<Suffix>& out) {
  std::string run;
  bool at_start = true;
  const auto end_run = [&] {
    if (run.size() >= 2) {
      for (std::size_t i = 0; i + 2 <= run.size(); ++i) {
        storage.push_back(kInitialsBegin + run.substr(i, kMaxTerm));
        out.emplace_back(storage.back(), token, at_start && i == 0);
      }
    }
    run.clear();
    at_start = false;
  };
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded decoded = text::decode(word, at);
    at += decoded.size;
    if (text::is_syllable(decoded.code)) {
      run += static_cast<char>('a' + text::split_unchecked(decoded.code).initial);
    } else {
      end_run();
    }
  }
  end_run();
}

std::vector<Suffix> all_suffixes(const std::vector<TokenDocs>& tokens, bool initials,
                                 std::deque<std::string>& storage) {
  std::vector<Suffix> out;
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    const std::string_view text = tokens[t].text;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < kMaxSuffixes; ++count) {
      const std::size_t begin = at;
      text::next_unchecked(text, at);
      if (text[begin] == ' ') continue;  // queries do not begin with a space
      const std::string_view suffix = text.substr(begin);
      out.emplace_back(suffix.size() <= kMaxTerm ? suffix : first_codes(suffix, kMaxTerm), t, begin == 0);
    }
    if (initials && !tokens[t].is_gap) add_initials(text, t, storage, out);
  }
  std::sort(out.begin(), out.end(), [](const Suffix& a, const Suffix& b) {
    const int order = a.text.compare(b.text);
    return order != 0 ? order < 0 : a.token != b.token ? a.token < b.token : a.at_start < b.at_start;
  });
  return out;
}

// Suffixes of the same text, and the encoded postings of that term.
struct Term {
  std::string_view text;
  std::size_t begin;  // into the suffixes
  std::size_t end;
  std::size_t payload_end;  // into the payloads; the beginning is the end of the term before
};

class Writer {
 public:
  Writer(const std::vector<TokenDocs>& tokens, std::uint32_t documents, SuffixOptions options, TableWriter& table)
      : tokens_(tokens), options_(options), table_(table), sums_(documents) {
    suffixes_ = all_suffixes(tokens, options.initials, storage_);
    for (std::size_t begin = 0; begin < suffixes_.size();) {
      std::size_t end = begin;
      while (end < suffixes_.size() && suffixes_[end].text == suffixes_[begin].text) {
        sums_.add(tokens_[suffixes_[end].token].postings, suffixes_[end].at_start ? Fit::kStart : Fit::kInside);
        ++end;
      }
      sums_.take(rows_);
      put_postings(rows_, payloads_);
      terms_.push_back({suffixes_[begin].text.text, begin, end, payloads_.size()});
      begin = end;
    }
  }

  void write() { write_children(0, terms_.size(), 0); }

 private:
  std::size_t payload_begin(std::size_t term) const { return term == 0 ? 0 : terms_[term - 1].payload_end; }

  void write_term(std::size_t term) {
    key_.assign(terms_[term].text);
    key_ += kTermEnd;
    const std::size_t begin = payload_begin(term);
    table_.add(key_, std::string_view(payloads_).substr(begin, terms_[term].payload_end - begin));
  }

  // Terms [begin, end) share their first `size` bytes, whole code points. Groups them by the next code point.
  void write_children(std::size_t begin, std::size_t end, std::size_t size) {
    while (begin < end) {
      const std::string_view text = terms_[begin].text;
      const std::size_t next = size + text::decode(text, size).size;
      const std::string_view prefix = text.substr(0, next);
      std::size_t stop = begin + 1;
      while (stop < end && terms_[stop].text.substr(0, next) == prefix) ++stop;
      write_prefix(begin, stop, next);
      begin = stop;
    }
  }

  // Terms [begin, end) are all that begin with the first `size` bytes of terms_[begin].
  void write_prefix(std::size_t begin, std::size_t end, std::size_t size) {
    const std::string_view prefix = terms_[begin].text.substr(0, size);
    const bool has_term = terms_[begin].text.size() == size;
    // A single letter is answered by its aggregate alone, so suffixes of one letter need no terms.
    const bool single = has_term && text::decode(prefix, 0).size == size;
    const std::size_t bytes = terms_[end - 1].payload_end - payload_begin(begin);
    const bool large = bytes > options_.block_bytes && end - begin > 1;
    if (!large && !single) {
      for (std::size_t term = begin; term < end; ++term) write_term(term);
      return;
    }
    if (single || !continues_alone(begin, end, size)) write_aggregate(begin, end, prefix, single, bytes);
    if (has_term && !single) write_term(begin);
    if (large) {
      write_children(begin + has_term, end, size);
    } else {
      for (std::size_t term = begin + has_term; term < end; ++term) write_term(term);
    }
  }

  // All terms go on with the same code point: the aggregate of the longer prefix serves for this one too.
  bool continues_alone(std::size_t begin, std::size_t end, std::size_t size) const {
    const std::string_view first = terms_[begin].text;
    if (first.size() == size) return false;
    const std::string_view longer = first.substr(0, size + text::decode(first, size).size);
    return terms_[end - 1].text.substr(0, longer.size()) == longer;
  }

  void write_aggregate(std::size_t begin, std::size_t end, std::string_view prefix, bool needed, std::size_t bytes) {
    if (prefix.front() == kInitialsBegin && prefix.size() < 3) return;  // one initial is no query
    for (std::size_t i = terms_[begin].begin; i < terms_[end - 1].end; ++i) {
      const Suffix& suffix = suffixes_[i];
      const Fit fit = !suffix.at_start ? Fit::kInside : suffix.text.text == prefix ? Fit::kWhole : Fit::kStart;
      sums_.add(tokens_[suffix.token].postings, fit);
    }
    sums_.take(rows_);
    payload_.clear();
    put_postings(rows_, payload_);
    // Where documents hardly repeat, reading the terms costs little more than reading the aggregate; of a very large
    // range even a quarter less is worth having.
    const std::size_t worth =
        bytes > 4 * options_.block_bytes ? payload_.size() + payload_.size() / 4 : payload_.size() * 2;
    if (!needed && worth > bytes) return;
    key_.assign(prefix);
    key_ += kAggregateEnd;
    table_.add(key_, payload_);
  }

  const std::vector<TokenDocs>& tokens_;
  SuffixOptions options_;
  TableWriter& table_;
  Accumulator sums_;
  std::deque<std::string> storage_;
  std::vector<Suffix> suffixes_;
  std::vector<Term> terms_;
  std::string payloads_;
  std::vector<Posting> rows_;
  std::string payload_;
  std::string key_;
};

}  // namespace

void write_suffix_terms(const std::vector<TokenDocs>& tokens, std::uint32_t document_count, SuffixOptions options,
                        TableWriter& table) {
  if (!tokens.empty()) Writer(tokens, document_count, options, table).write();
}

}  // namespace yoyak::search
