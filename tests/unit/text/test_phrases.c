#include "vt_test.h"

#include <stdio.h>

#include "vt_phrases.h"

static struct vt_arena arena;

static size_t match(const struct vt_phrases *phrases, const char *text, uint32_t *ret_value)
{
    struct vt_tokens tokens;
    vt_arena_init(&arena, 1024 * 1024);
    vt_assert_ok(vt_tokenize(&arena, vt_str(text), &tokens, NULL));
    size_t count = vt_phrases_match(phrases, tokens.items, 0, tokens.count, ret_value);
    vt_arena_release(&arena);
    return count;
}

START_TEST(test_longest_phrase_wins)
{
    struct vt_phrases *p = vt_phrases_new();
    vt_assert_ok(vt_phrases_add(p, VT_STR("Nghị quyết"), false, 1));
    vt_assert_ok(vt_phrases_add(p, VT_STR("Nghị quyết liên tịch"), false, 2));
    vt_assert_ok(vt_phrases_add(p, VT_STR("V/v"), true, 3));
    uint32_t value = 0;
    ck_assert_uint_eq(match(p, "NGHỊ QUYẾT liên\ntịch số", &value), 4);
    ck_assert_uint_eq(value, 2);
    ck_assert_uint_eq(match(p, "Nghị quyết liên quan", &value), 2);
    ck_assert_uint_eq(value, 1);
    ck_assert_uint_eq(match(p, "v/V tăng cường", &value), 3);
    ck_assert_uint_eq(value, 3);
    ck_assert_uint_eq(match(p, "nghi quyet", &value), 0);
    ck_assert_uint_eq(match(p, "Nghị\n\nquyết", &value), 0);
    vt_phrases_free(p);
}
END_TEST

START_TEST(test_folded_phrases_forgive_diacritics)
{
    struct vt_phrases *p = vt_phrases_new();
    vt_assert_ok(vt_phrases_add(p, VT_STR("Bộ Tài chính"), true, 7));
    uint32_t value = 0;
    ck_assert_uint_eq(match(p, "bo tai chinh", &value), 3);
    ck_assert_uint_eq(match(p, "BỘ TÀI CHÍNH", &value), 3);
    ck_assert_uint_eq(match(p, "bộ tài", &value), 0);
    ck_assert_int_eq(vt_phrases_add(p, VT_STR("  "), true, 1), VT_E_INVALID);
    vt_phrases_free(p);
}
END_TEST

START_TEST(test_many_phrases)
{
    struct vt_phrases *p = vt_phrases_new();
    char text[64];
    for (uint32_t i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "mục %u của phần %u", i, i % 7);
        vt_assert_ok(vt_phrases_add(p, vt_str(text), false, i));
    }
    uint32_t value = 0;
    ck_assert_uint_eq(match(p, "mục 4321 của phần 2 và", &value), 5);
    ck_assert_uint_eq(value, 4321);
    ck_assert_uint_eq(match(p, "mục 4321 của phần 3", &value), 0);
    vt_phrases_free(p);
}
END_TEST

START_TEST(test_openings_say_where_to_look)
{
    struct vt_phrases *p = vt_phrases_new();
    vt_assert_ok(vt_phrases_add(p, VT_STR("Nghị quyết"), false, 1));
    vt_assert_ok(vt_phrases_add(p, VT_STR("Thông tư liên tịch"), false, 2));
    vt_assert_ok(vt_phrases_add(p, VT_STR("Luật"), false, 3));
    const struct vt_openings *openings = vt_phrases_openings(p);
    const uint32_t nghi = vt_word(VT_STR("NGHỊ")).match, quyet = vt_word(VT_STR("quyết")).match;
    ck_assert(vt_word_set_may(&openings->firsts, nghi));
    ck_assert(vt_word_set_may(&openings->firsts, vt_word(VT_STR("thông")).match));
    ck_assert(!vt_word_set_may(&openings->firsts, quyet));
    ck_assert(!vt_word_set_may(&openings->firsts, vt_word(VT_STR("thong")).match));
    ck_assert(vt_word_set_may(&openings->pairs, vt_word_pair(nghi, quyet)));
    ck_assert(!vt_word_set_may(&openings->pairs, vt_word_pair(quyet, nghi)));
    ck_assert(vt_word_set_may(&openings->alone, vt_word(VT_STR("luật")).match));
    ck_assert(!vt_word_set_may(&openings->alone, nghi));
    vt_phrases_free(p);
}
END_TEST

VT_TEST_MAIN("text.phrases", test_longest_phrase_wins, test_folded_phrases_forgive_diacritics,
             test_many_phrases, test_openings_say_where_to_look)
