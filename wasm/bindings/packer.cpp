#include "engine/packer.hpp"

#include "bindings/abi.h"
#include "bindings/handle.hpp"
#include "markdown/entities.hpp"

using yoyak::bindings::bytes;

struct YoyakPacker : yoyak::bindings::Handle<yoyak::engine::Packer> {};

extern "C" {

YoyakPacker* yoyak_packer_create(void) {
  yoyak::markdown::use_all_entities();  // the search index contains decoded text
  return new YoyakPacker;
}
void yoyak_packer_destroy(YoyakPacker* packer) { delete packer; }
const uint8_t* yoyak_packer_result_data(const YoyakPacker* packer) { return packer->data(); }
uint32_t yoyak_packer_result_size(const YoyakPacker* packer) { return packer->size(); }

uint32_t yoyak_packer_configure(YoyakPacker* packer, const uint8_t* config, uint32_t size) {
  return packer->answer(packer->engine.configure(bytes(config, size)));
}
uint32_t yoyak_packer_add(YoyakPacker* packer, const uint8_t* path, uint32_t path_size, const uint8_t* page,
                          uint32_t size) {
  return packer->answer(packer->engine.add(bytes(path, path_size), bytes(page, size)));
}
uint32_t yoyak_packer_add_known(YoyakPacker* packer, const uint8_t* path, uint32_t path_size, const uint8_t* facts,
                                uint32_t size) {
  return packer->answer(packer->engine.add_known(bytes(path, path_size), bytes(facts, size)));
}
uint32_t yoyak_packer_facts(YoyakPacker* packer, uint32_t index) { return packer->answer(packer->engine.facts(index)); }
uint32_t yoyak_packer_wanted(YoyakPacker* packer, const uint8_t* ids, uint32_t size) {
  return packer->answer(packer->engine.wanted(bytes(ids, size)));
}
uint32_t yoyak_packer_read(YoyakPacker* packer) { return packer->answer(packer->engine.read()); }
uint32_t yoyak_packer_add_file(YoyakPacker* packer, const uint8_t* path, uint32_t path_size, const uint8_t* file,
                               uint32_t size) {
  return packer->answer(packer->engine.add_file(bytes(path, path_size), bytes(file, size)));
}
uint32_t yoyak_packer_settle(YoyakPacker* packer, const uint8_t* refused, uint32_t size) {
  return packer->answer(packer->engine.settle(bytes(refused, size)));
}
uint32_t yoyak_packer_export(YoyakPacker* packer, uint32_t index) {
  return packer->answer(packer->engine.export_digest(index));
}
uint32_t yoyak_packer_contents(YoyakPacker* packer) { return packer->answer(packer->engine.contents()); }
uint32_t yoyak_packer_to_markdown(YoyakPacker* packer, const uint8_t* digests, uint32_t size) {
  return packer->answer(packer->engine.to_markdown(bytes(digests, size)));
}
uint32_t yoyak_packer_book(YoyakPacker* packer, const uint8_t* digests, uint32_t size, const uint8_t* request,
                           uint32_t request_size) {
  return packer->answer(packer->engine.book(bytes(digests, size), bytes(request, request_size)));
}
uint32_t yoyak_packer_highlights(YoyakPacker* packer, const uint8_t* digests, uint32_t size, const uint8_t* tops,
                                 uint32_t tops_size) {
  return packer->answer(packer->engine.highlights(bytes(digests, size), bytes(tops, tops_size)));
}
uint32_t yoyak_packer_stories(YoyakPacker* packer, const uint8_t* digests, uint32_t size, const uint8_t* related,
                              uint32_t related_size) {
  return packer->answer(packer->engine.stories(bytes(digests, size), bytes(related, related_size)));
}
uint32_t yoyak_packer_names(YoyakPacker* packer, const uint8_t* digests, uint32_t size, const uint8_t* glossary,
                            uint32_t glossary_size) {
  return packer->answer(packer->engine.names(bytes(digests, size), bytes(glossary, glossary_size)));
}
uint32_t yoyak_packer_pack(YoyakPacker* packer) { return packer->answer(packer->engine.pack()); }
uint32_t yoyak_packer_file(YoyakPacker* packer, uint32_t index) { return packer->answer(packer->engine.file(index)); }
uint32_t yoyak_packer_plan(YoyakPacker* packer) { return packer->answer(packer->engine.plan()); }
uint32_t yoyak_packer_partition(YoyakPacker* packer, uint32_t index) {
  return packer->answer(packer->engine.partition(index));
}
uint32_t yoyak_packer_pack_partition(YoyakPacker* packer, const uint8_t* id, uint32_t id_size, const uint8_t* digests,
                                     uint32_t size) {
  return packer->answer(packer->engine.pack_partition(bytes(id, id_size), bytes(digests, size)));
}
uint32_t yoyak_packer_join(YoyakPacker* packer, const uint8_t* name, uint32_t name_size, uint32_t file_size,
                           const uint8_t* prefix, uint32_t prefix_size) {
  return packer->answer(packer->engine.join(bytes(name, name_size), file_size, bytes(prefix, prefix_size)));
}
uint32_t yoyak_packer_heads(YoyakPacker* packer) { return packer->answer(packer->engine.heads()); }
uint32_t yoyak_packer_manifest(YoyakPacker* packer) { return packer->answer(packer->engine.manifest()); }
uint32_t yoyak_packer_render(YoyakPacker* packer, const uint8_t* markdown, uint32_t size, uint32_t flags) {
  return packer->answer(packer->engine.render(bytes(markdown, size), flags));
}

}  // extern "C"
