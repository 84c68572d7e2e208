# Unity builds: the files of a folder are compiled as one. Most of what a compiler reads here is headers, those of the
# standard library and of nlohmann_json, so a folder takes little longer than one of its files. Names in anonymous
# namespaces must differ within a folder. -DYOYAK_UNITY=OFF is for tools that read compile_commands.json, which names
# only what is compiled by itself.
function(yoyak_unity target folder)
  if(NOT YOYAK_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source ${sources})
    file(RELATIVE_PATH group "${CMAKE_CURRENT_SOURCE_DIR}/${folder}" "${source}")
    get_filename_component(group "${group}" DIRECTORY)
    string(REPLACE "/" "_" group "${group}")
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}")
  endforeach()
endfunction()
