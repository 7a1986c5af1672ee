#include "vt_archive.h"

int vt_archive_dir(const char *given, struct vt_buf *ret, struct vt_error *err)
{
    const char *archive = getenv("VANTHU_ARCHIVE"), *data = getenv("XDG_DATA_HOME"),
               *home = getenv("HOME");
    vt_buf_clear(ret);
    if (given != NULL)
        vt_buf_puts(ret, given);
    else if (archive != NULL && archive[0] != '\0')
        vt_buf_puts(ret, archive);
    else if (data != NULL && data[0] == '/')
        vt_buf_printf(ret, "%s/vanthu", data);
    else if (home != NULL && home[0] == '/')
        vt_buf_printf(ret, "%s/.local/share/vanthu", home);
    if (ret->failed != VT_OK)
        return vt_fail(err, ret->failed, "out of memory");
    if (ret->len_bytes > 0)
        return VT_OK;
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "it is not known which folder is the archive"),
                   "add --archive FOLDER or set VANTHU_ARCHIVE");
}
