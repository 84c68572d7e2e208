#include "digest/json.hpp"

namespace yoyak::digest {
namespace {


template <typename T>
Json optional(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

}  // namespace

Json to_json(const Digest& digest) {
  Json entries = Json::array();
  for (const Entry& entry : digest.entries) {
    Json sections = Json::array();
    for (const Section& section : entry.sections) {
      sections.push_back(Json{{"kind", std::string(section_kind_name(section.kind))}, {"label", section.label}, {"markdown", section.markdown}});
    }
    entries.push_back(Json{{"id", entry.id},
                           {"title", entry.title},
                           {"channel", entry.channel},
                           {"url", entry.url},
                           {"video_id", optional(entry.video_id)},
                           {"published_at", optional(entry.published_at)},
                           {"duration_s", optional(entry.duration_s)},
                           {"sections", std::move(sections)}});
  }
  return Json{{"id", digest.id},
              {"date", digest.date},
              {"topic", digest.topic},
              {"collection", digest.collection},
              {"title", digest.title},
              {"description", digest.description},
              {"source_path", digest.source_path},
              {"overview", digest.overview},
              {"entries", std::move(entries)}};
}

Json to_json(const Diagnostic& diagnostic) {
  return Json{{"file", diagnostic.file},
              {"line", diagnostic.line},
              {"column", diagnostic.column},
              {"severity", std::string(severity_name(diagnostic.severity))},
              {"code", diagnostic.code},
              {"message", diagnostic.message},
              {"excerpt", diagnostic.excerpt}};
}

}  // namespace yoyak::digest
