#!/usr/bin/env bash
# Build and ask our index and its peers on the same articles, one after another in one run, and print a table
# for docs/measurements.md.
#
# usage: bench/peers/run.sh [--build DIR] [--keep DIR] ARCHIVE [QUESTIONS]
#   ARCHIVE      an archive with documents that have articles
#   QUESTIONS    lines "id<TAB>question"; default: headings of articles
#   --build DIR  the build (default: build/release), for which the target "peers" is made
#   --keep DIR   put articles, queries and indexes there and leave them
#
# Times of questions are those of the processor, warm, the first ten hits; a build is measured in seconds of
# the wall and of the processor.  Needs what tools/packages.list names under [bench].
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tree="$(cd "$here/../.." && pwd)"
build="$tree/build/release"
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-peers-XXXXXX")
scratch=$work
trap 'rm -rf "$scratch"' EXIT
while [ "$#" -gt 0 ]; do
    case "$1" in
    --build) build=$2; shift 2 ;;
    --keep) work=$2; mkdir -p "$work"; shift 2 ;;
    *) break ;;
    esac
done
archive=${1:?an archive is needed}
questions=${2:-}

cmake --build "$build" --target peers >"$work/log"
bin="$build/bin"
java=/usr/share/java
classes="$work/classes:$java/lucene-core-8.7.0.jar:$java/lucene-analyzers-common-8.7.0.jar"
mkdir -p "$work/classes"
javac -cp "$classes" -d "$work/classes" "$here/Lucene.java"
"$bin/peers_corpus" "$archive" "$work/articles.tsv" "$work/queries.tsv" ${questions:+"$questions"} >&2

# Runs a command; adds its figures, its processor time and its memory to those of an engine.
measure() { # ENGINE PREFIX COMMAND…
    local engine=$1 prefix=$2
    shift 2
    /usr/bin/time -f "${prefix}_cpu_s\t%U\n${prefix}_memory_kb\t%M" -o "$work/time" "$@" >"$work/out"
    cat "$work/out" "$work/time" >>"$work/$engine.figures"
    sed "s/^/$engine\t/" "$work/out" "$work/time" >&2
}
size() { # ENGINE NAME PATH…
    local engine=$1 name=$2
    shift 2
    printf '%s\t%s\n' "$name" "$(du -cb "$@" | awk 'END { printf "%.1f", $1 / 1e6 }')" >>"$work/$engine.figures"
}

rm -rf "$work"/{lucene,fts5.db,index,index.loose} "$work"/*.figures
measure vanthu build "$bin/peers_vanthu" build "$work/articles.tsv" "$work/index"
size vanthu words_mb "$work/index/1/postlist.glass"
size vanthu text_mb "$work/index/1/docdata.glass"
measure lucene build java -cp "$classes" Lucene build "$work/articles.tsv" "$work/lucene" 2
mapfile -t text < <(find "$work/lucene" -name '*.fdt' -o -name '*.fdx' -o -name '*.fdm')
size lucene all_mb "$work/lucene"
size lucene text_mb "${text[@]}"
measure fts5 build "$bin/peers_fts5" build "$work/articles.tsv" "$work/fts5.db"
size fts5 all_mb "$work/fts5.db"
measure vanthu ask "$bin/peers_vanthu" ask "$work/index" "$work/queries.tsv"
measure lucene ask java -cp "$classes" Lucene ask "$work/lucene" "$work/queries.tsv"
# FTS5 takes fifty times as long for a question, and whole answers do more: every ninth is enough for them.
awk 'NR % 9 == 1' "$work/queries.tsv" >"$work/fewer.tsv"
measure fts5 ask "$bin/peers_fts5" ask "$work/fts5.db" "$work/fewer.tsv"
measure vanthu answer "$bin/peers_vanthu" answer "$archive" "$work/fewer.tsv"

awk -F'\t' '
    function cell(engine, name) { return ((engine, name) in value) ? value[engine, name] : "–" }
    {
        engine = FILENAME; sub(/.*\//, "", engine); sub(/\.figures$/, "", engine)
        value[engine, $1] = $2
        if (!($1 in seen)) { seen[$1] = 1; order[++count] = $1 }
    }
    END {
        print "| | vanthu | Lucene 8 | FTS5 | ratio to the faster peer |"
        print "| --- | --- | --- | --- | --- |"
        for (i = 1; i <= count; i++) {
            name = order[i]
            ours = cell("vanthu", name); lucene = cell("lucene", name); fts5 = cell("fts5", name)
            best = lucene == "–" ? fts5 : fts5 == "–" || lucene + 0 < fts5 + 0 ? lucene : fts5
            ratio = ours == "–" || best == "–" || best + 0 == 0 ? "–" : sprintf("%.2f", ours / best)
            printf "| %s | %s | %s | %s | %s |\n", name, ours, lucene, fts5, ratio
        }
    }' "$work/vanthu.figures" "$work/lucene.figures" "$work/fts5.figures"
