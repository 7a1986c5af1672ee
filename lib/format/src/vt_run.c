#include "vt_run.h"

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_superscript.h"

void vt_run_init(struct vt_run *run, size_t cap_bytes)
{
    *run = (struct vt_run){.text = VT_BUF_INIT(cap_bytes)};
}

void vt_run_release(struct vt_run *run)
{
    vt_buf_release(&run->text);
}

static bool is_same(struct vt_run_style a, struct vt_run_style b)
{
    return vt_font_is_same(a.font, b.font) && a.is_raised == b.is_raised &&
           a.is_upper == b.is_upper;
}

void vt_run_flush(struct vt_run *run, struct vt_buf *paragraph)
{
    struct vt_str text = vt_buf_str(&run->text);
    if (run->text.failed != VT_OK && paragraph->failed == VT_OK)
        paragraph->failed = run->text.failed;
    VT_AUTO(vt_buf_release) struct vt_buf decoded = VT_BUF_INIT(run->text.cap_bytes);
    if (text.len_bytes > 0 && run->style.font.encoding != VT_ENCODING_UTF8) {
        vt_legacy_decode(run->style.font, text, &decoded);
        text = vt_buf_str(&decoded);
    }
    if (run->style.is_raised)
        vt_superscript_add(paragraph, text);
    else if (run->style.is_upper)
        vt_fold_upper(text, paragraph);
    else
        vt_buf_add(paragraph, text);
    vt_buf_clear(&run->text);
}

void vt_run_add(struct vt_run *run, struct vt_run_style style, struct vt_str text,
                struct vt_buf *paragraph)
{
    /* A raised digit beside a raised space is a mark; both together would not be one. */
    if (style.is_raised || !is_same(run->style, style)) {
        vt_run_flush(run, paragraph);
        run->style = style;
    }
    vt_buf_add(&run->text, text);
}
