#include "input.h"

#include <errno.h>
#include <stdio.h>

#include "vt_file.h"

int vt_input_read(const char *path, struct vt_buf *ret, struct vt_error *err)
{
    if (strcmp(path, "-") != 0)
        return vt_file_read(path, ret, err);
    for (;;) {
        char *room = vt_buf_reserve(ret, BUFSIZ);
        if (room == NULL)
            return vt_fail(err, ret->failed, "đầu vào chuẩn dài quá %zu MB", ret->cap_bytes >> 20);
        size_t got = fread(room, 1, BUFSIZ, stdin);
        ret->len_bytes += got;
        if (got == 0 && ferror(stdin))
            return vt_fail_errno(err, errno, "không đọc được đầu vào chuẩn");
        if (got == 0)
            return VT_OK;
    }
}
