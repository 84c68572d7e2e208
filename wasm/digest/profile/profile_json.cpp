// The `profile` object of yoyak.config.json. docs/yoyak.config.schema.json says the same as JSON Schema.
#include <algorithm>
#include <optional>

#include "base/json.hpp"
#include "digest/profile/profile.hpp"
#include "digest/profile/template.hpp"

namespace yoyak::digest {
namespace {

Error bad(const std::string& where, const std::string& why) {
  return {ErrorCode::kBadConfig, "profile." + where + ": " + why};
}

using Problem = std::optional<Error>;

Problem read_strings(const Json& value, const std::string& where, std::vector<std::string>& out) {
  if (!value.is_array()) return bad(where, "expected a list of strings");
  std::vector<std::string> read;
  for (const Json& item : value) {
    if (!item.is_string() || item.get_ref<const std::string&>().empty())
      return bad(where, "expected a list of strings that are not empty");
    read.push_back(item.get_ref<const std::string&>());
  }
  out = std::move(read);
  return std::nullopt;
}

Problem read_words(const Json& value, const std::string& where, std::vector<std::string>& keys) {
  std::vector<std::string> words;
  if (auto problem = read_strings(value, where, words)) return problem;
  const std::vector<std::string> read = keys_of(words);
  keys.insert(keys.end(), read.begin(), read.end());
  return std::nullopt;
}

Problem read_headings(const Json& value, Profile& out) {
  if (!value.is_object()) return bad("headings", "expected an object");
  for (const auto& [key, words] : value.items()) {
    std::vector<std::string>* target = key == "overview"   ? &out.overview_headings
                                       : key == "entries"  ? &out.entries_headings
                                       : key == "contents" ? &out.contents_headings
                                                           : nullptr;
    if (!target) return bad("headings." + key, "unknown; known are overview, entries and contents");
    if (auto problem = read_words(words, "headings." + key, *target)) return problem;
  }
  return std::nullopt;
}

Problem read_entries(const Json& value, Profile& out) {
  if (!value.is_array()) return bad("entries", "expected a list of objects");
  std::vector<EntryPattern> read;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string where = "entries[" + std::to_string(i) + "]";
    if (!value[i].is_object()) return bad(where, "expected an object");
    EntryPattern pattern;
    for (const auto& [key, item] : value[i].items()) {
      if (key == "lineBreaks") {
        if (!item.is_boolean()) return bad(where + ".lineBreaks", "expected true or false");
        pattern.line_breaks = item.get<bool>();
        continue;
      }
      if (key != "heading" && key != "line")
        return bad(where + "." + key, "unknown; known are heading, line and lineBreaks");
      if (!item.is_string()) return bad(where + "." + key, "expected a string");
      const std::string& text = item.get_ref<const std::string&>();
      if (auto problem = template_problem(text)) return bad(where + "." + key, *problem);
      (key == "heading" ? pattern.heading : pattern.line) = text;
    }
    if (pattern.heading.empty()) return bad(where, "a heading is missing");
    read.push_back(std::move(pattern));
  }
  out.entries.insert(out.entries.begin(), read.begin(), read.end());
  return std::nullopt;
}

Problem read_labels(const Json& value, Profile& out) {
  if (!value.is_object()) return bad("labels", "expected an object");
  std::vector<LabelRule> read;
  for (const auto& [key, words] : value.items()) {
    const auto kind = section_kind_from_name(key);
    if (!kind) return bad("labels." + key, "unknown; known are intent, main, key_sentences, messages and other");
    std::vector<std::string> labels;
    if (auto problem = read_strings(words, "labels." + key, labels)) return problem;
    for (const std::string& label : labels) read.emplace_back(*kind, label);
  }
  // Exact labels before those with '*', whatever the order of the kinds.
  std::stable_partition(read.begin(), read.end(), [](const LabelRule& rule) { return rule.exact(); });
  out.labels.insert(out.labels.begin(), read.begin(), read.end());
  return std::nullopt;
}

Problem read_positions(const Json& value, Profile& out) {
  if (!value.is_array()) return bad("positions", "expected a list of section kinds");
  out.positions.clear();
  for (const Json& item : value) {
    const auto kind = item.is_string() ? section_kind_from_name(item.get_ref<const std::string&>()) : std::nullopt;
    if (!kind) return bad("positions", "known are intent, main, key_sentences, messages and other");
    out.positions.push_back(*kind);
  }
  return std::nullopt;
}

}  // namespace

Result<Profile> Profile::from_json(const Json& profile, const Profile& base) {
  if (!profile.is_object()) return Error{ErrorCode::kBadConfig, "profile: expected an object"};
  Profile out = base;
  if (const auto extends = profile.find("extends"); extends != profile.end()) {
    const bool none = extends->is_string() && extends->get_ref<const std::string&>() == "none";
    const bool built_in = extends->is_string() && extends->get_ref<const std::string&>() == "built-in";
    if (!none && !built_in) return bad("extends", "expected \"built-in\" or \"none\"");
    if (none) {
      out = Profile{};
      out.unescape_structure = false;
      out.positions = base.positions;
      out.default_topic = base.default_topic;
    }
  }
  for (const auto& [key, value] : profile.items()) {
    Problem problem;
    if (key == "extends") continue;
    if (key == "headings") {
      problem = read_headings(value, out);
    } else if (key == "entries") {
      problem = read_entries(value, out);
    } else if (key == "labels") {
      problem = read_labels(value, out);
    } else if (key == "positions") {
      problem = read_positions(value, out);
    } else if (key == "linkWords") {
      problem = read_words(value, key, out.link_words);
    } else if (key == "liveWords") {
      problem = read_words(value, key, out.live_words);
    } else if (key == "unescapeStructure") {
      if (!value.is_boolean()) return bad(key, "expected true or false");
      out.unescape_structure = value.get<bool>();
    } else if (key == "defaultTopic") {
      if (!value.is_string() || value.get_ref<const std::string&>().empty())
        return bad(key, "expected a string that is not empty");
      out.default_topic = value.get<std::string>();
    } else {
      return bad(key,
                 "unknown; known are extends, headings, entries, labels, positions, linkWords, liveWords, "
                 "unescapeStructure and defaultTopic");
    }
    if (problem) return *problem;
  }
  return out;
}

}  // namespace yoyak::digest
