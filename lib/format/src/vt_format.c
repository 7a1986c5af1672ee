#include "vt_format.h"

#include "vt_reader.h"

const struct vt_format_limits VT_FORMAT_LIMITS = {
    .text_bytes = (size_t)256 << 20,
    .part_bytes = (size_t)512 << 20,
    .part_count = 10000,
    .ratio = 200,
    .page_count = 20000,
};

static const struct vt_format_info INFOS[VT_FORMAT_COUNT] = {
    {VT_FORMAT_UNKNOWN, "unknown", "application/octet-stream", false,
     "a kind of file that is not known"},
    {VT_FORMAT_TEXT, "text", "text/plain", true, NULL},
    {VT_FORMAT_HTML, "html", "text/html", true, NULL},
    {VT_FORMAT_DOCX, "docx",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true, NULL},
    {VT_FORMAT_PDF, "pdf", "application/pdf", true, NULL},
    {VT_FORMAT_DOC, "doc", "application/msword", true, NULL},
    {VT_FORMAT_RTF, "rtf", "application/rtf", true, NULL},
    {VT_FORMAT_XLS, "xls", "application/vnd.ms-excel", true, NULL},
    {VT_FORMAT_XLSX, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     true, NULL},
    {VT_FORMAT_ODT, "odt", "application/vnd.oasis.opendocument.text", true, NULL},
    {VT_FORMAT_ODS, "ods", "application/vnd.oasis.opendocument.spreadsheet", true, NULL},
    {VT_FORMAT_ZIP, "zip", "application/zip", false, "archives are not unpacked yet: unpack it"},
    {VT_FORMAT_IMAGE, "image", "application/octet-stream", false,
     "a picture: it needs OCR, which is not done yet"},
    {VT_FORMAT_DATA, "data", "application/octet-stream", false, "a data file, not a document"},
};

typedef int (*reader)(const struct vt_source *source, struct vt_format_text *ret,
                      struct vt_error *err);

static const reader READERS[VT_FORMAT_COUNT] = {
    [VT_FORMAT_TEXT] = vt_plain_read, [VT_FORMAT_HTML] = vt_html_read,
    [VT_FORMAT_DOCX] = vt_docx_read,  [VT_FORMAT_PDF] = vt_pdf_read,
    [VT_FORMAT_DOC] = vt_doc_read,    [VT_FORMAT_RTF] = vt_rtf_read,
    [VT_FORMAT_XLS] = vt_xls_read,    [VT_FORMAT_XLSX] = vt_xlsx_read,
    [VT_FORMAT_ODT] = vt_odf_read,    [VT_FORMAT_ODS] = vt_odf_read,
};

const struct vt_format_info *vt_format_info(enum vt_format format)
{
    return &INFOS[format];
}

int vt_format_read(struct vt_arena *arena, struct vt_str bytes, const char *name,
                   const struct vt_format_limits *limits, struct vt_format_text *ret,
                   struct vt_error *err)
{
    enum vt_format format = vt_format_detect(bytes, name);
    if (!INFOS[format].is_read)
        return vt_fail(err, VT_E_UNSUPPORTED, "%s", INFOS[format].why_not);
    struct vt_source source = {arena, bytes, limits};
    struct vt_format_text result = {.format = format, .encoding = VT_STR_EMPTY};
    int status = READERS[format](&source, &result, err);
    if (status == VT_OK)
        *ret = result;
    return status;
}
