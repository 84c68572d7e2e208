#include "archive/block.hpp"

#include "base/bytes.hpp"

namespace yoyak::archive {
namespace {

std::uint32_t checksum(SectionId section, std::uint32_t offset, std::string_view header, std::string_view bytes) {
  ByteWriter place;
  place.u16(static_cast<std::uint16_t>(section));
  place.u32(offset);
  place.raw(header);
  return crc32(bytes, crc32(place.bytes()));
}

}  // namespace

BlockRef BlockWriter::add(std::string_view raw, Effort effort) {
  const auto offset = static_cast<std::uint32_t>(bytes_.size());
  const Packed packed = dictionary_.empty() ? compress(raw, effort) : compress_with(dictionary_, raw);
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(raw.size()) << 1 | (packed.codec == Codec::kDeflate ? 1 : 0));
  out.u32(checksum(section_, offset, out.bytes(), packed.bytes));
  bytes_.append(out.bytes()).append(packed.bytes);
  return {offset, static_cast<std::uint32_t>(bytes_.size() - offset)};
}

Result<std::string> open_block(SectionId section, const BlockRef& ref, std::string_view stored,
                               std::string_view dictionary) {
  if (stored.size() < ref.size) {
    return Error{ErrorCode::kTruncated,
                 "The archive file ends too early. Publish the site again, or upload the file completely."};
  }
  ByteReader in(stored.substr(0, ref.size));
  const std::uint32_t head = in.varint();
  const std::string_view header = stored.substr(0, in.position());
  const std::uint32_t crc = in.u32();
  const std::string_view bytes = in.raw(in.left());
  if (in.ok() && checksum(section, ref.offset, header, bytes) == crc) {
    auto raw = decompress((head & 1) != 0 ? Codec::kDeflate : Codec::kStored, bytes, head >> 1, dictionary);
    if (raw) return std::move(*raw);
  }
  return Error{ErrorCode::kDamaged,
               "The archive is damaged: a part of it does not match its checksum. Publish the site again."};
}

}  // namespace yoyak::archive
