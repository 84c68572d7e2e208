// Shared by the fuzz targets: reports a violated property.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "text/utf8.hpp"

namespace yoyak::fuzz {

[[noreturn]] inline void fail(const char* what, std::string_view where) {
  std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(where.substr(0, 200).size()), where.data());
  std::abort();
}

inline void expect(bool holds, const char* what, std::string_view where = {}) {
  if (!holds) fail(what, where);
}

inline void expect_utf8(std::string_view text, const char* what) { expect(text::is_valid(text), what, text); }

}  // namespace yoyak::fuzz
