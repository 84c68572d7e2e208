# The pinned C and C++ sources (see scripts/fetch-sources), each built as a small static library of its own.
set(YOYAK_SOURCES "${CMAKE_CURRENT_SOURCE_DIR}/build/sources" CACHE PATH "Where scripts/fetch-sources put the sources")
foreach(dependency md4c nlohmann-json libyaml libdeflate zlib)
  if(NOT EXISTS "${YOYAK_SOURCES}/${dependency}/.version")
    message(FATAL_ERROR "${dependency} is not in ${YOYAK_SOURCES}. Remedy: run scripts/fetch-sources")
  endif()
endforeach()

# nlohmann_json: header only. JSON_NOEXCEPTION everywhere, tests included, so that one program has one definition.
add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE "${YOYAK_SOURCES}/nlohmann-json/include")
target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION JSON_USE_IMPLICIT_CONVERSIONS=0)

# libyaml: the parser half (front matter is read, never written).
set(yaml "${YOYAK_SOURCES}/libyaml")
add_library(libyaml STATIC "${yaml}/src/api.c" "${yaml}/src/parser.c" "${yaml}/src/reader.c" "${yaml}/src/scanner.c")
target_include_directories(libyaml SYSTEM PUBLIC "${yaml}/include")
target_compile_definitions(libyaml PUBLIC YAML_DECLARE_STATIC PRIVATE
  YAML_VERSION_MAJOR=0 YAML_VERSION_MINOR=2 YAML_VERSION_PATCH=5 YAML_VERSION_STRING="0.2.5")

set_target_properties(libyaml PROPERTIES C_EXTENSIONS ON)
target_compile_options(libyaml PRIVATE -w)

# zlib: the half that compresses. It compresses with a dictionary, which libdeflate cannot; the packer alone needs it.
set(zlib "${YOYAK_SOURCES}/zlib")
add_library(zlib STATIC "${zlib}/adler32.c" "${zlib}/deflate.c" "${zlib}/trees.c" "${zlib}/zutil.c")
target_include_directories(zlib SYSTEM PUBLIC "${zlib}")
target_compile_definitions(zlib PRIVATE NO_GZIP)
target_compile_options(zlib PRIVATE -w)
set_target_properties(zlib PROPERTIES C_EXTENSIONS ON)

# The libraries that both modules use, which build them with different options: `suffix` tells the builds apart.
function(yoyak_third_party suffix)
  # md4c: the parser only; Yoyak has its own renderer.
  add_library(md4c${suffix} STATIC "${YOYAK_SOURCES}/md4c/src/md4c.c")
  target_include_directories(md4c${suffix} SYSTEM PUBLIC "${YOYAK_SOURCES}/md4c/src")
  target_compile_definitions(md4c${suffix} PUBLIC MD4C_USE_UTF8)
  if(EMSCRIPTEN)
    target_compile_options(md4c${suffix} PRIVATE -include "${CMAKE_CURRENT_SOURCE_DIR}/wasm/markdown/md4c_wasm.h")
  endif()
  if(EMSCRIPTEN AND suffix STREQUAL "")
    target_compile_options(md4c${suffix} PRIVATE -msimd128)
  endif()

  # libdeflate: whole-buffer DEFLATE. The output depends on the input alone, not on the processor, so archives are the
  # same on every machine.
  set(deflate "${YOYAK_SOURCES}/libdeflate")
  add_library(libdeflate${suffix} STATIC
    "${deflate}/lib/utils.c" "${deflate}/lib/crc32.c" "${deflate}/lib/deflate_compress.c"
    "${deflate}/lib/deflate_decompress.c" "${deflate}/lib/x86/cpu_features.c" "${deflate}/lib/arm/cpu_features.c")
  target_include_directories(libdeflate${suffix} SYSTEM PUBLIC "${deflate}")
  foreach(library md4c libdeflate)
    set_target_properties(${library}${suffix} PROPERTIES C_EXTENSIONS ON)
    target_compile_options(${library}${suffix} PRIVATE -w)
  endforeach()
endfunction()
yoyak_third_party("")
