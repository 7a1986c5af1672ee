#!/usr/bin/env bash
# --watch: a new, a changed and a removed file are seen, soon; a signal is how it ends.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/faults.sh"
make_documents "$work/files" 1 10
mkdir "$work/next"
"$indexer" --quiet --archive "$work/archive" --watch "$work/files" >"$work/log" 2>&1 &
pid=$!
started=("$pid")
wait_for 20 grep -q 'Kho' "$work/log" || fail "it does not come up"

finds() { # NUMBER
    "$vanthu" show --archive "$work/archive" "$1/QĐ-UBND" | grep -q "Lò Thị Mẫu"
}
timed() { # WHAT COMMAND…
    local what=$1 began took_ms
    shift
    began=$(date +%s%N)
    wait_for 20 "$@" || fail "$what: not seen"
    took_ms=$((($(date +%s%N) - began) / 1000000))
    echo "$what: $took_ms ms"
}
make_documents "$work/next" 71 72
mv "$work/next/00071.txt" "$work/files/"
timed "a file moved in" finds 71
mkdir -p "$work/files/a/b"
cp "$work/next/00072.txt" "$work/files/a/b/"
timed "a file in a new folder" finds 72
sed -i 's/^Số: 72/Số: 720/' "$work/files/a/b/00072.txt"
timed "a changed file" finds 720
rm "$work/files/00003.txt"
timed "a removed file" grep -q 'không còn ở chỗ cũ' "$work/log"
finds 3 || fail "the document of a removed file is gone"
verify_code=0
"$vanthu" verify --archive "$work/archive" >"$work/log.verify" 2>&1 || verify_code=$?
[ "$verify_code" -eq 0 ] || fail "verify finds faults while it watches" "$(cat "$work/log.verify")"
kill -TERM "$pid"
code=0
wait "$pid" || code=$?
started=()
[ "$code" -eq 0 ] || fail "exit code $code"
verify "$work/archive"
index "$work/fresh" "$work/files" || fail "a fresh archive could not be made"
