// Errors as values: Result<T> is a T or an Error. C++20 has no std::expected; this is the small part of it we need.
// For limits, damaged data and wrong requests. Reading a digest never fails and does not use this
// (digest/diagnostic.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace yoyak {

// The names are public: they are the `code` of an error in JavaScript (error_name) and are documented there.
enum class ErrorCode : std::uint8_t {
  kBadRequest,   // a request is not the JSON that the call documents
  kNotOpen,      // a call that needs an archive came before open
  kNotFound,     // no digest, entry or file of that name
  kBadManifest,  // archive.json is not a manifest or its checksum does not match
  kNewerFormat,  // written by a newer version of Yoyak than this reader knows
  kOlderFormat,  // written by a version of Yoyak whose format this reader does not read any more
  kDamaged,      // a checksum does not match, or a structure contradicts itself
  kTruncated,    // fewer bytes than the structure needs
  kTooLarge,     // an input over a documented limit
  kBadConfig,    // yoyak.config.json is not JSON, or a setting has the wrong type
  kCount         // sentinel
};

// Stable kebab-case name, for example "newer-format".
std::string_view error_name(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  // one English sentence that names what is wrong and what to do
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : value_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return value_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  T& value() { return *std::get_if<0>(&value_); }
  const T& value() const { return *std::get_if<0>(&value_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Only when not ok().
  const Error& error() const { return *std::get_if<1>(&value_); }

 private:
  std::variant<T, Error> value_;
};

}  // namespace yoyak
