#!/usr/bin/env bash
# The includes of each library are those that docs/architecture.md allows, and nothing includes a
# private header of another folder.  The build refuses a forbidden include as well; this keeps the page
# and the code together.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
table=docs/architecture.md

# Rows of the page as "library<TAB>allowed in headers<TAB>also allowed in sources", names only.
rows=$(awk -F'|' '$2 ~ /^ `lib\/[a-z]+` $/ {
    gsub(/[ `]|lib\//, "", $2); gsub(/[ –]/, "", $4); gsub(/[–]/, "", $5); gsub(/^ | $/, "", $5)
    print $2 "\t" $4 "\t" $5 }' "$table")
declare -A in_headers in_sources seen
above=""
while IFS=$'\t' read -r library headers sources; do
    case $sources in
    *"all of the above"*) sources=$above,tables ;;
    esac
    in_headers[$library]=",$library,${headers},"
    in_sources[$library]=",$library,${headers},${sources// /},"
    seen[$library]=1
    above+=,$library
done <<<"$rows"

declare -A home_of=([vt_tables.h]=tables)
while IFS= read -r header; do
    library=${header#lib/}
    home_of[${header##*/}]=${library%%/*}
    [ -n "${seen[${library%%/*}]:-}" ] || fault "$table: no row for lib/${library%%/*}"
done < <(tree_files 'lib/*/vt_*.h' | grep -v /src/)
for library in "${!seen[@]}"; do
    [ -d "lib/$library" ] || fault "$table: lib/$library does not exist"
done

while IFS=: read -r path _ include; do
    name=${include#*\"}
    name=${name%%\"*}
    home=${home_of[${name##*/}]:-}
    [ -n "$home" ] || continue # a private header: found below
    library=${path#lib/}
    library=${library%%/*}
    case $path in
    lib/*/src/*) allowed=${in_sources[$library]:-} ;;
    lib/*) allowed=${in_headers[$library]:-} ;;
    esac
    [[ $allowed == *",$home,"* ]] || fault "$path: includes $name of '$home', which $table does not allow"
done < <(tree_files 'lib/*.c' 'lib/*.h' 'lib/*.cc' 'lib/*.hh' | xargs grep -nE '^ *#include *"')

# Private headers (lib/x/src, programs) stay within their folder.  A header that is nowhere in the tree
# is generated; the build knows.
declare -A private
while IFS= read -r header; do
    private[${header##*/}]+=" $(dirname "$header")"
done < <(tree_files 'lib/*/src/*.h' 'indexer/*.h' 'searchd/*.h' 'cli/*.h')
while IFS=: read -r path _ include; do
    name=${include#*\"}
    name=${name%%\"*}
    folder=$(dirname "$path")
    case $name in
    */*) fault "$path: includes \"$name\" by a path" ;;
    esac
    homes=${private[${name##*/}]:-}
    [ -z "$homes" ] || [[ " $homes " == *" $folder "* ]] ||
        fault "$path: includes \"$name\", a private header of${homes}"
done < <(tree_files 'lib/*.c' 'lib/*.h' 'lib/*.cc' 'lib/*.hh' 'indexer/*.[ch]' 'searchd/*.[ch]' 'cli/*.[ch]' |
    xargs grep -nE '^ *#include *"')
finish
