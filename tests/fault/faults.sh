# Sourced by the scripts of this folder: programs, a folder for the test, documents, comparisons.
# usage of each script: NAME.sh BIN
set -euo pipefail
export LC_ALL=C.UTF-8 NO_COLOR=1
unset VANTHU_ARCHIVE
indexer="$1/vanthu-indexer"
vanthu="$1/vanthu"
work=$(mktemp -d "${TMPDIR:-/tmp}/vanthu-fault-XXXXXX")
started=() # processes to end with the test
clean_up() {
    [ "${#started[@]}" -eq 0 ] || kill -9 "${started[@]}" 2>/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT

fail() {
    printf '%s\n' "$@"
    [ ! -s "$work/log" ] || tail -n 20 "$work/log"
    exit 1
}

# Documents FROM … TO of an invented district, each citing its neighbours; some with articles.
make_documents() { # FOLDER FROM TO
    mkdir -p "$1"
    awk -v folder="$1" -v from="$2" -v to="$3" 'BEGIN {
        split("kế hoạch;ngân sách;đất đai;giáo dục;thôn bản;thủy lợi;đường sá;chợ;trường học;cán bộ", words, ";")
        for (n = from; n <= to; n++) {
            file = sprintf("%s/%05d.txt", folder, n)
            printf "ỦY BAN NHÂN DÂN HUYỆN THANH BÌNH\n\nSố: %d/QĐ-UBND\n\n", n > file
            printf "Thanh Bình, ngày %d tháng %d năm 2031\n\nQUYẾT ĐỊNH\nVề việc phê duyệt %s\n\n",
                n % 28 + 1, n % 12 + 1, words[n % 10 + 1] > file
            printf "Căn cứ Nghị định số %d/2030/NĐ-CP ngày 26 tháng 2 năm 2030 của Chính phủ;\n", n % 7 + 1 > file
            printf "Căn cứ Quyết định số %d/QĐ-UBND của Ủy ban nhân dân huyện Thanh Bình;\n\n", n - 1 > file
            for (a = 1; a <= n % 5 + 1; a++) {
                printf "Điều %d. Về %s\n", a, words[(n + a) % 10 + 1] > file
                for (s = 0; s < 12; s++) printf "Giao các phòng ban %s phối hợp thực hiện %s theo quy định. ",
                    words[(n * 3 + s) % 10 + 1], words[(n + s * 7) % 10 + 1] > file
                printf "\n\n" > file
            }
            printf "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Thị Mẫu\n" > file
            close(file)
        }
    }'
}

index() { # ARCHIVE PATH…
    local archive=$1
    shift
    "$indexer" --quiet --archive "$archive" "$@" >"$work/log" 2>&1
}

# Everything an archive says that does not depend on when it was said, and how it is found.
dump() { # ARCHIVE
    "$vanthu" export --archive "$1" --format jsonl
    "$vanthu" export --archive "$1" --format akn
    "$vanthu" export --archive "$1" --format graphml
    sqlite3 "$1/archive.sqlite" 'SELECT path, sha256, state, reason, missing FROM source ORDER BY path;
        SELECT sha256, size_bytes FROM original ORDER BY sha256'
    # Among equals the order is that of their arrival, which is not compared.
    for query in 'ngân sách' 'số:17' 'dẫn:3/2030/NĐ-CP'; do
        "$vanthu" search --archive "$1" --format jsonl --limit 5000 "$query" |
            sed -E 's/"rank":[0-9]+,//' | sort
    done
    "$vanthu" stats --archive "$1" --format json | sed -E 's/"(sequence|stored_bytes)": *[0-9]+//g'
}

verify() { # ARCHIVE
    "$vanthu" verify --archive "$1" >"$work/log" 2>&1 || fail "verify finds faults in $1"
}

expect_same() { # ARCHIVE DUMP WHAT
    dump "$1" >"$work/dump.now"
    cmp -s "$2" "$work/dump.now" || fail "$3: the archive differs" "$(diff "$2" "$work/dump.now" | cut -c1-300 | head -n 10)"
}

wait_for() { # SECONDS COMMAND…: until it succeeds
    local until=$((SECONDS + $1))
    shift
    while ! "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.02
    done
}
