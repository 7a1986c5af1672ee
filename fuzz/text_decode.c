/* Any bytes are text or refused; what comes out is valid UTF-8 whose offsets lead back into the
 * source, and no run of a font breaks it. */
#include <stdlib.h>

#include "fuzz_target.h"
#include "vt_decode.h"
#include "vt_file.h"
#include "vt_legacy.h"

static void check_offsets(const struct vt_text *text, size_t source_bytes)
{
    size_t last = 0;
    for (size_t i = 0; i < text->step_count; i++) {
        if (text->steps[i].normal > text->normal.len_bytes ||
            text->steps[i].source > source_bytes || text->steps[i].source < last ||
            (i > 0 && text->steps[i].normal < text->steps[i - 1].normal))
            abort();
        last = text->steps[i].source;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    struct vt_str bytes = {(const char *)data, len_bytes};
    struct vt_arena arena;
    struct vt_text decoded, normal;
    enum vt_encoding encoding;
    vt_arena_init(&arena, 256 << 20);
    if (vt_decode(&arena, bytes, &decoded, &encoding, NULL) == VT_OK) {
        if (!vt_utf8_valid(decoded.normal, NULL))
            abort();
        check_offsets(&decoded, len_bytes);
        if (vt_text_normalize(&arena, decoded.normal, &normal, NULL) != VT_OK ||
            !vt_utf8_valid(normal.normal, NULL))
            abort();
        check_offsets(&normal, decoded.normal.len_bytes);
        if (vt_text_compose(&arena, &decoded, &normal, NULL) != VT_OK)
            abort();
        check_offsets(&normal, len_bytes);
        static const enum vt_encoding FONTS[] = {VT_ENCODING_TCVN3, VT_ENCODING_VNI,
                                                 VT_ENCODING_VISCII, VT_ENCODING_VPS};
        for (size_t i = 0; i < sizeof FONTS / sizeof FONTS[0]; i++) {
            struct vt_buf run = VT_BUF_INIT(VT_BUF_NO_CAP);
            vt_legacy_decode((struct vt_font){FONTS[i], i % 2 == 0}, decoded.normal, &run);
            if (!vt_utf8_valid(vt_buf_str(&run), NULL))
                abort();
            vt_buf_release(&run);
        }
    }
    vt_arena_release(&arena);
    return 0;
}
