#include "digest/json.hpp"

namespace yoyak::digest {
Json to_json(const Digest& digest) {
  Json entries = Json::array();
  for (const Entry& entry : digest.entries) {
    Json sections = Json::array();
    for (const Section& section : entry.sections) {
      sections.push_back(JsonObject()
                             .add("kind", section_kind_name(section.kind))
                             .add("label", section.label)
                             .add("markdown", section.markdown)
                             .take());
    }
    entries.push_back(JsonObject()
                          .add("id", entry.id)
                          .add("title", entry.title)
                          .add("channel", entry.channel)
                          .add("url", entry.url)
                          .add("video_id", entry.video_id)
                          .add("published_at", entry.published_at)
                          .add("duration_s", entry.duration_s)
                          .put("sections", std::move(sections))
                          .take());
  }
  return JsonObject()
      .add("id", digest.id)
      .add("date", digest.date)
      .add("topic", digest.topic)
      .add("collection", digest.collection)
      .add("title", digest.title)
      .add("description", digest.description)
      .add("source_path", digest.source_path)
      .add("overview", digest.overview)
      .put("entries", std::move(entries))
      .take();
}

Json to_json(const Diagnostic& diagnostic) {
  return JsonObject()
      .add("file", diagnostic.file)
      .add("line", diagnostic.line)
      .add("column", diagnostic.column)
      .add("severity", severity_name(diagnostic.severity))
      .add("code", diagnostic.code)
      .add("message", diagnostic.message)
      .add("excerpt", diagnostic.excerpt)
      .take();
}

}  // namespace yoyak::digest
