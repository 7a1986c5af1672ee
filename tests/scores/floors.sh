# Sourced by the scripts of this folder: a folder to work in, and figures held against their floors.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-scores-XXXXXX")
trap 'rm -rf "$work"' EXIT

# The test counts as skipped where one of these is absent.
need() { # PATH…
    local path
    for path in "$@"; do
        if [ ! -e "$path" ]; then
            echo "skipped: no shared corpora ($path)"
            exit 77
        fi
    done
}

# Each figure "NAME VALUE" that floors.tsv names for this score has at least that value.
compare() { # SCORE FILE
    cat "$2"
    awk -F'\t' -v score="$1" '
        NR == FNR { split($0, f, /[ \t]+/); value[f[1]] = f[2]; next }
        /^#/ || $1 != score { next }
        { known++ }
        !($2 in value) { print $2 ": not measured"; bad++; next }
        value[$2] + 0 < $3 + 0 { print $2 ": " value[$2] ", the floor is " $3; bad++ }
        END { if (!known) print score ": no floor in floors.tsv"; exit !known || bad > 0 }' \
        "$2" "$here/floors.tsv"
}
