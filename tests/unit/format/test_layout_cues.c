#include "vt_layout_cues.h"

#include "vt_test.h"

static void check_cue(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    static const char *const NAMES[] = {"none", "letterhead", "addressee", "signature", "stamp"};
    (void)cell_count;
    (void)ctx;
    const char *got = NAMES[vt_layout_cue(cells[0])];
    ck_assert_msg(vt_str_eq(vt_str(got), cells[1]), "line %u: '%.*s' is %s", line,
                  VT_STR_ARG(cells[0]), got);
}

START_TEST(test_cues)
{
    vt_test_rows("format_cues.tsv", 2, check_cue, NULL);
}
END_TEST

START_TEST(test_a_cue_may_start_any_line)
{
    ck_assert_int_eq(vt_layout_cue(VT_STR("TỈNH MẪU\n  Nơi nhận:\nx")), VT_CUE_SIGNATURE);
    ck_assert_int_eq(vt_layout_cue(VT_STR("")), VT_CUE_NONE);
}
END_TEST

static void check_line(const char *line, const char *expected)
{
    struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_layout_add_line(&buf, vt_str(line));
    vt_assert_str(vt_buf_str(&buf), vt_str(expected));
    vt_buf_release(&buf);
}

START_TEST(test_blanks_between_capitals_break_the_line)
{
    check_line("ỦY BAN NHÂN DÂN          TỈNH AN MẪU", "ỦY BAN NHÂN DÂN\nTỈNH AN MẪU");
    check_line("A      B      C", "A\nB\nC");
    check_line("Số:           /KH-UBND", "Số:           /KH-UBND");
    check_line("ngày       tháng      năm", "ngày       tháng      năm");
    check_line("ỦY BAN  NHÂN DÂN", "ỦY BAN  NHÂN DÂN");
    check_line("TỈNH ỦY        ", "TỈNH ỦY        ");
}
END_TEST

START_TEST(test_capitals)
{
    ck_assert(vt_layout_in_capitals(VT_STR("QUYẾT ĐỊNH: 5")));
    ck_assert(!vt_layout_in_capitals(VT_STR("QUYẾT định")));
    ck_assert(!vt_layout_in_capitals(VT_STR("12/2025 ...")));
}
END_TEST

VT_TEST_MAIN("format.layout_cues", test_cues, test_a_cue_may_start_any_line,
             test_blanks_between_capitals_break_the_line, test_capitals)
