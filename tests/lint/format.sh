#!/usr/bin/env bash
# The layout of C and C++ is what .clang-format and clang-format 14 make of it; text files end in one
# line feed and have neither carriage returns nor spaces at the ends of lines.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
c_files | xargs clang-format-14 --dry-run -Werror || fault "run: clang-format-14 -i on the files above"
while IFS= read -r path; do
    if grep -qI $'\r$' "$path"; then
        fault "$path: carriage returns"
    fi
    case $path in
    *.tsv) ;;
    *) grep -nE '[ 	]+$' "$path" /dev/null | head -3 | grep . && fault "$path: spaces at ends of lines" || true ;;
    esac
    [ ! -s "$path" ] || [ -z "$(tail -c 1 "$path")" ] || fault "$path: no line feed at the end"
done < <(tree_files '*.c' '*.h' '*.cc' '*.hh' '*.md' '*.sh' '*.tsv' '*.cmake' '*CMakeLists.txt' '*.js' '*.css' '*.sql')
finish
