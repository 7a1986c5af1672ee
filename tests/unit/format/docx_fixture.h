/* docx_fixture.h — Word documents from what stands between their tags. */
#ifndef DOCX_FIXTURE_H
#define DOCX_FIXTURE_H

#include "format_fixture.h"

#define W_SPACE                                                                 \
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" \
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

/* A paragraph with one run. */
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define CELL(content) "<w:tc>" content "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"

/* The parts of a document; NULL: not there. */
struct docx {
    const char *body;
    const char *styles;
    const char *numbering;
    const char *footnotes;
};

static inline void add_part(struct vt_buf *buf, const char *element, const char *content)
{
    vt_buf_printf(buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:%s%s>%s</w:%s>", element,
                  W_SPACE, content, element);
}

static inline void make_docx(struct vt_buf *zip, const struct docx *docx)
{
    struct {
        const char *name;
        const char *element;
        const char *content;
        struct vt_buf buf;
    } all[] = {{"word/document.xml", "document", docx->body, VT_BUF_INIT(VT_BUF_NO_CAP)},
               {"word/styles.xml", "styles", docx->styles, VT_BUF_INIT(VT_BUF_NO_CAP)},
               {"word/numbering.xml", "numbering", docx->numbering, VT_BUF_INIT(VT_BUF_NO_CAP)},
               {"word/footnotes.xml", "footnotes", docx->footnotes, VT_BUF_INIT(VT_BUF_NO_CAP)}};
    struct part_of_package parts[VT_ARRAY_LEN(all) + 1] = {
        {"[Content_Types].xml", VT_STR("<Types/>")}};
    size_t count = 1;
    for (size_t i = 0; i < VT_ARRAY_LEN(all); i++) {
        if (all[i].content == NULL)
            continue;
        add_part(&all[i].buf, all[i].element, all[i].content);
        parts[count++] = (struct part_of_package){all[i].name, vt_buf_str(&all[i].buf)};
    }
    make_package(zip, parts, count, NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(all); i++)
        vt_buf_release(&all[i].buf);
}

static inline void check_docx_parts(const struct docx *docx, const char *expected)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_docx(&zip, docx);
    check_read(vt_buf_str(&zip), "a.docx", expected);
    vt_buf_release(&zip);
}

static inline void check_docx(const char *body, const char *expected)
{
    struct docx docx = {.body = body};
    check_docx_parts(&docx, expected);
}

#endif
