#include "vt_decode.h"

#include <unicode/unorm2.h>

#include "vt_byte_classes.h"
#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_legacy_text.h"

static bool is_mark_at(struct vt_str text, size_t at)
{
    unsigned char a = (unsigned char)text.ptr[at];
    if ((a != 0xCC && a != 0xCD) || at + 1 >= text.len_bytes)
        return false;
    return a == 0xCC || (unsigned char)text.ptr[at + 1] <= 0xAF;
}

/* Compose the letter before `at` with the marks from `at` on; returns where they end. */
static size_t compose(struct vt_rewrite *n, const UNormalizer2 *nfc, size_t at)
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
        vt_rewrite_replace(n, start, end, vt_buf_str(&text));
    return end;
}

static void normalize(struct vt_rewrite *n, const UNormalizer2 *nfc)
{
    struct vt_str s = n->source;
    size_t at = 0;
    if (vt_str_starts(s, VT_STR("\xEF\xBB\xBF"))) {
        vt_rewrite_replace(n, 0, 3, VT_STR_EMPTY);
        at = 3;
    }
    while (at < s.len_bytes && n->failed == VT_OK) {
        unsigned char c = (unsigned char)s.ptr[at];
        if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f') || c == 0x7F) {
            vt_rewrite_replace(n, at, at + 1, VT_STR(" "));
            at++;
        } else if (at > n->copied && is_mark_at(s, at)) {
            at = compose(n, nfc, at);
        } else if (c == 0xEF && at + 2 < s.len_bytes && (unsigned char)s.ptr[at + 1] == 0xBF &&
                   (unsigned char)s.ptr[at + 2] >= 0xBE) {
            vt_rewrite_replace(n, at, at + 3, VT_STR("\xEF\xBF\xBD"));
            at += 3;
        } else {
            at++;
        }
    }
}

/* Lines in older encodings → Unicode. */
static int decode_legacy(struct vt_arena *arena, struct vt_str utf8, struct vt_text *ret,
                         struct vt_error *err)
{
    VT_AUTO(vt_rewrite_release) struct vt_rewrite rewrite;
    vt_rewrite_init(&rewrite, utf8);
    struct vt_legacy_found found;
    int status = vt_legacy_text_decode(&rewrite, false, &found, err);
    if (status != VT_OK || rewrite.copied == 0)
        return status;
    return vt_rewrite_finish(&rewrite, arena, ret, err);
}

int vt_text_normalize(struct vt_arena *arena, struct vt_str utf8, struct vt_text *ret,
                      struct vt_error *err)
{
    if (utf8.len_bytes >= UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "a text of %zu bytes is too long", utf8.len_bytes);
    unsigned classes = vt_byte_classes(utf8);
    struct vt_text decoded = {utf8, NULL, 0};
    int status = VT_OK;
    bool is_normal = (classes & (VT_BYTES_UNUSUAL | VT_BYTES_AFTER_EF)) == 0 &&
                     !vt_str_starts(utf8, VT_STR("\xEF\xBB\xBF"));
    /* What is still to be composed is needed no longer than that. */
    VT_AUTO(vt_arena_release) struct vt_arena between = {NULL, 0, 0};
    vt_arena_init(&between, arena->cap_bytes - arena->used_bytes);
    if ((classes & VT_BYTES_MAYBE_LEGACY) != 0)
        status = decode_legacy(is_normal ? arena : &between, utf8, &decoded, err);
    if (status != VT_OK || is_normal) {
        if (status == VT_OK)
            *ret = decoded;
        return status;
    }
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    if (U_FAILURE(code))
        return vt_fail(err, VT_E_INTERNAL, "no Unicode data: %s", u_errorName(code));
    VT_AUTO(vt_rewrite_release) struct vt_rewrite n;
    vt_rewrite_init(&n, decoded.normal);
    normalize(&n, nfc);
    struct vt_text normal = {utf8, NULL, 0};
    if (n.copied > 0 || decoded.normal.ptr != utf8.ptr)
        status = vt_rewrite_finish(&n, arena, &normal, err);
    if (status == VT_OK && decoded.step_count > 0)
        status = vt_text_compose(arena, &decoded, &normal, err);
    if (status == VT_OK)
        *ret = normal;
    return status;
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
