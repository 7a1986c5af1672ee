#!/usr/bin/env bash
# Public headers open with their purpose, name their layer and what threads may do, and are guarded by
# their own name.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
while IFS= read -r header; do
    name=${header##*/}
    library=${header#lib/}
    library=${library%%/*}
    guard=$(tr 'a-z.' 'A-Z_' <<<"$name")
    comment=$(sed '/\*\//q' "$header")
    [[ $comment == "/* $name — "* ]] || fault "$header: does not begin with '/* $name — purpose'"
    [[ $comment == *"Layer: $library"* ]] || fault "$header: its first comment has no 'Layer: $library'"
    [[ $comment == *"Threads: "* ]] || fault "$header: its first comment has no 'Threads: …'"
    grep -qx "#ifndef $guard" "$header" && grep -qx "#define $guard" "$header" ||
        fault "$header: is not guarded by $guard"
done < <(tree_files 'lib/*/vt_*.h' | grep -v /src/)
finish
