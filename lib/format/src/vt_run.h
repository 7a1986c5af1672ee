/* vt_run.h — runs of one font, decoded as their font says.  Private to format.
 *
 * Word processors split text wherever they like, also between a letter of VNI and its mark, so a run
 * is decoded only when the font changes or the paragraph ends. */
#ifndef VT_RUN_H
#define VT_RUN_H

#include "vt_buf.h"
#include "vt_legacy.h"

struct vt_run_style {
    struct vt_font font;
    bool is_raised;
    bool is_upper; /* shown in capitals */
};

struct vt_run {
    struct vt_buf text;
    struct vt_run_style style;
};

void vt_run_init(struct vt_run *run, size_t cap_bytes);
void vt_run_release(struct vt_run *run);

/** Add text in a style; what came before in another goes to the paragraph first. */
void vt_run_add(struct vt_run *run, struct vt_run_style style, struct vt_str text,
                struct vt_buf *paragraph);

/** Write what is left to the paragraph.  A failure is the paragraph's. */
void vt_run_flush(struct vt_run *run, struct vt_buf *paragraph);

#endif
