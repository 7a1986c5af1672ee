#!/usr/bin/env bash
# SIGINT and SIGTERM: the batch is finished, the archive left at rest, and the next run goes on.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/faults.sh"
make_documents "$work/files" 1 400
index "$work/calm" "$work/files" || fail "the undisturbed run failed"
dump "$work/calm" >"$work/dump"

for signal in TERM INT HUP; do
    archive="$work/$signal"
    # A background job of a shell ignores SIGINT: it starts with the default again.
    env --default-signal=INT "$indexer" --quiet --archive "$archive" "$work/files" >"$work/log" 2>&1 &
    pid=$!
    started=("$pid")
    wait_for 20 test -s "$archive/archive.sqlite" || fail "$signal: nothing was begun"
    sleep 0.1
    kill "-$signal" "$pid" || fail "$signal: the run was over before"
    code=0
    wait "$pid" || code=$?
    started=()
    [ "$code" -eq 2 ] || fail "$signal: exit code $code, not 2"
    grep -q 'chạy lại' "$work/log" || fail "$signal: the message does not say what to do"
    [ ! -e "$archive/archive.sqlite-wal" ] || fail "$signal: the log was left behind"
    [ -e "$archive/archive.sqlite.sum" ] || fail "$signal: the archive was not left at rest"
    index "$archive" "$work/files" || fail "$signal: the next run failed"
    verify "$archive"
    expect_same "$archive" "$work/dump" "$signal"
done
