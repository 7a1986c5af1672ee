#include "screen.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool reader_is_gone;

void vt_screen_init(struct vt_screen *screen)
{
    const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
    screen->buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    screen->has_colour = isatty(STDOUT_FILENO) && (refused == NULL || refused[0] == '\0') &&
                         terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void vt_screen_release(struct vt_screen *screen)
{
    vt_buf_release(&screen->buf);
}

void vt_screen_puts(struct vt_screen *screen, const char *text)
{
    vt_buf_puts(&screen->buf, text);
}

void vt_screen_add(struct vt_screen *screen, struct vt_str text)
{
    vt_buf_add(&screen->buf, text);
}

void vt_screen_printf(struct vt_screen *screen, const char *format, ...)
{
    char text[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    vt_buf_puts(&screen->buf, text);
}

void vt_screen_text(struct vt_screen *screen, struct vt_str text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.len_bytes; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool is_control =
            (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F ||
            (c == 0xC2 && i + 1 < text.len_bytes && (unsigned char)text.ptr[i + 1] < 0xA0);
        if (!is_control)
            continue;
        vt_buf_add(&screen->buf, vt_str_n(text.ptr + done, i - done));
        vt_buf_add_c(&screen->buf, '?');
        i += c == 0xC2;
        done = i + 1;
    }
    vt_buf_add(&screen->buf, vt_str_n(text.ptr + done, text.len_bytes - done));
}

void vt_screen_styled(struct vt_screen *screen, enum vt_style style, struct vt_str text)
{
    static const char *const CODES[] = {[VT_STYLE_KEY] = "\033[1m",
                                        [VT_STYLE_MARK] = "\033[1;33m",
                                        [VT_STYLE_DIM] = "\033[2m",
                                        [VT_STYLE_WARN] = "\033[31m"};
    if (screen->has_colour)
        vt_buf_puts(&screen->buf, CODES[style]);
    vt_screen_text(screen, text);
    if (screen->has_colour)
        vt_buf_puts(&screen->buf, "\033[0m");
}

static int write_failed(struct vt_error *err)
{
    if (errno == EPIPE) {
        reader_is_gone = true;
        return VT_E_IO;
    }
    return vt_hint(err, vt_fail_errno(err, errno, "không ghi được kết quả"),
                   "kiểm tra chỗ trống trên đĩa và nơi nhận kết quả");
}

int vt_out_write(struct vt_str bytes, struct vt_error *err)
{
    if (bytes.len_bytes == 0 || fwrite(bytes.ptr, 1, bytes.len_bytes, stdout) == bytes.len_bytes)
        return VT_OK;
    return write_failed(err);
}

int vt_out_finish(bool *ret_gone, struct vt_error *err)
{
    int status = VT_OK;
    if (!reader_is_gone && (fflush(stdout) != 0 || ferror(stdout)))
        status = write_failed(err);
    if (!reader_is_gone && status == VT_OK && close(STDOUT_FILENO) != 0 && errno != EBADF)
        status = write_failed(err);
    *ret_gone = reader_is_gone;
    return reader_is_gone ? VT_OK : status;
}
