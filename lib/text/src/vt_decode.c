#include "vt_decode.h"

#include <unicode/utf16.h>

#include "vt_cleanup.h"
#include "vt_file.h"
#include "vt_fold.h"
#include "vt_legacy_text.h"

/* So many broken lines among a hundred: UTF-8 with a fault here and there. */
enum { MOST_BROKEN_PERCENT = 10 };

const char *vt_encoding_name(enum vt_encoding encoding)
{
    static const char *const NAMES[] = {
        "utf-8",  "utf-16le", "utf-16be",     "tcvn3",        "vni",
        "viscii", "vps",      "windows-1258", "windows-1252", "utf-8 as windows-1252",
        "unknown"};
    return NAMES[encoding <= VT_ENCODING_UNKNOWN ? encoding : VT_ENCODING_UNKNOWN];
}

static uint32_t unit_at(struct vt_str bytes, size_t at, bool big_endian)
{
    uint32_t a = (unsigned char)bytes.ptr[at], b = (unsigned char)bytes.ptr[at + 1];
    return big_endian ? a << 8 | b : b << 8 | a;
}

static void decode_utf16(struct vt_rewrite *rewrite, bool big_endian)
{
    struct vt_str bytes = rewrite->source;
    VT_AUTO(vt_buf_release) struct vt_buf letter = VT_BUF_INIT(8);
    vt_rewrite_replace(rewrite, 0, 2, VT_STR_EMPTY);
    size_t at = 2;
    while (at + 1 < bytes.len_bytes) {
        size_t end = at + 2;
        uint32_t c = unit_at(bytes, at, big_endian);
        if (U16_IS_LEAD(c) && at + 3 < bytes.len_bytes &&
            U16_IS_TRAIL(unit_at(bytes, at + 2, big_endian))) {
            c = (uint32_t)U16_GET_SUPPLEMENTARY(c, unit_at(bytes, at + 2, big_endian));
            end = at + 4;
        } else if (U16_IS_SURROGATE(c)) {
            c = 0xFFFD;
        }
        vt_buf_clear(&letter);
        vt_utf8_append(&letter, c);
        vt_rewrite_replace(rewrite, at, end, vt_buf_str(&letter));
        at = end;
    }
    vt_rewrite_replace(rewrite, at, bytes.len_bytes, VT_STR_EMPTY); /* half a character */
}

static int decode_8_bit(struct vt_rewrite *rewrite, size_t offset, enum vt_encoding *ret_encoding,
                        struct vt_error *err)
{
    struct vt_legacy_found found;
    int status = vt_legacy_text_decode(rewrite, true, &found, err);
    if (status != VT_OK)
        return status;
    if (found.encoding == VT_ENCODING_UTF8 &&
        found.broken_count * 100 > found.line_count * MOST_BROKEN_PERCENT) {
        status = vt_fail(err, VT_E_FORMAT,
                         "not UTF-8 from byte %zu on, nor Vietnamese in an older encoding", offset);
        return vt_hint(err, status, "convert the file to UTF-8, or give the original office file");
    }
    *ret_encoding = found.encoding;
    return VT_OK;
}

int vt_decode(struct vt_arena *arena, struct vt_str bytes, struct vt_text *ret,
              enum vt_encoding *ret_encoding, struct vt_error *err)
{
    if (bytes.len_bytes >= UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "a text of %zu bytes is too long", bytes.len_bytes);
    bool big_endian = vt_str_starts(bytes, VT_STR("\xFE\xFF"));
    bool is_utf16 = big_endian || vt_str_starts(bytes, VT_STR("\xFF\xFE"));
    size_t offset;
    if (!is_utf16 && vt_utf8_valid(bytes, &offset)) {
        *ret = (struct vt_text){bytes, NULL, 0};
        *ret_encoding = VT_ENCODING_UTF8;
        return VT_OK;
    }
    VT_AUTO(vt_rewrite_release) struct vt_rewrite rewrite;
    vt_rewrite_init(&rewrite, bytes);
    enum vt_encoding encoding = big_endian ? VT_ENCODING_UTF16BE : VT_ENCODING_UTF16LE;
    int status = VT_OK;
    if (is_utf16)
        decode_utf16(&rewrite, big_endian);
    else
        status = decode_8_bit(&rewrite, offset, &encoding, err);
    if (status == VT_OK)
        status = vt_rewrite_finish(&rewrite, arena, ret, err);
    if (status == VT_OK)
        *ret_encoding = encoding;
    return status;
}

int vt_decode_bytes(struct vt_arena *arena, struct vt_str bytes, struct vt_str *ret,
                    enum vt_encoding *ret_encoding, struct vt_error *err)
{
    struct vt_text text;
    int status = vt_decode(arena, bytes, &text, ret_encoding, err);
    if (status == VT_OK)
        *ret = text.normal;
    return status;
}
