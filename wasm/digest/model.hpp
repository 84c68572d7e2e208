// The model of a digest: plain values, shared by everything above. Text is UTF-8 in NFC; `markdown` fields hold
// Markdown ready for markdown/html.hpp (site-specific escapes undone, references turned into links).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoyak::digest {

enum class SectionKind : std::uint8_t { kIntent, kMain, kKeySentences, kMessages, kOther, kCount };

// The names used in JSON, URLs and queries: "intent", "main", "key_sentences", "messages", "other".
std::string_view section_kind_name(SectionKind kind);
std::optional<SectionKind> section_kind_from_name(std::string_view name);

struct Section {
  SectionKind kind = SectionKind::kOther;
  std::string label;  // as the page words it, without markup or colon; empty where the page gives none
  std::string markdown;

  bool operator==(const Section&) const = default;
};

struct Entry {
  std::string id;                   // unique within the digest, stable over rebuilds; the video id where there is one
  std::string title;                // plain text
  std::string channel;              // plain text; may be empty
  std::vector<std::string> groups;  // the headings that it stands under with others, outermost first; plain text
  std::string url;                  // as written, unsafe schemes included: only the renderer emits URLs
  std::optional<std::string> video_id;      // YouTube's
  std::optional<std::string> published_at;  // ISO 8601 local time as the page gives it, "2025-12-20T21:30:59"
  std::optional<std::uint32_t> duration_s;  // seconds; 0 is what pages write for live streams
  std::vector<Section> sections;

  bool operator==(const Entry&) const = default;
};

struct Digest {
  std::string id;          // date + topic, readable in a URL and a file name: "2025-12-01-기술-AI"
  std::string date;        // "YYYY-MM-DD"; the first day of a week or a month
  std::uint32_t days = 1;  // that the page is about: 7 for a week, 28 to 31 for a month
  std::string topic;
  std::string collection;  // the page's parent; may be empty
  std::string title;
  std::string headline;     // what the title says besides date and topic; empty where that is nothing
  std::string description;  // may be empty
  std::string source_path;  // relative, forward slashes
  std::string overview;     // Markdown: the day's overview and whatever else stands outside the entries
  std::vector<Entry> entries;

  bool operator==(const Digest&) const = default;
};

}  // namespace yoyak::digest
