/* fuzz_text.h — the input as what the libraries behind the decoder are given: valid UTF-8, in tokens. */
#ifndef VT_FUZZ_TEXT_H
#define VT_FUZZ_TEXT_H

#include "vt_cleanup.h"
#include "vt_file.h"
#include "vt_token.h"

#include <stdlib.h>

static inline void require(bool holds)
{
    if (!holds)
        abort();
}

/** The input, its faulty bytes and control characters replaced but for line and page breaks and tabs. */
static inline struct vt_str fuzz_text(struct vt_arena *arena, const uint8_t *data, size_t len_bytes)
{
    VT_AUTO(vt_buf_release) struct vt_buf clean = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_utf8_clean(&clean, vt_str_n((const char *)data, len_bytes));
    for (size_t i = 0; i < clean.len_bytes; i++)
        if (data[i] == '\n' || data[i] == '\f' || data[i] == '\t')
            clean.data[i] = (char)data[i];
    struct vt_str text = vt_arena_copy(arena, vt_buf_str(&clean));
    require(text.ptr != NULL);
    return text;
}

static inline struct vt_tokens fuzz_tokens(struct vt_arena *arena, struct vt_str text)
{
    struct vt_tokens tokens;
    require(vt_tokenize(arena, text, &tokens, NULL) == VT_OK);
    return tokens;
}

static inline bool fuzz_within(struct vt_span span, struct vt_str text)
{
    return span.start <= span.end && span.end <= text.len_bytes;
}

#endif
