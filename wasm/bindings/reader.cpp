#include "engine/reader.hpp"

#include "bindings/abi.h"
#include "bindings/handle.hpp"

using yoyak::bindings::bytes;

struct YoyakReader : yoyak::bindings::Handle<yoyak::engine::Reader> {};

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
uint32_t yoyak_reader_page(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.page(bytes(request, size)));
}
uint32_t yoyak_reader_related(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.related(bytes(request, size)));
}
uint32_t yoyak_reader_export(YoyakReader* reader, const uint8_t* request, uint32_t size) {
  return reader->answer(reader->engine.export_digest(bytes(request, size)));
}

}  // extern "C"
