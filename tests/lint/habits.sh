#!/usr/bin/env bash
# Habits of CONTRIBUTING.md that can be counted: length of files and functions, names of files, no
# unfinished work, no path of a machine and no registry address in the tree.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
most_lines_of_file=450
most_lines_of_function=80

while IFS= read -r path; do
    lines=$(wc -l <"$path")
    [ "$lines" -le "$most_lines_of_file" ] || fault "$path: $lines lines, split it by concern"
    # The layout puts the braces of a function into the first column.
    while read -r start length; do
        fault "$path:$start: a function of $length lines, split it"
    done < <(awk -v most="$most_lines_of_function" '
        /^{/ { start = NR } /^}/ && start { if (NR - start > most) print start, NR - start; start = 0 }' "$path")
    case ${path##*/} in
    util.* | utils.* | *_util.* | *_utils.* | misc.* | *_misc.* | common.* | *_common.* | helpers.* | *_helpers.*)
        fault "$path: a name that says nothing"
        ;;
    esac
done < <(c_files)

text_faults() { # WHAT REGEX PATHSPEC…: every match is a fault
    local what=$1 regex=$2
    shift 2
    while IFS= read -r hit; do
        fault "${hit:0:200}   ($what)"
    done < <(tree_files "$@" | xargs -d '\n' grep -nIE -- "$regex" || true)
}
# The brackets keep the patterns from finding themselves.
text_faults "unfinished work" '\b(TOD[O]|FIXM[E]|XX[X]|HAC[K]|not (yet )?implemente[d])\b' \
    '*.c' '*.h' '*.cc' '*.hh' '*.js' '*.sh' '*.cmake' '*CMakeLists.txt' '*.md' ':!CONTRIBUTING.md'
text_faults "path of a machine" '(^|[^A-Za-z0-9_.~{}-])/(hom[e]|roo[t]|wor[k]|User[s])/' .
text_faults "address of a registry or mirror" \
    '(registry\.[a-z]|npmjs\.[a-z]|deb\.debia[n]|snapshot\.debia[n]|pypi\.or[g]|crates\.i[o]|artifactor[y])' .
finish
