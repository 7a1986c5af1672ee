#include "vt_test.h"

#include "vt_number.h"

static const char *const FORMS[] = {"none",  "qh",       "joint", "norm",   "party",
                                    "admin", "dispatch", "mass",  "legacy", "bare"};

static void check_row(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    (void)ctx;
    struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    struct vt_number number;
    int status = vt_number_parse(cells[0], &arena, &number);
    if (vt_str_eq(cells[1], VT_STR("-"))) {
        ck_assert_msg(status == VT_E_FORMAT, "line %u: '%.*s' is no number", line,
                      VT_STR_ARG(cells[0]));
    } else {
        ck_assert_msg(status == VT_OK, "line %u: '%.*s' was refused", line, VT_STR_ARG(cells[0]));
        struct vt_str key = vt_number_key(&number, &arena);
        ck_assert_msg(vt_str_eq(key, cells[1]), "line %u: got key '%.*s'", line, VT_STR_ARG(key));
        ck_assert_msg(vt_str_eq(vt_str(FORMS[number.form]), cells[2]), "line %u: form %s", line,
                      FORMS[number.form]);
        ck_assert_msg(vt_str_eq(vt_type_id(number.type), cells[3]), "line %u: type %.*s", line,
                      VT_STR_ARG(vt_type_id(number.type)));
        ck_assert_msg(number.malformed == vt_str_eq(cells[4], VT_STR("x")), "line %u: malformed",
                      line);
        /* The key is a number itself, with the same key. */
        vt_assert_ok(vt_number_parse(key, &arena, &number));
        vt_assert_str(vt_number_key(&number, &arena), key);
    }
    vt_arena_release(&arena);
}

START_TEST(test_keys_of_numbers_as_written)
{
    vt_ref_init();
    vt_test_rows("ref_number.tsv", 5, check_row, NULL);
}
END_TEST

START_TEST(test_different_numbers_have_different_keys)
{
    static const char *const PAIRS[][2] = {
        {"57-NQ/TW", "57-NQ/TU"},         {"15/2020/QĐ-UBND", "15a/2020/QĐ-UBND"},
        {"1/ĐA-UBND", "1/DA-UBND"},       {"1391/UBND-VX", "1391/UBND-KT"},
        {"59/2020/QH14", "59/2020/QH15"}, {"5/TT-BTC", "5/TTr-BTC"},
        {"5-CT/TU", "5-CTr/TU"},          {"7/CĐ-TTg", "7/CD-TTg"},
    };
    vt_ref_init();
    struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    for (size_t i = 0; i < VT_ARRAY_LEN(PAIRS); i++) {
        struct vt_number a, b;
        vt_assert_ok(vt_number_parse(vt_str(PAIRS[i][0]), &arena, &a));
        vt_assert_ok(vt_number_parse(vt_str(PAIRS[i][1]), &arena, &b));
        ck_assert_msg(!vt_str_eq(vt_number_key(&a, &arena), vt_number_key(&b, &arena)), "%s = %s",
                      PAIRS[i][0], PAIRS[i][1]);
    }
    vt_assert_str(vt_number_loose(VT_STR("30/2020/NĐ-CP"), &arena), VT_STR("30.2020.ND.CP"));
    vt_assert_str(vt_number_loose(VT_STR("57- nq/tw"), &arena), VT_STR("57.NQ.TW"));
    vt_arena_release(&arena);
}
END_TEST

VT_TEST_MAIN("ref.number", test_keys_of_numbers_as_written,
             test_different_numbers_have_different_keys)
