// Reader::complete.
#include "engine/reader.hpp"
#include "search/query/names.hpp"
#include "text/utf16.hpp"
#include "text/utf8.hpp"

namespace yoyak::engine {
namespace {

// The byte offset after so many units; within a surrogate pair, after the pair.
std::size_t byte_at(std::string_view text, std::uint32_t units) {
  std::size_t at = 0;
  for (std::uint32_t passed = 0; passed < units && at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    at += decoded.size;
    passed += decoded.code >= 0x10000 ? 2 : 1;
  }
  return at;
}

template <typename Infos>
std::vector<std::string_view> names_of(const Infos& infos) {
  std::vector<std::string_view> names;
  names.reserve(infos.size());
  for (const auto& info : infos) names.push_back(info.name);
  return names;
}

}  // namespace

Reply Reader::complete(std::string_view request) {
  if (!store_.is_open()) return not_open();
  const auto wanted = read_complete_request(request);
  if (!wanted) return Reply::error(wanted.error());
  const archive::Manifest& manifest = store_.manifest();
  const std::string& query = wanted->query;
  const std::size_t cursor = byte_at(query, wanted->cursor);

  const bool in_query = wanted->names.empty();
  std::optional<search::OpenName> open = search::OpenName{wanted->names == "channels", 0, query.size(), query};
  if (in_query) open = search::open_name(query, cursor);
  JsonArray list;
  if (open) {
    const auto names = open->channel ? names_of(manifest.channels) : names_of(manifest.topics);
    std::uint32_t count = 0;
    for (const auto [rank, number] : search::names_like(open->typed, names)) {
      // A complete name needs no completion.
      if (in_query && names[number] == open->typed) continue;
      if (count++ == wanted->limit) break;
      JsonObject json;
      json.add("name", names[number]);
      if (in_query) json.add("text", search::name_in_query(names[number]) + ' ');
      list.put(json.take());
    }
  }
  JsonObject json;
  json.add("from", text::utf16_units(query, open ? open->begin : cursor));
  json.add("to", text::utf16_units(query, open ? open->end : cursor));
  json.add("typed", open ? open->typed : std::string_view());
  return Reply::ok(json.put("names", list.take()).take());
}

}  // namespace yoyak::engine
