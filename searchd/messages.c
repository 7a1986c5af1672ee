#include "messages.h"

#include <stdio.h>

#include "vt_tables.h"

const char *vt_lang_code(enum vt_lang lang)
{
    return lang == VT_LANG_EN ? "en" : "vi";
}

struct vt_str vt_message(enum vt_lang lang, enum vt_msg row)
{
    return vt_table_cell(&vt_table_messages, row, lang == VT_LANG_EN ? 2 : 1);
}

void vt_message_fill(struct vt_buf *buf, enum vt_lang lang, enum vt_msg row,
                     const struct vt_str *parts, size_t part_count)
{
    struct vt_str text = vt_message(lang, row);
    size_t done = 0;
    for (size_t i = 0; i + 2 < text.len_bytes; i++) {
        if (text.ptr[i] != '{' || text.ptr[i + 2] != '}' || text.ptr[i + 1] < '1')
            continue;
        size_t part = (size_t)(text.ptr[i + 1] - '1');
        if (part >= part_count)
            continue;
        vt_buf_add(buf, vt_str_n(text.ptr + done, i - done));
        vt_buf_add(buf, parts[part]);
        i += 2;
        done = i + 1;
    }
    vt_buf_add(buf, vt_str_n(text.ptr + done, text.len_bytes - done));
}

void vt_message_number(struct vt_buf *buf, enum vt_lang lang, int64_t number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
    for (int i = 0; i < length; i++) {
        int left = length - i;
        if (i > 0 && left % 3 == 0 && digits[i - 1] != '-')
            vt_buf_add_c(buf, lang == VT_LANG_EN ? ',' : '.');
        vt_buf_add_c(buf, digits[i]);
    }
}
