#include "vt_term_set.h"

#include "vt_test.h"

START_TEST(test_terms_are_kept_once_while_the_table_grows)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 16 << 20);
    struct vt_term_set set;
    vt_term_set_init(&set, &arena);
    char word[16];
    for (int round = 0; round < 3; round++)
        for (int i = 0; i < 5000; i++) {
            snprintf(word, sizeof word, "w%d", i);
            ck_assert_uint_eq(vt_term_set_add(&set, VT_TERM_WORD, vt_str(word), 1), (uint32_t)i);
        }
    ck_assert_uint_eq(vt_term_set_add(&set, VT_TERM_EXACT, VT_STR("w7"), 1), 5000);
    vt_term_set_again(&set, 7, 2);
    ck_assert_uint_eq(set.count, 5001);
    ck_assert_uint_eq(set.items[7].wdf, 5);
    vt_assert_str(set.items[7].term, VT_STR("w7"));
    ck_assert(!set.failed);
}
END_TEST

START_TEST(test_no_memory_is_remembered)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 100000);
    struct vt_term_set set;
    vt_term_set_init(&set, &arena);
    char word[16];
    for (int i = 0; i < 5000; i++) {
        snprintf(word, sizeof word, "w%d", i);
        vt_term_set_add(&set, VT_TERM_WORD, vt_str(word), 1);
    }
    ck_assert(set.failed);
    vt_term_set_again(&set, 4000, 1);
}
END_TEST

VT_TEST_MAIN("query.term_set", test_terms_are_kept_once_while_the_table_grows,
             test_no_memory_is_remembered)
