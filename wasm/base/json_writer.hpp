// Writes JSON as text, member by member. A tree of nlohmann's would be built only to be written out and thrown away: this is
// faster on large results, and a tenth of reader.wasm smaller. Reading is nlohmann's (base/json.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak {

// One JSON value as it will stand in the result. Strings are UTF-8 and passed through; the host's decoder replaces what is not.
struct JsonText {
  std::string text = "null";
};

class JsonObject {
 public:
  JsonObject& add(const char* key, std::string_view value);
  JsonObject& add(const char* key, const std::string& value) { return add(key, std::string_view(value)); }
  JsonObject& add(const char* key, const char* value) { return add(key, std::string_view(value)); }
  JsonObject& add(const char* key, std::uint32_t value);
  JsonObject& add(const char* key, bool value);
  // null where there is no value
  JsonObject& add(const char* key, const std::optional<std::string>& value);
  JsonObject& add(const char* key, const std::optional<std::uint32_t>& value);
  JsonObject& put(const char* key, const JsonText& value);
  JsonText take();

 private:
  void key(const char* name);
  std::string text_ = "{";
};

class JsonArray {
 public:
  JsonArray& add(std::string_view value);
  JsonArray& add(std::uint32_t value);
  JsonArray& put(const JsonText& value);
  JsonText take();

 private:
  void separate();
  std::string text_ = "[";
};

}  // namespace yoyak
