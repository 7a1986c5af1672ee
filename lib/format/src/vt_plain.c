#include "vt_reader.h"

#include "vt_decode.h"

int vt_plain_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    struct vt_text decoded;
    enum vt_encoding encoding;
    int status = vt_decode(source->arena, source->bytes, &decoded, &encoding, err);
    if (status != VT_OK)
        return status;
    struct vt_str text = decoded.normal;
    if (text.len_bytes > source->limits->text_bytes)
        return vt_fail(err, VT_E_LIMIT, "the text is longer than the limit of %zu bytes",
                       source->limits->text_bytes);
    text = vt_arena_copy(source->arena, text);
    if (text.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the text");
    ret->text = text;
    ret->steps = decoded.steps;
    ret->step_count = decoded.step_count;
    ret->encoding = vt_str(vt_encoding_name(encoding));
    return VT_OK;
}
