/* Corrections by persons. */
#include "text.h"

#include <string.h>

static const char *label_of(struct vt_str action)
{
    static const char *const LABELS[][2] = {{"merge", "chính là"},
                                            {"split", "dẫn chiếu này nói về văn bản khác cùng số"},
                                            {"field", "sửa"},
                                            {"confirm", "dẫn chiếu này nói về"},
                                            {"reject", "dẫn chiếu này không nói về văn bản nào"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(LABELS); i++)
        if (vt_str_eq(action, vt_str(LABELS[i][0])))
            return LABELS[i][1];
    return "";
}

static void add_part(struct vt_screen *screen, const char *before, const json_t *item,
                     const char *name)
{
    struct vt_str text = vt_json_get_str(item, name);
    if (text.len_bytes == 0)
        return;
    vt_screen_puts(screen, before);
    vt_screen_text(screen, text);
}

static void add_correction(struct vt_screen *screen, const json_t *item)
{
    const struct vt_str action = vt_json_get_str(item, "action");
    vt_screen_printf(screen, "%lld. ", (long long)vt_json_get_int(item, "number", 0));
    struct vt_str citation = vt_json_get_str(item, "citation");
    const bool is_copy = vt_str_eq(action, VT_STR("split")) && citation.len_bytes == 0;
    vt_screen_styled(screen, VT_STYLE_KEY,
                     citation.len_bytes > 0 ? citation : vt_json_get_str(item, "key"));
    const char *also = citation.len_bytes > 0 ? "key" : "id";
    add_part(screen, " (", item, also);
    vt_screen_puts(screen, vt_json_get_str(item, also).len_bytes > 0 ? "): " : ": ");
    vt_screen_puts(screen, is_copy ? "không phải là bản sao" : label_of(action));
    add_part(screen, " ", item, "object_key");
    add_part(screen, " (", item, "object_id");
    if (vt_json_get_str(item, "object_id").len_bytes > 0)
        vt_screen_puts(screen, ")");
    add_part(screen, " ", item, "field");
    add_part(screen, " thành ", item, "value");
    vt_screen_puts(screen, "\n");
    if (json_is_true(json_object_get(item, "gone")))
        vt_screen_puts(screen, "   dẫn chiếu này không còn trong văn bản\n");
    vt_text_line(screen, 1, " vì ", vt_json_get_str(item, "reason"));
    add_part(screen, "   ", item, "author");
    add_part(screen, ", ", item, "at");
    add_part(screen, "; đã bỏ: ", item, "undone_by");
    add_part(screen, ", ", item, "undone_at");
    vt_screen_puts(screen, "\n");
}

void vt_text_corrections(struct vt_screen *screen, const json_t *answer)
{
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(answer, "items"), i, item) add_correction(screen, item);
}
