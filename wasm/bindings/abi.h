/* Yoyak's C ABI: everything that JavaScript may call. The modules export those of these functions that
 * their bindings define (cmake/modules.cmake): yoyak_reader_* from reader.wasm, some of them from lite.wasm too,
 * yoyak_packer_* from packer.wasm, the others from all.
 * scripts/check/exports.mjs compares this header with the built modules and with the callers in web/engine.
 *
 * Rules, the same for every function:
 *  1. In: bytes as pointer + length, UTF-8, no terminator. The caller gets memory from yoyak_alloc, copies, calls and
 *     frees in a `finally`. The module does not keep the pointer.
 *  2. Out: the return value is a status. The bytes of the result belong to the module and are valid until the next call
 *     on the same handle; the caller copies them at once (yoyak_*_result_data, yoyak_*_result_size).
 *       YOYAK_OK     the result is what the function documents (JSON, HTML or bytes)
 *       YOYAK_NEED   the core lacks bytes. Result: {"ranges":[{"file":"p/2025-12.….yoyak","offset":0,"length":4096}]}.
 *                    Fetch them, hand each to yoyak_reader_provide and repeat the same call. File names are relative to
 *                    the archive.
 *       YOYAK_ERROR  Result: {"code":"damaged","message":"…","detail":{…}}; codes are those of base/result.hpp
 *  3. Integers are uint32_t. No structs, no 64-bit values, no callbacks.
 *  4. Single-threaded: one call at a time per module instance. A trap leaves the instance unusable: make a new one.
 *  5. JSON keys at this boundary are camelCase; dates are "YYYY-MM-DD", durations whole seconds.
 */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define YOYAK_ABI_VERSION 1u
#define YOYAK_OK 0u
#define YOYAK_NEED 1u
#define YOYAK_ERROR 2u

typedef struct YoyakReader YoyakReader;
typedef struct YoyakPacker YoyakPacker;

/* ---- both modules ---- */

/* YOYAK_ABI_VERSION of the module; the loader refuses another one (a cached old .wasm). */
uint32_t yoyak_abi_version(void);
/* `size` bytes, or a trap where memory is exhausted. Freed with yoyak_free. */
uint8_t* yoyak_alloc(uint32_t size);
void yoyak_free(uint8_t* pointer);

/* ---- reader.wasm ---- */

YoyakReader* yoyak_reader_create(void);
void yoyak_reader_destroy(YoyakReader* reader);
const uint8_t* yoyak_reader_result_data(const YoyakReader* reader);
uint32_t yoyak_reader_result_size(const YoyakReader* reader);

/* Opens an archive by its manifest (the bytes of archive.json). Result: ArchiveInfo (web/engine/types.d.ts). Never
 * YOYAK_NEED. Opening again replaces the archive and forgets everything loaded. */
uint32_t yoyak_reader_open(YoyakReader* reader, const uint8_t* manifest, uint32_t size);
/* Hands over the bytes of one range that YOYAK_NEED named. Fewer bytes than requested are an error "truncated", and
 * damaged ones an error "damaged": that partition is then skipped and named in `problems` of every later result it is
 * missing from. Result: empty. */
uint32_t yoyak_reader_provide(YoyakReader* reader, const uint8_t* file, uint32_t file_size, uint32_t offset,
                              const uint8_t* bytes, uint32_t size);
/* Says that a range could not be loaded (`message`: the reason, for people). That partition is skipped, as above.
 * Result: empty. */
uint32_t yoyak_reader_give_up(YoyakReader* reader, const uint8_t* file, uint32_t file_size, const uint8_t* message,
                              uint32_t message_size);
/* Tries partitions again that were skipped. Result: empty. */
uint32_t yoyak_reader_retry(YoyakReader* reader);

