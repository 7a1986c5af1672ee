#!/usr/bin/env bash
# Build and ask our index and its peers on the same articles, one after another in one run, and print a table
# for docs/measurements.md.
#
# usage: bench/peers/run.sh [--build DIR] [--keep DIR] [--copies N] [--peers "NAME …"] ARCHIVE [QUESTIONS]
#   ARCHIVE      an archive with documents that have articles
#   QUESTIONS    lines "id<TAB>question"; default: headings of articles
#   --build DIR  the build (default: build/release), for which the target "peers" is made
#   --keep DIR   put articles, queries and indexes there and leave them
#   --copies N   each article N times, under other ids: the same questions on more
#   --peers      of lucene, fts5, groonga, lancedb; default: those that are installed
#
# Times of questions are those of the processor, warm, the first ten hits; a build is measured in seconds of
# the wall and of the processor.  Nothing of it needs more than two cores.  Needs what tools/packages.list names
# under [bench]; LanceDB comes from npm, in the version of package.json.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tree="$(cd "$here/../.." && pwd)"
build="$tree/build/release"
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-peers-XXXXXX")
scratch=$work
trap 'rm -rf "$scratch"' EXIT
copies=1
peers=
while [ "$#" -gt 0 ]; do
    case "$1" in
    --build) build=$2; shift 2 ;;
    --keep) work=$2; mkdir -p "$work"; shift 2 ;;
    --copies) copies=$2; shift 2 ;;
    --peers) peers=$2; shift 2 ;;
    *) break ;;
    esac
done
archive=${1:?an archive is needed}
questions=${2:-}

cmake --build "$build" --target peers >"$work/log"
bin="$build/bin"
java=/usr/share/java
classes="$work/classes:$java/lucene-core-8.7.0.jar:$java/lucene-analyzers-common-8.7.0.jar"
if [ -z "$peers" ]; then
    peers=fts5
    [ ! -f "$java/lucene-core-8.7.0.jar" ] || peers="lucene $peers"
    [ ! -x "$bin/peers_groonga" ] || peers="$peers groonga"
    ! command -v npm >/dev/null || peers="$peers lancedb"
fi
has() { [[ " $peers " == *" $1 "* ]]; }
if has lucene; then
    mkdir -p "$work/classes"
    javac -cp "$classes" -d "$work/classes" "$here/Lucene.java"
fi
if has lancedb; then
    mkdir -p "$work/lance"
    cp "$here"/{package.json,lance.mjs} "$work/lance"
    (cd "$work/lance" && npm install --silent --no-package-lock --no-audit --no-fund) >>"$work/log"
fi
"$bin/peers_corpus" "$archive" "$work/articles.tsv" "$work/queries.tsv" "$copies" ${questions:+"$questions"} >&2
# An engine that takes long for a question is asked fewer.
awk 'NR % 9 == 1' "$work/queries.tsv" >"$work/fewer.tsv"

# Runs a command on two cores; adds its figures, its processor time and its memory to those of an engine.
measure() { # ENGINE PREFIX COMMAND…
    local engine=$1 prefix=$2
    shift 2
    /usr/bin/time -f "${prefix}_cpu_s\t%U\n${prefix}_memory_kb\t%M" -o "$work/time" \
        taskset -c 0,1 "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
    cat "$work/out" "$work/time" >>"$work/$engine.figures"
    sed "s/^/$engine\t/" "$work/out" "$work/time" >&2
}
size() { # ENGINE NAME PATH…
    local engine=$1 name=$2
    shift 2
    printf '%s\t%s\n' "$name" "$(du -cb "$@" | awk 'END { printf "%.1f", $1 / 1e6 }')" >>"$work/$engine.figures"
}

rm -rf "$work"/{lucene,fts5.db,index,index.loose,groonga,lance/db} "$work"/*.figures
measure vanthu build "$bin/peers_vanthu" build "$work/articles.tsv" "$work/index"
size vanthu all_mb "$work/index"
size vanthu text_mb "$work/index"/*/docdata.glass
measure vanthu ask "$bin/peers_vanthu" ask "$work/index" "$work/queries.tsv"
if has lucene; then
    measure lucene build java -cp "$classes" Lucene build "$work/articles.tsv" "$work/lucene" 2
    mapfile -t text < <(find "$work/lucene" -name '*.fdt' -o -name '*.fdx' -o -name '*.fdm')
    size lucene all_mb "$work/lucene"
    size lucene text_mb "${text[@]}"
    measure lucene ask java -cp "$classes" Lucene ask "$work/lucene" "$work/queries.tsv"
fi
if has groonga; then
    mkdir "$work/groonga"
    measure groonga build "$bin/peers_groonga" build "$work/articles.tsv" "$work/groonga/db"
    size groonga all_mb "$work/groonga"
    measure groonga ask "$bin/peers_groonga" ask "$work/groonga/db" "$work/fewer.tsv"
fi
if has lancedb; then
    measure lancedb build node "$work/lance/lance.mjs" build "$work/articles.tsv" "$work/lance/db"
    size lancedb all_mb "$work/lance/db"
    measure lancedb ask node "$work/lance/lance.mjs" ask "$work/lance/db" "$work/fewer.tsv"
fi
if has fts5; then
    measure fts5 build "$bin/peers_fts5" build "$work/articles.tsv" "$work/fts5.db"
    size fts5 all_mb "$work/fts5.db"
    measure fts5 ask "$bin/peers_fts5" ask "$work/fts5.db" "$work/fewer.tsv"
fi
measure vanthu answer "$bin/peers_vanthu" answer "$archive" "$work/fewer.tsv"

# One row for each measure of the peers, with ours over that of the fastest of them.  Our index alone cannot
# decide phrases: of those the time of the answer counts.
figures=("$work/vanthu.figures")
for peer in $peers; do
    figures+=("$work/$peer.figures")
done
awk -F'\t' '
    function engine_of(path) { sub(/.*\//, "", path); sub(/\.figures$/, "", path); return path }
    function cell(engine, name) { return ((engine, name) in value) ? value[engine, name] : "–" }
    FNR == 1 { engines[++engine_count] = engine = engine_of(FILENAME) }
    {
        name = $1
        if (name ~ /^phrase_/ && engine == "vanthu") next
        if (name ~ /^answer_phrase_/) name = substr(name, 8)
        value[engine, name] = $2
        if (!(name in seen)) { seen[name] = 1; order[++count] = name }
        if (name ~ /_mean_ms$/) {
            sub(/_mean_ms$/, "_per_s", name)
            value[engine, name] = $2 > 0 ? sprintf("%.0f", 1000 / $2) : "–"
            if (!(name in seen)) { seen[name] = 1; order[++count] = name }
        }
    }
    END {
        line = "|"; rule = "|"
        for (e = 1; e <= engine_count; e++) { line = line " | " engines[e]; rule = rule " --- |" }
        print line " | ratio to the best peer |"
        print rule " --- | --- |"
        for (i = 1; i <= count; i++) {
            name = order[i]; best = ""; line = "| " name
            for (e = 1; e <= engine_count; e++) {
                figure = cell(engines[e], name)
                line = line " | " figure
                if (e == 1 || figure == "–") continue
                if (best == "" || (name ~ /_per_s$/ ? figure + 0 > best + 0 : figure + 0 < best + 0)) best = figure
            }
            ours = cell("vanthu", name)
            ratio = best == "" || best + 0 == 0 || ours == "–" ? "–" : sprintf("%.2f", ours / best)
            print line " | " ratio " |"
        }
    }' "${figures[@]}"
