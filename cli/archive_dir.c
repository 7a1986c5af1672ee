#include "cli.h"

int vt_cli_archive_dir(struct vt_cli *cli, const char **ret, struct vt_error *err)
{
    const char *archive = getenv("VANTHU_ARCHIVE"), *data = getenv("XDG_DATA_HOME"),
               *home = getenv("HOME");
    struct vt_buf *dir = &cli->archive_dir;
    vt_buf_clear(dir);
    if (cli->options.archive != NULL)
        vt_buf_puts(dir, cli->options.archive);
    else if (archive != NULL && archive[0] != '\0')
        vt_buf_puts(dir, archive);
    else if (data != NULL && data[0] == '/')
        vt_buf_printf(dir, "%s/vanthu", data);
    else if (home != NULL && home[0] == '/')
        vt_buf_printf(dir, "%s/.local/share/vanthu", home);
    if (dir->len_bytes == 0 || dir->failed != VT_OK) {
        vt_fail(err, VT_E_INVALID, "không biết kho văn bản ở đâu");
        return vt_hint(err, "thêm --archive THƯ_MỤC hoặc đặt biến VANTHU_ARCHIVE");
    }
    *ret = dir->data;
    return VT_OK;
}
