# vt_library(NAME SOURCES … DEPS … PRIVATE …)
#   The static library vt_NAME of lib/NAME.  It exposes only the headers that stand in that folder;
#   headers in src/ are its own.  DEPS are the vt_ libraries its headers may include (the layering of
#   docs/architecture.md: a forbidden include does not compile), PRIVATE what only its sources use.
function(vt_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;PRIVATE" ${ARGN})
  add_library(vt_${name} STATIC ${ARG_SOURCES})
  target_include_directories(vt_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}
                                        PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/src)
  list(TRANSFORM ARG_DEPS PREPEND vt_)
  target_link_libraries(vt_${name} PUBLIC ${ARG_DEPS} PRIVATE vt_options ${ARG_PRIVATE})
endfunction()

# vt_program(NAME SOURCES … DEPS … PRIVATE …): an installed program.
function(vt_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;PRIVATE" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  list(TRANSFORM ARG_DEPS PREPEND vt_)
  target_link_libraries(${name} PRIVATE vt_options ${ARG_DEPS} ${ARG_PRIVATE})
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# vt_unit_test(FOLDER NAME DEPS … PRIVATE …): tests/unit/FOLDER/test_NAME.c as ctest unit.FOLDER.NAME.
# A test finds its data below VT_TEST_DATA (tests/data) and, where present, the shared corpora below
# VT_SHARED_DATA (environment); it skips with exit code 77 where they are absent.
function(vt_unit_test folder name)
  cmake_parse_arguments(ARG "" "" "DEPS;PRIVATE" ${ARGN})
  set(target test_${folder}_${name})
  add_executable(${target} ${CMAKE_CURRENT_SOURCE_DIR}/test_${name}.c)
  list(TRANSFORM ARG_DEPS PREPEND vt_)
  target_link_libraries(${target} PRIVATE vt_options vt_test_support ${ARG_DEPS} ${ARG_PRIVATE})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME unit.${folder}.${name} COMMAND ${target})
  set_tests_properties(unit.${folder}.${name} PROPERTIES LABELS unit SKIP_RETURN_CODE 77 TIMEOUT 300)
  if(VT_ASAN)
    # A forked check process would report the memory of its parent as leaked.
    set_tests_properties(unit.${folder}.${name} PROPERTIES ENVIRONMENT CK_FORK=no)
  endif()
endfunction()
