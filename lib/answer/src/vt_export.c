#include "vt_export.h"

#include <string.h>

enum { PIECE_BYTES = 256 * 1024 };

int vt_export_flush(struct vt_export *out, bool now, struct vt_error *err)
{
    if (out->buf.failed != VT_OK)
        return vt_fail(err, out->buf.failed, "no memory for the export");
    if (out->buf.len_bytes == 0 || (!now && out->buf.len_bytes < PIECE_BYTES))
        return VT_OK;
    int status = out->write_cb(vt_buf_str(&out->buf), out->ctx, err);
    vt_buf_clear(&out->buf);
    return status;
}

static int write_format(struct vt_export *out, const char *format, struct vt_error *err)
{
    if (strcmp(format, "jsonl") == 0)
        return vt_export_jsonl(out, err);
    if (strcmp(format, "csv") == 0)
        return vt_export_csv(out, err);
    if (strcmp(format, "graphml") == 0)
        return vt_export_graphml(out, err);
    if (strcmp(format, "jsonld") == 0)
        return vt_export_jsonld(out, err);
    if (strcmp(format, "akn") == 0)
        return vt_export_akn(out, err);
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "không xuất được ra dạng '%s'", format),
                   "dùng jsonl, csv, graphml, jsonld hoặc akn");
}

int vt_answer_export(struct vt_answerer *a, const char *format, vt_write_cb write_cb, void *ctx,
                     struct vt_error *err)
{
    vt_answerer_refresh(a);
    struct vt_export out = {a, write_cb, ctx, VT_BUF_INIT(VT_BUF_NO_CAP), 0};
    int status = write_format(&out, format, err);
    if (status == VT_OK)
        status = vt_export_flush(&out, true, err);
    vt_buf_release(&out.buf);
    return status;
}
