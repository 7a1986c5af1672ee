#!/usr/bin/env bash
# tools/install_packages: what is missing, and what it says where it cannot go on.  dpkg-query, apt-get,
# sudo and id are played by small programs on PATH; nothing is installed.
set -euo pipefail
tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-packages-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/tools" "$work/bin"
cp "$tree/tools/install_packages" "$work/tools/"
cat >"$work/tools/packages.list" <<'LIST'
# two groups
[build]
compiler-x          # always there
library-y           # missing
shell-z bash        # there as a program, from elsewhere
[test]
checker-q no-such-program bash
LIST
play() { # NAME: a program that does what standard input says
    { printf '#!/bin/bash\n'; cat; } >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}
play dpkg-query <<'P'
[ "${@: -1}" = compiler-x ] && echo installed
P
play apt-get <<P
echo "apt-get \$*" >>"$work/calls"
P
play id <<'P'
echo "${PLAYED_UID:-0}"
P
for program in bash dirname awk env cat chmod rm; do
    ln -s "$(command -v "$program")" "$work/bin/$program"
done
export PATH="$work/bin"

expect() { # WHAT ACTUAL EXPECTED
    if [ "$2" != "$3" ]; then
        printf '%s: got\n%s\nexpected\n%s\n' "$1" "$2" "$3"
        exit 1
    fi
}
run() {
    "$work/tools/install_packages" "$@" 2>&1
}

expect "missing of one group" "$(run --list build)" library-y
expect "missing of two groups" "$(run --list build test)" "library-y"$'\n'"checker-q"
run build test >/dev/null
expect "calls of apt-get" "$(cat "$work/calls")" "apt-get -q update
apt-get -q install -y --no-install-recommends library-y checker-q"

expect "unknown group" "$(run nonsense || echo "exit $?")" "install_packages: no group 'nonsense' in tools/packages.list
exit 1"
expect "neither root nor sudo" "$(PLAYED_UID=1000 run build || echo "exit $?")" \
    "install_packages: packages are missing: library-y
install_packages: install them as root (apt-get install library-y), or install sudo, then run this again
exit 1"

play sudo <<P
echo "sudo \$*" >>"$work/calls"
P
: >"$work/calls"
PLAYED_UID=1000 run build >/dev/null
expect "calls through sudo" "$(cat "$work/calls")" "sudo env DEBIAN_FRONTEND=noninteractive apt-get -q update
sudo env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends library-y"

play dpkg-query <<'P'
echo installed
P
: >"$work/calls"
expect "nothing missing" "$(run build)" ""
expect "no call where nothing is missing" "$(cat "$work/calls")" ""
