#!/usr/bin/env bash
# The corpus is what its MANIFEST says, and the bibliographic records say what the documents say.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
cd corpus

listed=()
while IFS=$'\t' read -r sha256 bytes path source licence; do
    listed+=("$path")
    [ -n "$source" ] && [ -n "$licence" ] || fault "MANIFEST: $path: no source or licence"
    [ -f "$path" ] || { fault "MANIFEST: $path does not exist"; continue; }
    [ "$(sha256sum <"$path")" = "$sha256  -" ] || fault "$path: digest differs from MANIFEST"
    [ "$(wc -c <"$path")" = "$bytes" ] || fault "$path: size differs from MANIFEST"
done < <(grep -v '^#' MANIFEST)
while IFS= read -r path; do
    [[ " ${listed[*]} " == *" ${path#corpus/} "* ]] || fault "$path: not in MANIFEST"
done < <(cd .. && tree_files corpus/documents)

# The cited byte range of each record has its number; "3/NQ-CP" may be printed "03/NQ/CP".
only_letters() {
    tr -d ' /.,-' | sed -E 's/(^|[^0-9])0+([0-9])/\1\2/g'
}
uconv -f UTF-8 -t UTF-8 -x any-nfc works.tsv | cmp -s - works.tsv || fault "works.tsv: not UTF-8 in NFC"
while IFS=$'\x1f' read -r key type _ date _ source; do
    path=${source%:*} range=${source##*:}
    start=${range%-*} end=${range#*-}
    text=$(head -c "$end" "$path" | tail -c +"$((start + 1))" | tr '\n' ' ')
    [[ $(only_letters <<<"$text") == *"$(only_letters <<<"$key")"* ]] || fault "works.tsv: $key: not at $source"
    [[ $date =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || fault "works.tsv: $key: date '$date'"
    [ -n "$type" ] || fault "works.tsv: $key: no type"
done < <(awk -F'\t' '!/^#/ && seen++ { gsub(/\t/, "\x1f"); print }' works.tsv)
finish
