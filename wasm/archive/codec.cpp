#include "archive/codec.hpp"

#include <libdeflate.h>
#include <zlib.h>

#include <array>

#include "base/bytes.hpp"

namespace yoyak::archive {
namespace {

// Of 12. 9: within 2 % of the smallest and several times faster, measured on digests.
constexpr int kThoroughLevel = 9;
// Of 9; what it takes longer than 6 is little, because the texts are small.
constexpr int kZlibLevel = 9;
// zlib's own default.
constexpr int kZlibMemory = 8;
// More cannot be the content of one stored block of DEFLATE. zlib uses the last 32 KB.
constexpr std::size_t kMaxDictionary = 32768;

// One per module instance, made on first use: making one costs more than a small section.
libdeflate_compressor* compressor() {
  static libdeflate_compressor* instance = libdeflate_alloc_compressor(kThoroughLevel);
  return instance;
}

z_stream* dictionary_compressor() {
  static z_stream stream{};
  static const int made = deflateInit2(&stream, kZlibLevel, Z_DEFLATED, -MAX_WBITS, kZlibMemory, Z_DEFAULT_STRATEGY);
  return made == Z_OK ? &stream : nullptr;
}

libdeflate_decompressor* decompressor() {
  static libdeflate_decompressor* instance = libdeflate_alloc_decompressor();
  return instance;
}

using CrcTables = std::array<std::array<std::uint32_t, 256>, 4>;

CrcTables make_crc_tables() {
  CrcTables tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    tables[0][byte] = crc;
  }
  for (std::size_t t = 1; t < tables.size(); ++t) {
    for (std::size_t byte = 0; byte < 256; ++byte)
      tables[t][byte] = tables[0][tables[t - 1][byte] & 0xFF] ^ tables[t - 1][byte] >> 8;
  }
  return tables;
}

}  // namespace

Packed compress(std::string_view raw, Effort effort) {
  if (effort == Effort::kNone) return {Codec::kStored, std::string(raw)};
  std::string out(raw.size(), '\0');
  // No room for a byte more than the input: a failure means that storing is at least as small.
  const std::size_t size = libdeflate_deflate_compress(compressor(), raw.data(), raw.size(), out.data(), out.size());
  if (size == 0 || size >= raw.size() || !may_expand(size, raw.size())) return {Codec::kStored, std::string(raw)};
  out.resize(size);
  return {Codec::kDeflate, std::move(out)};
}

Packed compress_with(std::string_view dictionary, std::string_view raw) {
  z_stream* stream = dictionary.empty() ? nullptr : dictionary_compressor();
  if (stream == nullptr || raw.empty()) return compress(raw);
  const auto bytes = [](std::string_view of) { return reinterpret_cast<const Bytef*>(of.data()); };
  std::string out(raw.size(), '\0');
  deflateReset(stream);
  deflateSetDictionary(stream, bytes(dictionary), static_cast<uInt>(dictionary.size()));
  stream->next_in = const_cast<Bytef*>(bytes(raw));  // NOLINT(cppcoreguidelines-pro-type-const-cast): not written to
  stream->avail_in = static_cast<uInt>(raw.size());
  stream->next_out = reinterpret_cast<Bytef*>(out.data());
  stream->avail_out = static_cast<uInt>(out.size());
  if (deflate(stream, Z_FINISH) != Z_STREAM_END || stream->total_out >= raw.size() ||
      !may_expand(stream->total_out, raw.size()))
    return {Codec::kStored, std::string(raw)};
  out.resize(stream->total_out);
  return {Codec::kDeflate, std::move(out)};
}

std::optional<std::string> decompress(Codec codec, std::string_view bytes, std::size_t raw_size,
                                      std::string_view dictionary) {
  if (codec == Codec::kStored) {
    if (bytes.size() != raw_size) return std::nullopt;
    return std::string(bytes);
  }
  if (!may_expand(bytes.size(), raw_size)) return std::nullopt;  // before it takes memory
  // A stream that begins with the dictionary as a stored block gives the dictionary, then what refers to it: so
  // libdeflate need not know of dictionaries.
  std::string whole;
  if (!dictionary.empty()) {
    if (dictionary.size() > kMaxDictionary) return std::nullopt;
    ByteWriter stored;
    stored.u8(0);
    stored.u16(static_cast<std::uint16_t>(dictionary.size()));
    stored.u16(static_cast<std::uint16_t>(~dictionary.size()));
    stored.raw(dictionary);
    stored.raw(bytes);
    whole = stored.take();
    bytes = whole;
    raw_size += dictionary.size();
  }
  std::string out(raw_size, '\0');
  std::size_t consumed = 0;
  const auto result = libdeflate_deflate_decompress_ex(decompressor(), bytes.data(), bytes.size(), out.data(), raw_size,
                                                       &consumed, nullptr);
  if (result != LIBDEFLATE_SUCCESS || consumed != bytes.size()) return std::nullopt;
  out.erase(0, dictionary.size());
  return out;
}

// Written out here because the library's comes with 8 KB of tables that do not compress; these are computed. "Slicing
// by 4".
std::uint32_t crc32(std::string_view bytes, std::uint32_t seed) {
  static const CrcTables tables = make_crc_tables();
  std::uint32_t crc = ~seed;
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t left = bytes.size();
  for (; left >= 4; left -= 4, at += 4) {
    crc ^= at[0] | at[1] << 8 | at[2] << 16 | static_cast<std::uint32_t>(at[3]) << 24;
    crc = tables[3][crc & 0xFF] ^ tables[2][crc >> 8 & 0xFF] ^ tables[1][crc >> 16 & 0xFF] ^ tables[0][crc >> 24];
  }
  for (; left > 0; --left, ++at) crc = tables[0][(crc ^ *at) & 0xFF] ^ crc >> 8;
  return ~crc;
}

std::uint64_t content_hash(std::string_view bytes, std::uint64_t seed) {
  for (const char byte : bytes) {
    seed ^= static_cast<unsigned char>(byte);
    seed *= 0x100000001b3ULL;
  }
  return seed;
}

std::string hash_name(std::uint64_t hash) {
  std::string name(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4) name[i] = "0123456789abcdef"[hash & 15];
  return name;
}

}  // namespace yoyak::archive
