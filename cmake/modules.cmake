# reader.wasm, lite.wasm and packer.wasm: stand-alone modules without Emscripten's JavaScript glue. The host
# (web/engine/loader.js) provides a handful of WASI stubs, so the same file runs in a page, a worker and Node. A module
# exports what its bindings define. More arguments: files of the C library's replacements.
function(yoyak_module name core memory most level)
  set(bindings wasm/bindings/common.cpp wasm/bindings/${name}.cpp)
  set(sources ${bindings} ${ARGN})
  if(NOT name STREQUAL "packer")
    list(APPEND bindings wasm/bindings/reader_entries.inc)
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE ${core})
  target_compile_options(${name} PRIVATE -fno-exceptions -fno-rtti -Wall -Wextra)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(${name} PRIVATE ${level})
    target_link_options(${name} PRIVATE ${level})
  endif()
  set(symbols "")
  foreach(file ${bindings})
    file(READ "${file}" text)
    string(REGEX MATCHALL "[ *]yoyak_[a-z0-9_]+\\(" defined "${text}")
    list(APPEND symbols ${defined})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  endforeach()
  list(TRANSFORM symbols REPLACE "[ *](yoyak_[a-z0-9_]+)\\(" "_\\1")
  string(JOIN "," symbols ${symbols})
  target_link_options(${name} PRIVATE
    -sSTANDALONE_WASM --no-entry -sEXPORTED_FUNCTIONS=${symbols}
    -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=${memory} -sTOTAL_STACK=1MB -sMAXIMUM_MEMORY=${most} -sMALLOC=dlmalloc
    -sFILESYSTEM=0 -sABORTING_MALLOC=1)
  set_target_properties(${name} PROPERTIES SUFFIX ".wasm" LINK_DEPENDS "${abi}")
endfunction()

set(abi "${CMAKE_CURRENT_SOURCE_DIR}/wasm/bindings/abi.h")

# Emscripten's smaller allocator (emmalloc, 3 KB less) traps when memory grows, in 3.1.6.
# The reader opens archives of strangers in pages of others: beyond 256 MB a call stops with an error. Three years of
# digests, open and searched, take 31 MB.
# lite.wasm is the part of it that lists and shows digests, for pages that do no more (the widget).
foreach(name reader lite)
  yoyak_module(${name} yoyak_core_small 4MB 256MB -Oz wasm/bindings/small_libc.cpp)
  # See wasm/bindings/small_libc.cpp.
  target_link_options(${name} PRIVATE -Wl,--wrap=strtod -Wl,--wrap=snprintf)
endforeach()
yoyak_module(packer yoyak_core 16MB 4GB -O3 wasm/bindings/packer_libc.cpp)
# See wasm/bindings/packer_libc.cpp.
target_link_options(packer PRIVATE -Wl,--wrap=emscripten_resize_heap)
# Large functions that are called once stay functions: an engine optimises what is hot function by function, and took
# 0.15 s longer even for one page.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_link_options(packer PRIVATE -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=1000)
endif()
# Inlines only what is smaller than the call, and simplifies the control flow of what is linked: 1.4 KB less.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  foreach(name reader lite)
    target_link_options(${name} PRIVATE
      -Wl,-mllvm,-inline-threshold=-50 -sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-Oz,-Oz)
  endforeach()
endif()
