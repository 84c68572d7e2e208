// Words that name a fact about an entry ("채널", "Published", "動画URL", "时长") in Korean, English, Japanese and Chinese.
#pragma once

#include <cstdint>
#include <string_view>

namespace yoyak::digest {

enum class Fact : std::uint8_t {
  kNone,
  kTitle,
  kChannel,
  kLength,
  kTime,
  kLink,
  kSource,  // a link or the name of who published it: the value decides
  kText,    // a summary
  kPaper,   // a link to one of the forms of a work: "PDF", "Code"
  kPeople   // who wrote a paper: several names, and no channel
};

// What a name stands for; symbols, spaces and capitals do not matter.
Fact fact_of_name(std::string_view name);

}  // namespace yoyak::digest
