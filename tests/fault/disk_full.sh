#!/usr/bin/env bash
# A full disk ends the run with an error that says so; what was stored stays; with room again, the next
# run completes it.  A small file system where one may be mounted, and a limit on the size of files.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/faults.sh"
make_documents "$work/files" 1 20
make_documents "$work/more" 21 500
index "$work/calm" "$work/files" "$work/more" || fail "the undisturbed run failed"
dump "$work/calm" >"$work/dump"

expect_full() { # CODE WHAT
    [ "$1" -eq 2 ] || fail "$2: exit code $1, not 2"
    grep -q 'hết dung lượng\|no space\|No space\|full' "$work/log" || fail "$2: the message does not say why"
}

# Writing past a limit on the size of a file is told like a full disk, whatever is being written.
for limit_kb in 100 1000; do
    archive="$work/limited$limit_kb"
    code=0
    (ulimit -f "$limit_kb" && "$indexer" --quiet --archive "$archive" "$work/files" "$work/more") \
        >"$work/log" 2>&1 || code=$?
    expect_full "$code" "files of $limit_kb kB"
    index "$archive" "$work/files" "$work/more" || fail "files of $limit_kb kB: the run with room failed"
    verify "$archive"
    expect_same "$archive" "$work/dump" "files of $limit_kb kB"
    rm -rf "$archive"
done

# The same in a file system that is full: in a name space of its own, since mounting needs rights.
if ! unshare -rm true 2>/dev/null; then
    echo "no right to mount: only the limit on files was tried"
    exit 0
fi
mkdir "$work/disk"
cat >"$work/on_small_disk.sh" <<'SCRIPT'
set -euo pipefail
mount -t tmpfs -o size="$4" tmpfs "$1/disk"
code=0
"$2" --quiet --archive "$1/disk/archive" "$1/files" >"$1/log" 2>&1 || code=$?
[ "$code" -eq 0 ] || exit 3
code=0
"$2" --quiet --archive "$1/disk/archive" "$1/more" >"$1/log" 2>&1 || code=$?
cp "$1/log" "$1/log.full"
[ "$code" -eq 2 ] || exit 4
# The disk is as full as it was: the archive answers all the same, with what was stored.
"$3" show --archive "$1/disk/archive" 7/QĐ-UBND >"$1/log" 2>&1 || exit 5
mount -o remount,size=200m "$1/disk"
"$2" --quiet --archive "$1/disk/archive" "$1/files" "$1/more" >"$1/log" 2>&1 || exit 6
cp -r "$1/disk/archive" "$1/from_disk"
SCRIPT
for size in 1500k 3m; do
    code=0
    unshare -rm bash "$work/on_small_disk.sh" "$work" "$indexer" "$vanthu" "$size" || code=$?
    [ "$code" -eq 0 ] || fail "a disk of $size: step $code"
    cp "$work/log.full" "$work/log"
    expect_full 2 "a disk of $size"
    verify "$work/from_disk"
    expect_same "$work/from_disk" "$work/dump" "a disk of $size"
    rm -rf "$work/from_disk"
done
