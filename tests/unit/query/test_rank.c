#include "vt_rank.h"

#include "codes_fixture.h"
#include "vt_type.h"

struct ranking {
    struct vt_arena arena;
    struct vt_rank_question question;
};

static void ranking_init(struct ranking *r, const char *question)
{
    struct vt_query query;
    vt_ref_init();
    vt_arena_init(&r->arena, 1 << 24);
    vt_assert_ok(vt_query_parse(&r->arena, vt_str(question), &query, NULL));
    vt_assert_ok(vt_rank_question_read(&r->arena, &query, vt_str(question), &r->question, NULL));
}

static struct vt_rank_profile profile_of(struct ranking *r, const char *text, const char *heading,
                                         const char *title)
{
    struct vt_rank_profile profile;
    const struct vt_unit_codes codes = {fixture_codes(&r->arena, title),
                                        fixture_codes(&r->arena, heading),
                                        fixture_codes(&r->arena, text)};
    vt_rank_profile_read(&r->question, &codes, &profile);
    return profile;
}

START_TEST(test_pairs_of_text_and_title)
{
    struct ranking r;
    ranking_init(&r, "cấp giấy phép bến đỗ");
    ck_assert_uint_eq(r.question.count, 4);
    struct vt_rank_profile p = profile_of(&r, "Sở cấp phép; giấy phép có hạn.", "", "về bến đỗ");
    ck_assert_uint_eq(p.in_text, 1u << 1);
    ck_assert_uint_eq(p.in_title, 1u << 3);
    ck_assert_uint_eq(p.words, 7);
    vt_arena_release(&r.arena);
}
END_TEST

START_TEST(test_marks_count_where_the_question_has_them)
{
    struct ranking r;
    ranking_init(&r, "đất đai");
    ck_assert_uint_eq(profile_of(&r, "dat dai", "", "").in_text, 0);
    ck_assert_uint_eq(profile_of(&r, "ĐẤT ĐAI", "", "").in_text, 1);
    vt_arena_release(&r.arena);
    ranking_init(&r, "dat dai");
    ck_assert_uint_eq(profile_of(&r, "đất đai", "", "").in_text, 1);
    vt_arena_release(&r.arena);
    /* a number is its value, with marks or without */
    ranking_init(&r, "dieu 12");
    ck_assert_uint_eq(profile_of(&r, "Điều 34", "", "").in_text, 0);
    ck_assert_uint_eq(profile_of(&r, "Điều 012", "", "").in_text, 1);
    vt_arena_release(&r.arena);
}
END_TEST

START_TEST(test_words_without_marks_stand_for_all_of_their_letters)
{
    struct ranking r;
    ranking_init(&r, "nguoi duoc huong");
    ck_assert_uint_eq(profile_of(&r, "người được hưởng", "", "").in_text, 3);
    ck_assert_uint_eq(profile_of(&r, "người đuốc hương", "", "").in_text, 3);
    ck_assert_uint_eq(profile_of(&r, "người đợi hưởng", "", "").in_text, 0);
    vt_arena_release(&r.arena);
    /* names of other languages are no syllables */
    ranking_init(&r, "krong nang dak mil");
    ck_assert_uint_eq(profile_of(&r, "huyện Krông Năng", "", "").in_text, 1);
    ck_assert_uint_eq(profile_of(&r, "huyện Đắk Mil", "", "").in_text, 4);
    vt_arena_release(&r.arena);
}
END_TEST

START_TEST(test_the_best_sentence)
{
    struct ranking r;
    ranking_init(&r, "thuyền trưởng ghe gỗ");
    ck_assert_uint_eq(r.question.count, 3);
    struct vt_rank_profile scattered = profile_of(&r, "Thuyền trưởng. Trưởng ghe\nghe gỗ", "", "");
    struct vt_rank_profile together = profile_of(&r, "Có một thuyền trưởng ghe gỗ", "", "");
    ck_assert_uint_eq(scattered.in_text, together.in_text);
    ck_assert_double_eq_tol(scattered.sentence, 1.0 / 3, 1e-9);
    ck_assert_double_eq_tol(together.sentence, 1.0, 1e-9);
    vt_arena_release(&r.arena);
}
END_TEST

