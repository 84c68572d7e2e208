#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>

#include "text/utf16.hpp"
#include "text/utf8.hpp"

using namespace yoyak::text;

namespace {

std::string one_by_one(std::string_view utf8) {
  std::string out;
  const auto unit = [&](char32_t value) {
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8);
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded decoded = decode(utf8, at);
    at += decoded.size;
    if (decoded.code >= 0x10000) {
      unit(0xD800 + ((decoded.code - 0x10000) >> 10));
      unit(0xDC00 + (decoded.code & 0x3FF));
    } else {
      unit(decoded.code);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("utf16: characters of every length at every place of a block", "[text]") {
  for (const std::string_view middle :
       {"z", "é", "가", "가나다라마바사", "🙂", "🙂🙂", "\xEF\xBB\xBF", "\xF4\x8F\xBF\xBF", ""}) {
    for (std::size_t before = 0; before < 40; ++before) {
      for (const std::string_view filler : {"x", "각", "é"}) {
        std::string text;
        for (std::size_t i = 0; i < before; ++i) text += filler;
        text += middle;
        for (std::size_t after = 0; after < 40; ++after, text += filler) {
          if (to_utf16le(text) != one_by_one(text)) FAIL(before << " × " << filler << ", " << middle << ", " << after);
        }
      }
    }
  }
}

TEST_CASE("utf16: the same as one character after the other", "[text]") {
  const char32_t limits[] = {0,      1,      0x7F,   0x80,   0x7FF,  0x800,  0x1000,  0x3040,  0xAC00,
                             0xD7A3, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFF, 0x10000, 0x1F642, 0x10FFFF};
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto count = random() % 60; count > 0; --count) {
      // Mostly what Korean pages are made of, so that every kind of run occurs.
      switch (random() % 4) {
        case 0:
          append(limits[random() % std::size(limits)], text);
          break;
        case 1:
          text += ' ';
          break;
        default:
          append(0xAC00 + static_cast<char32_t>(random() % 11172), text);
      }
    }
    if (to_utf16le(text) != one_by_one(text)) FAIL("round " << round << ": " << text);
  }
}
