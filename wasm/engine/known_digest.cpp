#include "engine/known_digest.hpp"

#include "base/bytes.hpp"

namespace yoyak::engine {
namespace {

void write_texts(const std::vector<std::string>& texts, ByteWriter& out) {
  out.varint(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) out.string(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts;
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) texts.emplace_back(in.string());
  return texts;
}

}  // namespace

std::string write_known_digest(const KnownDigest& known) {
  ByteWriter out;
  for (const std::string* text : {&known.page, &known.key, &known.text, &known.files}) out.string(*text);
  out.varint(known.size);
  out.varint(known.entries);
  write_texts(known.channels, out);
  out.varint(static_cast<std::uint32_t>(known.names.explained.size()));
  for (const auto& document : known.names.explained) write_texts(document, out);
  out.varint(static_cast<std::uint32_t>(known.names.known.size()));
  for (const std::uint32_t name : known.names.known) out.varint(name);
  return out.take();
}

std::optional<KnownDigest> read_known_digest(std::string_view bytes) {
  ByteReader in(bytes);
  KnownDigest known;
  for (std::string* text : {&known.page, &known.key, &known.text, &known.files}) *text = in.string();
  known.size = in.varint();
  known.entries = in.varint();
  known.channels = read_texts(in);
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) known.names.explained.push_back(read_texts(in));
  for (std::uint32_t left = in.varint(); left > 0 && in.ok(); --left) known.names.known.push_back(in.varint());
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return known;
}

}  // namespace yoyak::engine
