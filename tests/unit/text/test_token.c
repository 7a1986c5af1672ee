#include "vt_test.h"

#include "vt_token.h"

static struct vt_arena arena;

static struct vt_tokens tokenize(const char *text)
{
    struct vt_tokens tokens;
    vt_arena_init(&arena, 16 * 1024 * 1024);
    vt_assert_ok(vt_tokenize(&arena, vt_str(text), &tokens, NULL));
    return tokens;
}

START_TEST(test_kinds_and_gaps)
{
    struct vt_tokens t = tokenize("Số: 57-NQ/TW,\nngày\n\n24/11\fhết");
    static const uint8_t KINDS[] = {0, 2, 1, 2, 0, 2, 0, 2, 0, 1, 2, 1, 0};
    static const uint8_t GAPS[] = {VT_GAP_PAGE, 0,           VT_GAP_SPACE, 0, 0, 0,          0,
                                   0,           VT_GAP_LINE, VT_GAP_BLANK, 0, 0, VT_GAP_PAGE};
    ck_assert_uint_eq(t.count, VT_ARRAY_LEN(KINDS));
    for (size_t i = 0; i < t.count; i++) {
        ck_assert_uint_eq(t.items[i].kind, KINDS[i]);
        ck_assert_uint_eq(t.items[i].gap, GAPS[i]);
    }
    ck_assert_uint_eq(t.items[2].match, 57);
    ck_assert(t.items[4].flags & VT_TOKEN_UPPER);
    ck_assert(!(t.items[8].flags & VT_TOKEN_CAPITAL));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_invisible_characters_separate_nothing)
{
    struct vt_tokens t = tokenize(
        "*1391* /UBND\xC2\xAD-VX ng\xC3\xA0nh\xE2\x81\xBD\xC2\xB9\xE2\x81\xB6\xE2\x81\xBE;");
    ck_assert_uint_eq(t.count, 7); /* 1391 / UBND - VX ngành ; */
    ck_assert_uint_eq(t.items[0].match, 1391);
    ck_assert_uint_eq(t.items[1].gap, VT_GAP_SPACE);
    ck_assert_uint_eq(t.items[3].gap, VT_GAP_NONE);
    ck_assert(vt_token_is_mark(&t.items[6], ';'));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_words_are_equal_in_any_case_and_tone_style)
{
    struct vt_tokens t = tokenize("HOÀ hòa hoà hóa");
    struct vt_word word = vt_word(VT_STR("Hòa"));
    ck_assert(vt_token_is(&t.items[0], word));
    ck_assert(vt_token_is(&t.items[1], word));
    ck_assert(vt_token_is(&t.items[2], word));
    ck_assert(!vt_token_is(&t.items[3], word));
    ck_assert_uint_eq(t.items[3].folded, word.folded);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_words_are_equal_with_i_and_y)
{
    struct vt_tokens t = tokenize("Kĩ kỹ QUI quy điểm i y");
    ck_assert(vt_token_is(&t.items[0], vt_word(VT_STR("kỹ"))));
    ck_assert_uint_eq(t.items[0].folded, t.items[1].folded);
    ck_assert(vt_token_is(&t.items[2], vt_word(VT_STR("quy"))));
    ck_assert_uint_ne(t.items[5].match, t.items[6].match); /* two points of a list */
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_dashes_and_runs)
{
    struct vt_tokens t = tokenize("57\xE2\x80\x93NQ ------ ((");
    ck_assert(vt_token_is_mark(&t.items[1], '-'));
    ck_assert_uint_eq(t.items[3].len_bytes, 6);
    ck_assert_uint_eq(t.count, 6);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_tokens_cover_everything_that_is_no_gap)
{
    const char *text = "Ngày 26/02/2025, “Về việc” ±§ 日本 \xF0\x9F\x98\x80 x\xCC\x81 e";
    struct vt_tokens t = tokenize(text);
    uint32_t end = 0;
    for (size_t i = 0; i < t.count; i++) {
        ck_assert_uint_ge(t.items[i].start, end);
        ck_assert_uint_gt(t.items[i].len_bytes, 0);
        for (uint32_t k = end; k < t.items[i].start; k++)
            ck_assert_int_eq(text[k], ' ');
        end = vt_token_end(&t.items[i]);
    }
    ck_assert_uint_eq(end, strlen(text));
    vt_arena_release(&arena);
}
END_TEST

VT_TEST_MAIN("text.token", test_kinds_and_gaps, test_invisible_characters_separate_nothing,
             test_words_are_equal_in_any_case_and_tone_style, test_words_are_equal_with_i_and_y,
             test_dashes_and_runs, test_tokens_cover_everything_that_is_no_gap)
