#include "cursor.h"

#include "vt_hash.h"

enum { VERSION = 1, CURSOR_BYTES = 17 };

static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

uint32_t vt_cursor_question(struct vt_str route, const struct vt_str *values, size_t count)
{
    uint64_t hash = vt_hash64(route);
    for (size_t i = 0; i < count; i++)
        hash = hash * 0x9E3779B97F4A7C15u + vt_hash64(values[i]);
    return (uint32_t)(hash ^ (hash >> 32));
}

static void put_be(unsigned char *to, uint64_t value, unsigned len_bytes)
{
    for (unsigned i = 0; i < len_bytes; i++)
        to[i] = (unsigned char)(value >> (8 * (len_bytes - 1 - i)));
}

static uint64_t get_be(const unsigned char *from, unsigned len_bytes)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < len_bytes; i++)
        value = value << 8 | from[i];
    return value;
}

void vt_cursor_print(const struct vt_cursor *cursor, char ret[VT_CURSOR_CHARS + 1])
{
    unsigned char bytes[CURSOR_BYTES + 1] = {VERSION};
    put_be(bytes + 1, cursor->offset, 4);
    put_be(bytes + 5, cursor->sequence, 8);
    put_be(bytes + 13, cursor->question, 4);
    for (size_t i = 0; i < VT_CURSOR_CHARS; i++) {
        size_t bit = i * 6;
        unsigned pair = (unsigned)bytes[bit / 8] << 8 | bytes[bit / 8 + (bit / 8 < CURSOR_BYTES)];
        ret[i] = DIGITS[(pair >> (10 - bit % 8)) & 63];
    }
    ret[VT_CURSOR_CHARS] = '\0';
}

int vt_cursor_parse(struct vt_str text, uint32_t question, struct vt_cursor *ret,
                    struct vt_error *err)
{
    unsigned char bytes[CURSOR_BYTES + 2] = {0};
    bool good = text.len_bytes == VT_CURSOR_CHARS;
    for (size_t i = 0; good && i < VT_CURSOR_CHARS; i++) {
        const char *digit = text.ptr[i] == '\0' ? NULL : strchr(DIGITS, text.ptr[i]);
        good = digit != NULL;
        if (!good)
            break;
        size_t bit = i * 6;
        unsigned pair = (unsigned)(digit - DIGITS) << (10 - bit % 8);
        bytes[bit / 8] = (unsigned char)(bytes[bit / 8] | pair >> 8);
        bytes[bit / 8 + 1] = (unsigned char)(bytes[bit / 8 + 1] | (pair & 255));
    }
    struct vt_cursor cursor = {(uint32_t)get_be(bytes + 1, 4), get_be(bytes + 5, 8),
                               (uint32_t)get_be(bytes + 13, 4)};
    if (!good || bytes[0] != VERSION || cursor.offset > VT_CURSOR_OFFSET_MAX) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "tham số 'cursor' không hợp lệ"),
                       "lấy từ 'next_cursor' của câu trả lời trước");
    }
    if (cursor.question != question) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "tham số 'cursor' thuộc về câu hỏi khác"),
                       "gửi kèm đúng các tham số của câu hỏi đã cấp nó");
    }
    *ret = cursor;
    return VT_OK;
}
