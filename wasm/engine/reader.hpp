// The façade of reader.wasm: an open archive and its verbs. Requests and results are the JSON of
// web/engine/types.d.ts. No I/O: if bytes are missing, the reply is kNeed with the ranges to fetch.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "archive/store.hpp"
#include "engine/answers.hpp"
#include "engine/readings.hpp"
#include "engine/reply.hpp"
#include "engine/requests.hpp"
#include "engine/searcher.hpp"
#include "filter/catalog.hpp"
#include "filter/select.hpp"

namespace yoyak::engine {

class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;  // answers_ refers to other members
  Reader& operator=(const Reader&) = delete;

  Reply open(std::string_view manifest);
  Reply provide(std::string_view file, std::uint32_t offset, std::string_view bytes);
  Reply give_up(std::string_view file, std::string_view message);
  Reply retry();

  Reply digests(std::string_view request);
  Reply select(std::string_view request);
  Reply search(std::string_view request);
  Reply tally(std::string_view request);
  Reply complete(std::string_view request);
  Reply set_marks(std::string_view request);
  Reply digest(std::string_view request);
  Reply render(std::string_view request);
  Reply page(std::string_view request);
  Reply related(std::string_view request);
  Reply export_digest(std::string_view request);

 private:
  enum class Neighbours : std::uint8_t { kNo, kToo };

  Reply not_open() const;
  // kNeed if the store has noted missing parts, else `otherwise`.
  Reply need_or(Reply otherwise);
  // Each of these returns nothing if it fails; `reply` then says why (need, not-found, damaged).
  std::optional<filter::DigestRow> find(std::string_view id, Reply& reply);
  const archive::DigestText* text(const filter::DigestRow& at, Reply& reply);
  std::optional<OpenDigest> load(const filter::DigestRow& at, Neighbours neighbours, Reply& reply);
  // Has the selection leave out what the request mutes, unless it asks for channels by name (`named`): those are
  // shown. Needs are noted. `words` must live as long as the selection. Nothing if the request is wrong: see `reply`.
  bool mute(std::string_view request, bool named, filter::Selection& selection, filter::Matches& words, Reply& reply);
  Reply no_entry(const RenderRequest& wanted);
  // The newest digest of a selection (DigestsRequest).
  std::optional<filter::DigestRow> newest(std::string_view request, Reply& reply);
  // Found rows; the first `snippets` rows have a snippet. `some`: adds the words that each row lacks.
  JsonText rows_json(const filter::SelectOutcome& outcome, const search::Query& marked, const SomeMatches& some,
                     const SearchRequest& request, std::uint32_t snippets);
  // The readings that have results under the selection. `folded`: without their rows.
  JsonText tiers_json(const std::vector<Reading>& readings, filter::Selection selection, bool folded,
                      const SearchRequest& request, std::uint32_t snippets);

  archive::Store store_;
  filter::Catalog catalog_;
  filter::Marks marks_;
  Searcher searcher_;
  Answers answers_{store_, catalog_};
};

}  // namespace yoyak::engine
