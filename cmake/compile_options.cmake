# Warnings, sanitizers and hardening, as one interface target that every target of ours links.
add_library(vt_options INTERFACE)
target_compile_definitions(vt_options INTERFACE _GNU_SOURCE VT_VERSION="${PROJECT_VERSION}")
set(VT_WARNINGS -Wall -Wextra -Wshadow -Wconversion -Wformat=2 -Wvla -Wundef -Wpointer-arith)
target_compile_options(vt_options INTERFACE ${VT_WARNINGS}
  $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes -Wmissing-prototypes>
  -fno-common -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
if(VT_WERROR)
  target_compile_options(vt_options INTERFACE -Werror)
endif()
if(VT_ASAN)
  target_compile_options(vt_options INTERFACE -fsanitize=address,undefined
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(vt_options INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(vt_options INTERFACE VT_SANITIZED=1)
endif()
if(VT_HARDEN)
  target_compile_options(vt_options INTERFACE -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
    -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  target_link_options(vt_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()
if(VT_FUZZ)
  target_compile_options(vt_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined
    -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(vt_options INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(vt_options INTERFACE VT_SANITIZED=1)
endif()
