#include "ingest_private.h"

#include <errno.h>

/* Paths, each with its NUL. */
static int keep_gone(const struct vt_archive_source *source, void *ctx, struct vt_error *err)
{
    struct vt_buf *gone = ctx;
    VT_AUTOFREE char *path = strndup(source->path.ptr, source->path.len_bytes);
    struct stat info;
    if (path == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    if (source->missing || lstat(path, &info) == 0 || (errno != ENOENT && errno != ENOTDIR))
        return VT_OK;
    vt_buf_puts(gone, path);
    vt_buf_add_c(gone, '\0');
    return gone->failed == VT_OK ? VT_OK : vt_fail(err, gone->failed, "out of memory");
}

int vt_ingest_note_missing(struct vt_ingest *ingest, const char *root, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf gone = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_archive_each_source_below(ingest->archive, vt_str(root), keep_gone, &gone, err);
    struct vt_str rest = vt_buf_str(&gone), path;
    while (status == VT_OK && vt_str_split(&rest, '\0', &path)) {
        struct vt_archive_source source;
        if (path.len_bytes == 0)
            continue;
        status = vt_archive_get_source(ingest->archive, path, &source, err);
        source.missing = true;
        if (status == VT_OK)
            status = vt_ingest_put_source(ingest, &source, err);
        ingest->counts.missing++;
    }
    return status;
}
