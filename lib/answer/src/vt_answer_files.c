/* The bytes as received and the Akoma Ntoso record of one document. */
#include "vt_answerer.h"

#include "vt_format.h"
#include "vt_held.h"

static int first_path(struct vt_str path, void *ctx, struct vt_error *err)
{
    (void)err;
    struct vt_buf *buf = ctx;
    if (buf->len_bytes == 0)
        vt_buf_add(buf, path);
    return VT_OK;
}

static struct vt_str base_name(struct vt_str path)
{
    size_t start = path.len_bytes;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    return vt_str_n(path.ptr + start, path.len_bytes - start);
}

int vt_answer_original(struct vt_answerer *a, struct vt_str ref, struct vt_buf *ret_bytes,
                       struct vt_buf *ret_media_type, struct vt_buf *ret_name, struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    struct vt_held held;
    int status = vt_held_need(a, ref, &arena, &held, err);
    if (status != VT_OK)
        return status;
    struct vt_archive_document row;
    status = vt_archive_get_document(a->archive, held.document, false, &row, err);
    if (status != VT_OK)
        return status;
    struct vt_str sha256 = vt_arena_copy(&arena, row.sha256);
    status = vt_archive_get_original(a->archive, sha256, ret_bytes, err);
    if (status != VT_OK)
        return status;
    VT_AUTO(vt_buf_release) struct vt_buf path = VT_BUF_INIT(VT_BUF_NO_CAP);
    status = vt_archive_each_path(a->archive, sha256, first_path, &path, err);
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    vt_buf_add(ret_name, base_name(vt_buf_str(&path)));
    enum vt_format format =
        vt_format_detect(vt_buf_str(ret_bytes), ret_name->data != NULL ? ret_name->data : "");
    vt_buf_puts(ret_media_type, vt_format_info(format)->media_type);
    return VT_OK;
}

int vt_answer_akn(struct vt_answerer *a, struct vt_str ref, struct vt_buf *ret_xml,
                  struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    struct vt_held held;
    int status = vt_held_need(a, ref, &arena, &held, err);
    if (status != VT_OK)
        return status;
    struct vt_archive_document row;
    status = vt_archive_get_document(a->archive, held.document, true, &row, err);
    if (status != VT_OK)
        return status;
    vt_buf_add(ret_xml, row.record);
    return ret_xml->failed == VT_OK ? VT_OK
                                    : vt_fail(err, ret_xml->failed, "the record is too large");
}
