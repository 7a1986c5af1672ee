#include "vt_test.h"

#include "vt_tables.h"
#include "vt_type.h"
#include "vt_wordlist.h"

static size_t scan(enum vt_wordlist list, struct vt_str text, uint32_t *ret_value)
{
    struct vt_arena arena;
    struct vt_tokens tokens;
    vt_arena_init(&arena, 1024 * 1024);
    vt_assert_ok(vt_tokenize(&arena, text, &tokens, NULL));
    size_t count = vt_wordlist_scan(list, tokens.items, 0, tokens.count, ret_value);
    vt_arena_release(&arena);
    return count;
}

START_TEST(test_every_row_is_found_in_its_list)
{
    vt_ref_init();
    for (size_t row = 0; row < vt_table_wordlists.row_count; row++) {
        size_t lists = 0;
        for (int list = 0; list < VT_WORDLIST_COUNT; list++)
            lists +=
                scan((enum vt_wordlist)list, vt_table_cell(&vt_table_wordlists, row, 1), NULL) > 0;
        ck_assert_msg(lists > 0, "row %zu", row);
    }
}
END_TEST

START_TEST(test_numbers_in_words)
{
    static const struct {
        const char *text;
        size_t count;
        uint32_t value;
    } CASES[] = {{"nhất", 1, 1},      {"Tư", 1, 4},         {"mười", 1, 10},
                 {"mười một", 2, 11}, {"mười\nlăm", 2, 15}, {"MƯỜI BỐN", 2, 14},
                 {"hai mươi", 2, 20}, {"mười họp", 1, 10},  {"hai khóa", 1, 2}};
    vt_ref_init();
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        uint32_t value = 0;
        ck_assert_uint_eq(scan(VT_WORDLIST_ORDINAL, vt_str(CASES[i].text), &value), CASES[i].count);
        ck_assert_uint_eq(value, CASES[i].value);
    }
    ck_assert_uint_eq(scan(VT_WORDLIST_ORDINAL, VT_STR("muoi"), NULL), 0);
}
END_TEST

START_TEST(test_lists_are_apart)
{
    vt_ref_init();
    ck_assert_uint_eq(scan(VT_WORDLIST_UNIT, VT_STR("Tỉnh Bình Dương"), NULL), 1);
    ck_assert_uint_eq(scan(VT_WORDLIST_LAW_END, VT_STR("có hiệu lực"), NULL), 2);
    ck_assert_uint_eq(scan(VT_WORDLIST_LAW_END, VT_STR("có mặt"), NULL), 0);
    ck_assert_uint_eq(scan(VT_WORDLIST_FILE_ENDING, VT_STR("mẫu"), NULL), 0);
    uint32_t kind = 0;
    ck_assert_uint_eq(scan(VT_WORDLIST_DIVISION, VT_STR("MỤC 1"), &kind), 1);
    ck_assert_uint_eq(kind, 2);
}
END_TEST

VT_TEST_MAIN("ref.wordlist", test_every_row_is_found_in_its_list, test_numbers_in_words,
             test_lists_are_apart)
