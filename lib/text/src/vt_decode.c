#include "vt_decode.h"

#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_file.h"
#include "vt_fold.h"

const char *vt_encoding_name(enum vt_encoding encoding)
{
    static const char *const NAMES[] = {"utf-8", "utf-16le", "utf-16be", "unknown"};
    return NAMES[encoding <= VT_ENCODING_UNKNOWN ? encoding : VT_ENCODING_UNKNOWN];
}

static uint32_t unit_at(struct vt_str bytes, size_t at, bool big_endian)
{
    uint32_t a = (unsigned char)bytes.ptr[at], b = (unsigned char)bytes.ptr[at + 1];
    return big_endian ? a << 8 | b : b << 8 | a;
}

static int decode_utf16(struct vt_arena *arena, struct vt_str bytes, bool big_endian,
                        struct vt_str *ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf out = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t at = 2; at + 1 < bytes.len_bytes; at += 2) {
        uint32_t c = unit_at(bytes, at, big_endian);
        if (U16_IS_LEAD(c) && at + 3 < bytes.len_bytes &&
            U16_IS_TRAIL(unit_at(bytes, at + 2, big_endian))) {
            c = (uint32_t)U16_GET_SUPPLEMENTARY(c, unit_at(bytes, at + 2, big_endian));
            at += 2;
        } else if (U16_IS_SURROGATE(c)) {
            c = 0xFFFD;
        }
        vt_utf8_append(&out, (uint32_t)c);
    }
    *ret = vt_arena_copy(arena, vt_buf_str(&out));
    return out.failed || ret->ptr == NULL ? vt_fail(err, VT_E_NOMEM, "out of memory for a text")
                                          : VT_OK;
}

int vt_decode_bytes(struct vt_arena *arena, struct vt_str bytes, struct vt_str *ret,
                    enum vt_encoding *ret_encoding, struct vt_error *err)
{
    if (vt_str_starts(bytes, VT_STR("\xFF\xFE")) || vt_str_starts(bytes, VT_STR("\xFE\xFF"))) {
        bool big_endian = bytes.ptr[0] == '\xFE';
        *ret_encoding = big_endian ? VT_ENCODING_UTF16BE : VT_ENCODING_UTF16LE;
        return decode_utf16(arena, bytes, big_endian, ret, err);
    }
    size_t offset;
    if (!vt_utf8_valid(bytes, &offset)) {
        return vt_hint(err, vt_fail(err, VT_E_FORMAT, "not UTF-8 from byte %zu on", offset),
                       "convert the file to UTF-8, or give the original office file");
    }
    *ret = bytes;
    *ret_encoding = VT_ENCODING_UTF8;
    return VT_OK;
}

struct normalizer {
    struct vt_str source;
    struct vt_buf out;
    struct vt_offset_step *steps;
    size_t step_count, step_room;
    size_t copied; /* source bytes dealt with */
    int failed;
};

static void note_step(struct normalizer *n)
{
    if (n->step_count == n->step_room) {
        size_t room = n->step_room == 0 ? 64 : n->step_room * 2;
        struct vt_offset_step *steps = realloc(n->steps, room * sizeof *steps);
        if (steps == NULL) {
            n->failed = VT_E_NOMEM;
            return;
        }
        n->steps = steps;
        n->step_room = room;
    }
    n->steps[n->step_count++] =
        (struct vt_offset_step){(uint32_t)n->out.len_bytes, (uint32_t)n->copied};
}

static void copy_to(struct normalizer *n, size_t at)
{
    vt_buf_add(&n->out, vt_str_n(n->source.ptr + n->copied, at - n->copied));
    n->copied = at;
}

/* Put text in place of source bytes [from, to). */
static void replace(struct normalizer *n, size_t from, size_t to, struct vt_str text)
{
    copy_to(n, from);
    vt_buf_add(&n->out, text);
    n->copied = to;
    if (text.len_bytes != to - from)
        note_step(n);
}

static bool is_mark_at(struct vt_str text, size_t at)
{
    unsigned char a = (unsigned char)text.ptr[at];
    if ((a != 0xCC && a != 0xCD) || at + 1 >= text.len_bytes)
        return false;
    return a == 0xCC || (unsigned char)text.ptr[at + 1] <= 0xAF;
}

