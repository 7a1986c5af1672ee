#!/usr/bin/env bash
# Look for inputs that make a fuzz target fail, one target after the other, and print what was covered.
#
# usage: fuzz/run.sh [--build DIR] [--minutes N] [TARGET…]
#   TARGET        names of fuzz/CMakeLists.txt; default: all
#   --minutes N   for each target (default: 10)
#   --build DIR   folder of the fuzz preset (default: build/fuzz), which is built first
#
# What was learnt is kept in DIR/corpus/TARGET and used by the next run; an input that failed is kept in
# DIR/found.  Exit code 1 if there is one.
set -euo pipefail
tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
build="$tree/build/fuzz"
minutes=10

while [ "$#" -gt 0 ]; do
    case "$1" in
    --build) build=$2; shift 2 ;;
    --minutes) minutes=$2; shift 2 ;;
    -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    *) break ;;
    esac
done
[[ $minutes =~ ^[1-9][0-9]*$ ]] || { printf "%s\n" "--minutes takes a whole number from 1 on" >&2; exit 2; }
[ "$#" -gt 0 ] || mapfile -t targets < <(sed -n 's/^vt_fuzz_target(\([a-z_]*\).*/\1/p' "$tree/fuzz/CMakeLists.txt")
[ "$#" -eq 0 ] || targets=("$@")

[ -f "$build/CMakeCache.txt" ] || cmake --preset fuzz -S "$tree" -B "$build" >&2
cmake --build "$build" --target "${targets[@]/#/fuzz_}" >&2
mkdir -p "$build/found" "$build/corpus" "$build/log"

value() { # NAME LOG: of the final statistics
    awk -v name="stat::$1:" '$1 == name { print $2 }' "$2"
}

# libFuzzer takes words in hexadecimal only; line and page breaks and odd characters are added.
dictionary="$build/words.dict"
{
    grep -v '^#' "$tree/fuzz/words.txt"
    printf '%b\n' '\f' '\u00a0' '\u00ad' '\u2013' '\u201c' '\u0301'
} | while IFS= read -r word; do
    printf '"%s"\n' "$(printf '%s' "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
done >"$dictionary"

failed=0
printf '| target | minutes | inputs tried | branches | inputs kept | memory, MB | findings |\n'
printf '| --- | --- | --- | --- | --- | --- | --- |\n'
for target in "${targets[@]}"; do
    log="$build/log/$target"
    mkdir -p "$build/corpus/$target"
    nice -n 19 "$build/fuzz/$target" -max_total_time="$((minutes * 60))" -print_final_stats=1 -timeout=10 \
        -rss_limit_mb=3000 -dict="$dictionary" -artifact_prefix="$build/found/$target-" \
        "$build/corpus/$target" "$tree/fuzz/seeds/$target" >"$log" 2>&1 || true
    findings=$(find "$build/found" -name "$target-*" | wc -l)
    failed=$((failed + findings))
    covered=$(grep -o 'cov: [0-9]*' "$log" | tail -n 1 | tr -dc 0-9)
    printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$target" "$minutes" \
        "$(value number_of_executed_units "$log")" "${covered:-0}" "$(find "$build/corpus/$target" -type f | wc -l)" \
        "$(value peak_rss_mb "$log")" "$findings"
done
[ "$failed" -eq 0 ] || { printf 'inputs that failed: %s/found\n' "$build" >&2; exit 1; }
