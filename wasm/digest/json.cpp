#include "digest/json.hpp"

namespace yoyak::digest {
JsonText to_json(const Digest& digest) {
  JsonArray entries;
  for (const Entry& entry : digest.entries) {
    JsonArray groups;
    for (const std::string& group : entry.groups) groups.add(group);
    JsonArray sections;
    for (const Section& section : entry.sections) {
      sections.put(JsonObject()
                       .add("kind", section_kind_name(section.kind))
                       .add("label", section.label)
                       .add("markdown", section.markdown)
                       .take());
    }
    entries.put(JsonObject()
                    .add("id", entry.id)
                    .add("title", entry.title)
                    .add("channel", entry.channel)
                    .put("groups", groups.take())
                    .add("url", entry.url)
                    .add("video_id", entry.video_id)
                    .add("published_at", entry.published_at)
                    .add("duration_s", entry.duration_s)
                    .put("sections", sections.take())
                    .take());
  }
  return JsonObject()
      .add("id", digest.id)
      .add("date", digest.date)
      .add("days", digest.days)
      .add("topic", digest.topic)
      .add("collection", digest.collection)
      .add("title", digest.title)
      .add("headline", digest.headline)
      .add("description", digest.description)
      .add("source_path", digest.source_path)
      .add("overview", digest.overview)
      .put("entries", entries.take())
      .take();
}

JsonText to_json(const Diagnostic& diagnostic) {
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
