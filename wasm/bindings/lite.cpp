// lite.wasm: those entries of the reader that LiteReader has.
#include "bindings/abi.h"
#include "bindings/handle.hpp"
#include "engine/lite_reader.hpp"

struct YoyakReader : yoyak::bindings::Handle<yoyak::engine::LiteReader> {};

#include "bindings/reader_entries.inc"
