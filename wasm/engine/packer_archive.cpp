// Digests that were read become files: an archive at once, or partition by partition.
#include "archive/format.hpp"
#include "base/bytes.hpp"
#include "digest/serial.hpp"
#include "engine/pack.hpp"
#include "engine/packer.hpp"
#include "text/calendar.hpp"

namespace yoyak::engine {

std::vector<const digest::Digest*> Packer::members(const archive::PartitionPlan& plan) const {
  std::vector<const digest::Digest*> list;
  for (std::size_t i = plan.begin; i < plan.end; ++i) list.push_back(&digests_[i]);
  return list;
}

std::size_t Packer::end_of_before(const archive::PartitionPlan& plan) const {
  const std::uint32_t oldest = text::try_day_number(digests_[plan.end - 1].date).value_or(0);
  std::size_t end = plan.end;
  while (end < digests_.size() &&
         text::try_day_number(digests_[end].date).value_or(0) + archive::kRelatedDays >= oldest)
    ++end;
  return end;
}

std::vector<const digest::Digest*> Packer::before(const archive::PartitionPlan& plan) const {
  return members({plan.id, plan.end, end_of_before(plan)});
}

// The texts of digests [begin, end) are needed.
std::optional<Error> Packer::lack_of_texts(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (known_at(i)) return Error{ErrorCode::kBadRequest, digests_[i].source_path + " was not read. Add the page."};
  }
  return std::nullopt;
}

Reply Packer::pack() {
  place_files();
  if (const auto lack = lack_of_texts(0, digests_.size())) return Reply::error(*lack);
  files_.clear();
  manifest_ = {};
  JsonArray list;
  const auto keep = [&](std::string name, std::string bytes) {
    list.put(JsonObject().add("name", name).add("size", static_cast<std::uint32_t>(bytes.size())).take());
    files_.push_back({std::move(name), std::move(bytes)});
  };
  // Partitions, newest first, then the manifest, so that an incomplete archive never names a missing file.
  for (const archive::PartitionPlan& plan : plans()) {
    archive::PackedPartition packed = engine::pack_partition(members(plan), before(plan));
    std::string name = archive::partition_file_name(plan.id, packed.bytes);
    const auto joined = manifest_.add(name, packed.bytes.size(), packed.bytes);
    if (!joined) return Reply::error(joined.error());
    keep(std::move(name), std::move(packed.bytes));
  }
  if (archive::File heads = manifest_.heads(); !heads.name.empty()) keep(std::move(heads.name), std::move(heads.bytes));
  keep(std::string(archive::kManifestName), manifest_.finish(settings_.site, settings_.feeds));
  return Reply::ok(JsonObject().put("files", list.take()).take());
}

Reply Packer::plan() {
  place_files();
  manifest_ = {};
  JsonArray list;
  for (const archive::PartitionPlan& plan : plans()) {
    std::uint32_t entries = 0;
    std::vector<std::string> own, older;
    for (std::size_t i = plan.begin; i < plan.end; ++i) {
      own.push_back(name_of(i));
      const KnownDigest* known = known_at(i);
      entries += known ? known->entries : static_cast<std::uint32_t>(digests_[i].entries.size());
    }
    for (std::size_t i = plan.end; i < end_of_before(plan); ++i) older.push_back(name_of(i));
    list.put(JsonObject()
                 .add("id", plan.id)
                 .add("source", archive::source_name(own, older))
                 .add("digests", static_cast<std::uint32_t>(plan.end - plan.begin))
                 .add("entries", entries)
                 .take());
  }
  return Reply::ok(JsonObject().put("partitions", list.take()).take());
}

Reply Packer::partition(std::uint32_t index) {
  place_files();
  const auto plans = this->plans();
  if (index >= plans.size()) return Reply::error({ErrorCode::kNotFound, "There is no partition of that number."});
  if (const auto lack = lack_of_texts(plans[index].begin, end_of_before(plans[index]))) return Reply::error(*lack);
  std::vector<const digest::Digest*> list = members(plans[index]);
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(list.size()));
  const auto older = before(plans[index]);
  list.insert(list.end(), older.begin(), older.end());
  out.raw(digest::write_digests(list));
  return Reply::ok(out.take());
}

Reply Packer::pack_partition(std::string_view id, std::string_view digests) {
  ByteReader in(digests);
  const std::uint32_t own = in.varint();
  const auto read = digest::read_digests(digests.substr(in.position()));
  if (!read) return Reply::error(read.error());
  std::vector<const digest::Digest*> list, older;
  for (const digest::Digest& digest : *read) (list.size() < own ? list : older).push_back(&digest);
  archive::PackedPartition packed = engine::pack_partition(list, older);
  files_.clear();
  files_.push_back({archive::partition_file_name(std::string(id), packed.bytes), std::move(packed.bytes)});
  return Reply::ok(JsonObject()
                       .add("name", files_[0].name)
                       .add("size", static_cast<std::uint32_t>(files_[0].bytes.size()))
                       .add("columns", packed.columns_size)
                       .take());
}

Reply Packer::join(std::string_view name, std::uint32_t size, std::string_view prefix) {
  const auto joined = manifest_.add(name, size, prefix);
  if (!joined) return Reply::error(joined.error());
  return Reply::ok(JsonObject().add("source", *joined).take());
}

Reply Packer::heads() {
  files_.assign(1, manifest_.heads());
  return Reply::ok(JsonObject().add("name", files_[0].name).take());
}

Reply Packer::manifest() { return Reply::ok(manifest_.finish(settings_.site, settings_.feeds)); }

Reply Packer::file(std::uint32_t index) const {
  if (index >= files_.size()) return Reply::error({ErrorCode::kNotFound, "There is no file of that number."});
  return Reply::ok(files_[index].bytes);
}

}  // namespace yoyak::engine
