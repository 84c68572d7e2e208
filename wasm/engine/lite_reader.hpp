// The façade of lite.wasm: an open archive, its lists and its digests, without search. It is for pages that show a
// digest or a list and nothing else: the module has two thirds of the size of reader.wasm. What needs a search is the
// error "unsupported"; the host then continues with reader.wasm, whose Reader extends this class. Requests and results
// are the JSON of web/engine/types.d.ts. No I/O: if bytes are missing, the reply is kNeed with the ranges to fetch.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "archive/store.hpp"
#include "engine/answers.hpp"
#include "engine/reply.hpp"
#include "engine/requests.hpp"
#include "filter/catalog.hpp"
#include "filter/marks.hpp"
#include "filter/select.hpp"

namespace yoyak::engine {

// The HTML of a digest's parts.
struct RenderedPage {
  JsonArray entries;
  std::string overview;
};

class LiteReader {
 public:
  LiteReader() = default;
  LiteReader(const LiteReader&) = delete;  // answers_ refers to other members
  LiteReader& operator=(const LiteReader&) = delete;

  Reply open(std::string_view manifest);
  Reply provide(std::string_view file, std::uint32_t offset, std::string_view bytes);
  Reply give_up(std::string_view file, std::string_view message);
  Reply retry();

  Reply digests(std::string_view request);
  // "unsupported" for a request that mutes words.
  Reply select(std::string_view request);
  // "unsupported" for a request that mutes words or has a query.
  Reply page(std::string_view request);

 protected:
  enum class Neighbours : std::uint8_t { kNo, kToo };

  Reply not_open() const;
  Reply whole_needed() const;
  // kNeed if the store has noted missing parts, else `otherwise`.
  Reply need_or(Reply otherwise);
  // Has the selection leave out muted channels, unless the request asks for channels by name (`named`).
  void mute_channels(const MuteRequest& mute, bool named, filter::Selection& selection) const;
  // SelectResult.
  Reply rows(const filter::Selection& selection);

  // Each of these returns nothing if it fails; `reply` then says why (need, not-found, damaged).
  std::optional<filter::DigestRow> find(std::string_view id, Reply& reply);
  const archive::DigestText* text(const filter::DigestRow& at, Reply& reply);
  std::optional<OpenDigest> load(const filter::DigestRow& at, Neighbours neighbours, Reply& reply);
  // The digest that the request names, or the newest of its selection.
  std::optional<OpenDigest> open_page(const RenderRequest& wanted, std::string_view request, Reply& reply);
  // PageResult.
  Reply page_reply(const OpenDigest& open, const RenderRequest& wanted, RenderedPage page, const MutedEntries& muted);

  archive::Store store_;
  filter::Catalog catalog_;
  filter::Marks marks_;
  Answers answers_{store_, catalog_};

 private:
  // The newest digest of a selection (DigestsRequest).
  std::optional<filter::DigestRow> newest(std::string_view request, Reply& reply);
};

}  // namespace yoyak::engine
