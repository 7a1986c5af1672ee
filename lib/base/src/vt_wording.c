#include "vt_wording.h"

enum { STARS_MAX = 4 };

/* Whether a message is a pattern's, and what its stars stand for: as little as possible, the last one
 * what is left. */
static bool fits(struct vt_str pattern, struct vt_str message, struct vt_str stars[STARS_MAX])
{
    struct vt_str piece;
    size_t at = 0, count = 0;
    bool is_first = true;
    while (vt_str_split(&pattern, '*', &piece)) {
        const bool is_last = pattern.ptr == NULL;
        size_t found = at;
        if (is_first && !vt_str_starts(message, piece))
            return false;
        if (!is_first && is_last) {
            if (message.len_bytes < at + piece.len_bytes || !vt_str_ends(message, piece))
                return false;
            found = message.len_bytes - piece.len_bytes;
        } else if (!is_first) {
            found = vt_str_find(message, piece, at);
        }
        if (found == SIZE_MAX || count >= STARS_MAX)
            return false;
        if (!is_first)
            stars[count++] = vt_str_n(message.ptr + at, found - at);
        at = found + piece.len_bytes;
        is_first = false;
    }
    return at == message.len_bytes;
}

static void fill(struct vt_str text, const struct vt_str stars[STARS_MAX], struct vt_buf *ret)
{
    for (size_t i = 0; i < text.len_bytes; i++) {
        const bool is_place = text.ptr[i] == '{' && i + 2 < text.len_bytes &&
                              text.ptr[i + 1] >= '1' && text.ptr[i + 1] < '1' + STARS_MAX &&
                              text.ptr[i + 2] == '}';
        if (is_place) {
            vt_buf_add(ret, stars[text.ptr[i + 1] - '1']);
            i += 2;
        } else {
            vt_buf_add_c(ret, text.ptr[i]);
        }
    }
}

bool vt_wording(const struct vt_table *table, struct vt_str message, struct vt_buf *ret)
{
    enum { COLUMN_MESSAGE, COLUMN_TEXT };
    for (size_t row = 0; row < table->row_count; row++) {
        struct vt_str stars[STARS_MAX] = {{0}};
        if (!fits(vt_table_cell(table, row, COLUMN_MESSAGE), message, stars))
            continue;
        fill(vt_table_cell(table, row, COLUMN_TEXT), stars, ret);
        return true;
    }
    return false;
}
