#include "vt_biff.h"

#include "vt_fold.h"
#include "vt_legacy.h"

enum { HEADER_BYTES = 4 };

static uint32_t byte_at(struct vt_str stream, size_t at)
{
    return (unsigned char)stream.ptr[at];
}

/* Enter the record whose header stands at the end of this one. */
static bool enter(struct vt_biff *biff)
{
    const size_t header = biff->end;
    if (biff->stream.len_bytes - header < HEADER_BYTES)
        return false;
    const size_t length = byte_at(biff->stream, header + 2) | byte_at(biff->stream, header + 3)
                                                                  << 8;
    if (biff->stream.len_bytes - header - HEADER_BYTES < length)
        return false;
    biff->type = byte_at(biff->stream, header) | byte_at(biff->stream, header + 1) << 8;
    biff->at = header + HEADER_BYTES;
    biff->end = biff->at + length;
    return true;
}

bool vt_biff_next(struct vt_biff *biff)
{
    do {
        biff->failed = false;
        if (!enter(biff))
            return false;
    } while (biff->type == VT_BIFF_CONTINUE);
    return true;
}

/* Into the continuation, where the record has ended and one follows. */
static bool go_on(struct vt_biff *biff)
{
    const unsigned type = biff->type;
    struct vt_biff next = *biff;
    while (biff->at == biff->end) {
        if (biff->failed || !enter(&next) || next.type != VT_BIFF_CONTINUE) {
            biff->failed = true;
            return false;
        }
        *biff = next;
        biff->type = type;
    }
    return true;
}

uint32_t vt_biff_u8(struct vt_biff *biff)
{
    return go_on(biff) ? byte_at(biff->stream, biff->at++) : 0;
}

uint32_t vt_biff_u16(struct vt_biff *biff)
{
    uint32_t low = vt_biff_u8(biff);
    return low | vt_biff_u8(biff) << 8;
}

uint32_t vt_biff_u32(struct vt_biff *biff)
{
    uint32_t low = vt_biff_u16(biff);
    return low | vt_biff_u16(biff) << 16;
}

double vt_biff_f64(struct vt_biff *biff)
{
    uint64_t low = vt_biff_u32(biff), bits = low | (uint64_t)vt_biff_u32(biff) << 32;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

void vt_biff_skip(struct vt_biff *biff, size_t count)
{
    while (count > 0 && go_on(biff)) {
        size_t step = biff->end - biff->at < count ? biff->end - biff->at : count;
        biff->at += step;
        count -= step;
    }
}

/* Signs that steer printers become spaces; halves of a character that stand alone are unknown. */
static void add_character(uint32_t c, uint32_t *lead, struct vt_buf *buf)
{
    enum { UNKNOWN = 0xFFFD };
    const bool is_trail = c >= 0xDC00 && c <= 0xDFFF;
    if (*lead != 0) {
        vt_utf8_append(buf, is_trail ? 0x10000 + ((*lead - 0xD800) << 10) + (c - 0xDC00) : UNKNOWN);
        *lead = 0;
        if (is_trail)
            return;
    }
    if (c >= 0xD800 && c <= 0xDBFF)
        *lead = c;
    else
        vt_utf8_append(buf, is_trail ? UNKNOWN : c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
}

void vt_biff_characters(struct vt_biff *biff, size_t count, bool is_wide, struct vt_buf *buf)
{
    uint32_t lead = 0;
    for (size_t i = 0; i < count && buf->failed == VT_OK; i++) {
        if (biff->at == biff->end)
            is_wide = (vt_biff_u8(biff) & 1) != 0;
        uint32_t c = is_wide ? vt_biff_u16(biff) : vt_biff_u8(biff);
        if (biff->failed)
            return;
        add_character(c, &lead, buf);
    }
}

void vt_biff_string(struct vt_biff *biff, size_t count, struct vt_buf *buf)
{
    enum { WIDE = 1, EXTENDED = 4, RICH = 8, RUN_BYTES = 4 };
    const uint32_t flags = vt_biff_u8(biff);
    size_t behind = (flags & RICH) != 0 ? (size_t)vt_biff_u16(biff) * RUN_BYTES : 0;
    if ((flags & EXTENDED) != 0)
        behind += vt_biff_u32(biff);
    vt_biff_characters(biff, count, (flags & WIDE) != 0, buf);
    vt_biff_skip(biff, behind);
}

void vt_biff_bytes(struct vt_biff *biff, size_t count, struct vt_buf *buf)
{
    uint32_t lead = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t byte = vt_biff_u8(biff);
        if (biff->failed)
            return;
        add_character(vt_windows_1252((unsigned char)byte), &lead, buf);
    }
}
