# Sourced by the scripts of this folder: the tree, its files, and how a fault is told.
set -euo pipefail
# uconv, awk and grep are to see bytes as UTF-8 whatever the caller's locale.
export LC_ALL=C.UTF-8
tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$tree"
faults=0

# A fault found; the script goes on to find more.  finish ends it with the verdict.
fault() {
    printf '%s\n' "$*"
    faults=$((faults + 1))
}

finish() {
    if [ "$faults" -gt 0 ]; then
        printf '%d fault(s)\n' "$faults"
        exit 1
    fi
}

# Paths of the project's own files, optionally of the given git pathspecs only.
tree_files() {
    git -c safe.directory='*' ls-files --cached --others --exclude-standard -- "$@" |
        while read -r path; do [ ! -f "$path" ] || printf '%s\n' "$path"; done
}

c_files() {
    tree_files '*.c' '*.h' '*.cc' '*.hh'
}
