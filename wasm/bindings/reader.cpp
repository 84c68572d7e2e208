// reader.wasm: all entries of the reader.
#include "engine/reader.hpp"

#include "bindings/abi.h"
#include "bindings/handle.hpp"

struct YoyakReader : yoyak::bindings::Handle<yoyak::engine::Reader> {};

#include "bindings/reader_entries.inc"

extern "C" {

uint32_t yoyak_reader_search(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.search(bytes(request, size)));
}
uint32_t yoyak_reader_tally(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.tally(bytes(request, size)));
}
uint32_t yoyak_reader_complete(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.complete(bytes(request, size)));
}
uint32_t yoyak_reader_set_marks(YoyakReader* reader, const uint8_t* marks, uint32_t size) {
  return reader->answer(reader->engine.set_marks(bytes(marks, size)));
}
uint32_t yoyak_reader_digest(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.digest(bytes(request, size)));
}
uint32_t yoyak_reader_render(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.render(bytes(request, size)));
}
uint32_t yoyak_reader_related(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.related(bytes(request, size)));
}
uint32_t yoyak_reader_export(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.export_digest(bytes(request, size)));
}

}  // extern "C"
