#include "pdf_fixture.h"

static int pdf_status(const struct pdf_line *lines, size_t count, unsigned page_count,
                      const char *trailer, const struct vt_format_limits *limits,
                      struct vt_error *err)
{
    struct vt_buf pdf = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_pdf(&pdf, lines, count, page_count, trailer);
    int status = status_within(vt_buf_str(&pdf), "a.pdf", limits, err);
    vt_buf_release(&pdf);
    return status;
}

/* Enough text to be a text layer. */
static const struct pdf_line TEXT = {
    1, 60, 400, 12, "Quyết định này có hiệu lực kể từ ngày ký ban hành.", PDF_PLAIN};

START_TEST(test_pages_are_numbered_and_separated)
{
    const struct pdf_line lines[] = {TEXT, {2, 60, 400, 12, "Trang hai", PDF_PLAIN}};
    struct vt_buf pdf = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_pdf(&pdf, lines, VT_ARRAY_LEN(lines), 3, "");
    struct vt_arena arena;
    vt_arena_init(&arena, FIXTURE_ARENA_BYTES);
    struct vt_format_text read;
    vt_assert_ok(vt_format_read(&arena, vt_buf_str(&pdf), "a.pdf", &VT_FORMAT_LIMITS, &read, NULL));
    ck_assert_uint_eq(read.page_count, 3);
    ck_assert_uint_eq(read.block_count, 2);
    ck_assert_uint_eq(read.blocks[0].page, 1);
    ck_assert_uint_eq(read.blocks[1].page, 2);
    ck_assert(vt_str_ends(read.text, VT_STR("ban hành.\n\fTrang hai\n\f")));
    vt_arena_release(&arena);
    vt_buf_release(&pdf);
}
END_TEST

START_TEST(test_a_scan_is_refused_with_the_reason)
{
    const struct pdf_line none[] = {{1, 300, 780, 12, "3", PDF_PLAIN}};
    struct vt_error err;
    ck_assert_int_eq(pdf_status(none, 1, 2, "", &VT_FORMAT_LIMITS, &err), VT_E_UNSUPPORTED);
    ck_assert_str_eq(err.message, "scanned: no text layer, OCR needed");
    ck_assert_str_ne(err.hint, "");
    /* The only text is that of an electronic signature. */
    const struct pdf_line stamped[] = {
        {1, 380, 40, 8, "Ký bởi: Văn phòng Ủy ban nhân dân tỉnh An Mẫu", PDF_PLAIN},
        {1, 380, 50, 8, "Ngày ký: 13-03-2025 15:31:17 +07:00", PDF_PLAIN}};
    ck_assert_int_eq(pdf_status(stamped, 2, 1, "", &VT_FORMAT_LIMITS, &err), VT_E_UNSUPPORTED);
}
END_TEST

START_TEST(test_damage_passwords_and_limits)
{
    struct vt_error err;
    ck_assert_int_eq(status_of(VT_STR("%PDF-1.4\nnothing more"), "a.pdf", &err), VT_E_FORMAT);
    static const char LOCKED[] =
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        "/O <0123456789012345678901234567890123456789012345678901234567890123> "
        "/U <0123456789012345678901234567890123456789012345678901234567890123> >> "
        "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]";
    ck_assert_int_eq(pdf_status(&TEXT, 1, 1, LOCKED, &VT_FORMAT_LIMITS, &err), VT_E_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "password"));
    struct vt_format_limits limits = VT_FORMAT_LIMITS;
    limits.page_count = 2;
    ck_assert_int_eq(pdf_status(&TEXT, 1, 3, "", &limits, &err), VT_E_LIMIT);
    ck_assert_int_eq(pdf_status(&TEXT, 1, 2, "", &limits, &err), VT_OK);
    limits.text_bytes = 20;
    ck_assert_int_eq(pdf_status(&TEXT, 1, 2, "", &limits, &err), VT_E_LIMIT);
}
END_TEST

START_TEST(test_a_file_cut_off_anywhere_does_not_crash)
{
    struct vt_buf pdf = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_pdf(&pdf, &TEXT, 1, 1, "");
    for (size_t length = 0; length < pdf.len_bytes; length += 97) {
        struct vt_error err;
        int status = status_of(vt_str_n(pdf.data, length), "a.pdf", &err);
        ck_assert(status == VT_OK || status == VT_E_FORMAT || status == VT_E_UNSUPPORTED);
    }
    vt_buf_release(&pdf);
}
END_TEST

VT_TEST_MAIN("format.pdf", test_pages_are_numbered_and_separated,
             test_a_scan_is_refused_with_the_reason, test_damage_passwords_and_limits,
             test_a_file_cut_off_anywhere_does_not_crash)
