#!/usr/bin/env bash
# Load on the daemon over loopback, with wrk on the same machine: prints rows of docs/measurements.md.
#
# usage: bench/http_load.sh [--bin DIR] [--seconds N] [--soak REQUESTS] ARCHIVE
#   ARCHIVE    a folder made by vanthu-indexer; a copy of it is served, since one part of the load has
#              an indexer commit to it every second
#
# "kept" are replies from memory, "made" those with --cache 0.  Every part asks 600 addresses in turn.
# Needs what tools/packages.list names under [bench].
set -euo pipefail
tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
bin="$tree/build/release/bin"
seconds=10
soak=500000
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-load-XXXXXX")
daemon=""

finish() {
    [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

while [ "$#" -gt 0 ]; do
    case "$1" in
    --bin) bin=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --soak) soak=$2; shift 2 ;;
    *) break ;;
    esac
done
cp -r "${1:?an archive is needed}" "$work/archive"

start() { # OPTION…
    "$bin/vanthu-searchd" --archive "$work/archive" --listen 127.0.0.1:0 "$@" >"$work/out" 2>/dev/null &
    daemon=$!
    for ((i = 0; i < 100; i++)); do
        base=$(sed -n 's|^vanthu-searchd: \(.*\)/$|\1|p' "$work/out")
        [ -z "$base" ] || break
        sleep 0.1
    done
}
stop() {
    kill "$daemon"
    wait "$daemon" || true
    daemon=""
}
encoded() {
    jq -rR '@uri'
}
memory_mb() {
    awk '/^VmRSS/ { printf "%.0f", $2 / 1e3 }' "/proc/$daemon/status"
}
cpu_us() { # spent so far by the daemon
    awk -v hz="$(getconf CLK_TCK)" '{ printf "%.0f", ($14 + $15) * 1e6 / hz }' "/proc/$daemon/stat"
}
load() { # WHAT URLS DELAY_MS WRK_OPTION…
    local what=$1 urls=$2 delay=$3 before result
    shift 3
    before=$(cpu_us)
    result=$(URLS=$urls DELAY_MS=$delay wrk -s "$tree/bench/http_load.lua" "$@" "$base" | sed -n 's/^RESULT //p')
    read -r rate median p99 count errors <<<"$result"
    printf '| %s | %s | %s | %s | %s | %s |\n' "$what" "$rate" "$median" "$p99" \
        "$((($(cpu_us) - before) / count))" "$errors"
}

"$bin/vanthu" gaps --archive "$work/archive" --format jsonl --limit 600 | jq -r .id | encoded >"$work/ids"
"$bin/vanthu" gaps --archive "$work/archive" --format jsonl --limit 600 | jq -r .key | encoded >"$work/keys"
"$bin/vanthu" export --archive "$work/archive" --format jsonl 2>/dev/null |
    jq -r 'select(.held and .subject != "") | [.id, (.subject | split(" ") | .[0:4] | join(" "))] | @tsv' |
    shuf --random-source=<(yes 1) -n 600 >"$work/held" || true
sed 's|^|/api/v1/resolve?q=|' "$work/keys" >"$work/resolve"
sed 's|.*|/api/v1/documents/&/cited-by|' "$work/ids" >"$work/cited"
cut -f1 "$work/held" | encoded | sed 's|^|/d/|' >"$work/pages"
cut -f2 "$work/held" | encoded | sed 's|.*|/api/v1/search?limit=10\&q=&|' >"$work/search"

printf '| what | requests/s | median ms | p99 ms | CPU µs a request | failures |\n| --- | --: | --: | --: | --: | --: |\n'
hard=(-t1 -c16 "-d${seconds}s" --latency)
paced=(-t1 -c20 "-d${seconds}s" --latency) # 20 connections, 200 ms on the average: 100 a second
start --log-requests failures
load "resolve, kept" "$work/resolve" 0 "${hard[@]}"
load "cited-by, kept" "$work/cited" 0 "${hard[@]}"
stop
start --log-requests failures --cache 0
load "resolve, made" "$work/resolve" 0 "${hard[@]}"
load "cited-by, made" "$work/cited" 0 "${hard[@]}"
load "search at 100 a second, made" "$work/search" 200 "${paced[@]}"
load "page of a document at 100 a second, made" "$work/pages" 200 "${paced[@]}"
stop

start --log-requests failures
mkdir "$work/new"
(
    for ((i = 1; ; i++)); do
        printf 'SỞ THỬ\n\nSố: %d/STH-VP\n\nBình Dương, ngày 06 tháng 01 năm 2025\n\nV/v thử tải\n\nNội dung.\n' "$i" >"$work/new/$i.txt"
        "$bin/vanthu-indexer" --archive "$work/archive" --quiet "$work/new" >"$work/log" 2>&1 || true
        sleep 1
    done
) &
indexer=$!
cat "$work/resolve" "$work/cited" "$work/search" "$work/pages" | shuf --random-source=<(yes 2) >"$work/all"
load "everything, while an indexer commits" "$work/all" 200 "${paced[@]}"
kill "$indexer"
wait "$indexer" || true

if [ "$soak" -gt 0 ]; then
    cat "$work/resolve" "$work/cited" >"$work/soak"
    asked=0
    printf '\nmemory of the daemon in MB after thousands of requests:'
    while [ "$asked" -le "$soak" ]; do
        printf ' %d: %s' "$((asked / 1000))" "$(memory_mb)"
        result=$(URLS=$work/soak wrk -s "$tree/bench/http_load.lua" -t1 -c16 -d5s "$base" | sed -n 's/^RESULT //p')
        read -r _ _ _ count errors <<<"$result"
        [ "$errors" -eq 0 ] || { echo "$errors failures" >&2; exit 2; }
        asked=$((asked + count))
    done
    printf ' %d: %s\n' "$((asked / 1000))" "$(memory_mb)"
fi
