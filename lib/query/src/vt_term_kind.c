#include "vt_term_kind.h"

#include "vt_fold.h"
#include "vt_tables.h"

enum { PREFIX_COLUMN = 1 };

void vt_term_make(enum vt_term_kind kind, struct vt_str text, struct vt_term *ret)
{
    struct vt_str prefix = vt_table_cell(&vt_table_index_fields, kind, PREFIX_COLUMN);
    size_t room = VT_INDEX_TERM_BYTES - prefix.len_bytes;
    size_t take = text.len_bytes;
    if (take > room) {
        take = room;
        while (take > 0 && ((unsigned char)text.ptr[take] & 0xC0) == 0x80)
            take--;
    }
    memcpy(ret->bytes, prefix.ptr, prefix.len_bytes);
    if (take > 0)
        memcpy(ret->bytes + prefix.len_bytes, text.ptr, take);
    ret->len_bytes = (uint8_t)(prefix.len_bytes + take);
    ret->bytes[ret->len_bytes] = '\0';
}

struct vt_str vt_term_code(struct vt_arena *arena, struct vt_str code)
{
    struct vt_str folded = vt_fold_ascii_in(arena, code);
    return folded.ptr == NULL ? folded : vt_fold_upper_in(arena, folded);
}
