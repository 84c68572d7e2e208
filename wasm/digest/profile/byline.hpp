// What stands under or behind an entry's title: CHANNEL, TIME and LENGTH in any order and with any of the usual
// separators. The profile's templates come first; this is for lines that have none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "digest/profile/profile.hpp"

namespace yoyak::digest {

struct Byline {
  std::string_view channel;  // Markdown, with the separators it holds itself; may be empty
  std::optional<std::string> time;
  std::optional<std::uint32_t> duration;  // 0 for live streams
  std::string_view note;                  // a last part that is none of these; may be empty
};

// Nothing where the text holds neither a time nor a length. Read from the right, so that a channel's name may hold
// separators.
std::optional<Byline> try_byline(std::string_view text, const Profile& profile);

// The channel that a line names as such ("채널: 가람", "Channel: Garam"); empty where it names none.
std::string_view named_channel(std::string_view line);

// The size of what separates title, channel and facts at `at` ("，", " | ", " - "), white space around it included; 0
// where nothing does.
std::size_t byline_separator_at(std::string_view text, std::size_t at);

// "2026-13-01…": what should have been a time.
bool is_broken_time(std::string_view text);

}  // namespace yoyak::digest
