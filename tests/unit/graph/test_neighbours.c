/* Numbers that a slip of the finger makes. */
#include "vt_neighbours.h"
#include "vt_test.h"

struct seen {
    struct vt_str wanted;
    enum vt_match_kind kind;
    size_t count, times;
};

static int look(struct vt_str loose, enum vt_match_kind kind, void *ctx, struct vt_error *err)
{
    struct seen *seen = ctx;
    (void)err;
    seen->count++;
    if (vt_str_eq(loose, seen->wanted)) {
        seen->kind = kind;
        seen->times++;
    }
    return VT_OK;
}

static struct seen look_for(const char *typed, const char *wanted)
{
    struct seen seen = {.wanted = vt_str(wanted)};
    vt_ref_init();
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    struct vt_question question;
    vt_assert_ok(vt_question_read(vt_str(typed), &arena, &question, NULL));
    vt_assert_ok(vt_neighbours(&question, &arena, look, &seen, NULL));
    return seen;
}

START_TEST(test_slips_in_figures)
{
    static const struct {
        const char *typed, *wanted;
        enum vt_match_kind kind;
    } CASES[] = {{"456/NQ-CP", "465.NQ.CP", VT_MATCH_SWAP},
                 {"456/NQ-CP", "356.NQ.CP", VT_MATCH_TYPO},
                 {"456/NQ-CP", "46.NQ.CP", VT_MATCH_LENGTH},
                 {"456/NQ-CP", "4156.NQ.CP", VT_MATCH_LENGTH},
                 {"30/2024/NĐ-CP", "30.2025.ND.CP", VT_MATCH_YEAR},
                 {"30/2024/NĐ-CP", "30.2023.ND.CP", VT_MATCH_YEAR},
                 {"30/2021/NĐ-CP", "30.2012.ND.CP", VT_MATCH_YEAR},
                 {"15a/2020/QĐ-UBND", "16A.2020.QD.UBND", VT_MATCH_TYPO}};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        const struct seen seen = look_for(CASES[i].typed, CASES[i].wanted);
        ck_assert_msg(seen.times > 0, "%s does not lead to %s", CASES[i].typed, CASES[i].wanted);
        ck_assert_int_eq((int)seen.kind, (int)CASES[i].kind);
    }
}
END_TEST

START_TEST(test_what_is_no_slip)
{
    ck_assert_uint_eq(look_for("456/NQ-CP", "456.NQ.CP").times, 0);
    ck_assert_uint_eq(look_for("456/NQ-CP", "056.NQ.CP").times, 0);
    ck_assert_uint_eq(look_for("5/NQ-CP", "51.NQ.CP").times, 0);
    ck_assert_uint_eq(look_for("nghị quyết 456", "").count, 0);
    ck_assert_uint_le(look_for("1234567890/NQ-CP", "").count, 250);
}
END_TEST

START_TEST(test_slips_in_codes)
{
    enum vt_match_kind kind = VT_MATCH_KEY;
    ck_assert(vt_neighbours_in_code(VT_STR("57.NQ.TU"), VT_STR("57.NQ.TW"), &kind));
    ck_assert_int_eq((int)kind, VT_MATCH_LETTER);
    ck_assert(vt_neighbours_in_code(VT_STR("1.2020.TT.BYT"), VT_STR("1.2020.TT.BTC"), &kind));
    ck_assert_int_eq((int)kind, VT_MATCH_CODE);
    ck_assert(!vt_neighbours_in_code(VT_STR("57.NQ.TU"), VT_STR("57.NQ.TU"), &kind));
    ck_assert(!vt_neighbours_in_code(VT_STR("57.NQ.TU"), VT_STR("57.QD.TW"), &kind));
    ck_assert(!vt_neighbours_in_code(VT_STR("57.NQ.TU"), VT_STR("57.NQ"), &kind));
    ck_assert(!vt_neighbours_in_code(VT_STR("57.NQ"), VT_STR("57.NQ.TU"), &kind));
    ck_assert(!vt_neighbours_in_code(VT_STR("1.2020.TT.BYT"), VT_STR("1.2021.TT.BYT"), &kind));
}
END_TEST

VT_TEST_MAIN("graph.neighbours", test_slips_in_figures, test_what_is_no_slip, test_slips_in_codes)
