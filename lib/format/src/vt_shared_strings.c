#include "vt_shared_strings.h"

#include <stdlib.h>

void vt_shared_strings_init(struct vt_shared_strings *strings, size_t cap_bytes)
{
    *strings = (struct vt_shared_strings){.text = VT_BUF_INIT(cap_bytes)};
}

void vt_shared_strings_release(struct vt_shared_strings *strings)
{
    vt_buf_release(&strings->text);
    free(strings->ends);
}

bool vt_shared_strings_end(struct vt_shared_strings *strings)
{
    if (strings->count == strings->room) {
        size_t room = strings->room == 0 ? 1024 : strings->room * 2;
        size_t *ends = reallocarray(strings->ends, room, sizeof *ends);
        if (ends == NULL)
            return false;
        strings->ends = ends;
        strings->room = room;
    }
    strings->ends[strings->count++] = strings->text.len_bytes;
    return true;
}

struct vt_str vt_shared_strings_get(const struct vt_shared_strings *strings, size_t index)
{
    if (index >= strings->count)
        return VT_STR_EMPTY;
    size_t start = index == 0 ? 0 : strings->ends[index - 1];
    size_t length = strings->ends[index] - start;
    return length == 0 ? VT_STR_EMPTY : vt_str_n(strings->text.data + start, length);
}
