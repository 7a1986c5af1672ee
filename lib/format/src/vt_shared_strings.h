/* vt_shared_strings.h — the strings that the cells of a workbook refer to.  Private to format. */
#ifndef VT_SHARED_STRINGS_H
#define VT_SHARED_STRINGS_H

#include "vt_buf.h"

/* Add to text, then end the string. */
struct vt_shared_strings {
    struct vt_buf text; /* one behind the other */
    size_t *ends;       /* of each in text */
    size_t count, room;
};

void vt_shared_strings_init(struct vt_shared_strings *strings, size_t cap_bytes);
void vt_shared_strings_release(struct vt_shared_strings *strings);

/** False: no memory. */
bool vt_shared_strings_end(struct vt_shared_strings *strings);

/** "" for a string that there is not. */
struct vt_str vt_shared_strings_get(const struct vt_shared_strings *strings, size_t index);

#endif
