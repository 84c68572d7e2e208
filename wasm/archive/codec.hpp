// Compression and checksums of archive sections: raw DEFLATE (RFC 1951) and CRC-32 (the polynomial of RFC 1952).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak::archive {

// One section or block of a partition says how its bytes are stored.
enum class Codec : std::uint8_t { kStored = 0, kDeflate = 1 };

struct Packed {
  Codec codec;
  std::string bytes;
};

// Stores the bytes as they are where compression does not make them smaller. The result depends on the input alone.
Packed compress(std::string_view raw);

// Nothing where the bytes are not a complete stream of exactly `raw_size` bytes.
std::optional<std::string> decompress(Codec codec, std::string_view bytes, std::size_t raw_size);

std::uint32_t crc32(std::string_view bytes, std::uint32_t seed = 0);

// 16 hexadecimal digits of FNV-1a (64 bits): names a file after its content. Not a defence against forgery.
std::string content_name(std::string_view bytes);

}  // namespace yoyak::archive
