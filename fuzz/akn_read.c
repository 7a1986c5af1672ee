/* Any bytes are a record or refused; where both readers take them they read the same text, and units and
 * mentions lie within it. */
#include "fuzz_target.h"
#include "fuzz_text.h"
#include "vt_akn.h"

enum { ARENA_BYTES = 256 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_str xml = vt_str_n((const char *)data, len_bytes), text;
    struct vt_arena arena;
    struct vt_akn_record record;
    vt_arena_init(&arena, ARENA_BYTES);
    bool is_text = vt_akn_text(&arena, xml, &text, NULL) == VT_OK;
    if (vt_akn_read(&arena, xml, &record, NULL) == VT_OK) {
        require(vt_utf8_valid(record.text, NULL));
        require(!is_text || vt_str_eq(text, record.text));
        for (size_t i = 0; i < record.unit_count; i++) {
            require(fuzz_within(record.units[i].span, record.text));
            require(record.units[i].parent >= -1 && record.units[i].parent < (int32_t)i);
        }
        for (size_t i = 0; i < record.ref_count; i++)
            require(fuzz_within(record.refs[i].span, record.text));
    }
    vt_arena_release(&arena);
    return 0;
}
