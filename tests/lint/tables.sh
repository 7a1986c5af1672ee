#!/usr/bin/env bash
# The domain tables: UTF-8 in NFC, as many cells in each row as the header has, no id twice, no table
# that the build forgets, and types and relations that exist.
set -euo pipefail
source "$(dirname "$0")/tree.sh"

ids() { # TABLE: the first column of its rows
    awk -F'\t' '!/^#/ && NF { if (seen++) print $1 }' "$1"
}

while IFS= read -r table; do
    name=$(basename "$table" .tsv)
    uconv -f UTF-8 -t UTF-8 -x any-nfc "$table" | cmp -s - "$table" || fault "$table: not UTF-8 in NFC"
    while IFS= read -r message; do
        fault "$table:$message"
    done < <(awk -F'\t' '
        /^#/ || !NF { next }
        !columns { columns = NF; keyed = ($1 == "id"); next }
        NF != columns { print NR ": " NF " cells, the header has " columns }
        / $|^ |\t | \t/ { print NR ": a space at the edge of a cell" }
        keyed && seen[$1]++ { print NR ": id " $1 " stands there twice" }' "$table")
    tree_files '*CMakeLists.txt' | xargs grep -qE "(^|[^a-z_])$name([^a-z_]|\$)" ||
        fault "$table: no CMakeLists.txt names it, so nothing reads it"
done < <(tree_files 'schema/*.tsv')

# A column called type or relation holds ids of the tables of that name (several with ';').
check_column() { # COLUMN TABLE-OF-IDS
    local known
    known=$(ids "schema/$2.tsv" | tr '\n' ' ')
    while IFS= read -r table; do
        while IFS= read -r message; do
            fault "$table:$message"
        done < <(awk -F'\t' -v column="$1" -v known=" $known" '
            /^#/ || !NF { next }
            !columns { columns = NF; for (i = 1; i <= NF; i++) if ($i == column) at = i; next }
            at && $at != "" { n = split($at, parts, ";")
                for (i = 1; i <= n; i++) if (index(known, " " parts[i] " ") == 0)
                    print NR ": no " column " " parts[i] }' "$table")
    done < <(tree_files 'schema/*.tsv' 'corpus/*.tsv')
}
check_column type types
check_column relation relations
finish
