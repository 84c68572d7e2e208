// Shared by the bindings: a handle is an engine and the reply of its last call, which owns the result bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "bindings/abi.h"
#include "engine/reply.hpp"

namespace yoyak::bindings {

inline std::string_view bytes(const std::uint8_t* pointer, std::uint32_t size) {
  return {reinterpret_cast<const char*>(pointer), size};
}

template <typename Engine>
struct Handle {
  Engine engine;
  engine::Reply reply;

  std::uint32_t answer(engine::Reply next) {
    reply = std::move(next);
    return static_cast<std::uint32_t>(reply.status);
  }
  const std::uint8_t* data() const { return reinterpret_cast<const std::uint8_t*>(reply.bytes.data()); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(reply.bytes.size()); }
};

}  // namespace yoyak::bindings
