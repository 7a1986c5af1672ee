#!/usr/bin/env bash
# Pages point at files that exist: relative links, and paths of the tree named in backquotes.  So do
# comments in sources that name a page.
set -euo pipefail
source "$(dirname "$0")/tree.sh"
while IFS= read -r page; do
    folder=$(dirname "$page")
    while IFS= read -r target; do
        [ -e "$folder/${target%%#*}" ] || fault "$page: links to $target, which does not exist"
    done < <(grep -oE '\]\([^)#][^)]*\)' "$page" | sed 's/^](//; s/)$//' | grep -vE '^(https?|mailto):' || true)
    while IFS= read -r target; do
        [ -e "$target" ] || [ -e "$folder/$target" ] || fault "$page: names \`$target\`, which does not exist"
    done < <(grep -oE '`(lib|docs|schema|corpus|tests|tools|fuzz|bench|man|cmake|packaging|indexer|searchd|cli)/[A-Za-z0-9_./-]+`' "$page" |
        tr -d '`' | grep -vE '/(x|X)(/|$)|_(x|y|X|Y)\.' || true)
done < <(tree_files '*.md')
while IFS=: read -r path page; do
    [ -f "$page" ] || fault "$path: names $page, which does not exist"
done < <(tree_files '*.c' '*.h' '*.cc' '*.hh' '*.sql' '*.tsv' '*.sh' '*.txt' | xargs grep -oE '\bdocs/[a-z_/-]+\.md' | sort -u)
while IFS= read -r page; do
    grep -qF "(${page#docs/})" docs/README.md || fault "docs/README.md: does not list $page"
done < <(tree_files 'docs/*.md' ':!docs/README.md')
finish
