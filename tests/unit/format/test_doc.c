/* tests/data/format_word97.doc was made by hand: one piece, a table of one row, a run in .VnTimeH, a
 * note. */
#include "format_fixture.h"

static struct vt_buf read_file(void)
{
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_file_read(vt_test_data("format_word97.doc"), &bytes, NULL));
    return bytes;
}

START_TEST(test_paragraphs_cells_fonts_and_notes)
{
    struct vt_buf bytes = read_file();
    check_read(vt_buf_str(&bytes), "a.doc", "P|Số: 5\nR|1\tGạo\nP|HẠNH PHÚC\nP|điều 1¹\nN|¹ xem\n");
    vt_buf_release(&bytes);
}
END_TEST

START_TEST(test_a_password_is_told)
{
    enum { FLAGS_AT = 512 + 11 }; /* of the header of Word, in the first sector */
    struct vt_buf bytes = read_file();
    struct vt_error err;
    bytes.data[FLAGS_AT] |= 1;
    ck_assert_int_eq(status_of(vt_buf_str(&bytes), "a.doc", &err), VT_E_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "password"));
    vt_buf_release(&bytes);
}
END_TEST

/* Whatever is cut off or overwritten, the file is read or refused. */
START_TEST(test_damaged_files_are_read_or_refused)
{
    struct vt_buf bytes = read_file();
    struct vt_error err;
    for (size_t cut = 0; cut < bytes.len_bytes; cut += 97)
        status_of(vt_str_n(bytes.data, cut), "a.doc", &err);
    for (size_t at = 512; at < bytes.len_bytes; at += 61) {
        char was = bytes.data[at];
        bytes.data[at] = '\xFF';
        int status = status_of(vt_buf_str(&bytes), "a.doc", &err);
        ck_assert(status == VT_OK || status == VT_E_FORMAT || status == VT_E_UNSUPPORTED ||
                  status == VT_E_LIMIT || status == VT_E_NOMEM);
        bytes.data[at] = was;
    }
    vt_buf_release(&bytes);
}
END_TEST

VT_TEST_MAIN("format.doc", test_paragraphs_cells_fonts_and_notes, test_a_password_is_told,
             test_damaged_files_are_read_or_refused)
