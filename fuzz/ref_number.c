/* A number is read or refused, never past the end; its key is read back as the same number. */
#include "fuzz_target.h"
#include "fuzz_text.h"
#include "vt_issuer.h"
#include "vt_number.h"

enum { ARENA_BYTES = 64 << 20 };

static void check_key(struct vt_arena *arena, const struct vt_number *number)
{
    struct vt_number again;
    struct vt_str key = vt_number_key(number, arena);
    require(key.ptr != NULL && vt_utf8_valid(key, NULL));
    require(vt_number_loose(key, arena).ptr != NULL);
    if (number->form == VT_NUMBER_BARE || number->serial.len_bytes == 0)
        return;
    require(vt_number_parse(key, arena, &again) == VT_OK);
    require(vt_str_eq(vt_number_key(&again, arena), key));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_arena arena;
    struct vt_number number;
    vt_ref_init();
    vt_arena_init(&arena, ARENA_BYTES);
    struct vt_str text = fuzz_text(&arena, data, len_bytes);
    struct vt_tokens tokens = fuzz_tokens(&arena, text);
    if (vt_number_parse(text, &arena, &number) == VT_OK)
        check_key(&arena, &number);
    for (size_t at = 0; at < tokens.count; at++) {
        size_t blank = vt_number_scan_blank(text, tokens.items, at, tokens.count, &arena, &number);
        require(blank <= tokens.count - at);
        for (int announced = 0; announced < 2; announced++) {
            size_t count = vt_number_scan(text, tokens.items, at, tokens.count, announced == 1,
                                          &arena, &number);
            require(count <= tokens.count - at);
            if (count > 0)
                check_key(&arena, &number);
        }
    }
    vt_arena_release(&arena);
    return 0;
}
