#include "docx_fixture.h"

/* A part that packs very well. */
static void make_bomb(struct vt_buf *zip, size_t unpacked_bytes)
{
    VT_AUTOFREE char *blanks = malloc(unpacked_bytes);
    ck_assert_ptr_nonnull(blanks);
    memset(blanks, ' ', unpacked_bytes);
    struct part_of_package part = {"word/document.xml", vt_str_n(blanks, unpacked_bytes)};
    make_package(zip, &part, 1, NULL);
}

START_TEST(test_a_bomb_is_stopped_by_its_ratio)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_bomb(&zip, 24 << 20);
    ck_assert_uint_lt(zip.len_bytes, 100000);
    struct vt_error err;
    ck_assert_int_eq(status_of(vt_buf_str(&zip), "a.docx", &err), VT_E_LIMIT);
    ck_assert_ptr_nonnull(strstr(err.message, "word/document.xml"));
    vt_buf_release(&zip);
}
END_TEST

START_TEST(test_limits_on_bytes_and_parts)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct docx docx = {.body = P("Nghị quyết"), .styles = ""};
    make_docx(&zip, &docx);
    struct vt_format_limits limits = VT_FORMAT_LIMITS;
    limits.part_bytes = 100;
    struct vt_error err;
    ck_assert_int_eq(status_within(vt_buf_str(&zip), "a.docx", &limits, &err), VT_E_LIMIT);
    limits = VT_FORMAT_LIMITS;
    limits.part_count = 2;
    ck_assert_int_eq(status_within(vt_buf_str(&zip), "a.docx", &limits, &err), VT_E_LIMIT);
    limits.part_count = 3;
    ck_assert_int_eq(status_within(vt_buf_str(&zip), "a.docx", &limits, &err), VT_OK);
    limits.text_bytes = 5;
    ck_assert_int_eq(status_within(vt_buf_str(&zip), "a.docx", &limits, &err), VT_E_LIMIT);
    vt_buf_release(&zip);
}
END_TEST

START_TEST(test_a_file_cut_off_anywhere_is_damaged_not_a_crash)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct docx docx = {.body = P("một") P("hai") P("ba"), .styles = ""};
    make_docx(&zip, &docx);
    struct vt_error err;
    for (size_t length = 0; length < zip.len_bytes; length += 7) {
        int status = status_of(vt_str_n(zip.data, length), "a.docx", &err);
        ck_assert(status == VT_OK || status == VT_E_FORMAT || status == VT_E_UNSUPPORTED);
    }
    ck_assert_int_eq(status_of(vt_str_n(zip.data, 300), "a.docx", &err), VT_E_FORMAT);
    vt_buf_release(&zip);
}
END_TEST

START_TEST(test_passwords_are_named)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct part_of_package part = {"word/document.xml", VT_STR("<w:document" W_SPACE "/>")};
    make_package(&zip, &part, 1, "mật khẩu");
    struct vt_error err;
    ck_assert_int_eq(status_of(vt_buf_str(&zip), "a.docx", &err), VT_E_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "password"));
    vt_buf_release(&zip);
}
END_TEST

VT_TEST_MAIN("format.package", test_a_bomb_is_stopped_by_its_ratio, test_limits_on_bytes_and_parts,
             test_a_file_cut_off_anywhere_is_damaged_not_a_crash, test_passwords_are_named)
