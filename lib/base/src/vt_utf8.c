#include "vt_file.h"

/* Length of the valid sequence at the front, or 0.  Table 3-7 of the Unicode Standard. */
static size_t sequence_length(const unsigned char *s, size_t left)
{
    if (s[0] < 0x80)
        return 1;
    size_t need = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || left < need)
        return 0;
    unsigned char low = 0x80, high = 0xBF;
    if (s[0] == 0xE0)
        low = 0xA0;
    else if (s[0] == 0xED)
        high = 0x9F;
    else if (s[0] == 0xF0)
        low = 0x90;
    else if (s[0] == 0xF4)
        high = 0x8F;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < need; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return need;
}

bool vt_utf8_valid(struct vt_str bytes, size_t *ret_offset)
{
    size_t i = 0;
    while (i < bytes.len_bytes) {
        uint64_t word;
        if (bytes.len_bytes - i >= sizeof word) {
            memcpy(&word, bytes.ptr + i, sizeof word);
            if ((word & 0x8080808080808080u) == 0) {
                i += sizeof word;
                continue;
            }
        }
        size_t length = sequence_length((const unsigned char *)bytes.ptr + i, bytes.len_bytes - i);
        if (length == 0) {
            if (ret_offset != NULL)
                *ret_offset = i;
            return false;
        }
        i += length;
    }
    return true;
}

void vt_utf8_clean(struct vt_buf *buf, struct vt_str bytes)
{
    for (size_t i = 0; i < bytes.len_bytes;) {
        size_t length = sequence_length((const unsigned char *)bytes.ptr + i, bytes.len_bytes - i);
        bool control = length == 1 && ((unsigned char)bytes.ptr[i] < 0x20 || bytes.ptr[i] == 0x7F);
        if (length == 0 || control) {
            vt_buf_add_c(buf, '?');
            i++;
        } else {
            vt_buf_add(buf, vt_str_n(bytes.ptr + i, length));
            i += length;
        }
    }
}
