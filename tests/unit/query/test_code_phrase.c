#include "vt_code_phrase.h"

#include "codes_fixture.h"
#include "vt_type.h"

enum { ARENA_BYTES = 1 << 22 };

static bool stands_in(const char *phrase, const char *text)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    struct vt_code_phrase read;
    uint32_t state = 0;
    vt_arena_init(&arena, ARENA_BYTES);
    vt_assert_ok(vt_code_phrase_read(&arena, vt_str(phrase), &read, NULL));
    return vt_code_phrase_find(&read, fixture_codes(&arena, text), &state);
}

START_TEST(test_words_side_by_side)
{
    static const struct {
        const char *phrase, *text;
        bool expected;
    } cases[] = {{"bến đỗ", "Giấy phép bến đỗ", true},
                 {"bến đỗ", "đỗ bến", false},
                 {"bến đỗ", "bến tàu đỗ", false},
                 {"bến đỗ", "bến, đỗ", true},
                 {"bến đỗ", "tại bến. Đỗ xe", true}, /* phrases run over stops */
                 {"bến đỗ", "ben do", true},
                 {"bến đỗ", "bến do", true},
                 {"bến đỗ", "bên đò", false},
                 {"ben do", "bên đò", true},
                 {"ben do", "bến lo", false},
                 {"đi đi đến", "đi đi đi đến", true},
                 {"điều 5", "Điều 05", true},
                 {"điều 5", "Điều 15", false},
                 {"bến", "", false}};
    vt_ref_init();
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++)
        ck_assert_msg(stands_in(cases[i].phrase, cases[i].text) == cases[i].expected,
                      "'%s' in '%s'", cases[i].phrase, cases[i].text);
}
END_TEST

START_TEST(test_a_phrase_goes_on_in_the_next_part)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    struct vt_code_phrase phrase;
    uint32_t state = 0;
    vt_arena_init(&arena, ARENA_BYTES);
    vt_assert_ok(vt_code_phrase_read(&arena, VT_STR("chợ nổi ghe"), &phrase, NULL));
    ck_assert(!vt_code_phrase_find(&phrase, fixture_codes(&arena, "về chợ nổi"), &state));
    ck_assert(vt_code_phrase_find(&phrase, fixture_codes(&arena, "ghe thuyền"), &state));
    state = 0;
    ck_assert(!vt_code_phrase_find(&phrase, fixture_codes(&arena, "ghe thuyền"), &state));
}
END_TEST

START_TEST(test_phrases_that_are_too_long_hold_by_their_beginning)
{
    char phrase[8 * 40 + 1], text[8 * 40 + 1];
    for (int i = 0; i < 40; i++) {
        snprintf(phrase + 8 * i, 9, "%07d ", i + 1);
        snprintf(text + 8 * i, 9, "%07d ", i < VT_CODE_PHRASE_WORDS ? i + 1 : 999);
    }
    ck_assert(stands_in(phrase, text));
    ck_assert(!stands_in(phrase, text + 8));
    /* a hundred forms each */
    ck_assert(stands_in("kaka kala kama kana kapa kara kasa kava kaxa kaya",
                        "kaka kala kama kana kapa kara kasa"));
}
END_TEST

VT_TEST_MAIN("query.code_phrase", test_words_side_by_side, test_a_phrase_goes_on_in_the_next_part,
             test_phrases_that_are_too_long_hold_by_their_beginning)
