#include "vt_query_clean.h"

#include "vt_decode.h"
#include "vt_file.h"

int vt_query_clean(struct vt_query_parser *parser, struct vt_str text, struct vt_str *ret,
                   struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_text normal;
    if (text.len_bytes > VT_QUERY_BYTES) {
        text.len_bytes = VT_QUERY_BYTES;
        while (text.len_bytes > 0 && ((unsigned char)text.ptr[text.len_bytes] & 0xC0) == 0x80)
            text.len_bytes--;
        vt_query_note(parser, "câu hỏi dài, chỉ dùng %d byte đầu", VT_QUERY_BYTES);
    }
    if (!vt_utf8_valid(text, NULL)) {
        vt_utf8_clean(&bytes, text);
        text = vt_buf_str(&bytes);
    }
    text = vt_arena_copy(parser->arena, text);
    if (bytes.failed != VT_OK || text.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for a question");
    int status = vt_text_normalize(parser->arena, text, &normal, err);
    if (status == VT_OK)
        *ret = normal.normal;
    return status;
}
