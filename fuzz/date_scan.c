/* A date is found or not, never past the end; a good one is one, and its print is read back. */
#include "fuzz_target.h"
#include "fuzz_text.h"
#include "vt_date.h"

enum { ARENA_BYTES = 64 << 20 };

static void check_date(struct vt_arena *arena, struct vt_date date, bool is_bad)
{
    struct vt_date again;
    struct vt_str iso = vt_date_iso(arena, date);
    require(is_bad || (vt_date_valid(date) && date.year > 0));
    require(iso.len_bytes == 0 ||
            (vt_date_from_iso(iso, &again) && vt_date_number(again) == vt_date_number(date)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    struct vt_str text = fuzz_text(&arena, data, len_bytes);
    struct vt_tokens tokens = fuzz_tokens(&arena, text);
    for (size_t at = 0; at < tokens.count; at++) {
        struct vt_date date;
        bool is_bad = false;
        size_t count = vt_date_scan(tokens.items, at, tokens.count, &date, &is_bad);
        require(count <= tokens.count - at);
        if (count > 0)
            check_date(&arena, date, is_bad);
    }
    struct vt_date date;
    if (vt_date_from_iso(text, &date))
        require(vt_str_eq(vt_date_iso(&arena, date), text));
    vt_arena_release(&arena);
    return 0;
}
