/* vt_word_form.h — the words of a text in the forms that become terms.  Text and question go
 * through here, so that they meet. */
#ifndef VT_WORD_FORM_H
#define VT_WORD_FORM_H

#include "vt_buf.h"
#include "vt_token.h"

/** One word; the views last until the next call with the same buffers. */
struct vt_word_form {
    struct vt_str folded; /* ASCII of match; a number: its digits without leading zeros */
    struct vt_str match;  /* match form (vt_fold.h); as folded for a number */
    bool is_marked;       /* the two differ */
};

struct vt_word_buffers {
    struct vt_buf folded, match;
};
#define VT_WORD_BUFFERS_INIT                                   \
    (struct vt_word_buffers)                                   \
    {                                                          \
        VT_BUF_INIT(VT_BUF_NO_CAP), VT_BUF_INIT(VT_BUF_NO_CAP) \
    }
void vt_word_buffers_release(struct vt_word_buffers *buffers);

/** Forms of a WORD or NUMBER token.  Of an endless word only as much as a term can hold counts.
 * False: out of memory. */
bool vt_word_form_read(struct vt_str text, const struct vt_token *token,
                       struct vt_word_buffers *buffers, struct vt_word_form *ret);

#endif