/* Request DigestsRequest, result DigestsResult: digests, newest first. */
uint32_t yoyak_reader_digests(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* Request Selection, result SelectResult: entries under a filter with disjunctive facet counts. */
uint32_t yoyak_reader_select(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* Request SearchRequest, result SearchResult: a query in the language of docs/search.md under a selection. */
uint32_t yoyak_reader_search(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* Request TallyRequest, result TallyResult: entries of a selection, or of what a query finds in it, counted by day,
 * month, channel and topic, and the words of their titles that rise. */
uint32_t yoyak_reader_tally(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* Request CompleteRequest, result CompleteResult: names of channels or topics that the query may mean at the cursor,
 * and what each replaces. Never YOYAK_NEED. */
uint32_t yoyak_reader_complete(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* The user's marks, {"read":[["2025-12-01-기술-AI","dQw4w9WgXcQ"],…],"starred":[…]}: for `unread`, `starred` and
 * `is:`. Replaces what was set before; opening an archive forgets them. Result: empty. Never YOYAK_NEED. */
uint32_t yoyak_reader_set_marks(YoyakReader* reader, const uint8_t* marks, uint32_t size);
/* Request {"id":"2025-12-01-기술-AI"}, result DigestInfo: one digest with its entries and neighbours. */
uint32_t yoyak_reader_digest(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* Request RenderRequest, result: UTF-8 HTML of an overview or of an entry's sections, safe to insert into a page. */
uint32_t yoyak_reader_render(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* Request PageRequest, result PageResult: everything that the page of one digest shows, rendered, with hits marked. */
uint32_t yoyak_reader_page(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* Request {"digest":…,"entry":…}, result RelatedResult: entries that tell the same story, of its day and of the days
 * before and after. */
uint32_t yoyak_reader_related(YoyakReader* reader, const uint8_t* request, uint32_t size);
/* Request {"id":…}, result: the digest as JSON in the form of `yoyak export` (snake_case). */
uint32_t yoyak_reader_export(YoyakReader* reader, const uint8_t* request, uint32_t size);

/* ---- packer.wasm ---- */

YoyakPacker* yoyak_packer_create(void);
void yoyak_packer_destroy(YoyakPacker* packer);
const uint8_t* yoyak_packer_result_data(const YoyakPacker* packer);
uint32_t yoyak_packer_result_size(const YoyakPacker* packer);

/* The bytes of yoyak.config.json. Before the first add. Result: the effective configuration as JSON, or error
 * "bad-config". */
uint32_t yoyak_packer_configure(YoyakPacker* packer, const uint8_t* config, uint32_t size);
/* One Markdown page: its path (relative, forward slashes, NFC) and its bytes. Result: empty. */
uint32_t yoyak_packer_add(YoyakPacker* packer, const uint8_t* path, uint32_t path_size, const uint8_t* bytes,
                          uint32_t size);
/* Instead of a page that has not changed since another packer with the same configuration read it: its path and what
 * yoyak_packer_facts gave then. Result: empty, or error "damaged", after which the page is to be added. */
uint32_t yoyak_packer_add_known(YoyakPacker* packer, const uint8_t* path, uint32_t path_size, const uint8_t* facts,
                                uint32_t size);
/* Reads everything added. Result: CheckResult {"digests":n,"entries":n,"channels":n,"topics":n,"unpublished":n,
 * "diagnostics":[…],"files":[…]}. `files`: paths of files that pages refer to. If there are some, the host adds those
 * that the folder has and calls settle; without it, links to them stay as they are written. */
uint32_t yoyak_packer_read(YoyakPacker* packer);
/* After read: a file that pages refer to. Its path as read gave it, and its bytes. Result: {"name":"f/….png"}: where it
 * is to be published, named after its content; an empty name where it must not be. */
uint32_t yoyak_packer_add_file(YoyakPacker* packer, const uint8_t* path, uint32_t path_size, const uint8_t* bytes,
                               uint32_t size);
/* After the files: {"PATH":"why"} of files that the host refuses, as JSON. Result: CheckResult with what is wrong with
 * the files. */
uint32_t yoyak_packer_settle(YoyakPacker* packer, const uint8_t* refused, uint32_t size);
/* After read: digest number `index` as JSON in the form of `yoyak export`. */
uint32_t yoyak_packer_export(YoyakPacker* packer, uint32_t index);
/* After read: {"digests":[{"id","topic","path","key","text","former"}]}, newest first. `path`: of the page. `key`
 * changes when anything about the digest does, `text` when its text does, whatever it is called. `former`: the files of
 * addresses that it had before (digest/page/addresses.hpp); left out where there are none. */
uint32_t yoyak_packer_contents(YoyakPacker* packer);
/* After read and settle: bytes for yoyak_packer_add_known, about the page of digest number `index`; none where that
 * page must be added each time. */
uint32_t yoyak_packer_facts(YoyakPacker* packer, uint32_t index);
/* After read and settle: the ids of the partitions that are to be packed, as a JSON array. Result: {"paths":[…]}: pages
 * that were added as known and must be added themselves. If there are some, a new packer gets them, and nothing that
 * this one says is right. */
uint32_t yoyak_packer_wanted(YoyakPacker* packer, const uint8_t* ids, uint32_t size);
/* Digests in a JSON array, each as yoyak_packer_export and yoyak_reader_export give it, as Markdown in the form that
 * add reads; of one digest a page with front matter. Works without pages. Result: Markdown. */
uint32_t yoyak_packer_to_markdown(YoyakPacker* packer, const uint8_t* digests, uint32_t size);
/* What a time was about, for a page of a week or a month. `digests` as for to_markdown, the oldest first; `tops`: a
 * JSON array with the TopEntry[] of each (web/engine/types.d.ts). Works without pages. Result: Highlights
 * (web/engine/packer.js). */
uint32_t yoyak_packer_highlights(YoyakPacker* packer, const uint8_t* digests, uint32_t size, const uint8_t* tops,
                                 uint32_t tops_size);
/* Digests as for to_markdown as an EPUB 3 book. `request`: BookRequest (web/engine/packer.js). Works without pages.
 * Result as that of pack; the bytes: yoyak_packer_file. The first file stays uncompressed in the ZIP file. */
uint32_t yoyak_packer_book(YoyakPacker* packer, const uint8_t* digests, uint32_t size, const uint8_t* request,
                           uint32_t request_size);
/* Stories over days. `digests` as for to_markdown, the oldest first; `related`: a JSON array of the relations of each
 * entry to earlier ones, by digest and entry: [[[{"digest":index,"entry":index,"words":[…]}…]…]…]. Works without pages.
 * Result: {"stories": Story[]} (web/engine/packer.js). */
uint32_t yoyak_packer_stories(YoyakPacker* packer, const uint8_t* digests, uint32_t size, const uint8_t* related,
                              uint32_t related_size);
/* The names that entries mark. `digests` as for to_markdown, the oldest first; `glossary`: a JSON array of two
 * spellings of a name each, as archive.json has it. Works without pages. Result: {"names": MarkedName[]}
 * (web/engine/packer.js). */
uint32_t yoyak_packer_names(YoyakPacker* packer, const uint8_t* digests, uint32_t size, const uint8_t* glossary,
                            uint32_t glossary_size);
/* After read: packs. Result: {"files":[{"name":"archive.json","size":n},{"name":"p/2025-12.….yoyak","size":n}…]}. */
uint32_t yoyak_packer_pack(YoyakPacker* packer);
/* After pack or book: the bytes of file number `index`; after pack_partition and heads: of file 0. */
uint32_t yoyak_packer_file(YoyakPacker* packer, uint32_t index);
/* After read: the partitions, newest first. Result: {"partitions":[{"id":"2026-02","source":"16 hex
 * digits","digests":n,"entries":n}…]}. The source identifies the content of the partition: a file whose
 * head contains the same source can be reused. Begins a new manifest (join). */
uint32_t yoyak_packer_plan(YoyakPacker* packer);
/* After read: the digests of partition number `index`, and those before them to which their entries may be related, as
 * bytes for pack_partition of an instance of the same module. */
uint32_t yoyak_packer_partition(YoyakPacker* packer, uint32_t index);
/* Packs one partition; needs no pages. `id` as plan has it. Result: {"name":"p/2025-12.….yoyak","size":n,"columns":n};
 * the bytes: file 0. The first `columns` bytes are what join needs. */
uint32_t yoyak_packer_pack_partition(YoyakPacker* packer, const uint8_t* id, uint32_t id_size, const uint8_t* digests,
                                     uint32_t size);
/* Adds a partition file to the manifest: its name, its size and its first bytes (head and columns, or all of it).
 * Result: {"source":"…"}, or an error where the bytes are not those of a partition or, being all, not of that name. */
uint32_t yoyak_packer_join(YoyakPacker* packer, const uint8_t* name, uint32_t name_size, uint32_t file_size,
                           const uint8_t* prefix, uint32_t prefix_size);
/* The heads of the partitions joined since plan, without the newest: a file of the archive. Result:
 * {"name":"p/heads.….yoyak"}; the bytes: file 0. An empty name where the archive has no such file. */
uint32_t yoyak_packer_heads(YoyakPacker* packer);
/* The bytes of archive.json over the partitions joined since plan (or since the beginning). */
uint32_t yoyak_packer_manifest(YoyakPacker* packer);
/* Markdown (UTF-8, NFC) to safe HTML without an archive. `flags`, added up: 1 = single line breaks are kept as <br>; 2
 * = the result is UTF-16LE without a byte order mark, which a host whose strings are UTF-16 takes over without
 * decoding; 4 = the text is a page, of which front matter is left out. Result: HTML, else in UTF-8. */
uint32_t yoyak_packer_render(YoyakPacker* packer, const uint8_t* markdown, uint32_t size, uint32_t flags);

#ifdef __cplusplus
}
#endif
