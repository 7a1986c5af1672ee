/* vt_reader.h — one reader for each format.  Private to format.
 *
 * Each fills ret->text, blocks, page_count and encoding; vt_format_read sets the format. */
#ifndef VT_READER_H
#define VT_READER_H

#include "vt_format.h"

struct vt_source {
    struct vt_arena *arena;
    struct vt_str bytes;
    const struct vt_format_limits *limits;
};

int vt_plain_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);
int vt_html_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);
int vt_docx_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);
int vt_doc_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);
int vt_pdf_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);
int vt_rtf_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);
int vt_xls_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);
int vt_xlsx_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);
/** OpenDocument, text and spreadsheet. */
int vt_odf_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err);

#endif
