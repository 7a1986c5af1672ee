#include "vt_reader.h"

#include "vt_docx_body.h"
#include "vt_package.h"

enum part { DOCUMENT, STYLES, NUMBERING, FOOTNOTES, ENDNOTES, PART_COUNT };

static int read_parts(const struct vt_source *source, struct vt_part parts[PART_COUNT],
                      struct vt_docx *docx, struct vt_error *err)
{
    int status = vt_package_read(source, parts, PART_COUNT, err);
    if (status == VT_OK && !parts[DOCUMENT].is_found)
        status = vt_fail(err, VT_E_FORMAT, "the package has no '%s'", parts[DOCUMENT].name);
    if (status == VT_OK)
        status = vt_docx_styles_read(source->arena, vt_buf_str(&parts[STYLES].content),
                                     &docx->styles, err);
    if (status == VT_OK)
        status = vt_docx_numbering_read(source->arena, vt_buf_str(&parts[NUMBERING].content),
                                        &docx->numbering, err);
    if (status == VT_OK)
        status =
            vt_docx_body_read(docx, vt_buf_str(&parts[DOCUMENT].content), VT_DOCX_DOCUMENT, err);
    if (status == VT_OK && docx->footnotes.count > 0)
        status =
            vt_docx_body_read(docx, vt_buf_str(&parts[FOOTNOTES].content), VT_DOCX_FOOTNOTES, err);
    if (status == VT_OK && docx->endnotes.count > 0)
        status =
            vt_docx_body_read(docx, vt_buf_str(&parts[ENDNOTES].content), VT_DOCX_ENDNOTES, err);
    return status;
}

int vt_docx_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    if (!vt_str_starts(source->bytes, VT_STR("PK"))) {
        return vt_hint(err,
                       vt_fail(err, VT_E_UNSUPPORTED, "the document is protected by a password"),
                       "save it without a password");
    }
    struct vt_part parts[PART_COUNT] = {
        [DOCUMENT] = {.name = "word/document.xml"},   [STYLES] = {.name = "word/styles.xml"},
        [NUMBERING] = {.name = "word/numbering.xml"}, [FOOTNOTES] = {.name = "word/footnotes.xml"},
        [ENDNOTES] = {.name = "word/endnotes.xml"},
    };
    struct vt_docx docx = {.numbering = NULL};
    vt_writer_init(&docx.writer, source);
    int status = read_parts(source, parts, &docx, err);
    if (status == VT_OK)
        status = vt_writer_finish(&docx.writer, ret, err);
    vt_writer_release(&docx.writer);
    for (size_t i = 0; i < PART_COUNT; i++)
        vt_buf_release(&parts[i].content);
    vt_docx_notes_release(&docx.footnotes);
    vt_docx_notes_release(&docx.endnotes);
    return status;
}
