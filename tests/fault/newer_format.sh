#!/usr/bin/env bash
# An archive of a newer format is refused by every program, with what to do, and left as it is.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/faults.sh"
make_documents "$work/files" 1 5
index "$work/archive" "$work/files" || fail "no archive could be made"
sqlite3 "$work/archive/archive.sqlite" 'PRAGMA user_version = 1000'
state() {
    (cd "$work/archive" && find . -type f -exec sha256sum {} + | sort)
}
state >"$work/before"
make_documents "$work/files" 6 8
for command in "$indexer --archive $work/archive $work/files" "$vanthu search --archive $work/archive x" \
    "$vanthu stats --archive $work/archive" "$vanthu verify --archive $work/archive"; do
    code=0
    $command >"$work/log" 2>&1 || code=$?
    [ "$code" -eq 2 ] || fail "exit code $code, not 2: $command"
    grep -qE '1000|mới hơn' "$work/log" || fail "the message does not say why: $command"
done
state | diff "$work/before" - || fail "the archive was changed"
sqlite3 "$work/archive/archive.sqlite" 'PRAGMA user_version = 1'
index "$work/archive" "$work/files" || fail "the archive cannot be used any more"
