#!/usr/bin/env bash
# Fields and citations of the hand-annotated documents of the shared corpora: every figure of their
# scoring script stays at its floor (floors.tsv) or above.
#
# usage: extract.sh BIN SHARED_DATA     ($VT_SHARED_DATA goes first)
set -euo pipefail
source "$(dirname "$0")/floors.sh"
bin=$1 data=${VT_SHARED_DATA:-$2}
need "$data/gold" "$data/../tools/eval_extract.py"
python3 "$data/../tools/eval_extract.py" --vanthu "$bin/vanthu" "$data/gold" >"$work/figures"
compare extract "$work/figures"
