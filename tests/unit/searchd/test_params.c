#include "params.h"
#include "vt_test.h"

static const struct vt_param_spec SPECS[] = {
    {"q", VT_PARAM_TEXT, 0, 10, NULL, true},
    {"limit", VT_PARAM_COUNT, 1, 100, NULL, false},
    {"sort", VT_PARAM_CHOICE, 0, 0, "relevance|date", false},
    {"explain", VT_PARAM_FLAG, 0, 0, NULL, false},
    {"as_of", VT_PARAM_DATE, 0, 0, NULL, false},
    {"relation", VT_PARAM_RELATIONS, 0, 0, NULL, false},
    {"f", VT_PARAM_TEXTS, 0, 10, NULL, false},
    {NULL, VT_PARAM_TEXT, 0, 0, NULL, false},
};

static struct vt_arena arena;

static int check(const char *query, bool ignore_unknown, struct vt_params *ret)
{
    struct vt_error err;
    int status = vt_params_check(&arena, SPECS, vt_str(query), ignore_unknown, ret, &err);
    if (status != VT_OK)
        ck_assert(err.message[0] != '\0');
    return status;
}

START_TEST(test_good_values)
{
    struct vt_params params;
    vt_arena_init(&arena, 1 << 20);
    vt_assert_ok(
        check("q=nq+57&limit=7&sort=date&explain=1&as_of=2024-02-29&relation=AMENDS,refers&f=a&f=b",
              false, &params));
    vt_assert_str(vt_params_text(&params, "q"), VT_STR("nq 57"));
    ck_assert_uint_eq(vt_params_count(&params, "limit", 20), 7);
    ck_assert_uint_eq(vt_params_choice(&params, "sort", 0), 1);
    ck_assert(vt_params_flag(&params, "explain"));
    ck_assert_uint_eq(params.text_count, 2);
    vt_assert_str(params.texts[1], VT_STR("b"));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_what_is_not_given)
{
    struct vt_params params;
    vt_arena_init(&arena, 1 << 20);
    vt_assert_ok(check("q=x&limit=&sort=&f=", false, &params));
    ck_assert_uint_eq(vt_params_count(&params, "limit", 20), 20);
    ck_assert_uint_eq(vt_params_choice(&params, "sort", 5), 5);
    ck_assert(!vt_params_flag(&params, "explain"));
    ck_assert_uint_eq(params.text_count, 0);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_refused)
{
    static const char *const BAD[] = {"",
                                      "q=",
                                      "q=a&q=b",
                                      "q=12345678901",
                                      "q=a&limit=0",
                                      "q=a&limit=101",
                                      "q=a&limit=-1",
                                      "q=a&limit=1x",
                                      "q=a&sort=Date",
                                      "q=a&explain=yes",
                                      "q=a&as_of=2023-02-29",
                                      "q=a&as_of=2023-13",
                                      "q=a&as_of=23",
                                      "q=a&as_of=2023-01-01-01",
                                      "q=a&relation=A;B",
                                      "q=a&unknown=1",
                                      "q=%zz",
                                      "q=a&f=12345678901"};
    struct vt_params params;
    vt_arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < VT_ARRAY_LEN(BAD); i++)
        ck_assert_msg(check(BAD[i], false, &params) == VT_E_INVALID, "'%s' was taken", BAD[i]);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_pages_ignore_what_they_do_not_know)
{
    struct vt_params params;
    vt_arena_init(&arena, 1 << 20);
    vt_assert_ok(check("q=a&utm_source=mail&utm_source=x", true, &params));
    ck_assert_int_eq(check("q=a&limit=x", true, &params), VT_E_INVALID);
    vt_arena_release(&arena);
}
END_TEST

VT_TEST_MAIN("searchd.params", test_good_values, test_what_is_not_given, test_refused,
             test_pages_ignore_what_they_do_not_know)
