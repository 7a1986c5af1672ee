#!/usr/bin/env bash
# kill -9 at any moment, then another run: the archive is that of an undisturbed run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/faults.sh"
rounds=${VT_FAULT_ROUNDS:-4}
make_documents "$work/files" 1 400

index "$work/calm" "$work/files" || fail "the undisturbed run failed"
dump "$work/calm" >"$work/dump"
RANDOM=${VT_FAULT_SEED:-$$}
echo "VT_FAULT_SEED=${VT_FAULT_SEED:-$$}"
for ((round = 1; round <= rounds; round++)); do
    archive="$work/killed$round"
    kills=0
    while :; do
        "$indexer" --quiet --archive "$archive" "$work/files" >"$work/log" 2>&1 &
        pid=$!
        started=("$pid")
        # The later the run, the longer it lives: the last stages are hit too.
        sleep "$(awk -v r="$RANDOM" -v k="$kills" 'BEGIN { printf "%.3f", r / 32768 * (0.5 + k * 0.25) }')"
        if kill -9 "$pid" 2>/dev/null; then
            kills=$((kills + 1))
        fi
        code=0
        wait "$pid" 2>/dev/null || code=$?
        started=()
        [ "$code" -ne 0 ] || break
        [ "$code" -eq 137 ] || fail "round $round: exit code $code"
        # What a kill leaves is sound as it is, if there is anything yet.
        if [ -s "$archive/archive.sqlite" ]; then
            sqlite3 "$archive/archive.sqlite" 'PRAGMA integrity_check' >"$work/log" 2>&1 || true
            ! grep -qv '^ok$' "$work/log" || fail "round $round: after kill $kills the file is damaged"
        fi
    done
    index "$archive" "$work/files" || fail "round $round: the last run failed"
    verify "$archive"
    expect_same "$archive" "$work/dump" "round $round, $kills kills"
    echo "round $round: $kills kills"
    rm -rf "$archive"
done
