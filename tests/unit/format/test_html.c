#include "format_fixture.h"

/* "\n" and "\t" in a cell stand for a line break and a tab. */
static void unescape(struct vt_str cell, struct vt_buf *buf)
{
    for (size_t i = 0; i < cell.len_bytes; i++) {
        char next = i + 1 < cell.len_bytes ? cell.ptr[i + 1] : '\0';
        if (cell.ptr[i] == '\\' && (next == 'n' || next == 't')) {
            vt_buf_add_c(buf, next == 'n' ? '\n' : '\t');
            i++;
        } else {
            vt_buf_add_c(buf, cell.ptr[i]);
        }
    }
}

static void check_row(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    (void)ctx;
    char name[64];
    snprintf(name, sizeof name, "line-%u.html", line);
    struct vt_buf page = VT_BUF_INIT(VT_BUF_NO_CAP), expected = VT_BUF_INIT(VT_BUF_NO_CAP);
    unescape(cells[0], &page);
    unescape(cells[1], &expected);
    vt_buf_add_c(&expected, '\n');
    check_read(vt_buf_str(&page), name, expected.data);
    vt_buf_release(&page);
    vt_buf_release(&expected);
}

START_TEST(test_pages_give_their_blocks)
{
    vt_test_rows("format_html.tsv", 2, check_row, NULL);
}
END_TEST

START_TEST(test_encodings)
{
    check_read(VT_STR("\xEF\xBB\xBF<p>Điều 1"), "a.html", "P|Điều 1\n");
    /* Valid UTF-8 is UTF-8, whatever the page says. */
    check_read(VT_STR("<meta charset=iso-8859-1><p>Điều 1"), "a.html", "P|Điều 1\n");
    check_read(VT_STR("<meta charset=windows-1258><p>\xD0i\xEA"
                      "u 1"),
               "a.html", "P|Điêu 1\n");
    check_read(VT_STR("\xFF\xFE<\0p\0>\0S\0\xD1\x1E"), "a.html", "P|Số\n");
}
END_TEST

START_TEST(test_deep_nesting_is_no_recursion)
{
    struct vt_buf page = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (int i = 0; i < 100000; i++)
        vt_buf_puts(&page, "<div><b>");
    vt_buf_puts(&page, "Điều 1");
    struct vt_error err;
    int status = status_of(vt_buf_str(&page), "a.html", &err);
    ck_assert(status == VT_OK || status == VT_E_FORMAT);
    vt_buf_release(&page);
}
END_TEST

START_TEST(test_limit)
{
    struct vt_format_limits limits = VT_FORMAT_LIMITS;
    limits.text_bytes = 10;
    struct vt_error err;
    ck_assert_int_eq(status_within(VT_STR("<p>01234567890123456789"), "a.html", &limits, &err),
                     VT_E_LIMIT);
    ck_assert_int_eq(status_of(VT_STR(""), "a.html", &err), VT_E_FORMAT);
}
END_TEST

VT_TEST_MAIN("format.html", test_pages_give_their_blocks, test_encodings,
             test_deep_nesting_is_no_recursion, test_limit)
