#include <cstdlib>

#include "bindings/abi.h"

extern "C" {

uint32_t yoyak_abi_version(void) { return YOYAK_ABI_VERSION; }
uint8_t* yoyak_alloc(uint32_t size) { return static_cast<uint8_t*>(std::malloc(size)); }
void yoyak_free(uint8_t* pointer) { std::free(pointer); }

}  // extern "C"
