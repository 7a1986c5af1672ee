/* vt_buf.h — a growing byte buffer with a cap.
 * Layer: base.  Threads: one buffer, one thread.
 *
 * Invariant: data[len_bytes] is NUL once anything was added.  A buffer that could not grow
 * remembers it (failed) and ignores what follows, so a series of appends needs one check at its
 * end. */
#ifndef VT_BUF_H
#define VT_BUF_H

#include "vt_str.h"

struct vt_buf {
    char *data;
    size_t len_bytes;
    size_t room_bytes;
    size_t cap_bytes; /* content never grows past this */
    int failed;       /* VT_OK, VT_E_LIMIT or VT_E_NOMEM */
};

#define VT_BUF_INIT(cap) ((struct vt_buf){NULL, 0, 0, (cap), 0})
/* For output whose size our own data bound. */
#define VT_BUF_NO_CAP (SIZE_MAX / 4)

void vt_buf_release(struct vt_buf *buf);
/** Forget the content and a failure, keep the memory. */
void vt_buf_clear(struct vt_buf *buf);

void vt_buf_add(struct vt_buf *buf, struct vt_str text);
void vt_buf_add_c(struct vt_buf *buf, char c);
void vt_buf_puts(struct vt_buf *buf, const char *text);
void vt_buf_printf(struct vt_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** Room for len_bytes more; NULL on failure.  The caller fills it and adds to len_bytes. */
char *vt_buf_reserve(struct vt_buf *buf, size_t len_bytes);

/** & < > " ' as entities: safe in HTML and XML text and quoted attributes. */
void vt_buf_add_xml(struct vt_buf *buf, struct vt_str text);
/** One cell of a CSV table (RFC 4180): quoted where it has to be, quotes doubled. */
void vt_buf_add_csv(struct vt_buf *buf, struct vt_str text);

static inline struct vt_str vt_buf_str(const struct vt_buf *buf)
{
    return buf->data == NULL ? VT_STR_EMPTY : vt_str_n(buf->data, buf->len_bytes);
}

#endif
