#!/usr/bin/env bash
# Index and graph are made from the archive again, whatever happened to them.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/faults.sh"
make_documents "$work/files" 1 40
index "$work/archive" "$work/files" || fail "no archive could be made"
dump "$work/archive" >"$work/dump"
mkdir "$work/backup"
cp "$work/archive"/archive.sqlite* "$work/backup/"

repair() { # WHAT
    # No file is given: what is missing is made, nothing is read.
    index "$work/archive" || fail "$1: the run failed"
    verify "$work/archive"
    expect_same "$work/archive" "$work/dump" "$1"
}
rm -r "$work/archive/index" && repair "index removed"
rm "$work/archive/graph.vtg" && repair "graph removed"
rm -r "$work/archive/index" "$work/archive/index.sum" "$work/archive/graph.vtg" && repair "both removed"
printf 'nonsense' >"$work/archive/index/manifest" && repair "index damaged"
printf 'nonsense' >"$work/archive/graph.vtg" && repair "graph damaged"
head -c 3000 "$work/archive/graph.vtg" >"$work/cut" && cp "$work/cut" "$work/archive/graph.vtg" && repair "graph cut"
printf 'nonsense' >"$work/archive/graph.delta.vtg" && repair "delta damaged"
[ ! -e "$work/archive/graph.delta.vtg" ] || fail "the damaged delta is still there"

# A backup of the archive is put back: index and graph are ahead of it.
make_documents "$work/files" 41 50
index "$work/archive" "$work/files" || fail "the archive could not be changed"
cp "$work/backup"/archive.sqlite* "$work/archive/"
rm "$work"/files/0004[1-9].txt "$work/files/00050.txt"
repair "backup put back"
