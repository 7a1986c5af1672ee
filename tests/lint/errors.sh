#!/usr/bin/env bash
# docs/errors.md lists the statuses as lib/base knows them: value, name, exit code, HTTP status.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
values=$(sed -nE 's/^ +VT_(E_)?([A-Z]+) = (-?[0-9]+),?.*/\2 \3/p' lib/base/vt_status.h)
in_code=$(tr -s '\n ' '  ' <lib/base/src/vt_status.c | tr '{' '\n' |
    sed -nE 's/^VT_(E_)?([A-Z]+), "[A-Z]+", "[^"]*", "[^"]*", ([0-9]), ([0-9]+)\}.*/\2 \3 \4/p' |
    while read -r name exit_code http; do
        printf '%s %s %s %s\n' "$(awk -v n="$name" '$1 == n { print $2 }' <<<"$values")" "$name" "$exit_code" "$http"
    done)
in_page=$(sed -nE 's/^\| (-?[0-9]+) \| `([A-Z]+)` \|.*\| ([0-9]) \| ([0-9]+) \|$/\1 \2 \3 \4/p' docs/errors.md)
[ -n "$in_code" ] || fault "lib/base/src/vt_status.c: no row recognised"
diff <(echo "$in_code") <(echo "$in_page") || fault "docs/errors.md (>) differs from lib/base (<)"
finish
