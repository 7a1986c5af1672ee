/* pdf_fixture.h — PDF files with words at places.  Every glyph is half as wide as its size, so a text of
 * n letters at size s is n * s / 2 points wide. */
#ifndef PDF_FIXTURE_H
#define PDF_FIXTURE_H

#include "format_fixture.h"
#include "vt_fold.h"

enum { PDF_WIDTH = 600, PDF_HEIGHT = 800, PDF_LETTERS = 220 };

/* How a line is set; the fonts that say in which encoding have their resource's letter. */
enum pdf_set { PDF_PLAIN, PDF_UPWARDS, PDF_TCVN3 = 'T', PDF_TCVN3_CAPITALS = 'H' };

struct pdf_line {
    unsigned page; /* from 1 */
    double x;
    double y; /* of the baseline, from the upper edge */
    double size;
    const char *text;
    enum pdf_set set;
};

/* The letters used, in the order of their codes, which begin at 32. */
struct pdf_letters {
    uint32_t code_points[PDF_LETTERS];
    size_t count;
};

static inline unsigned pdf_code(struct pdf_letters *letters, uint32_t code_point)
{
    for (size_t i = 0; i < letters->count; i++)
        if (letters->code_points[i] == code_point)
            return (unsigned)i + 32;
    ck_assert_uint_lt(letters->count, PDF_LETTERS);
    letters->code_points[letters->count++] = code_point;
    return (unsigned)letters->count + 31;
}

static inline void pdf_add_line(struct vt_buf *content, const struct pdf_line *line,
                                struct pdf_letters *letters)
{
    double y = PDF_HEIGHT - line->y;
    const char font = line->set > PDF_UPWARDS ? (char)line->set : 'F';
    if (line->set == PDF_UPWARDS)
        vt_buf_printf(content, "BT /%c %g Tf 0.7 0.7 -0.7 0.7 %g %g Tm <", font, line->size,
                      line->x, y);
    else
        vt_buf_printf(content, "BT /%c %g Tf %g %g Td <", font, line->size, line->x, y);
    struct vt_str text = vt_str(line->text);
    for (size_t at = 0; at < text.len_bytes;)
        vt_buf_printf(content, "%02x", pdf_code(letters, vt_utf8_next(text, &at)));
    vt_buf_puts(content, "> Tj ET\n");
}

struct pdf_writer {
    struct vt_buf *pdf;
    size_t offsets[256];
    unsigned count;
};

static inline void pdf_object(struct pdf_writer *writer, const char *head,
                              const struct vt_buf *stream)
{
    writer->offsets[++writer->count] = writer->pdf->len_bytes;
    vt_buf_printf(writer->pdf, "%u 0 obj\n", writer->count);
    if (stream == NULL)
        vt_buf_puts(writer->pdf, head);
    else
        vt_buf_printf(writer->pdf, "<< /Length %zu >>\nstream\n%s\nendstream", stream->len_bytes,
                      stream->data == NULL ? "" : stream->data);
    vt_buf_puts(writer->pdf, "\nendobj\n");
}

static inline void pdf_unicode_map(struct vt_buf *map, const struct pdf_letters *letters)
{
    vt_buf_puts(map,
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
                "/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n");
    for (size_t i = 0; i < letters->count; i++)
        vt_buf_printf(map, "1 beginbfchar <%02zx> <%04x> endbfchar\n", i + 32,
                      letters->code_points[i]);
    vt_buf_puts(map, "endcmap end end");
}

static inline void pdf_font(struct pdf_writer *writer, const char *name)
{
    struct vt_buf head = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_printf(&head,
                  "<< /Type /Font /Subtype /Type1 /BaseFont /%s /ToUnicode 4 0 R "
                  "/FirstChar 32 /LastChar 255 /Widths [",
                  name);
    for (int i = 32; i <= 255; i++)
        vt_buf_puts(&head, " 500");
    vt_buf_puts(&head, " ] >>");
    pdf_object(writer, head.data, NULL);
    vt_buf_release(&head);
}

/* Objects: 1 catalog, 2 pages, 3 font, 4 its map to Unicode, then page and content of each page, then the
 * fonts of old encodings.
 * trailer: more entries of the trailer. */
static inline void make_pdf(struct vt_buf *pdf, const struct pdf_line *lines, size_t count,
                            unsigned page_count, const char *trailer)
{
    struct pdf_letters letters = {.count = 0};
    struct pdf_writer writer = {.pdf = pdf};
    struct vt_buf contents[32], head = VT_BUF_INIT(VT_BUF_NO_CAP), map = VT_BUF_INIT(VT_BUF_NO_CAP);
    ck_assert_uint_le(page_count, VT_ARRAY_LEN(contents));
    for (unsigned i = 0; i < page_count; i++) {
        contents[i] = VT_BUF_INIT(VT_BUF_NO_CAP);
        for (size_t k = 0; k < count; k++)
            if (lines[k].page == i + 1)
                pdf_add_line(&contents[i], &lines[k], &letters);
    }
    vt_buf_puts(pdf, "%PDF-1.4\n");
    pdf_object(&writer, "<< /Type /Catalog /Pages 2 0 R >>", NULL);
    vt_buf_printf(&head, "<< /Type /Pages /Count %u /Kids [", page_count);
    for (unsigned i = 0; i < page_count; i++)
        vt_buf_printf(&head, " %u 0 R", 5 + 2 * i);
    vt_buf_puts(&head, " ] >>");
    pdf_object(&writer, head.data, NULL);
    pdf_font(&writer, "Helvetica");
    pdf_unicode_map(&map, &letters);
    pdf_object(&writer, NULL, &map);
    for (unsigned i = 0; i < page_count; i++) {
        vt_buf_clear(&head);
        vt_buf_printf(&head,
                      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %u 0 R "
                      "/Resources << /Font << /F 3 0 R /T %u 0 R /H %u 0 R >> >> >>",
                      PDF_WIDTH, PDF_HEIGHT, 6 + 2 * i, 5 + 2 * page_count, 6 + 2 * page_count);
        pdf_object(&writer, head.data, NULL);
        pdf_object(&writer, NULL, &contents[i]);
        vt_buf_release(&contents[i]);
    }
    pdf_font(&writer, "ABCDEF+.VnTime");
    pdf_font(&writer, "ABCDEF+.VnTimeH,Bold");
    size_t table = pdf->len_bytes;
    vt_buf_printf(pdf, "xref\n0 %u\n0000000000 65535 f \n", writer.count + 1);
    for (unsigned i = 1; i <= writer.count; i++)
        vt_buf_printf(pdf, "%010zu 00000 n \n", writer.offsets[i]);
    vt_buf_printf(pdf, "trailer << /Size %u /Root 1 0 R %s >>\nstartxref\n%zu\n%%%%EOF\n",
                  writer.count + 1, trailer, table);
    vt_buf_release(&head);
    vt_buf_release(&map);
}

static inline void check_pdf(const struct pdf_line *lines, size_t count, unsigned page_count,
                             const char *expected)
{
    struct vt_buf pdf = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_pdf(&pdf, lines, count, page_count, "");
    check_read(vt_buf_str(&pdf), "a.pdf", expected);
    vt_buf_release(&pdf);
}

#define CHECK_PDF(lines, page_count, expected) \
    check_pdf(lines, VT_ARRAY_LEN(lines), page_count, expected)

#endif
