#include "vt_str.h"

int vt_str_compare(struct vt_str a, struct vt_str b)
{
    size_t common = a.len_bytes < b.len_bytes ? a.len_bytes : b.len_bytes;
    int order = common == 0 ? 0 : memcmp(a.ptr, b.ptr, common);
    if (order != 0)
        return order;
    return a.len_bytes < b.len_bytes ? -1 : a.len_bytes > b.len_bytes;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct vt_str vt_str_trim(struct vt_str text)
{
    while (text.len_bytes > 0 && is_space(text.ptr[0])) {
        text.ptr++;
        text.len_bytes--;
    }
    while (text.len_bytes > 0 && is_space(text.ptr[text.len_bytes - 1]))
        text.len_bytes--;
    return text;
}

bool vt_str_split(struct vt_str *rest, char separator, struct vt_str *ret_part)
{
    if (rest->ptr == NULL)
        return false;
    const char *at = rest->len_bytes == 0 ? NULL : memchr(rest->ptr, separator, rest->len_bytes);
    if (at == NULL) {
        *ret_part = *rest;
        rest->ptr = NULL;
        rest->len_bytes = 0;
        return true;
    }
    size_t length = (size_t)(at - rest->ptr);
    *ret_part = vt_str_n(rest->ptr, length);
    rest->ptr += length + 1;
    rest->len_bytes -= length + 1;
    return true;
}

size_t vt_str_find(struct vt_str text, struct vt_str needle, size_t from)
{
    if (from >= text.len_bytes || needle.len_bytes == 0)
        return SIZE_MAX;
    const char *at = memmem(text.ptr + from, text.len_bytes - from, needle.ptr, needle.len_bytes);
    return at == NULL ? SIZE_MAX : (size_t)(at - text.ptr);
}

bool vt_str_to_u64(struct vt_str text, uint64_t max, uint64_t *ret_value)
{
    if (text.len_bytes == 0 || text.len_bytes > 19)
        return false;
    uint64_t value = 0;
    for (size_t i = 0; i < text.len_bytes; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        value = value * 10 + (uint64_t)(text.ptr[i] - '0');
    }
    if (value > max)
        return false;
    *ret_value = value;
    return true;
}
