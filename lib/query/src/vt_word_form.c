#include "vt_word_form.h"

#include "vt_fold.h"
#include "vt_index.h"

/* A letter of the folded form comes from four bytes at most. */
enum { RAW_BYTES = VT_INDEX_TERM_BYTES * 4 };

void vt_word_buffers_release(struct vt_word_buffers *buffers)
{
    vt_buf_release(&buffers->folded);
    vt_buf_release(&buffers->match);
}

static struct vt_str cut(struct vt_str word)
{
    if (word.len_bytes <= RAW_BYTES)
        return word;
    size_t take = RAW_BYTES;
    while (take > 0 && ((unsigned char)word.ptr[take] & 0xC0) == 0x80)
        take--;
    return vt_str_n(word.ptr, take);
}

static struct vt_str without_zeros(struct vt_str digits)
{
    while (digits.len_bytes > 1 && digits.ptr[0] == '0') {
        digits.ptr++;
        digits.len_bytes--;
    }
    return digits;
}

bool vt_word_form_read(struct vt_str text, const struct vt_token *token,
                       struct vt_word_buffers *buffers, struct vt_word_form *ret)
{
    struct vt_str raw = cut(vt_token_str(text, token));
    if (token->kind == VT_TOKEN_NUMBER) {
        struct vt_str digits = without_zeros(raw);
        *ret = (struct vt_word_form){digits, digits, false};
        return true;
    }
    vt_buf_clear(&buffers->match);
    vt_fold_match(raw, &buffers->match);
    struct vt_str match = vt_buf_str(&buffers->match);
    vt_buf_clear(&buffers->folded);
    vt_fold_ascii(match, &buffers->folded);
    struct vt_str folded = vt_buf_str(&buffers->folded);
    *ret = (struct vt_word_form){folded, match, !vt_str_eq(folded, match)};
    return buffers->folded.failed == VT_OK && buffers->match.failed == VT_OK;
}
