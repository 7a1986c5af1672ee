/* odf_fixture.h — OpenDocument files from what stands in their bodies. */
#ifndef ODF_FIXTURE_H
#define ODF_FIXTURE_H

#include "format_fixture.h"

#define ODF_SPACES                                                              \
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""        \
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""          \
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""            \
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""          \
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""         \
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""   \
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

#define ODT_TYPE "application/vnd.oasis.opendocument.text"
#define ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

#define TEXT_P(text) "<text:p>" text "</text:p>"
#define ODF_CELL(content) "<table:table-cell>" content "</table:table-cell>"
#define ODF_ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define ODF_TABLE(rows) "<table:table>" rows "</table:table>"

struct odf {
    const char *type;      /* NULL: a text */
    const char *body;      /* what stands in office:body */
    const char *automatic; /* styles of content.xml, or NULL */
    const char *styles;    /* of styles.xml, or NULL */
    const char *manifest;  /* NULL: there is none */
};

static inline void make_odf(struct vt_buf *zip, const struct odf *odf)
{
    struct vt_buf content = VT_BUF_INIT(VT_BUF_NO_CAP), styles = VT_BUF_INIT(VT_BUF_NO_CAP);
    const char *type = odf->type == NULL ? ODT_TYPE : odf->type;
    vt_buf_printf(&content,
                  "<?xml version=\"1.0\"?><office:document-content%s>"
                  "<office:automatic-styles>%s</office:automatic-styles>"
                  "<office:body>%s</office:body></office:document-content>",
                  ODF_SPACES, odf->automatic == NULL ? "" : odf->automatic, odf->body);
    vt_buf_printf(&styles,
                  "<office:document-styles%s><office:styles>%s</office:styles>"
                  "</office:document-styles>",
                  ODF_SPACES, odf->styles == NULL ? "" : odf->styles);
    struct part_of_package parts[4] = {{"mimetype", vt_str(type)},
                                       {"content.xml", vt_buf_str(&content)},
                                       {"styles.xml", vt_buf_str(&styles)}};
    size_t count = 3;
    if (odf->manifest != NULL)
        parts[count++] = (struct part_of_package){"META-INF/manifest.xml", vt_str(odf->manifest)};
    make_package(zip, parts, count, NULL);
    vt_buf_release(&content);
    vt_buf_release(&styles);
}

static inline void check_odf_parts(const struct odf *odf, const char *expected)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_odf(&zip, odf);
    check_read(vt_buf_str(&zip), "a.odt", expected);
    vt_buf_release(&zip);
}

static inline void check_odf(const char *body, const char *expected)
{
    struct odf odf = {.body = body};
    check_odf_parts(&odf, expected);
}

#endif
