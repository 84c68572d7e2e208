// Turns references into links that the reader of a page can follow: [channel] names and [N] citations of an overview,
// and fragments (kramdown's automatic ids, anchors) that lead to entries.
#pragma once

#include <string>
#include <vector>

#include "digest/page/page.hpp"

namespace yoyak::digest {

class References {
 public:
  // `page.entries` have their ids and channels.
  explicit References(const Page& page);

  // `names`: [channel] and [N] become links too. Text in code, in links and in images stays as it is.
  std::string link(std::string_view markdown, bool names) const;

  // The entry that a fragment (without '#') names, or nothing.
  const Entry* find(std::string_view fragment) const;
  // Does it differ from the ids of several entries only in capital and small letters? Then it names none.
  bool could_be_several(std::string_view fragment) const;

 private:
  const Entry* find_whole_channel(std::string_view name) const;
  const Entry* find_channel(std::string_view name) const;  // by its beginning or words too
  std::string link_brackets(std::string_view text) const;

  struct Channel {
    std::string key;                  // of the whole name
    std::vector<std::string> tokens;  // keys of its words
    const Entry* entry;               // its first that day
  };
  const Page& page_;
  std::map<std::string, const Entry*, std::less<>> anchors_;
  std::map<std::string, const Entry*, std::less<>> keys_;
  std::map<std::string, const Entry*, std::less<>>
      folded_;  // anchors_ in small letters; null where several entries share one
  std::map<std::uint32_t, const Entry*> numbers_;
  std::vector<Channel> channels_;
  std::map<std::string, std::size_t, std::less<>> by_key_;          // into channels_
  mutable std::map<std::string, const Entry*, std::less<>> names_;  // answers of find_channel
};

// Drops the contents items that say no more than their entry, and puts the others back.
void restore_contents(const References& references, Page& page);

// Bytes of definitions that may be copied into the texts of a page: many entries that use one long address would make
// it very large. Links behind it stay text. Four times the largest page of real digests.
inline constexpr std::size_t kMaxCopiedDefinitions = std::size_t{4} << 20;

// Appends the link reference definitions that `markdown` uses and does not hold. `copied`: bytes so far, of the page.
void add_definitions(const Page& page, std::string& markdown, std::size_t& copied);

}  // namespace yoyak::digest
