// Writes JSON as text, member by member. A tree of nlohmann's would be built only to be written out and thrown away:
// this is faster on large results, and a tenth of reader.wasm smaller. Reading is nlohmann's (base/json.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak {

// One JSON value as it will stand in the result. Strings are UTF-8 and passed through; the host's decoder replaces what
// is not.
struct JsonText {
  std::string text = "null";
};

// Text that grows, without the cost that std::string has for each small piece.
class JsonBuffer {
 protected:
  explicit JsonBuffer(char bracket) { put(bracket); }

  char* room(std::size_t bytes);
  void grow(std::size_t bytes) { size_ += bytes; }
  void append(std::string_view bytes);
  void put(char byte);
  void string(std::string_view value);
  void number(std::uint32_t value);
  void separate();
  JsonText close(char bracket);

 private:
  std::string text_;  // longer than what is written
  std::size_t size_ = 0;
};

class JsonObject : private JsonBuffer {
 public:
  JsonObject() : JsonBuffer('{') {}
  JsonObject& add(const char* name, std::string_view value);
  JsonObject& add(const char* name, const std::string& value) { return add(name, std::string_view(value)); }
  JsonObject& add(const char* name, const char* value) { return add(name, std::string_view(value)); }
  JsonObject& add(const char* name, std::uint32_t value);
  JsonObject& add(const char* name, bool value);
  // null where there is no value
  JsonObject& add(const char* name, const std::optional<std::string>& value);
  JsonObject& add(const char* name, const std::optional<std::uint32_t>& value);
  JsonObject& put(const char* name, const JsonText& value);
  JsonText take() { return close('}'); }

 private:
  void key(const char* name);
};

class JsonArray : private JsonBuffer {
 public:
  JsonArray() : JsonBuffer('[') {}
  JsonArray& add(std::string_view value);
  JsonArray& add(std::uint32_t value);
  JsonArray& put(const JsonText& value);
  JsonText take() { return close(']'); }
};

}  // namespace yoyak
