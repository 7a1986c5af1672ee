#include "vt_test.h"

#include "vt_fold.h"

static void check_row(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    (void)ctx;
    struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    struct vt_str match = vt_fold_match_in(&arena, cells[0]);
    struct vt_str folded = vt_fold_name_in(&arena, cells[0]);
    ck_assert_msg(vt_str_eq(match, cells[1]), "line %u: match form '%.*s'", line,
                  VT_STR_ARG(match));
    ck_assert_msg(vt_str_eq(folded, cells[2]), "line %u: folded form '%.*s'", line,
                  VT_STR_ARG(folded));
    /* Both forms are stable. */
    vt_assert_str(vt_fold_match_in(&arena, match), match);
    vt_assert_str(vt_fold_ascii_in(&arena, match), folded);
    vt_arena_release(&arena);
}

START_TEST(test_forms)
{
    vt_test_rows("text_fold.tsv", 3, check_row, NULL);
}
END_TEST

START_TEST(test_every_vietnamese_letter_folds_to_ascii)
{
    struct vt_str alphabet =
        VT_STR("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợ"
               "pqrstuùủũúụưừửữứựvxyỳỷỹýỵ");
    const struct vt_letter *letters = vt_letters();
    for (size_t at = 0; at < alphabet.len_bytes;) {
        uint32_t c = vt_utf8_next(alphabet, &at);
        ck_assert_msg(letters[c].is_letter && letters[c].ascii >= 'a' && letters[c].ascii <= 'z',
                      "U+%04X", c);
        ck_assert_msg(letters[c].lower == c && !letters[c].is_upper, "U+%04X", c);
    }
    ck_assert_uint_eq(letters[0x1EA5].plain, 0x00E2); /* ấ → â */
    ck_assert_uint_eq(letters[0x1EA5].tone, 4);
    ck_assert_uint_eq(letters[0x1EF0].lower, 0x1EF1);
    ck_assert_uint_eq(letters[0x00D0].lower, 0x0111); /* eth is typed for Đ */
}
END_TEST

START_TEST(test_spaces)
{
    struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    vt_assert_str(
        vt_fold_spaces_in(&arena, VT_STR("  Số: *1391*\xC2\xA0\n\n /UBND-VX \xE2\x80\x8B")),
        VT_STR("Số: 1391 /UBND-VX"));
    vt_assert_str(vt_fold_spaces_in(&arena, VT_STR("")), VT_STR(""));
    ck_assert(vt_fold_equal(VT_STR("ỦY BAN"), VT_STR("Uỷ ban")));
    ck_assert(!vt_fold_equal(VT_STR("ủy ban"), VT_STR("uỷ bàn nhân")));
    vt_arena_release(&arena);
}
END_TEST

VT_TEST_MAIN("text.fold", test_forms, test_every_vietnamese_letter_folds_to_ascii, test_spaces)
