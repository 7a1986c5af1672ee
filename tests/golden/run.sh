#!/usr/bin/env bash
# Answers as they are printed, compared with those that were read and found right.
#
# usage: run.sh [--update] BIN
#
# A file cases/X.golden holds commands, each a line "$ vanthu …", and below it what it prints: standard
# output, lines of standard error with "! " before them, and its exit code.  The commands run with BIN
# first on PATH and VANTHU_ARCHIVE naming an archive made of the corpus; paths are those of the tree.
# --update writes the files anew: read the difference before it is committed.
set -euo pipefail
export LC_ALL=C.UTF-8
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tree="$(cd "$here/../.." && pwd)"
update=false
if [ "${1:-}" = --update ]; then
    update=true
    shift
fi
bin=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-golden-XXXXXX")
trap 'rm -rf "$work"' EXIT
export PATH="$bin:$PATH" VANTHU_ARCHIVE="$work/archive" NO_COLOR=1
cd "$tree"
vanthu-indexer --works corpus/works.tsv corpus/documents >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}

transcript() { # FILE: its commands with what they print now
    local line code
    while IFS= read -r line; do
        case $line in
        '$ '*)
            printf '%s\n' "$line"
            code=0
            bash -c "${line#\$ }" >"$work/out" 2>"$work/err" </dev/null || code=$?
            sed -e "s|$tree/||g" -e "s|$work|WORK|g" "$work/out"
            sed -e "s|$tree/||g" -e "s|$work|WORK|g" -e 's/^/! /' "$work/err"
            printf '[%d]\n\n' "$code"
            ;;
        '#'*) printf '%s\n' "$line" ;;
        esac
    done <"$1"
}

faults=0
for file in "$here"/cases/*.golden; do
    transcript "$file" >"$work/now"
    if cmp -s "$file" "$work/now"; then
        continue
    fi
    if $update; then
        cp "$work/now" "$file"
        printf 'updated %s\n' "${file##*/}"
        continue
    fi
    diff -u "$file" "$work/now" || true
    faults=$((faults + 1))
done
if [ "$faults" -gt 0 ]; then
    printf '%d file(s) differ; where the new print is right: tests/golden/run.sh --update %s\n' "$faults" "$bin"
    exit 1
fi
