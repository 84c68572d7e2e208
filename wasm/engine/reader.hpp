// The façade of reader.wasm: an open archive and the questions a page asks of it. Requests and results are the JSON of
// web/engine/types.d.ts. No I/O: where bytes are missing the reply is kNeed with the ranges to fetch.
#pragma once

#include <cstdint>
#include <string_view>

#include "archive/store.hpp"
#include "engine/reply.hpp"
#include "query/catalog.hpp"
#include "query/select.hpp"

namespace yoyak::engine {

class Reader {
 public:
  Reply open(std::string_view manifest);
  Reply provide(std::string_view file, std::uint32_t offset, std::string_view bytes);
  Reply give_up(std::string_view file, std::string_view message);
  Reply retry();

  Reply digests(std::string_view request);
  Reply select(std::string_view request);
  Reply digest(std::string_view request);
  Reply render(std::string_view request);
  Reply export_digest(std::string_view request);

 private:
  struct Found {
    std::uint32_t partition, digest;
  };
  // The digest of that id, or the reply that says why not (need, not-found, damaged).
  struct Lookup {
    bool found = false;
    Found at{};
    Reply reply;
  };

  Reply not_open() const;
  // kNeed where something was noted as missing, else `otherwise`.
  Reply need_or(Reply otherwise);
  Lookup find(std::string_view id);
  // The text of that digest, or null with `reply` set.
  const archive::DigestText* text(const Found& at, Reply& reply);
  const archive::EntryTitle* title(std::uint32_t partition, std::uint32_t entry);
  Json row_json(const query::Row& row);
  Json ref_json(const query::DigestRow& row);
  Json neighbour_json(const Found& at, bool newer);
  Json problems_json() const;

  archive::Store store_;
  query::Catalog catalog_;
};

}  // namespace yoyak::engine