/* Compose the letter before `at` with the marks from `at` on; returns where they end. */
static size_t compose(struct normalizer *n, const UNormalizer2 *nfc, size_t at)
{
    size_t start = at, end = at;
    do {
        start--;
    } while (start > n->copied && ((unsigned char)n->source.ptr[start] & 0xC0) == 0x80);
    UChar in[64], out[64];
    int32_t count = 0;
    while (end < n->source.len_bytes && count < 60 && is_mark_at(n->source, end)) {
        if (count == 0) {
            size_t first = start;
            uint32_t c = vt_utf8_next(n->source, &first);
            if (c > 0xFFFF)
                return at + 2; /* no letter of ours: its marks stay as they are */
            in[count++] = (UChar)c;
            continue;
        }
        in[count++] = (UChar)vt_utf8_next(n->source, &end);
    }
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = unorm2_normalize(nfc, in, count, out, 64, &code);
    if (U_FAILURE(code) || length > 64)
        return end;
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(1024);
    for (int32_t i = 0; i < length; i++)
        vt_utf8_append(&text, out[i]); /* one unit each: surrogates were left out above */
    struct vt_str was = vt_str_n(n->source.ptr + start, end - start);
    if (!vt_str_eq(was, vt_buf_str(&text)))
        replace(n, start, end, vt_buf_str(&text));
    return end;
}

static void normalize(struct normalizer *n, const UNormalizer2 *nfc)
{
    struct vt_str s = n->source;
    size_t at = 0;
    if (vt_str_starts(s, VT_STR("\xEF\xBB\xBF"))) {
        replace(n, 0, 3, VT_STR_EMPTY);
        at = 3;
    }
    while (at < s.len_bytes && n->failed == VT_OK) {
        unsigned char c = (unsigned char)s.ptr[at];
        if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f') || c == 0x7F) {
            replace(n, at, at + 1, VT_STR(" "));
            at++;
        } else if (at > n->copied && is_mark_at(s, at)) {
            at = compose(n, nfc, at);
        } else if (c == 0xEF && at + 2 < s.len_bytes && (unsigned char)s.ptr[at + 1] == 0xBF &&
                   (unsigned char)s.ptr[at + 2] >= 0xBE) {
            replace(n, at, at + 3, VT_STR("\xEF\xBF\xBD"));
            at += 3;
        } else {
            at++;
        }
    }
    copy_to(n, s.len_bytes);
}

static bool is_normal(struct vt_str s)
{
    if (vt_str_starts(s, VT_STR("\xEF\xBB\xBF")))
        return false;
    for (size_t i = 0; i < s.len_bytes; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f') || c == 0x7F ||
            c == 0xCC || c == 0xCD)
            return false;
        if (c == 0xEF && i + 2 < s.len_bytes && (unsigned char)s.ptr[i + 1] == 0xBF &&
            (unsigned char)s.ptr[i + 2] >= 0xBE)
            return false;
    }
    return true;
}

int vt_text_normalize(struct vt_arena *arena, struct vt_str utf8, struct vt_text *ret,
                      struct vt_error *err)
{
    if (utf8.len_bytes >= UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "a text of %zu bytes is too long", utf8.len_bytes);
    if (is_normal(utf8)) {
        *ret = (struct vt_text){utf8, NULL, 0};
        return VT_OK;
    }
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    if (U_FAILURE(code))
        return vt_fail(err, VT_E_INTERNAL, "no Unicode data: %s", u_errorName(code));
    struct normalizer n = {.source = utf8, .out = VT_BUF_INIT(VT_BUF_NO_CAP)};
    normalize(&n, nfc);
    struct vt_str normal = vt_arena_copy(arena, vt_buf_str(&n.out));
    struct vt_offset_step *steps = vt_arena_array(arena, n.step_count + 1, sizeof *steps);
    int status = n.failed != VT_OK ? n.failed : n.out.failed;
    if (normal.ptr == NULL || steps == NULL)
        status = VT_E_NOMEM;
    if (status == VT_OK && n.step_count > 0)
        memcpy(steps, n.steps, n.step_count * sizeof *steps);
    vt_buf_release(&n.out);
    free(n.steps);
    if (status != VT_OK)
        return vt_fail(err, status, "out of memory for a text");
    *ret = (struct vt_text){normal, steps, n.step_count};
    return VT_OK;
}

size_t vt_text_source_offset(const struct vt_text *text, size_t normal_offset)
{
    size_t low = 0, high = text->step_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->steps[middle].normal <= normal_offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return normal_offset;
    const struct vt_offset_step *step = &text->steps[low - 1];
    return step->source + (normal_offset - step->normal);
}
