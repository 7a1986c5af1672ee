#!/usr/bin/env bash
# The questions of citizens in the shared corpora over the 4,257 national documents: every figure of their
# scoring script stays at its floor (floors.tsv) or above.
#
# usage: search.sh BIN SHARED_DATA     ($VT_SHARED_DATA goes first)
set -euo pipefail
source "$(dirname "$0")/floors.sh"
bin=$1 data=${VT_SHARED_DATA:-$2}
need "$data/retrieval" "$data/../tools/unpack_phapdien.py"
python3 "$data/../tools/unpack_phapdien.py" "$work/documents" >"$work/log"
"$bin/vanthu-indexer" --quiet --archive "$work/archive" "$work/documents" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
"$bin/vanthu" search --archive "$work/archive" --unit article --limit 100 --format trec \
    --batch "$data/retrieval/zalo.dev.queries.tsv" >"$work/run"
python3 "$data/../tools/eval_search.py" "$data/retrieval/zalo.dev.qrels.tsv" "$work/run" >"$work/figures"
compare search "$work/figures"
