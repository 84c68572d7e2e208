# reader.wasm and packer.wasm: stand-alone modules without Emscripten's JavaScript glue. The host (web/engine/loader.js)
# provides a handful of WASI stubs, so the same file runs in a page, a worker and Node.
function(yoyak_module name core memory most level)
  file(GLOB sources CONFIGURE_DEPENDS wasm/bindings/common*.cpp wasm/bindings/${name}*.cpp)
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${core})
  target_compile_options(${name} PRIVATE -fno-exceptions -fno-rtti -Wall -Wextra)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(${name} PRIVATE ${level})
    target_link_options(${name} PRIVATE ${level})
  endif()
  # The module exports what the header declares for it, and what it declares for both.
  file(STRINGS "${abi}" symbols REGEX "^[A-Za-z].*[ *]yoyak_[a-z0-9_]+\\(")
  list(TRANSFORM symbols REPLACE ".*[ *](yoyak_[a-z0-9_]+)\\(.*" "_\\1")
  list(FILTER symbols INCLUDE REGEX "^_yoyak_(${name}_|abi_version$|alloc$|free$)")
  string(JOIN "," symbols ${symbols})
  target_link_options(${name} PRIVATE
    -sSTANDALONE_WASM --no-entry -sEXPORTED_FUNCTIONS=${symbols}
    -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=${memory} -sTOTAL_STACK=1MB -sMAXIMUM_MEMORY=${most} -sMALLOC=dlmalloc
    -sFILESYSTEM=0 -sABORTING_MALLOC=1)
  set_target_properties(${name} PROPERTIES SUFFIX ".wasm" LINK_DEPENDS "${abi}")
endfunction()

set(abi "${CMAKE_CURRENT_SOURCE_DIR}/wasm/bindings/abi.h")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${abi}")

# Emscripten's smaller allocator (emmalloc, 3 KB less) traps when memory grows, in 3.1.6.
# The reader opens archives of strangers in pages of others: beyond 256 MB a call stops with an error. Three years of
# digests, open and searched, take 31 MB.
yoyak_module(reader yoyak_core_small 4MB 256MB -Oz)
yoyak_module(packer yoyak_core 16MB 4GB -O3)
# See wasm/bindings/reader_libc.cpp.
target_link_options(reader PRIVATE -Wl,--wrap=strtod -Wl,--wrap=snprintf)
# See wasm/bindings/packer_libc.cpp.
target_link_options(packer PRIVATE -Wl,--wrap=emscripten_resize_heap)
# Inlines only what is smaller than the call, and simplifies the control flow of what is linked: 1.4 KB less.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_link_options(reader PRIVATE
    -Wl,-mllvm,-inline-threshold=-50 -sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-Oz,-Oz)
endif()
