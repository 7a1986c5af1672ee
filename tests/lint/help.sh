#!/usr/bin/env bash
# The options a program prints with --help are those its manual page explains, and the other way round;
# the manual pages have no fault of markup.
#
# usage: help.sh BIN
set -euo pipefail
source "$(dirname "$0")/tree.sh"
bin=$1
options() {
    grep -oE -- '--[a-z][a-z-]+' | sort -u
}
for program in vanthu vanthu-indexer vanthu-searchd; do
    page=man/$program.1
    mandoc -T lint -W warning "$page" || fault "$page: see above"
    printed=$("$bin/$program" --help)
    if [ "$program" = vanthu ]; then
        verbs=$(sed -nE 's/^\.It Cm ([a-z-]+).*/\1/p' "$page")
        [ -n "$verbs" ] || fault "$page: explains no verb"
        for verb in $verbs; do
            printed+=$("$bin/vanthu" "$verb" --help) || fault "$page: explains '$verb', which the program does not know"
        done
    fi
    diff <(options <<<"$printed") <(sed -nE 's/^\.It Fl (-[a-z-]+).*/-\1/p' "$page" | sort -u) ||
        fault "$page (>) and $program --help (<) name different options"
done
finish
