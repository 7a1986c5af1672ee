#include "messages.h"

#include <stdio.h>

#include "vt_cleanup.h"
#include "vt_tables.h"
#include "vt_wording.h"
#include "weights.h"

const char *vt_lang_code(enum vt_lang lang)
{
    return lang == VT_LANG_EN ? "en" : "vi";
}

enum vt_lang vt_lang_choose(struct vt_str accept_language)
{
    int vietnamese = 0, english = 0;
    struct vt_str part;
    while (vt_str_split(&accept_language, ',', &part)) {
        struct vt_str tag, language; /* "en-GB": the region does not matter */
        const int weight = vt_weight_split(part, &tag);
        vt_str_split(&tag, '-', &language);
        if (vt_weight_is(language, "vi") && weight > vietnamese)
            vietnamese = weight;
        if (vt_weight_is(language, "en") && weight > english)
            english = weight;
    }
    return english > vietnamese ? VT_LANG_EN : VT_LANG_VI;
}

struct vt_str vt_message_of_problem(struct vt_arena *arena, enum vt_lang lang,
                                    struct vt_str message)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    if (lang != VT_LANG_EN || !vt_wording(&vt_table_problems, message, &text))
        return message;
    return vt_arena_copy(arena, vt_buf_str(&text));
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
