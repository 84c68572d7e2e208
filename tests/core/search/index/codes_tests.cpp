#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <utility>

#include "search/index/bits.hpp"
#include "search/index/blocks.hpp"
#include "search/index/blocks_writer.hpp"
#include "search/index/symbols.hpp"
#include "text/utf8.hpp"

using namespace yoyak;
using namespace yoyak::search;

namespace {

struct Random {
  explicit Random(std::uint32_t seed) : engine(seed) {}
  std::uint32_t below(std::uint32_t n) { return n == 0 ? 0 : engine() % n; }
  // Of any size, small ones as often as large ones.
  std::uint32_t number() { return static_cast<std::uint32_t>(engine()) >> below(32); }
  std::mt19937 engine;
};

struct Made {
  std::string key;
  EntryKind kind = EntryKind::kTerm;
  Wholes wholes = Wholes::kNever;
  std::vector<Posting> postings;
  std::vector<Position> positions;
  Entry entry() const { return {key, kind, postings, positions, wholes}; }
};

// An entry as the packer makes them: positions only where the term is a whole word, frequencies that fit them.
Made make_entry(const std::string& key, std::uint32_t documents, Random& random) {
  Made made;
  made.key = key;
  made.kind = static_cast<EntryKind>(random.below(3));
  const bool bare = key[0] == kInitialsBegin;
  if (made.kind != EntryKind::kSum && !bare) made.wholes = static_cast<Wholes>(random.below(3));
  const std::uint32_t one_of = 1 + random.below(random.below(2) == 0 ? 3 : 40);
  for (std::uint32_t doc = 0; doc < documents; ++doc) {
    if (random.below(one_of) != 0 && doc + 1 < documents) continue;
    if (bare) {
      made.postings.push_back({doc, kAllFields, 1, Fit::kInside});
      continue;
    }
    Posting posting{doc, 0, 0, Fit::kInside};
    const std::uint32_t several = random.below(3) == 0 ? 4 : 1;
    for (std::uint32_t field = 0; field < kFieldCount; ++field) {
      if (random.below(8) > several && !(field == 7 && posting.fields == 0)) continue;
      std::uint32_t at = 0;
      const std::uint32_t times = 1 + (random.below(20) == 0 ? random.below(40) : random.below(2));
      for (std::uint32_t n = 0; n < times; ++n) {
        posting.fields |= static_cast<std::uint8_t>(1u << field);
        posting.frequency = capped(posting.frequency + 1u);
        if (made.wholes == Wholes::kNever) continue;
        if (made.wholes == Wholes::kSometimes && random.below(2) == 0) continue;
        at += 1 + random.below(random.below(9) == 0 ? 2000 : 30);
        made.positions.push_back({doc * kFieldCount + field, at});
        posting.fit = Fit::kStart;
      }
    }
    if (made.kind == EntryKind::kSum) posting.fit = static_cast<Fit>(random.below(3));
    made.postings.push_back(posting);
  }
  // Without any position there is nothing to say where it is whole.
  if (made.positions.empty()) made.wholes = Wholes::kNever;
  return made;
}

}  // namespace

TEST_CASE("codes: numbers come back as they were written", "[search][property]") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    struct Step {
      int kind;
      std::uint32_t value, parameter;
    };
    std::vector<Step> steps;
    BitWriter out;
    for (int n = 0; n < 60; ++n) {
      Step step{static_cast<int>(random.below(4)), random.number(), random.below(33)};
      if (step.kind == 0 && step.parameter < 32) step.value &= (1u << step.parameter) - 1;
      if (step.kind == 1) step.value = std::max(step.value, 1u);
      if (step.kind == 2) step = {2, random.below(5000), random.below(13)};
      if (step.kind == 3) {
        step.parameter = 1 + random.below(1u << 28);
        step.value %= step.parameter;
      }
      steps.push_back(step);
      if (step.kind == 0) out.bits(step.value, step.parameter);
      else if (step.kind == 1) out.gamma(step.value);
      else if (step.kind == 2) out.rice(step.value, step.parameter);
      else out.below(step.value, step.parameter);
    }
    const std::size_t size = out.size();
    const std::string bytes = out.take();
    REQUIRE(bytes.size() == (size + 7) / 8);
    BitReader in(bytes);
    for (const Step& step : steps) {
      const std::uint32_t value = step.kind == 0   ? in.bits(step.parameter)
                                  : step.kind == 1 ? in.gamma()
                                  : step.kind == 2 ? in.rice(step.parameter)
                                                   : in.below(step.parameter);
      REQUIRE(value == step.value);
    }
    REQUIRE(in.ok());
    // Behind the end there is nothing: zeros, and no harm.
    in.bits(8);
    in.gamma();
    REQUIRE_FALSE(in.ok());
    REQUIRE(in.rice(3) == 0);
  }
}

