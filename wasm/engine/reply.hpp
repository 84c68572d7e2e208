// What an engine answers: the status of the C ABI (bindings/abi.h) and the bytes of the result.
#pragma once

#include <string>

#include "base/json_writer.hpp"
#include "base/result.hpp"

namespace yoyak::engine {

struct Reply {
  enum class Status : std::uint8_t { kOk = 0, kNeed = 1, kError = 2 };

  Status status = Status::kOk;
  std::string bytes;

  static Reply ok(std::string bytes = {}) { return {Status::kOk, std::move(bytes)}; }
  static Reply ok(JsonText json) { return {Status::kOk, std::move(json.text)}; }
  static Reply error(std::string_view code, std::string_view message) {
    return {Status::kError, JsonObject().add("code", code).add("message", message).take().text};
  }
  static Reply error(const Error& error) { return Reply::error(error_name(error.code), error.message); }
};

}  // namespace yoyak::engine
