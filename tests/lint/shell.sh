#!/usr/bin/env bash
# Shell scripts: the checks of shellcheck, and strict mode.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
mapfile -t scripts < <({ tree_files '*.sh'; tree_files | xargs -d '\n' grep -lIE '^#!.*\b(ba)?sh$' -- ; } | sort -u)
shellcheck --severity=warning --external-sources --source-path=SCRIPTDIR --shell=bash "${scripts[@]}" || fault "shellcheck found the above"
for script in "${scripts[@]}"; do
    grep -qx 'set -euo pipefail' "$script" || fault "$script: no 'set -euo pipefail'"
done
finish
