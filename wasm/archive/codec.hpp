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

// Whether a part of a file may give so many bytes when it is decompressed. DEFLATE expands up to 1032:1, so that 100 KB
// of a stranger could give 100 MB of text to render. What people write shrinks to a third; a column of one value
// shrinks to almost nothing, but is short.
inline constexpr std::size_t kMaxExpansion = 64, kFreeExpansion = std::size_t{1} << 20;
constexpr bool may_expand(std::size_t stored, std::size_t raw) {
  // No sum of sizes, which could overflow in 32 bits.
  const std::size_t free = kFreeExpansion / kMaxExpansion, needed = raw / kMaxExpansion;
  return needed <= free || needed - free <= stored;
}

// Whether compression is worth its time: not for what is written in bits already.
enum class Effort : std::uint8_t { kNone, kThorough };

// Stores the bytes as they are where compression does not make them smaller, or so small that may_expand() would refuse
// them. The result depends on the input alone.
Packed compress(std::string_view raw, Effort effort = Effort::kThorough);

// The same with a dictionary: what stands in it need not be written again. Of at most 32 KB; for small texts that are
// like each other.
Packed compress_with(std::string_view dictionary, std::string_view raw);

// Nothing where the bytes are not a complete stream of exactly `raw_size` bytes, or may_expand() refuses so many.
// `dictionary`: that of compress_with, empty for compress.
std::optional<std::string> decompress(Codec codec, std::string_view bytes, std::size_t raw_size,
                                      std::string_view dictionary = {});

std::uint32_t crc32(std::string_view bytes, std::uint32_t seed = 0);

// FNV-1a (64 bits), continued from `seed`. Not a defence against forgery.
inline constexpr std::uint64_t kContentSeed = 0xcbf29ce484222325ULL;
std::uint64_t content_hash(std::string_view bytes, std::uint64_t seed = kContentSeed);
// 16 hexadecimal digits.
std::string hash_name(std::uint64_t hash);
// hash_name of the content: names a file.
inline std::string content_name(std::string_view bytes) { return hash_name(content_hash(bytes)); }

}  // namespace yoyak::archive
