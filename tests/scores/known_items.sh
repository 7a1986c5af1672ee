#!/usr/bin/env bash
# What people type for a document they know (tests/data/known_queries.tsv): it comes first, each time, through
# the whole pipeline.
#
# usage: known_items.sh BIN TESTS_DATA
set -euo pipefail
source "$(dirname "$0")/floors.sh"
bin=$1 data=$2
mkdir "$work/documents"

# One letterhead for each row.
awk -F'\t' -v to="$work/documents" '
    function lines(text) { gsub(/\|/, "\n", text); return text }
    /^#/ { next }
    {
        file = sprintf("%s/%02d.txt", to, ++count)
        split($6, day, "/")
        dated = $5 ", ngày " day[1] " tháng " day[2] " năm " day[3]
        head = $2 == "party" ? "ĐẢNG CỘNG SẢN VIỆT NAM" \
                             : "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
        print lines($3) "\n-------\n" head "\n-------\n" $4 > file
        if ($7 == "-")
            print "V/v " $8 "\n" dated "\n" > file
        else
            print dated "\n\n" $7 "\n" $8 "\n" > file
        print lines($9) > file
        close(file)
    }' "$data/known_documents.tsv"
"$bin/vanthu-indexer" --quiet --archive "$work/archive" "$work/documents" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
awk -F'\t' '!/^#/ { print ++count "\t" $1 }' "$data/known_queries.tsv" >"$work/queries"
awk -F'\t' '!/^#/ { print ++count "\t" $2 }' "$data/known_queries.tsv" >"$work/keys"
"$bin/vanthu" search --archive "$work/archive" --limit 1 --format trec --batch "$work/queries" >"$work/run"
awk -F'\t' '
    FILENAME ~ /queries$/ { query[$1] = $2; next }
    FILENAME ~ /run$/ { if (!($1 in first)) first[$1] = $3; next }
    { asked++; if (first[$1] != $2) { print "\"" query[$1] "\" finds " first[$1] ", not " $2; bad++ } }
    END { print asked - bad " of " asked " come first"; exit bad > 0 || asked < 150 }
' "$work/queries" "$work/run" "$work/keys"
