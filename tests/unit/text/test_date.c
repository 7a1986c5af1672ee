#include "vt_test.h"

#include "vt_date.h"

static void check_row(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    (void)ctx;
    struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    struct vt_tokens tokens;
    vt_assert_ok(vt_tokenize(&arena, cells[0], &tokens, NULL));
    struct vt_date date = {0};
    bool bad = false;
    size_t count = vt_date_scan(tokens.items, 0, tokens.count, &date, &bad);
    if (vt_str_eq(cells[1], VT_STR("-"))) {
        ck_assert_msg(count == 0, "line %u: no date", line);
    } else {
        struct vt_str iso = vt_date_iso(&arena, date);
        ck_assert_msg(count > 0, "line %u: not found", line);
        ck_assert_msg(vt_str_eq(iso, cells[1]), "line %u: got '%.*s'", line, VT_STR_ARG(iso));
        ck_assert_msg(bad == vt_str_eq(cells[2], VT_STR("x")), "line %u: bad", line);
    }
    vt_arena_release(&arena);
}

START_TEST(test_dates_as_printed)
{
    vt_test_rows("text_date.tsv", 3, check_row, NULL);
}
END_TEST

START_TEST(test_line_breaks_may_stand_anywhere)
{
    struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    struct vt_tokens tokens;
    struct vt_date date;
    vt_assert_ok(vt_tokenize(&arena, VT_STR("ngày\n\n24/11/2023"), &tokens, NULL));
    ck_assert_uint_eq(vt_date_scan(tokens.items, 0, tokens.count, &date, NULL), tokens.count);
    ck_assert_uint_eq(vt_date_number(date), 20231124);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_iso_round_trip_and_days)
{
    struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    static const char *const GOOD[] = {"2025-03-13", "2025-03", "2025"};
    static const char *const BAD[] = {"2025-3-13", "2025-02-30",  "25",      "2025-13",
                                      "",          "2025-03-13x", "2025-03-"};
    struct vt_date date;
    for (size_t i = 0; i < VT_ARRAY_LEN(GOOD); i++) {
        ck_assert(vt_date_from_iso(vt_str(GOOD[i]), &date));
        vt_assert_str(vt_date_iso(&arena, date), vt_str(GOOD[i]));
    }
    for (size_t i = 0; i < VT_ARRAY_LEN(BAD); i++)
        ck_assert_msg(!vt_date_from_iso(vt_str(BAD[i]), &date), "%s", BAD[i]);
    ck_assert_int_eq(vt_date_days((struct vt_date){1970, 1, 1}), 0);
    ck_assert_int_eq(vt_date_days((struct vt_date){2000, 3, 1}), 11017);
    ck_assert_int_eq(vt_date_days((struct vt_date){2024, 3, 14}) -
                         vt_date_days((struct vt_date){2023, 11, 24}),
                     111);
    vt_arena_release(&arena);
}
END_TEST

VT_TEST_MAIN("text.date", test_dates_as_printed, test_line_breaks_may_stand_anywhere,
             test_iso_round_trip_and_days)
