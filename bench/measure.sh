#!/usr/bin/env bash
# Measure indexing and the three main questions on a folder of documents; prints the rows of
# docs/measurements.md.
#
# usage: bench/measure.sh [--bin DIR] [--keep DIR] DOCUMENTS [QUERIES]
#   DOCUMENTS   a folder of files
#   QUERIES     lines "id<TAB>question"; default: the subjects of 200 held documents
#   --bin DIR   the programs (default: build/release/bin)
#   --keep DIR  put the archive there and leave it
#
# Sizes are in MB of 10^6 bytes.  Memory of the indexer is the sum over it and its workers of the
# proportional set size, read ten times a second; of the daemon the kernel's high-water mark.
# Needs what tools/packages.list names under [bench].
set -euo pipefail
tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
bin="$tree/build/release/bin"
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-measure-XXXXXX")
archive="$work/archive"
repeats=200
started=()

finish() {
    [ "${#started[@]}" -eq 0 ] || kill "${started[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

while [ "$#" -gt 0 ]; do
    case "$1" in
    --bin) bin=$2; shift 2 ;;
    --keep) archive=$2; shift 2 ;;
    *) break ;;
    esac
done
documents=${1:?a folder of documents is needed}
queries=${2:-}

now() {
    printf '%s' "${EPOCHREALTIME/[.,]/}" # microseconds
}
row() { # WHAT VALUE
    printf '| %s | %s |\n' "$1" "$2"
}
megabytes() { # PATH…
    du -cb "$@" | awk 'END { printf "%.1f", $1 / 1e6 }'
}

# Highest sum of the proportional memory of a process and its children, in MB, while it runs.
watch_memory() { # PID
    local most=0 sum pids
    while kill -0 "$1" 2>/dev/null; do
        mapfile -t pids < <(printf '%s\n' "$1"; ps -o pid= --ppid "$1" 2>/dev/null | tr -d ' ')
        sum=$(for pid in "${pids[@]}"; do cat "/proc/$pid/smaps_rollup" 2>/dev/null || true; done |
            awk '/^Pss:/ { sum += $2 } END { printf "%d", sum }')
        [ "$sum" -le "$most" ] || most=$sum
        sleep 0.1
    done
    awk -v kb="$most" 'BEGIN { printf "%.0f", kb / 1e3 }'
}

index() { # WHAT: prints rows of one run of the indexer
    local start seconds pid memory
    start=$(now)
    "$bin/vanthu-indexer" --archive "$archive" "$documents" >"$work/summary" 2>"$work/log" &
    pid=$!
    memory=$(watch_memory "$pid")
    wait "$pid" || { tail -n 5 "$work/log" >&2; exit 2; }
    seconds=$(awk -v us="$(($(now) - start))" 'BEGIN { printf "%.1f", us / 1e6 }')
    row "$1, seconds" "$seconds"
    if [ "$1" = "first run" ]; then
        row "documents a second" "$(awk -v n="$files" -v s="$seconds" 'BEGIN { printf "%.0f", n / s }')"
        row "MB a second" "$(awk -v n="$text_mb" -v s="$seconds" 'BEGIN { printf "%.1f", n / s }')"
        row "memory of indexer and workers, MB" "$memory"
    fi
}

percentiles() { # WHAT: milliseconds, one a line, on standard input
    sort -n | awk -v what="$1" '{ v[NR] = $1 } END {
        printf "| %s, ms: median, p99, n | %.1f, %.1f, %d |\n",
            what, v[int((NR + 1) / 2)], v[int(NR * 0.99 + 0.999)], NR }'
}

# The question as a process in the terminal, once a line of the file.
ask_terminal() { # WHAT FILE VERB OPTION…
    local what=$1 file=$2 start line
    shift 2
    while IFS= read -r line; do
        start=$(now)
        "$bin/vanthu" "$1" "$line" --archive "$archive" --format jsonl "${@:2}" >"$work/out" 2>"$work/log" </dev/null || true
        echo "$((($(now) - start) / 1000)).$((($(now) - start) % 1000 / 100))"
    done <"$file" | percentiles "$what"
}

# The same over one kept connection to the daemon.
ask_daemon() { # WHAT FILE-OF-URLS
    awk '{ printf "url = \"%s\"\noutput = /dev/null\n", $0 }' "$2" >"$work/curl"
    curl -sS --config "$work/curl" -w '%{http_code} %{time_total}\n' >"$work/times"
    if grep -v '^\(200\|300\|404\) ' "$work/times" >&2; then # ambiguous, nothing found: answers too
        exit 2
    fi
    awk '{ print $2 * 1000 }' "$work/times" | percentiles "$1"
}

encoded() { # each line percent-encoded
    LC_ALL=C awk 'BEGIN { for (i = 0; i < 256; i++) hex[sprintf("%c", i)] = sprintf("%%%02X", i) }
        { out = ""; for (i = 1; i <= length($0); i++) { c = substr($0, i, 1); out = out (c ~ /[A-Za-z0-9._-]/ ? c : hex[c]) }
          print out }'
}

files=$(find "$documents" -type f | wc -l)
text_mb=$(megabytes "$documents")
printf '| what | value |\n| --- | --- |\n'
row "processors" "$(nproc) × $(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)"
row "files" "$files"
row "MB of files" "$text_mb"
index "first run"
index "second run, nothing changed"
for part in "$archive"/*; do
    row "$(basename "$part"), MB" "$(megabytes "$part")"
done

"$bin/vanthu" export --archive "$archive" --format jsonl 2>"$work/log" |
    jq -r 'select(.held) | [.key, .subject] | @tsv' | shuf --random-source=<(yes 1) -n "$repeats" >"$work/held"
cut -f1 "$work/held" >"$work/keys"
if [ -n "$queries" ]; then
    cut -f2 "$queries" | head -n "$repeats" >"$work/questions"
else
    cut -f2 "$work/held" | grep . >"$work/questions"
fi
ask_terminal "search, terminal" "$work/questions" search --limit 10
ask_terminal "cited-by, terminal" "$work/keys" cited-by
ask_terminal "lineage, terminal" "$work/keys" lineage

port=$((20000 + RANDOM % 10000))
"$bin/vanthu-searchd" --archive "$archive" --listen "127.0.0.1:$port" >"$work/log" 2>&1 &
started+=("$!")
for ((i = 0; i < 100; i++)); do
    ! curl -fsS -o /dev/null "http://127.0.0.1:$port/readyz" 2>/dev/null || break
    sleep 0.1
done
base="http://127.0.0.1:$port/api/v1"
encoded <"$work/questions" | sed "s|^|$base/search?limit=10\&q=|" >"$work/urls.search"
encoded <"$work/keys" | sed "s|.*|$base/documents/&/cited-by|" >"$work/urls.cited"
encoded <"$work/keys" | sed "s|.*|$base/documents/&/lineage|" >"$work/urls.lineage"
ask_daemon "search, daemon" "$work/urls.search"
ask_daemon "cited-by, daemon" "$work/urls.cited"
ask_daemon "lineage, daemon" "$work/urls.lineage"
row "memory of the daemon, MB" "$(awk '/^VmHWM/ { printf "%.0f", $2 / 1e3 }' /proc/"${started[0]}"/status)"
