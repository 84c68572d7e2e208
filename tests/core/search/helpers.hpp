// Test help for search: documents as plain values, their index with all or some blocks at hand, and a brute-force
// search that shares no code with wasm/ (its own decoding, folding and comparing).
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/builder.hpp"
#include "search/index/index.hpp"
#include "search/match/match.hpp"
#include "text/fold.hpp"

namespace search_test {

using yoyak::search::Field;

// Text by field, one line per block.
using Document = std::map<Field, std::string>;

inline std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const int size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    char32_t code = size == 1 ? c : c & (0xFF >> (size + 1));
    for (int k = 1; k < size; ++k) code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    out += code;
    i += size;
  }
  return out;
}

inline std::string encoded(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | c >> 6);
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out += static_cast<char>(0xE0 | c >> 12);
      out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      out += static_cast<char>(0xF0 | c >> 18);
      out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
      out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return out;
}

// The folding of docs/search.md for the characters that occur in these tests.
inline std::u32string plainly_folded(std::string_view text) {
  static const std::map<char32_t, std::u32string> table = [] {
    std::map<char32_t, std::u32string> t;
    const std::u32string from = U"àáâãäåçèéêëìíîïñòóôõöøùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝāēīōūğışŞĞİčšžČŠŽłŁőű‘’“”‐‑";
    const std::u32string to = U"aaaaaaceeeeiiiinoooooouuuuyyaaaaaaceeeeiiiinoooooouuuuyaeiougissgicszcszllou''\"\"--";
    for (std::size_t i = 0; i < from.size(); ++i) t[from[i]] = to.substr(i, 1);
    t[U'ß'] = U"ss";
    t[U'æ'] = t[U'Æ'] = U"ae";
    for (char32_t c = U'A'; c <= U'Z'; ++c) t[c] = std::u32string(1, c + 32);
    for (char32_t c = 0xFF01; c <= 0xFF5E; ++c) {
      char32_t plain = c - 0xFEE0;
      if (plain >= U'A' && plain <= U'Z') plain += 32;
      t[c] = std::u32string(1, plain);
    }
    for (const char32_t c : {0x09, 0x0D, 0xA0, 0x2003, 0x2009, 0x202F, 0x3000}) t[c] = U" ";
    for (const char32_t c : {0xAD, 0x200B, 0x200D, 0xFE0F, 0xFEFF, 0x301, 0x308}) t[c] = U"";
    return t;
  }();
  std::u32string out;
  for (const char32_t c : decoded(text)) {
    const auto found = table.find(c);
    const std::u32string piece = found == table.end() ? std::u32string(1, c) : found->second;
    for (const char32_t f : piece) {
      if ((f == U' ' || f == U'\n') && (out.empty() || out.back() == U'\n')) continue;
      if (f == U' ' && out.back() == U' ') continue;
      if (f == U'\n' && out.back() == U' ') out.pop_back();
      out += f;
    }
  }
  while (!out.empty() && (out.back() == U' ' || out.back() == U'\n')) out.pop_back();
  return out;
}

// Folded fields of documents; what brute force looks at.
class BruteForce {
 public:
  explicit BruteForce(const std::vector<Document>& documents) {
    for (const Document& document : documents) {
      folded_.emplace_back();
      for (const auto& [field, text] : document) folded_.back()[field] = plainly_folded(text);
    }
  }

  std::set<std::uint32_t> find(std::string_view piece, std::uint8_t fields = yoyak::search::kAllFields) const {
    const std::u32string sought = plainly_folded(piece);
    std::set<std::uint32_t> out;
    for (std::uint32_t d = 0; d < folded_.size(); ++d) {
      for (const auto& [field, text] : folded_[d]) {
        if ((fields & yoyak::search::field_bit(field)) != 0 && text.find(sought) != std::u32string::npos) out.insert(d);
      }
    }
    return out;
  }

  std::set<std::uint32_t> find_all(const std::vector<std::string>& pieces) const {
    std::set<std::uint32_t> out = find(pieces.front());
    for (const std::string& piece : pieces) {
      const std::set<std::uint32_t> with = find(piece);
      std::erase_if(out, [&](std::uint32_t d) { return with.count(d) == 0; });
    }
    return out;
  }

  const std::vector<std::map<Field, std::u32string>>& folded() const { return folded_; }

 private:
  std::vector<std::map<Field, std::u32string>> folded_;
};

// An index of documents. Blocks are handed out when asked for twice: the first time they are "not at hand".
class TestIndex : public yoyak::search::BlockSource {
 public:
  explicit TestIndex(const std::vector<Document>& documents, yoyak::search::BuildOptions options = {}) {
    yoyak::search::IndexBuilder builder(options);
    for (std::uint32_t d = 0; d < documents.size(); ++d) {
      texts.emplace_back();
      for (const auto& [field, text] : documents[d]) {
        builder.add(d, field, text);
        texts.back().push_back({field, yoyak::text::fold(text)});
      }
    }
    builder.set_document_count(static_cast<std::uint32_t>(documents.size()));
    built = builder.finish();
    auto read = yoyak::search::Index::read(built.directory);
    if (read.ok()) index = std::move(*read);
  }

