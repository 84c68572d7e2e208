#include "base/json_writer.hpp"

namespace yoyak {
namespace {

void write_string(std::string_view value, std::string& out) {
  out += '"';
  std::size_t plain = 0;  // where what needs no escape begins
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(value.substr(plain, i - plain));
    plain = i + 1;
    out += '\\';
    if (c == '"' || c == '\\') {
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += 'n';
    } else {
      out += "u00";
      out += "0123456789abcdef"[c >> 4];
      out += "0123456789abcdef"[c & 15];
    }
  }
  out.append(value.substr(plain));
  out += '"';
}

void write_number(std::uint32_t value, std::string& out) {
  char digits[10];
  std::size_t at = sizeof(digits);
  do {
    digits[--at] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  out.append(digits + at, sizeof(digits) - at);
}

}  // namespace

void JsonObject::key(const char* name) {
  if (text_.size() > 1) text_ += ',';
  text_ += '"';
  text_ += name;
  text_ += "\":";
}

JsonObject& JsonObject::add(const char* name, std::string_view value) {
  key(name);
  write_string(value, text_);
  return *this;
}

JsonObject& JsonObject::add(const char* name, std::uint32_t value) {
  key(name);
  write_number(value, text_);
  return *this;
}

JsonObject& JsonObject::add(const char* name, bool value) { return put(name, {value ? "true" : "false"}); }

JsonObject& JsonObject::add(const char* name, const std::optional<std::string>& value) {
  return value ? add(name, std::string_view(*value)) : put(name, {});
}

JsonObject& JsonObject::add(const char* name, const std::optional<std::uint32_t>& value) {
  return value ? add(name, *value) : put(name, {});
}

JsonObject& JsonObject::put(const char* name, const JsonText& value) {
  key(name);
  text_ += value.text;
  return *this;
}

JsonText JsonObject::take() { return {std::move(text_) + "}"}; }

void JsonArray::separate() {
  if (text_.size() > 1) text_ += ',';
}

JsonArray& JsonArray::add(std::string_view value) {
  separate();
  write_string(value, text_);
  return *this;
}

JsonArray& JsonArray::add(std::uint32_t value) {
  separate();
  write_number(value, text_);
  return *this;
}

JsonArray& JsonArray::put(const JsonText& value) {
  separate();
  text_ += value.text;
  return *this;
}

JsonText JsonArray::take() { return {std::move(text_) + "]"}; }

}  // namespace yoyak
