/* cursor.h — opaque places in a list of answers.
 * Layer: searchd (uses base).  Threads: stateless.
 *
 * A cursor is base64url of: version (1 byte), offset (4), sequence number of the archive (8), hash
 * of the question (4), all big endian.  It belongs to one question; with another it is refused.
 * When the archive has moved on since, the list goes on at the same offset and the answer says so.
 */
#ifndef VT_CURSOR_H
#define VT_CURSOR_H

#include "vt_status.h"
#include "vt_str.h"

enum { VT_CURSOR_CHARS = 23, VT_CURSOR_OFFSET_MAX = 1000000 };

struct vt_cursor {
    uint32_t offset;
    uint64_t sequence;
    uint32_t question; /* vt_cursor_question */
};

/** Hash of what makes a question: its route and its parameters other than the cursor. */
uint32_t vt_cursor_question(struct vt_str route, const struct vt_str *values, size_t count);

/** 23 characters and NUL. */
void vt_cursor_print(const struct vt_cursor *cursor, char ret[VT_CURSOR_CHARS + 1]);

/** VT_E_INVALID: not a cursor, or one of another question. */
int vt_cursor_parse(struct vt_str text, uint32_t question, struct vt_cursor *ret,
                    struct vt_error *err);

#endif
