#include "vt_wording.h"

#include "vt_test.h"

static const char *const COLUMNS[] = {"message", "text"};
static const char *const CELLS[] = {
    "no letters", "nothing to read",     "page * is damaged", "damaged: page {1}",
    "* of *",     "{2} has {1}, so {1}", "begins and then *", "{1}!",
};
static const struct vt_table TABLE = {"test", COLUMNS, CELLS, 2, VT_ARRAY_LEN(CELLS) / 2};

START_TEST(test_messages_in_other_words)
{
    static const char *const CASES[][2] = {
        {"no letters", "nothing to read"},      {"page 7 is damaged", "damaged: page 7"},
        {"page  is damaged", "damaged: page "}, {"3 of 4", "4 has 3, so 3"},
        {"begins and then  ends", " ends!"},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
        ck_assert(vt_wording(&TABLE, vt_str(CASES[i][0]), &text));
        vt_assert_str(vt_buf_str(&text), vt_str(CASES[i][1]));
    }
}
END_TEST

START_TEST(test_what_no_row_fits_is_left)
{
    static const char *const CASES[] = {"", "no letters here", "page 7 is", "is damaged"};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
        ck_assert(!vt_wording(&TABLE, vt_str(CASES[i]), &text));
        ck_assert_uint_eq(text.len_bytes, 0);
    }
}
END_TEST

VT_TEST_MAIN("base.wording", test_messages_in_other_words, test_what_no_row_fits_is_left)
