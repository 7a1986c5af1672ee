#!/usr/bin/env bash
# Run the commands that a page shows, on an archive made of the corpus, and compare what they print.
#
# usage: console.sh PAGE BIN
#
# A block ```console holds lines "$ command" and below each what it prints to standard output; "…" stands
# for any text, also of several lines.  Commands run in the root of the tree with BIN first on PATH and
# VANTHU_ARCHIVE set.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
page=$1 bin=$2
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-console-XXXXXX")
trap 'rm -rf "$work"' EXIT
export PATH="$bin:$PATH" VANTHU_ARCHIVE="$work/archive" NO_COLOR=1
vanthu-indexer --works corpus/works.tsv corpus/documents 2>"$work/log" >&2 || {
    cat "$work/log"
    fault "the corpus could not be indexed"
    finish
}

compare() { # COMMAND EXPECTED
    local actual pattern
    actual=$(bash -c "$1" 2>"$work/stderr" </dev/null) || true
    pattern=$(sed 's/[][\\*?]/\\&/g; s/…/*/g' <<<"$2")
    # shellcheck disable=SC2053  # a pattern on purpose
    if [[ $actual != $pattern ]]; then
        diff <(printf '%s\n' "$2") <(printf '%s\n' "$actual") || true
        cat "$work/stderr"
        fault "$page: '\$ $1' does not print what the page shows (<)"
    fi
}

inside=false command="" expected="" compared=0
flush() {
    if [ -n "$command" ]; then
        compare "$command" "${expected%$'\n'}"
        compared=$((compared + 1))
    fi
    command="" expected=""
}
while IFS= read -r line; do
    if ! $inside; then
        [ "$line" != '```console' ] || inside=true
    elif [ "$line" = '```' ]; then
        flush
        inside=false
    elif [[ $line == '$ '* ]]; then
        flush
        command=${line#\$ }
    else
        expected+=$line$'\n'
    fi
done <"$page"
[ "$compared" -gt 0 ] || fault "$page: shows no command"
finish
