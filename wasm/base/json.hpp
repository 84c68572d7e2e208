// The one JSON type of the core, and access that cannot abort: with exceptions off, nlohmann's get<> on a wrong type
// ends the process, so values are only taken through these.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace yoyak {

// Keys keep the order in which they were written: results and archives are the same bytes everywhere.
using Json = nlohmann::ordered_json;

// Nothing where `text` is not one JSON document; `error_at`, where given, is then the byte at which it stops being one.
std::optional<Json> parse_json(std::string_view text, std::size_t* error_at = nullptr);

// Compact text; invalid UTF-8 becomes U+FFFD. Results are written by base/json_writer.hpp.
std::string dump_json(const Json& json);

// Reads the members of an object one after the other; a missing or null member leaves the target as it is, and a wrong
// type is remembered as an error that names the member. Check ok() once at the end.
class JsonFields {
 public:
  explicit JsonFields(const Json& object);

  void read(const char* name, std::string& target);
  void read(const char* name, std::uint32_t& target);
  void read(const char* name, std::optional<std::uint32_t>& target);
  void read(const char* name, bool& target);
  void read(const char* name, std::vector<std::string>& target);
  // The member, or null where there is none.
  const Json* member(const char* name) const;

  bool ok() const { return error_.empty(); }
  // For example "`limit` must be a whole number"; empty when ok().
  const std::string& error() const { return error_; }

 private:
  void fail(const char* name, const char* expected);

  const Json& object_;
  std::string error_;
};

}  // namespace yoyak
