#include <catch2/catch_test_macros.hpp>

#include "text/utf8.hpp"

using namespace yoyak::text;

TEST_CASE("utf8: every code point survives encoding and decoding", "[text]") {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string bytes;
    append(code, bytes);
    const Decoded decoded = decode(bytes, 0);
    const Decoded before = decode_before(bytes, bytes.size());
    std::size_t end = 0;
    const char32_t unchecked = next_unchecked(bytes, end);
    if (!decoded.valid || decoded.code != code || decoded.size != bytes.size() || before.code != code ||
        before.size != bytes.size() || unchecked != code || end != bytes.size() || !is_valid(bytes)) {
      FAIL("code point " << static_cast<std::uint32_t>(code));
    }
  }
}

TEST_CASE("utf8: surrogates and values that are too large become U+FFFD", "[text]") {
  std::string out;
  append(0xD800, out);
  append(0x110000, out);
  CHECK(out == std::string(kReplacementUtf8) + std::string(kReplacementUtf8));
}

TEST_CASE("utf8: ill-formed sequences are replaced by maximal subparts", "[text]") {
  CHECK(sanitise("plain 한국어 😀") == "plain 한국어 😀");
  CHECK(sanitise("a\xFFz") == "a\uFFFDz");
  CHECK(sanitise("a\xC0\xAFz") == "a\uFFFD\uFFFDz");            // overlong
  CHECK(sanitise("a\xED\xA0\x80z") == "a\uFFFD\uFFFD\uFFFDz");  // surrogate
  CHECK(sanitise("a\xF4\x90\x80\x80z") == "a\uFFFD\uFFFD\uFFFD\uFFFDz");
  CHECK(sanitise("a\xE2\x82z") == "a\uFFFDz");  // truncated: one replacement
  CHECK(sanitise("a\xF0\x9F\x98") == "a\uFFFD");
  CHECK(sanitise("\x80") == "\uFFFD");
  CHECK(first_invalid("한국\xEA\xB5") == 6);
  CHECK(first_invalid("12345678\xC3") == 8);
}

TEST_CASE("utf8: decoding backwards and counting", "[text]") {
  const std::string text = "a한😀";
  CHECK(decode_before(text, 8).code == U'😀');
  CHECK(decode_before(text, 4).code == U'한');
  CHECK(decode_before(text, 1).code == U'a');
  CHECK(decode_before(text, 0).size == 0);
  CHECK(decode_before("\x80", 1).valid == false);
  CHECK(decode(text, text.size()).size == 0);
  CHECK(count(text) == 3);
}
