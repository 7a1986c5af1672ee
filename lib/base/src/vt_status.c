#include "vt_status.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct vt_status_info INFOS[] = {
    {VT_OK, "OK", "done", "xong", 0, 200},
    {VT_E_NOMEM, "NOMEM", "out of memory", "hết bộ nhớ", 2, 503},
    {VT_E_IO, "IO", "input or output failed", "lỗi đọc hoặc ghi", 2, 500},
    {VT_E_NOSPACE, "NOSPACE", "no space left", "hết dung lượng đĩa", 2, 500},
    {VT_E_INVALID, "INVALID", "invalid argument", "tham số không hợp lệ", 2, 400},
    {VT_E_FORMAT, "FORMAT", "the input is damaged", "dữ liệu vào bị hỏng", 2, 422},
    {VT_E_UNSUPPORTED, "UNSUPPORTED", "not read yet", "chưa đọc được loại này", 2, 415},
    {VT_E_NOTFOUND, "NOTFOUND", "nothing found", "không tìm thấy", 1, 404},
    {VT_E_AMBIGUOUS, "AMBIGUOUS", "several documents are meant", "có nhiều văn bản trùng khớp", 2,
     300},
    {VT_E_LOCKED, "LOCKED", "in use by another process", "đang được chương trình khác ghi", 2, 503},
    {VT_E_STALE, "STALE", "the index has moved on", "chỉ mục đã thay đổi", 2, 503},
    {VT_E_CORRUPT, "CORRUPT", "stored data are damaged", "dữ liệu lưu trữ bị hỏng", 2, 500},
    {VT_E_VERSION, "VERSION", "another version of the format", "phiên bản định dạng khác", 2, 500},
    {VT_E_LIMIT, "LIMIT", "a limit was reached", "vượt giới hạn", 2, 413},
    {VT_E_TIMEOUT, "TIMEOUT", "it took too long", "quá thời gian", 2, 504},
    {VT_E_QUERY, "QUERY", "the question cannot be answered", "câu hỏi không trả lời được", 2, 400},
    {VT_E_INTERNAL, "INTERNAL", "internal error", "lỗi nội bộ", 2, 500},
};

const struct vt_status_info *vt_status_info(int status)
{
    const size_t count = sizeof INFOS / sizeof INFOS[0];
    for (size_t i = 0; i < count; i++)
        if (INFOS[i].status == status)
            return &INFOS[i];
    return &INFOS[count - 1];
}

__attribute__((format(printf, 4, 0))) static void
set_message(struct vt_error *err, int status, int sys_errno, const char *format, va_list args)
{
    err->status = status;
    err->sys_errno = sys_errno;
    err->input_offset = -1;
    err->hint[0] = '\0';
    int used = vsnprintf(err->message, sizeof err->message, format, args);
    size_t length = used < 0 ? 0 : (size_t)used;
    if (sys_errno != 0 && length < sizeof err->message) {
        char text[128];
        snprintf(err->message + length, sizeof err->message - length, ": %s",
                 strerror_r(sys_errno, text, sizeof text));
    }
}

int vt_fail(struct vt_error *err, int status, const char *format, ...)
{
    if (err != NULL) {
        va_list args;
        va_start(args, format);
        set_message(err, status, 0, format, args);
        va_end(args);
    }
    return status;
}

static int status_of_errno(int sys_errno)
{
    switch (sys_errno) {
    case ENOSPC:
    case EDQUOT:
        return VT_E_NOSPACE;
    case ENOMEM:
        return VT_E_NOMEM;
    case ENOENT:
        return VT_E_NOTFOUND;
    default:
        return VT_E_IO;
    }
}

int vt_fail_errno(struct vt_error *err, int sys_errno, const char *format, ...)
{
    int status = status_of_errno(sys_errno);
    if (err != NULL) {
        va_list args;
        va_start(args, format);
        set_message(err, status, sys_errno, format, args);
        va_end(args);
    }
    return status;
}

int vt_hint(struct vt_error *err, int status, const char *format, ...)
{
    if (err != NULL) {
        va_list args;
        va_start(args, format);
        vsnprintf(err->hint, sizeof err->hint, format, args);
        va_end(args);
    }
    return status;
}
