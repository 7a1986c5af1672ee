/* vt_str.h — a view of bytes owned by someone else.
 * Layer: base.  Threads: stateless.  The bytes need not end in NUL. */
#ifndef VT_STR_H
#define VT_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct vt_str {
    const char *ptr;
    size_t len_bytes;
};

/** A half-open range of byte offsets, [start, end). */
struct vt_span {
    uint32_t start;
    uint32_t end;
};

#define VT_STR(literal) ((struct vt_str){(literal), sizeof(literal) - 1})
#define VT_STR_EMPTY ((struct vt_str){"", 0})
/* For printf: "%.*s", VT_STR_ARG(s). */
#define VT_STR_ARG(s) (int)(s).len_bytes, (s).ptr

static inline struct vt_str vt_str(const char *text)
{
    return text == NULL ? VT_STR_EMPTY : (struct vt_str){text, strlen(text)};
}

static inline struct vt_str vt_str_n(const char *text, size_t len_bytes)
{
    return (struct vt_str){text, len_bytes};
}

static inline struct vt_str vt_str_span(struct vt_str text, struct vt_span span)
{
    return (struct vt_str){text.ptr + span.start, span.end - span.start};
}

static inline bool vt_str_eq(struct vt_str a, struct vt_str b)
{
    return a.len_bytes == b.len_bytes &&
           (a.len_bytes == 0 || memcmp(a.ptr, b.ptr, a.len_bytes) == 0);
}

static inline bool vt_str_starts(struct vt_str text, struct vt_str prefix)
{
    return text.len_bytes >= prefix.len_bytes &&
           (prefix.len_bytes == 0 || memcmp(text.ptr, prefix.ptr, prefix.len_bytes) == 0);
}

static inline bool vt_str_ends(struct vt_str text, struct vt_str suffix)
{
    return text.len_bytes >= suffix.len_bytes &&
           (suffix.len_bytes == 0 || memcmp(text.ptr + text.len_bytes - suffix.len_bytes,
                                            suffix.ptr, suffix.len_bytes) == 0);
}

/** Bytewise order, shorter first on a tie. */
int vt_str_compare(struct vt_str a, struct vt_str b);

/** Without leading and trailing ASCII white space. */
struct vt_str vt_str_trim(struct vt_str text);

/** Cut the part before the first separator off *rest.  False at the end. */
bool vt_str_split(struct vt_str *rest, char separator, struct vt_str *ret_part);

/** Offset of the first occurrence at or after from, or SIZE_MAX. */
size_t vt_str_find(struct vt_str text, struct vt_str needle, size_t from);

/** A non-negative decimal number; false if the view is anything else or the value is over max. */
bool vt_str_to_u64(struct vt_str text, uint64_t max, uint64_t *ret_value);

#endif
