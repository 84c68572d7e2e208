/* Read before md4c.c (-include) where it is compiled to wasm; md4c itself stays as it is released.
 *
 * Extensions of md4c that nobody here switches on are not compiled: half a kilobyte of the reader, compressed.
 *
 * Where there is SIMD (the packer), the C library's string functions, which go byte by byte, are replaced; md4c
 * spends a quarter of its time in two of them:
 *   strcspn  finds the end of each line. md4c calls it where __linux__ is defined, "as glibc's is superbly optimised";
 *            so is this one.
 *   strchr   asks whether a character is one of a few, mostly constant ones.
 * Measured with tests/bench/markdown.mjs: parsing alone is 1.3 times as fast on the seed page. */
#ifndef YOYAK_MD4C_WASM_H
#define YOYAK_MD4C_WASM_H

#include <md4c.h>

#undef MD_FLAG_COLLAPSEWHITESPACE
#define MD_FLAG_COLLAPSEWHITESPACE 0
#undef MD_FLAG_PERMISSIVEATXHEADERS
#define MD_FLAG_PERMISSIVEATXHEADERS 0
#undef MD_FLAG_PERMISSIVEURLAUTOLINKS
#define MD_FLAG_PERMISSIVEURLAUTOLINKS 0
#undef MD_FLAG_PERMISSIVEEMAILAUTOLINKS
#define MD_FLAG_PERMISSIVEEMAILAUTOLINKS 0
#undef MD_FLAG_PERMISSIVEWWWAUTOLINKS
#define MD_FLAG_PERMISSIVEWWWAUTOLINKS 0
#undef MD_FLAG_NOINDENTEDCODEBLOCKS
#define MD_FLAG_NOINDENTEDCODEBLOCKS 0
#undef MD_FLAG_NOHTMLSPANS
#define MD_FLAG_NOHTMLSPANS 0
#undef MD_FLAG_LATEXMATHSPANS
#define MD_FLAG_LATEXMATHSPANS 0
#undef MD_FLAG_WIKILINKS
#define MD_FLAG_WIKILINKS 0
#undef MD_FLAG_UNDERLINE
#define MD_FLAG_UNDERLINE 0
#undef MD_FLAG_HARD_SOFT_BREAKS
#define MD_FLAG_HARD_SOFT_BREAKS 0

#ifdef __wasm_simd128__

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wasm_simd128.h>

/* How many bytes come before the first line feed, carriage return or NUL; there must be one. Whole aligned blocks are
 * read, so nothing beyond the block that holds it, and what is before `text` in its block is ignored. */
static inline size_t md4c_line_end(const char* text) {
  const uintptr_t skip = (uintptr_t)text % 16;
  const char* block = text - skip;
  unsigned wanted = ~0u << skip;
  for (;;) {
    const v128_t v = wasm_v128_load(block);
    const v128_t ends =
        wasm_v128_or(wasm_v128_or(wasm_i8x16_eq(v, wasm_i8x16_splat('\n')), wasm_i8x16_eq(v, wasm_i8x16_splat('\r'))),
                     wasm_i8x16_eq(v, wasm_i8x16_splat(0)));
    const unsigned bits = (unsigned)wasm_i8x16_bitmask(ends) & wanted;
    if (bits != 0) return (size_t)(block - text) + (size_t)__builtin_ctz(bits);
    block += 16;
    wanted = ~0u;
  }
}

static inline __attribute__((always_inline)) const char* md4c_find_constant(const char* set, char c) {
#pragma clang loop unroll(full)
  for (; *set != '\0'; ++set) {
    if (*set == c) return set;
  }
  return NULL;
}

static inline const char* md4c_find(const char* set, char c) {
  for (; *set != '\0'; ++set) {
    if (*set == c) return set;
  }
  return NULL;
}

#define strcspn(text, line_ends) md4c_line_end(text)
#define strchr(set, c) (__builtin_constant_p(set) ? md4c_find_constant(set, c) : md4c_find(set, c))
#define __linux__ 1

#endif

#endif
