#include "vt_odf_paragraph.h"

#include "vt_superscript.h"

void vt_odf_paragraph_init(struct vt_odf_paragraph *paragraph, size_t cap_bytes)
{
    *paragraph =
        (struct vt_odf_paragraph){.text = VT_BUF_INIT(cap_bytes), .label = VT_BUF_INIT(cap_bytes)};
    vt_run_init(&paragraph->run, cap_bytes);
}

void vt_odf_paragraph_release(struct vt_odf_paragraph *paragraph)
{
    vt_buf_release(&paragraph->text);
    vt_buf_release(&paragraph->label);
    vt_run_release(&paragraph->run);
}

void vt_odf_paragraph_begin(struct vt_odf_paragraph *paragraph, struct vt_odf_look look)
{
    vt_buf_clear(&paragraph->text);
    vt_buf_clear(&paragraph->label);
    paragraph->looks[0] = look;
    paragraph->look_count = 1;
    paragraph->ends_blank = true;
}

void vt_odf_span_begin(struct vt_odf_paragraph *paragraph, struct vt_odf_look look)
{
    if (paragraph->look_count < VT_ODF_DEEPEST_SPAN)
        paragraph->looks[paragraph->look_count] = look;
    paragraph->look_count++;
}

void vt_odf_span_end(struct vt_odf_paragraph *paragraph)
{
    if (paragraph->look_count > 1)
        paragraph->look_count--;
}

struct vt_odf_look vt_odf_paragraph_now(const struct vt_odf_paragraph *paragraph)
{
    unsigned count = paragraph->look_count;
    return paragraph->looks[(count < VT_ODF_DEEPEST_SPAN ? count : VT_ODF_DEEPEST_SPAN) - 1];
}

void vt_odf_paragraph_add_exact(struct vt_odf_paragraph *paragraph, struct vt_str text)
{
    struct vt_odf_look look = vt_odf_paragraph_now(paragraph);
    paragraph->ends_blank = false;
    if (!look.is_hidden)
        vt_run_add(&paragraph->run, look.run, text, &paragraph->text);
}

void vt_odf_paragraph_add(struct vt_odf_paragraph *paragraph, struct vt_str text)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t start = at;
        while (at < text.len_bytes && strchr(" \t\r\n", text.ptr[at]) == NULL)
            at++;
        if (at > start)
            vt_odf_paragraph_add_exact(paragraph, vt_str_n(text.ptr + start, at - start));
        start = at;
        while (at < text.len_bytes && strchr(" \t\r\n", text.ptr[at]) != NULL)
            at++;
        if (at > start && !paragraph->ends_blank) {
            vt_odf_paragraph_add_exact(paragraph, VT_STR(" "));
            paragraph->ends_blank = true;
        }
    }
}

void vt_odf_paragraph_add_mark(struct vt_odf_paragraph *paragraph, struct vt_str mark)
{
    vt_run_flush(&paragraph->run, &paragraph->text);
    vt_superscript_add(&paragraph->text, mark);
    paragraph->ends_blank = false;
}
