// The host's part of the sans-I/O protocol, with files in memory: answers kNeed until the call succeeds. It counts
// fetched ranges and can return wrong bytes, so that tests can simulate a bad network.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "archive/archive_writer.hpp"
#include "base/json.hpp"
#include "engine/reader.hpp"

namespace yoyak::test {

template <typename Engine>
class HostOf {
 public:
  explicit HostOf(std::vector<archive::File> files) : files_(std::move(files)) {}

  Engine reader;
  std::size_t requests = 0, bytes = 0, rounds = 0;
  // Changes what a fetch gives, for example cuts it short.
  std::function<std::string(const std::string& file, std::string bytes)> tamper;

  Json open() { return parse(reader.open(files_.back().bytes)); }

  // Calls `method` until it needs nothing more; the reply as JSON.
  engine::Reply call(engine::Reply (Engine::*method)(std::string_view), const std::string& request) {
    for (int round = 0; round < 10; ++round) {
      engine::Reply reply = (reader.*method)(request);
      if (reply.status != engine::Reply::Status::kNeed) return reply;
      ++rounds;
      // Bound to a name: items of a temporary would dangle.
      const Json needs = parse(reply);
      for (const Json& range : needs["ranges"]) {
        const std::string file = *range["file"].get_ptr<const std::string*>();
        const auto offset = static_cast<std::uint32_t>(*range["offset"].get_ptr<const Json::number_unsigned_t*>());
        const auto length = static_cast<std::size_t>(*range["length"].get_ptr<const Json::number_unsigned_t*>());
        std::string part = content(file).substr(offset, length);
        ++requests;
        bytes += part.size();
        if (tamper) part = tamper(file, std::move(part));
        reader.provide(file, offset, part);
      }
    }
    return engine::Reply::error("test", "the call never ends");
  }

  static Json parse(const engine::Reply& reply) { return parse_json(reply.bytes).value_or(Json()); }

 private:
  std::string content(const std::string& name) const {
    for (const auto& file : files_) {
      if (file.name == name) return file.bytes;
    }
    return {};
  }

  std::vector<archive::File> files_;
};

using Host = HostOf<engine::Reader>;

}  // namespace yoyak::test
