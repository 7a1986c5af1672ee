#include "vt_extract.h"

#include "vt_format.h"

int vt_extract_bytes(struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, json_t **ret, struct vt_error *err)
{
    (void)options;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_FORMAT_LIMITS.text_bytes * 4);
    struct vt_format_text read;
    int status = vt_format_read(&arena, bytes, name, &VT_FORMAT_LIMITS, &read, err);
    if (status != VT_OK)
        return status;
    json_t *answer =
        json_pack("{s:[], s:s, s:I}", "documents", "format", vt_format_info(read.format)->name,
                  "pages", (json_int_t)read.page_count);
    if (answer == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the answer");
    vt_json_set_str(answer, "encoding", read.encoding);
    *ret = answer;
    return VT_OK;
}
