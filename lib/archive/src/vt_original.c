#include "vt_statement.h"

#include "vt_hash.h"

static int is_held(struct vt_archive *archive, struct vt_str sha256, bool *ret,
                   struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status =
        vt_statement_open(archive, "SELECT 1 FROM original WHERE sha256 = ?", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, sha256);
    return vt_statement_step(&statement, ret, err);
}

int vt_archive_put_original(struct vt_archive *archive, struct vt_str sha256, struct vt_str bytes,
                            struct vt_error *err)
{
    bool held;
    int status = vt_archive_expect_transaction(archive, err);
    if (status == VT_OK)
        status = is_held(archive, sha256, &held, err);
    if (status != VT_OK || held)
        return status;
    VT_AUTO(vt_buf_release) struct vt_buf frame = VT_BUF_INIT(VT_BUF_NO_CAP);
    status = vt_codec_compress(&archive->codec, 0, bytes, &frame, err);
    if (status != VT_OK)
        return status;
    VT_AUTOSTATEMENT statement;
    status = vt_statement_open(archive, "INSERT INTO original VALUES (?,?,?,?)", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, sha256);
    vt_bind_int(&statement, (int64_t)bytes.len_bytes);
    vt_bind_blob(&statement, vt_buf_str(&frame));
    vt_bind_checksum(&statement);
    status = vt_statement_run(&statement, err);
    if (status != VT_OK)
        return status;
    archive->state.originals++;
    archive->state.original_bytes += (int64_t)bytes.len_bytes;
    archive->state.stored_bytes += (int64_t)frame.len_bytes;
    return VT_OK;
}

int vt_archive_get_original(struct vt_archive *archive, struct vt_str sha256, struct vt_buf *buf,
                            struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status =
        vt_statement_open(archive, "SELECT * FROM original WHERE sha256 = ?", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, sha256);
    bool row;
    status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK)
        return status;
    if (!row)
        return vt_fail(err, VT_E_NOTFOUND, "no original '%.*s'", VT_STR_ARG(sha256));
    statement.column = 1; /* after sha256 */
    int64_t size_bytes = vt_column_int(&statement);
    struct vt_str frame = vt_column_blob(&statement);
    size_t start = buf->len_bytes;
    status = vt_codec_decompress(&archive->codec, 0, frame, size_bytes, buf, err);
    if (status != VT_OK)
        return status;
    char hex[VT_SHA256_HEX_BYTES + 1];
    vt_sha256_hex(vt_str_n(buf->data + start, buf->len_bytes - start), hex);
    if (vt_str_eq(vt_str(hex), sha256))
        return VT_OK;
    buf->len_bytes = start;
    return vt_fail(err, VT_E_CORRUPT, "the original '%.*s' has another digest", VT_STR_ARG(sha256));
}
