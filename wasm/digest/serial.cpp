#include "digest/serial.hpp"

#include "base/bytes.hpp"

namespace yoyak::digest {
namespace {

void write(ByteWriter& out, const std::optional<std::string>& value) {
  out.u8(value ? 1 : 0);
  if (value) out.string(*value);
}

std::optional<std::string> read_optional(ByteReader& in) {
  if (in.u8() == 0) return std::nullopt;
  return std::string(in.string());
}

}  // namespace

std::string write_digests(const std::vector<const Digest*>& digests) {
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(digests.size()));
  for (const Digest* digest : digests) {
    for (const std::string* text : {&digest->id, &digest->date, &digest->topic, &digest->collection, &digest->title,
                                    &digest->headline, &digest->description, &digest->source_path, &digest->overview}) {
      out.string(*text);
    }
    out.varint(digest->days);
    out.varint(static_cast<std::uint32_t>(digest->entries.size()));
    for (const Entry& entry : digest->entries) {
      for (const std::string* text : {&entry.id, &entry.title, &entry.channel, &entry.url}) out.string(*text);
      out.varint(static_cast<std::uint32_t>(entry.groups.size()));
      for (const std::string& group : entry.groups) out.string(group);
      write(out, entry.video_id);
      write(out, entry.published_at);
      out.u8(entry.duration_s ? 1 : 0);
      out.varint(entry.duration_s.value_or(0));
      out.varint(static_cast<std::uint32_t>(entry.sections.size()));
      for (const Section& section : entry.sections) {
        out.u8(static_cast<std::uint8_t>(section.kind));
        out.string(section.label);
        out.string(section.markdown);
      }
    }
  }
  return out.take();
}

Result<std::vector<Digest>> read_digests(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<Digest> digests;
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) {
    Digest& digest = digests.emplace_back();
    for (std::string* text : {&digest.id, &digest.date, &digest.topic, &digest.collection, &digest.title,
                              &digest.headline, &digest.description, &digest.source_path, &digest.overview}) {
      *text = in.string();
    }
    digest.days = in.varint();
    for (std::uint32_t entries = in.varint(); entries > 0 && in.ok(); --entries) {
      Entry& entry = digest.entries.emplace_back();
      for (std::string* text : {&entry.id, &entry.title, &entry.channel, &entry.url}) *text = in.string();
      for (std::uint32_t groups = in.varint(); groups > 0 && in.ok(); --groups) entry.groups.emplace_back(in.string());
      entry.video_id = read_optional(in);
      entry.published_at = read_optional(in);
      const bool has_duration = in.u8() != 0;
      const std::uint32_t duration = in.varint();
      if (has_duration) entry.duration_s = duration;
      for (std::uint32_t sections = in.varint(); sections > 0 && in.ok(); --sections) {
        Section& section = entry.sections.emplace_back();
        const std::uint8_t kind = in.u8();
        if (kind < static_cast<std::uint8_t>(SectionKind::kCount)) section.kind = static_cast<SectionKind>(kind);
        section.label = in.string();
        section.markdown = in.string();
      }
    }
  }
  if (!in.ok() || !in.at_end()) {
    return Error{ErrorCode::kDamaged,
                 "The digests handed over are not whole. Give the bytes of `partition` unchanged."};
  }
  return digests;
}

}  // namespace yoyak::digest