START_TEST(test_the_place_of_the_best_sentence)
{
    struct ranking r;
    ranking_init(&r, "thuyền trưởng ghe gỗ");
    const struct vt_codes parts[] = {
        fixture_codes(&r.arena, "Thuyền trưởng. Một hai ba bốn."),
        fixture_codes(&r.arena, "Năm sáu. Thuyền trưởng ghe gỗ. Bảy tám chín.")};
    /* place 14 of 20 words and stops, from 0 */
    ck_assert_double_eq_tol(vt_rank_best_place(&r.question, parts, 2), 14.0 / 20, 1e-9);
    ck_assert_double_eq_tol(vt_rank_best_place(&r.question, parts, 1), 1.0 / 8, 1e-9);
    ck_assert_double_eq_tol(vt_rank_best_place(&r.question, parts, 0), 0, 1e-9);
    vt_arena_release(&r.arena);
}
END_TEST

START_TEST(test_how_much_of_a_heading_was_asked_for)
{
    struct ranking r;
    ranking_init(&r, "giấy phép bến đỗ");
    ck_assert_double_eq_tol(profile_of(&r, "", "Giấy phép", "").heading, 1.0, 1e-9);
    ck_assert_double_eq_tol(profile_of(&r, "", "Thu hồi giấy phép", "").heading, 1.0 / 3, 1e-9);
    ck_assert_double_eq_tol(profile_of(&r, "", "Phép", "").heading, 0, 1e-9);
    vt_arena_release(&r.arena);
}
END_TEST

START_TEST(test_abbreviations_count_as_they_are_spelled)
{
    struct ranking r;
    ranking_init(&r, "UBND có trách nhiệm");
    struct vt_rank_profile p = profile_of(&r, "ủy ban nhân dân", "", "");
    ck_assert_int_eq(__builtin_popcountll(p.in_text), 3);
    vt_arena_release(&r.arena);
    ranking_init(&r, "ủy ban nhân dân có trách nhiệm");
    p = profile_of(&r, "ủy ban nhân dân", "", "");
    ck_assert_int_eq(__builtin_popcountll(p.in_text), 3);
    vt_arena_release(&r.arena);
}
END_TEST

START_TEST(test_rare_pairs_tell_more)
{
    struct ranking r;
    ranking_init(&r, "giấy phép bến đỗ");
    const struct vt_rank_profile profiles[] = {profile_of(&r, "giấy phép", "", ""),
                                               profile_of(&r, "giấy phép", "", ""),
                                               profile_of(&r, "bến đỗ", "", "")};
    double rarity[VT_RANK_PAIRS];
    vt_rank_rarity(&r.question, profiles, VT_ARRAY_LEN(profiles), rarity);
    ck_assert_double_gt(rarity[2], rarity[0]);
    ck_assert_double_eq_tol(vt_rank_share(rarity, 7), 1.0, 1e-9);
    ck_assert_double_eq_tol(vt_rank_share(rarity, 1u << 2), rarity[2], 1e-9);
    vt_arena_release(&r.arena);
}
END_TEST

START_TEST(test_more_pairs_than_are_counted)
{
    struct ranking r;
    char question[4 * 200 + 1];
    for (int i = 0; i < 200; i++)
        snprintf(question + 4 * i, 5, "%03d ", i);
    ranking_init(&r, question);
    ck_assert_uint_eq(r.question.count, VT_RANK_PAIRS);
    struct vt_rank_profile p = profile_of(&r, question, question, question);
    ck_assert_uint_eq(p.in_text, UINT64_MAX);
    ck_assert_double_le(p.sentence, 1.0);
    vt_arena_release(&r.arena);
    ranking_init(&r, "");
    p = profile_of(&r, "đất đai", "đất đai", "");
    ck_assert_uint_eq(p.in_text, 0);
    ck_assert_double_eq_tol(p.sentence, 0, 1e-9);
    vt_arena_release(&r.arena);
}
END_TEST

VT_TEST_MAIN("query.rank", test_pairs_of_text_and_title,
             test_marks_count_where_the_question_has_them,
             test_words_without_marks_stand_for_all_of_their_letters, test_the_best_sentence,
             test_the_place_of_the_best_sentence, test_how_much_of_a_heading_was_asked_for,
             test_abbreviations_count_as_they_are_spelled, test_rare_pairs_tell_more,
             test_more_pairs_than_are_counted)
