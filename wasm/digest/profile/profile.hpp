// What a site's pages look like: heading words, the shapes of entry headings, section labels. The built-in profile
// knows the three generations of the page format; yoyak.config.json can add to it or replace it (docs/digests.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "digest/model.hpp"

namespace yoyak::digest {

// An entry's heading and, for some, the line under it, as templates (template.hpp), for example
// "### " + "{title}, {channel} [{link}]({url}){?, {duration}}".
struct EntryPattern {
  std::string heading;       // the text of the heading, without its '#'
  std::string line;          // the line under it; empty where the heading says it all
  bool line_breaks = false;  // single line breaks of the entry mean something: they are kept as hard breaks
};

// A label, compared by letters and digits alone; '*' stands for anything: "*메시지*".
struct LabelRule {
  LabelRule(SectionKind named_kind, std::string_view label);
  bool fits(std::string_view key) const;  // a match key
  bool exact() const { return parts.size() == 1; }

  SectionKind kind;
  std::vector<std::string> parts;  // match keys of what stands between the '*'
};

// Words to compare with, as match keys.
std::vector<std::string> keys_of(const std::vector<std::string>& words);

struct Profile {
  std::vector<std::string> overview_headings;  // these and the words below are match keys (keys_of)
  std::vector<std::string> entries_headings;
  std::vector<std::string> contents_headings;
  std::vector<EntryPattern> entries;    // tried in order
  std::vector<LabelRule> labels;        // tried in order; the first that fits names the kind
  std::vector<SectionKind> positions;   // kinds of numbered or unlabelled parts: first, second, third …
  std::vector<std::string> link_words;  // link texts that say nothing about the entry ("링크")
  std::vector<std::string> live_words;  // written in place of a length for live streams; read as 0 seconds
  bool bylines = false;  // channel, time and length are also found where no template describes their line (byline.hpp)
  bool unescape_structure =
      true;  // "\## ", "\*   ", "\1. " at a line start are structure (pages whose generator escaped it)
  std::string default_topic;  // of pages that name none

  static Profile built_in();
  // `profile` is the object of that name in yoyak.config.json. Unknown keys and wrong types are errors (kBadConfig)
  // that name the key.
  static Result<Profile> from_json(const Json& profile, const Profile& base);

  // The kind a label's words name; nothing where they name none. `exact` leaves out rules with '*'.
  const LabelRule* find_label(std::string_view label, bool exact) const;
};

bool is_one_of(std::string_view text, const std::vector<std::string>& keys);

}  // namespace yoyak::digest
