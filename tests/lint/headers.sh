#!/usr/bin/env bash
# Every public header compiles alone, with nothing but the include folders that its own library gives
# to others; what C++ includes compiles as C++ too.
#
# usage: headers.sh LIST CC CXX     LIST: lines "library;folder;folder…" (written by CMake)
set -euo pipefail
source "$(dirname "$0")/tree.sh"
list=$1 cc=$2 cxx=$3
warnings=(-Wall -Wextra -Wundef -Werror -fsyntax-only -D_GNU_SOURCE)

compile() { # COMPILER LANGUAGE HEADER FLAG…: from outside, as a source would
    local compiler=$1 language=$2 header=$3
    shift 3
    printf '#include "%s"\n' "${header##*/}" |
        "$compiler" "${warnings[@]}" "$@" -x "$language" - || fault "$header: does not compile alone as $language"
}

checked=0
while IFS=';' read -r library folders; do
    flags=()
    while IFS= read -r folder; do
        flags+=("-I$folder")
    done < <(tr ';' '\n' <<<"$folders" | grep .)
    while IFS= read -r header; do
        compile "$cc" c "$header" -std=gnu11 -Wstrict-prototypes -Wshadow "${flags[@]}"
        if [ "$library" = index ]; then
            compile "$cxx" c++ "$header" -std=c++17 "${flags[@]}"
        fi
        checked=$((checked + 1))
    done < <(tree_files "lib/$library/*.h" | grep -v /src/)
done < <(grep . "$list")
[ "$checked" -gt 0 ] || fault "$list: led to no header"
finish
