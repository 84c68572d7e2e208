// lite.wasm: those entries of the reader (abi.h) that LiteReader has.
#include "bindings/abi.h"
#include "bindings/handle.hpp"
#include "engine/lite_reader.hpp"

using yoyak::bindings::bytes;

struct YoyakReader : yoyak::bindings::Handle<yoyak::engine::LiteReader> {};

extern "C" {

YoyakReader* yoyak_reader_create(void) { return new YoyakReader; }
void yoyak_reader_destroy(YoyakReader* reader) { delete reader; }
const uint8_t* yoyak_reader_result_data(const YoyakReader* reader) { return reader->data(); }
uint32_t yoyak_reader_result_size(const YoyakReader* reader) { return reader->size(); }

uint32_t yoyak_reader_open(YoyakReader* reader, const uint8_t* manifest, uint32_t size) {
  return reader->answer(reader->engine.open(bytes(manifest, size)));
}
uint32_t yoyak_reader_provide(YoyakReader* reader, const uint8_t* file, uint32_t file_size, uint32_t offset,
                              const uint8_t* range, uint32_t size) {
  return reader->answer(reader->engine.provide(bytes(file, file_size), offset, bytes(range, size)));
}
uint32_t yoyak_reader_give_up(YoyakReader* reader, const uint8_t* file, uint32_t file_size, const uint8_t* message,
                              uint32_t message_size) {
  return reader->answer(reader->engine.give_up(bytes(file, file_size), bytes(message, message_size)));
}
uint32_t yoyak_reader_retry(YoyakReader* reader) { return reader->answer(reader->engine.retry()); }

uint32_t yoyak_reader_digests(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.digests(bytes(request, size)));
}
uint32_t yoyak_reader_select(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.select(bytes(request, size)));
}
uint32_t yoyak_reader_page(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.page(bytes(request, size)));
}

}  // extern "C"
