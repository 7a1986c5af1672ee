#!/usr/bin/env bash
# A second indexer is refused at once, by name; readers are not; a lock does not outlive its holder.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/faults.sh"
make_documents "$work/files" 1 5
"$indexer" --quiet --archive "$work/archive" --watch "$work/files" >"$work/first" 2>&1 &
pid=$!
started=("$pid")
wait_for 20 grep -q 'Kho' "$work/first" || fail "the first indexer does not come up"

code=0
began=$(date +%s%N)
index "$work/archive" "$work/files" || code=$?
took_ms=$((($(date +%s%N) - began) / 1000000))
[ "$code" -eq 2 ] || fail "the second indexer ended with $code"
grep -qF "$work/archive" "$work/log" || fail "the message does not name the archive"
grep -q 'đang được một chương trình khác ghi' "$work/log" || fail "the message does not say why"
[ "$took_ms" -lt 5000 ] || fail "the second indexer waited $took_ms ms"
"$vanthu" search --archive "$work/archive" 'ngân sách' >"$work/log" 2>&1 || fail "a reader is locked out"

kill -9 "$pid"
wait "$pid" 2>/dev/null || true
started=()
index "$work/archive" "$work/files" || fail "the lock of a killed indexer still holds"
verify "$work/archive"
