#!/usr/bin/env bash
# A changed byte, in any file of an archive at rest, is found by verify.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/faults.sh"
offsets_each=${VT_FAULT_OFFSETS:-25}
make_documents "$work/files" 1 60
index "$work/archive" "$work/files" || fail "no archive could be made"
# Free pages and units that were removed, too.
rm "$work"/files/000[0-2]*
make_documents "$work/files" 1000 1010
sed -i 's/Giao/Yêu cầu/' "$work"/files/0003*
index "$work/archive" "$work/files" || fail "the archive could not be changed"
verify "$work/archive"
RANDOM=${VT_FAULT_SEED:-$$}
echo "VT_FAULT_SEED=${VT_FAULT_SEED:-$$}"

flip() { # FILE OFFSET
    local byte
    byte=$(od -An -tu1 -j "$2" -N 1 "$1")
    # shellcheck disable=SC2059  # the format is the byte
    printf "\\x$(printf '%02x' $((byte ^ (1 << (RANDOM % 8)))))" |
        dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

files=0
while IFS= read -r file; do
    size=$(stat -c %s "$file")
    [ "$size" -gt 0 ] || continue
    files=$((files + 1))
    cp "$file" "$work/whole"
    for ((i = 0; i < offsets_each; i++)); do
        # The head, where formats keep what matters, then anywhere.
        if [ "$i" -lt $((offsets_each / 3)) ]; then
            at=$((i * 3 % size))
        else
            at=$(((RANDOM * 32768 + RANDOM) % size))
        fi
        flip "$file" "$at"
        code=0
        "$vanthu" verify --archive "$work/archive" >"$work/log" 2>&1 || code=$?
        [ "$code" -eq 2 ] || fail "exit code $code: byte $at of ${file#"$work"/} was changed and not found"
        cat "$work/whole" >"$file"
    done
done < <(find "$work/archive" -type f | sort)
[ "$files" -ge 5 ] || fail "only $files files were tried"
verify "$work/archive"
echo "$files files, $offsets_each bytes each"