  const std::string* block(const yoyak::archive::BlockRef& ref) override {
    if (loaded.count(ref.offset) == 0) return nullptr;
    const auto at = opened.find(ref.offset);
    if (at != opened.end()) return &at->second;
    auto raw = yoyak::archive::open_block(
        yoyak::archive::SectionId::kSearch, ref,
        std::string_view(built.blocks).substr(std::min<std::size_t>(ref.offset, built.blocks.size())));
    std::string content = raw.ok() ? std::move(*raw) : std::string();
    if (damage) damage(content);
    return &(opened[ref.offset] = std::move(content));
  }

  const yoyak::search::DocumentText* document(std::uint32_t doc) override {
    return loaded_documents.count(doc) == 0 || doc >= texts.size() ? nullptr : &texts[doc];
  }

  void provide(const yoyak::search::Lack& lack) {
    for (const auto& ref : lack.blocks) loaded.insert(ref.offset);
    loaded_documents.insert(lack.documents.begin(), lack.documents.end());
  }

  // Searches as a host does: provides what is lacking and asks again.
  yoyak::search::MatchResult search(const yoyak::search::Query& query, std::span<const std::uint8_t> allowed = {}) {
    for (rounds = 1;; ++rounds) {
      auto result = yoyak::search::match(query, index, *this, allowed);
      if (result.complete() || result.lack.damaged || rounds > 50) return result;
      provide(result.lack);
    }
  }

  std::set<std::uint32_t> find(std::string_view input, std::span<const std::uint8_t> allowed = {}) {
    std::set<std::uint32_t> out;
    for (const auto& hit : search(yoyak::search::parse_query(input, "2026-03-01"), allowed).hits) out.insert(hit.doc);
    return out;
  }

  yoyak::search::BuiltIndex built;
  yoyak::search::Index index;
  std::vector<yoyak::search::DocumentText> texts;
  std::set<std::uint32_t> loaded;  // offsets of blocks at hand
  std::set<std::uint32_t> loaded_documents;
  std::map<std::uint32_t, std::string> opened;  // what is in them
  std::function<void(std::string&)> damage;     // done to the content of every block, past its checksum
  int rounds = 0;
};

// Korean and English text from a seed: few syllables, so that words collide, overlap and contain each other.
class TextMaker {
 public:
  explicit TextMaker(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  std::string word() {
    static const char* const syllables[] = {"가", "나", "다", "모", "델", "언", "어", "이", "을", "스", "케",
                                            "일", "링", "a",  "b",  "c",  "é",  "X",  "1",  "4",  "닭", "한"};
    static const char* const signs[] = {"-", ".", "+", "#", "'", ",", "/", "%", "(", ")", "$", "@", "·", "“", ":"};
    std::string out;
    for (std::size_t n = 1 + below(5); n > 0; --n) {
      out += syllables[below(std::size(syllables))];
      if (below(9) == 0) out += signs[below(std::size(signs))];
    }
    if (below(12) == 0) out = signs[below(std::size(signs))] + out;
    return out;
  }

  std::string line(std::size_t words) {
    static const char* const gaps[] = {", ", ". ", "  ", " - ", " (", ") ", "! ", "\xC2\xA0", "...", " '"};
    std::string out;
    for (std::size_t n = 0; n < words; ++n) {
      out += word();
      if (n + 1 < words) out += below(5) == 0 ? gaps[below(std::size(gaps))] : " ";
    }
    return out;
  }

  std::vector<Document> documents(std::size_t count) {
    std::vector<Document> out(count);
    for (Document& document : out) {
      document[Field::kTitle] = line(1 + below(5));
      document[Field::kChannel] = word();
      document[Field::kMain] = line(below(30)) + "\n" + line(below(20));
      if (below(2) == 0) document[Field::kQuotes] = line(below(12));
      if (below(5) == 0) document[Field::kOverview] = line(3) + "\n\n" + line(4);
    }
    return out;
  }

 private:
  std::mt19937 random_;
};

// Pages of the corpus, each cut into documents at its "### " headings: rough text, enough to search in.
inline std::vector<Document> corpus_documents(std::size_t max_pages) {
  const std::filesystem::path root = std::filesystem::path(YOYAK_SHARED_DIR) / "corpus" / "youtube-digests";
  std::vector<Document> out;
  if (!std::filesystem::exists(root)) return out;
  std::vector<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  const std::size_t step = std::max<std::size_t>(1, pages.size() / max_pages);
  for (std::size_t p = 0; p < pages.size(); p += step) {
    std::ifstream in(pages[p]);
    out.emplace_back();
    for (std::string line; std::getline(in, line);) {
      std::erase(line, '*');
      if (line.rfind("### ", 0) == 0) {
        out.emplace_back();
        out.back()[Field::kTitle] = line.substr(4);
      } else {
        out.back()[Field::kMain] += line + "\n";
      }
    }
  }
  return out;
}

}  // namespace search_test