TEST_CASE("codes: symbols come back, and frequent ones are short", "[search][property]") {
  Random random(2);
  for (int round = 0; round < 60; ++round) {
    SymbolWriter writer;
    std::vector<std::uint32_t> symbols;
    const std::uint32_t kinds = 1 + random.below(300), spread = 1 + random.below(90);
    for (int n = 0; n < 2000; ++n) {
      // Few are frequent.
      symbols.push_back(random.below(random.below(kinds) + 1) * spread + 1);
      writer.count(symbols.back());
    }
    const bool escapes = round % 2 == 1;
    if (escapes) writer.make(3, 0);
    else writer.make();
    std::string table;
    writer.put_table(table);
    BitWriter out;
    for (const std::uint32_t symbol : symbols) writer.put(writer.has(symbol) ? symbol : 0, out);
    const std::string bytes = out.take();
    ByteReader in(table);
    SymbolCode code;
    REQUIRE(code.read(in));
    REQUIRE(in.at_end());
    BitReader bits(bytes);
    for (const std::uint32_t symbol : symbols) REQUIRE(code.next(bits) == (writer.has(symbol) ? symbol : 0));
    REQUIRE(bits.ok());
    REQUIRE(bytes.size() < 2000 * 9 / 8 + 10);
  }
  // A very uneven distribution would make codes too long.
  SymbolWriter writer;
  std::uint64_t count = 1, before = 1;
  for (std::uint32_t symbol = 0; symbol < 27; ++symbol) {
    for (std::uint64_t n = 0; n < count; ++n) writer.count(symbol);
    before = std::exchange(count, count + before);
  }
  writer.make();
  std::string table;
  writer.put_table(table);
  ByteReader in(table);
  SymbolCode code;
  REQUIRE(code.read(in));
}

TEST_CASE("codes: a block's entries come back with documents and positions", "[search][property]") {
  Random random(3);
  for (int round = 0; round < 40; ++round) {
    const std::uint32_t documents = 1 + random.below(round % 3 == 0 ? 3 : 300);
    std::vector<std::string> keys;
    for (int n = 0; n < 30; ++n) {
      std::string key = random.below(6) == 0 ? std::string("\2ab") : std::string();
      for (std::uint32_t length = 1 + random.below(5); length > 0; --length) {
        text::append(random.below(4) == 0 ? U'a' + random.below(3) : U'가' + random.below(5), key);
      }
      if (random.below(9) == 0) text::append(0x1F600 + random.below(20), key);
      keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<Made> entries;
    for (const std::string& key : keys) entries.push_back(make_entry(key, documents, random));
    CodesWriter codes;
    for (const Made& made : entries) codes.count(made.entry());
    codes.make(documents);
    BlockPairWriter writer(codes);
    for (const Made& made : entries) writer.add(made.entry());
    const auto [terms, positions] = writer.take();

    const std::string table = codes.table();
    ByteReader in(table);
    BlockCodes read;
    REQUIRE(read.read(in));
    REQUIRE(in.at_end());
    TermCursor term(read, terms);
    PositionCursor cursor(read, positions);
    for (const Made& made : entries) {
      REQUIRE(term.next());
      REQUIRE(term.key() == made.key);
      REQUIRE(term.kind() == made.kind);
      REQUIRE(term.postings() == made.postings);
      std::vector<Position> found;
      REQUIRE(cursor.read(term, &found));
      REQUIRE(found == made.positions);
    }
    REQUIRE_FALSE(term.next());
    REQUIRE(term.ok());
  }
}
