// Any text: folding is valid, is a fixed point and remembers where each byte came from; words and gaps make up the
// text; Hangul comes back from its keys; names for addresses are short and safe.
#include <string>
#include <vector>

#include "fuzz/support.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include "text/hangul.hpp"
#include "text/particles.hpp"
#include "text/utf16.hpp"
#include "text/words.hpp"

using namespace yoyak;
using fuzz::expect;
using fuzz::expect_utf8;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = text::sanitise({reinterpret_cast<const char*>(data), size});
  const text::FoldedText folded = text::fold_with_offsets(input);
  expect_utf8(folded.text, "folded text is not UTF-8");
  expect(folded.text == text::fold(input), "two ways to fold differ", input);
  expect(text::fold(folded.text) == folded.text, "folding twice changes more", input);
  expect(folded.begin.size() == folded.text.size() && folded.end.size() == folded.text.size(), "offsets", input);
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    expect(folded.begin[i] < folded.end[i] && folded.end[i] <= input.size(), "an offset beyond the text", input);
    expect(i == 0 || folded.begin[i - 1] <= folded.begin[i], "offsets go back", input);
  }
  std::vector<text::Token> tokens;
  const std::uint32_t next = text::tokenise(folded.text, 7, tokens);
  const char* last = folded.text.data();
  for (const text::Token& token : tokens) {
    expect(!token.text.empty() && token.text.data() >= last, "tokens overlap", input);
    expect(token.position >= 7 && token.position < next, "a position of no token", input);
    last = token.text.data() + token.text.size();
    expect_utf8(token.text, "a word is not UTF-8");
    const std::string_view stem = text::word_stem(token.text);
    expect(token.text.starts_with(stem) && text::is_valid(stem), "a stem is no beginning of its word", token.text);
    expect(token.text.starts_with(text::without_particle(token.text)), "a particle is not at the end", token.text);
  }
  expect(last <= folded.text.data() + folded.text.size(), "a token beyond the text", input);
  const std::string typed = text::hangul_of_keys(input);
  expect_utf8(typed, "typed text is not UTF-8");
  expect_utf8(text::keys_of_hangul(input), "keys are not UTF-8");
  const std::string slug = text::slug(input, "x");
  expect(!slug.empty() && slug.size() <= text::kMaxSlug && text::is_valid(slug), "a name for addresses", slug);
  expect(slug.find_first_of("/\\?#%&<>\"' \n") == std::string::npos && slug != "." && slug != "..", "not safe", slug);
  expect(text::to_utf16le(input).size() % 2 == 0, "half a unit of UTF-16", input);
  expect_utf8(text::match_key(input), "a key is not UTF-8");
  expect_utf8(text::narrow(input), "narrow text is not UTF-8");
  expect_utf8(text::collapse_spaces(input), "text without spaces is not UTF-8");
  expect(input.starts_with(text::first_code_points(input, 5)), "not its beginning", input);
  return 0;
}
