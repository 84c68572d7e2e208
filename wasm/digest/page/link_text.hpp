// The title and the address of a text with a link: what of it is the title, what is only said about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "digest/profile/profile.hpp"
#include "digest/source/spans.hpp"

namespace yoyak::digest {

// Title, address and what else a text with links says: its first link, other links as a section.
struct TitleAndLink {
  std::string title;
  std::string url;
  std::string rest;                     // Markdown that is not in the title; empty where there is none
  std::optional<std::uint32_t> number;  // in front of the title
  bool link_says_nothing = false;       // "[링크]", a bare address: the title stands before it
  std::string channel;                  // "title ([channel](url))"; empty elsewhere
};

// Of a heading, or of an item on a page of the profile: what stands before the link and its text are the title.
std::optional<TitleAndLink> title_and_link(std::string_view text, const Profile& profile,
                                           const Definitions& definitions);

// Of an item of any list. An item that is a sentence is its own title, up to its first full stop, so that no sentence
// is torn at its link. Links that lead through the site or the page are none. The title is empty where the text only
// labels its link ("URL: …").
std::optional<TitleAndLink> item_and_link(std::string_view given, const Profile& profile,
                                          const Definitions& definitions);

// "**title**" at the start, with something that ends it inside or behind: the text in bold, and the place behind its
// marks. Empty where there is none.
std::string_view bold_lead(std::string_view text, std::size_t& end);

// A title without the word that says it is one: "제목: …", "Summary: …".
std::string without_label(const std::string& title);

}  // namespace yoyak::digest
