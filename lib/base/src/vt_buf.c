#include "vt_buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "vt_status.h"

void vt_buf_release(struct vt_buf *buf)
{
    if (buf == NULL)
        return;
    free(buf->data);
    *buf = VT_BUF_INIT(buf->cap_bytes);
}

void vt_buf_clear(struct vt_buf *buf)
{
    buf->len_bytes = 0;
    buf->failed = VT_OK;
    if (buf->data != NULL)
        buf->data[0] = '\0';
}

char *vt_buf_reserve(struct vt_buf *buf, size_t len_bytes)
{
    if (buf->failed != VT_OK)
        return NULL;
    if (len_bytes > buf->cap_bytes || buf->len_bytes > buf->cap_bytes - len_bytes) {
        buf->failed = VT_E_LIMIT;
        return NULL;
    }
    size_t need = buf->len_bytes + len_bytes + 1;
    if (need > buf->room_bytes) {
        size_t room = buf->room_bytes < 64 ? 64 : buf->room_bytes;
        while (room < need)
            room += room / 2 + 32;
        char *data = realloc(buf->data, room);
        if (data == NULL) {
            buf->failed = VT_E_NOMEM;
            return NULL;
        }
        buf->data = data;
        buf->room_bytes = room;
    }
    return buf->data + buf->len_bytes;
}

void vt_buf_add(struct vt_buf *buf, struct vt_str text)
{
    char *to = vt_buf_reserve(buf, text.len_bytes);
    if (to == NULL)
        return;
    if (text.len_bytes > 0)
        memcpy(to, text.ptr, text.len_bytes);
    buf->len_bytes += text.len_bytes;
    buf->data[buf->len_bytes] = '\0';
}

void vt_buf_add_c(struct vt_buf *buf, char c)
{
    if (buf->len_bytes + 1 < buf->room_bytes && buf->len_bytes < buf->cap_bytes &&
        buf->failed == VT_OK) { /* letter by letter, texts are long */
        buf->data[buf->len_bytes++] = c;
        buf->data[buf->len_bytes] = '\0';
        return;
    }
    vt_buf_add(buf, vt_str_n(&c, 1));
}

void vt_buf_puts(struct vt_buf *buf, const char *text)
{
    vt_buf_add(buf, vt_str(text));
}

void vt_buf_printf(struct vt_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *to = length < 0 ? NULL : vt_buf_reserve(buf, (size_t)length);
    if (to != NULL) {
        vsnprintf(to, (size_t)length + 1, format, again);
        buf->len_bytes += (size_t)length;
    }
    va_end(again);
}

void vt_buf_add_xml(struct vt_buf *buf, struct vt_str text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.len_bytes; i++) {
        const char *entity;
        switch (text.ptr[i]) {
        case '&':
            entity = "&amp;";
            break;
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '"':
            entity = "&quot;";
            break;
        case '\'':
            entity = "&#39;";
            break;
        default:
            continue;
        }
        vt_buf_add(buf, vt_str_n(text.ptr + done, i - done));
        vt_buf_puts(buf, entity);
        done = i + 1;
    }
    vt_buf_add(buf, vt_str_n(text.ptr + done, text.len_bytes - done));
}

static bool has_any(struct vt_str text, const char *bytes)
{
    for (; *bytes != '\0'; bytes++)
        if (memchr(text.ptr, *bytes, text.len_bytes) != NULL)
            return true;
    return false;
}

void vt_buf_add_csv(struct vt_buf *buf, struct vt_str text)
{
    if (text.len_bytes == 0 || !has_any(text, "\",\r\n")) {
        vt_buf_add(buf, text);
        return;
    }
    vt_buf_add_c(buf, '"');
    for (size_t i = 0; i < text.len_bytes; i++) {
        if (text.ptr[i] == '"')
            vt_buf_add_c(buf, '"');
        vt_buf_add_c(buf, text.ptr[i]);
    }
    vt_buf_add_c(buf, '"');
}
