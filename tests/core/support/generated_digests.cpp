#include "support/generated_digests.hpp"

#include <string>

#include "engine/pack.hpp"
#include "text/calendar.hpp"

namespace yoyak::test {

std::vector<digest::Digest> generated_digests(std::uint32_t days, std::uint64_t seed) {
  Random random(seed);
  const std::vector<std::string> topics = {"경제-투자", "기술-AI", "시사-정치"};
  std::vector<digest::Digest> digests;
  const std::uint32_t newest = *text::try_day_number("2026-02-10");
  for (std::uint32_t day = 0; day < days; ++day) {
    const std::string date = text::format_day(newest - day);
    for (const std::string& topic : topics) {
      if (random.below(3) == 0) continue;
      digest::Digest digest{date + "-" + topic,
                            date,
                            random.below(9) == 0 ? 7U : 1U,
                            topic,
                            random.below(2) ? "유튜브 요약" : "",
                            date + " " + topic,
                            "",
                            "설명 " + date,
                            "digests/" + date + "-" + topic + ".md",
                            "오늘의 **요약**입니다.\n\n둘째 문단.",
                            {}};
      if (random.below(5) == 0) digest.title = digest.headline = "다른 제목 <b>";
      const std::uint32_t entries = random.below(6);
      for (std::uint32_t e = 0; e < entries; ++e) {
        const std::string number = std::to_string(random.below(1000000));
        digest::Entry entry;
        entry.title = "영상 제목, " + number;
        entry.channel = "채널 " + std::to_string(random.below(12));
        if (random.below(4) != 0) {
          entry.video_id = "vid" + number + "_" + std::to_string(e);
          entry.id = *entry.video_id;
          entry.url = "https://www.youtube.com/watch?v=" + *entry.video_id;
        } else {
          entry.id = "글-" + number + "-" + std::to_string(e);
          entry.url = "https://example.org/" + number;
        }
        if (random.below(3) == 0) entry.groups = {"부문", "갈래 " + std::to_string(random.below(3))};
        if (random.below(3) != 0) entry.published_at = date + "T21:30:59";
        if (random.below(5) != 0) entry.duration_s = random.below(4) == 0 ? 0 : random.below(7200);
        entry.sections.push_back({digest::SectionKind::kMain, "주요 내용", "본문 **" + number + "** 입니다."});
        entry.sections.push_back({digest::SectionKind::kKeySentences, "", "1. 첫째 문장\n2. 둘째 문장"});
        digest.entries.push_back(std::move(entry));
      }
      digests.push_back(std::move(digest));
    }
  }
  return digests;
}

std::vector<archive::File> packed_archive(const std::vector<digest::Digest>& digests, const archive::Site& site) {
  std::vector<archive::File> files;
  archive::ManifestBuilder manifest;
  for (const archive::PartitionPlan& plan : archive::plan_partitions(digests, archive::Partitions::kDated)) {
    std::vector<const digest::Digest*> members;
    for (std::size_t i = plan.begin; i < plan.end; ++i) members.push_back(&digests[i]);
    archive::PackedPartition packed = engine::pack_partition(members);
    std::string name = archive::partition_file_name(plan.id, packed.bytes);
    if (!manifest.add(name, packed.bytes.size(), std::string_view(packed.bytes).substr(0, packed.columns_size)))
      return {};
    files.push_back({std::move(name), std::move(packed.bytes)});
  }
  if (archive::File heads = manifest.heads(); !heads.name.empty()) files.push_back(std::move(heads));
  files.push_back({std::string(archive::kManifestName), manifest.finish(site)});
  return files;
}

}  // namespace yoyak::test
