#!/usr/bin/env bash
# ./quickstart as a person runs it: from another folder, with spaces in the path, twice, with files of
# one's own, with the web page.  The tree is a copy whose build/release is that of the project.
#
# usage: quickstart.sh CMAKE     builds the release preset where that has not been done
set -euo pipefail
tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-quickstart-XXXXXX")
project="$work/văn thư"
stop=()
finish() {
    [ "${#stop[@]}" -eq 0 ] || kill "${stop[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
fail() {
    printf '%s\n' "$@"
    tail -n 30 "$work/stderr" 2>/dev/null || true
    exit 1
}
expect() { # PATTERN: in the answer of the last run
    grep -qE -- "$1" "$work/stdout" || fail "standard output has no '$1':" "$(cat "$work/stdout")"
}
run() { # ARGUMENT…
    (cd / && "$project/quickstart" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null) ||
        fail "quickstart $* ended with $?"
}

if [ "$("$tree/tools/install_packages" --list build run)" != "" ]; then
    echo "packages are missing: run ./quickstart or ./check once"
    exit 77
fi
{
    [ -f "$tree/build/release/build.ninja" ] || (cd "$tree" && "$1" --preset release)
    "$1" --build "$tree/build/release"
} >"$work/build" 2>&1 || {
    tail -n 30 "$work/build"
    exit 1
}
mkdir -p "$project/build"
cp "$tree/quickstart" "$project/"
ln -s "$tree/tools" "$tree/corpus" "$project/"
ln -s "$tree/build/release" "$project/build/release"
unset VANTHU_ARCHIVE
export XDG_DATA_HOME="$work/data of mine"

# The sample: the answer names the citing document and quotes its sentence.
run --no-serve
expect '2386-CT/TU'
expect 'theo tinh thần Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị'
[ -d "$project/build/archive" ] || fail "no archive in build/archive"
cp "$work/stdout" "$work/first"
state() {
    (cd "$project/build/archive" && find . -type f -exec sha256sum {} + | sort)
}
state >"$work/before"
run --no-serve
cmp -s "$work/first" "$work/stdout" || fail "the second answer differs" "$(diff "$work/first" "$work/stdout")"
state | diff "$work/before" - || fail "the second run changed the archive"

# Files of one's own, by a relative path with a space, into the archive that all programs open.
mkdir "$work/hồ sơ"
cp "$tree"/corpus/documents/*.txt "$work/hồ sơ/công văn đến.txt"
(cd "$work" && "$project/quickstart" --no-serve "hồ sơ" >"$work/stdout" 2>"$work/stderr" </dev/null) ||
    fail "quickstart with a path ended with $?"
expect '57-NQ/TW'
"$tree/build/release/bin/vanthu" show 1391/UBND-VX >"$work/shown" || fail "the document is not in the default archive"

# The web page: it answers, a second run finds it again, another archive gets another port.
run
expect 'http://127\.0\.0\.1:[0-9]+/'
address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+/' "$work/stdout" | head -1)
stop+=("$(grep -oE 'kill [0-9]+' "$work/stdout" | cut -d' ' -f2)")
curl -fsS "$address" | grep -qi '<html' || fail "no page at $address"
run
expect "$address"
expect "kill ${stop[0]}\$"
export VANTHU_ARCHIVE="$work/another archive"
cp -r "$project" "$work/second"
rm "$work/second/build/"*.state
project="$work/second"
run
stop+=("$(grep -oE 'kill [0-9]+' "$work/stdout" | cut -d' ' -f2)")
! grep -qF "$address" "$work/stdout" || fail "two daemons at $address"
kill "${stop[0]}"
for ((i = 0; i < 50; i++)); do
    curl -fsS -o /dev/null "$address" 2>/dev/null || break
    sleep 0.1
done
[ "$i" -lt 50 ] || fail "the daemon does not stop on 'kill'"

# Mistakes are told before anything is done.
"$project/quickstart" --nonsense >/dev/null 2>"$work/stderr" && fail "an unknown option passed"
grep -q -- '--nonsense' "$work/stderr" || fail "the message does not name the option"
"$project/quickstart" "$work/nowhere" >/dev/null 2>"$work/stderr" && fail "a missing path passed"
grep -q "nowhere" "$work/stderr" || fail "the message does not name the path"
