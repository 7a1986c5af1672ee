#include "codes_fixture.h"

#include "vt_type.h"

enum { ARENA_BYTES = 1 << 22 };

START_TEST(test_words_numbers_and_ends_of_sentences)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    const struct vt_codes codes = fixture_codes(&arena, "Đất ĐẤT, dat. 012; 12\nđất\n\n— hết");
    ck_assert_uint_eq(codes.count, 11);
    const size_t stops[] = {3, 5, 7, 9};
    const struct {
        size_t a, b;
        bool is_same;
    } cases[] = {{0, 1, true}, {0, 2, false}, {0, 8, true},
                 {4, 6, true}, {0, 4, false}, {0, 10, false}};
    ck_assert_uint_eq(vt_codes_at(codes, stops[0]), VT_CODE_STOP);
    ck_assert_uint_eq(vt_codes_at(codes, stops[1]), VT_CODE_STOP);
    ck_assert_uint_eq(vt_codes_at(codes, stops[2]), VT_CODE_STOP);
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++)
        ck_assert_int_eq(vt_codes_at(codes, cases[i].a) == vt_codes_at(codes, cases[i].b),
                         cases[i].is_same);
    ck_assert_uint_eq(fixture_codes(&arena, " .\n").count, 0);
}
END_TEST

static void assert_same(struct vt_codes a, struct vt_codes b)
{
    ck_assert_uint_eq(a.count, b.count);
    ck_assert_int_eq(memcmp(a.bytes, b.bytes, 2 * a.count), 0);
}

START_TEST(test_what_is_packed_is_unpacked)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    const struct vt_unit_codes codes = {fixture_codes(&arena, "về chợ nổi"),
                                        fixture_codes(&arena, ""),
                                        fixture_codes(&arena, "ghe thuyền. bến đỗ")};
    struct vt_unit_codes found;
    const struct vt_str packed = vt_unit_codes_pack(&arena, &codes, 100);
    ck_assert(vt_unit_codes_unpack(packed, &found));
    assert_same(found.title, codes.title);
    assert_same(found.heading, codes.heading);
    assert_same(found.text, codes.text);
    const struct vt_str cut = vt_unit_codes_pack(&arena, &codes, 2);
    ck_assert(vt_unit_codes_unpack(cut, &found));
    ck_assert_uint_eq(found.text.count, 2);
    /* views of any bytes: cut anywhere, a text may be shorter but nothing lies outside */
    for (size_t len = 0; len < packed.len_bytes; len++)
        if (vt_unit_codes_unpack(vt_str_n(packed.ptr, len), &found))
            ck_assert(found.text.bytes + 2 * found.text.count <= packed.ptr + len);
}
END_TEST

static bool stands_for(struct vt_arena *arena, const char *asked, enum vt_code_reading reading,
                       const char *word)
{
    struct vt_code_set *sets;
    size_t count;
    vt_assert_ok(vt_code_sets_read(arena, vt_str(asked), reading, &sets, &count, NULL));
    ck_assert_uint_eq(count, 1);
    const uint16_t code = vt_codes_at(fixture_codes(arena, word), 0);
    for (size_t i = 0; i < sets[0].count; i++)
        if (sets[0].codes[i] == code)
            return true;
    return false;
}

START_TEST(test_the_words_that_a_word_stands_for)
{
    static const struct {
        const char *asked;
        enum vt_code_reading reading;
        const char *word;
        bool expected;
    } cases[] = {{"đất", VT_CODE_AS_TYPED, "ĐẤT", true},
                 {"đất", VT_CODE_AS_TYPED, "dat", false},
                 {"đất", VT_CODE_UNMARKED, "dat", true},
                 {"đất", VT_CODE_UNMARKED, "đắt", false},
                 {"dat", VT_CODE_AS_TYPED, "đất", false},
                 {"dat", VT_CODE_ANY_MARKS, "đất", true},
                 {"dat", VT_CODE_ANY_MARKS, "dạt", true},
                 {"dat", VT_CODE_ANY_MARKS, "đấu", false},
                 {"hoa", VT_CODE_ANY_MARKS, "hoà", true},
                 {"hoa", VT_CODE_ANY_MARKS, "hóa", true},
                 {"nghieng", VT_CODE_ANY_MARKS, "nghiêng", true},
                 {"dak", VT_CODE_ANY_MARKS, "Đắk", true},
                 {"aeoaeoe", VT_CODE_ANY_MARKS, "aeoaeoe", true},
                 {"007", VT_CODE_ANY_MARKS, "7", true},
                 {"internationalization", VT_CODE_ANY_MARKS, "internationalization", true}};
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    vt_ref_init();
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++)
        ck_assert_msg(stands_for(&arena, cases[i].asked, cases[i].reading, cases[i].word) ==
                          cases[i].expected,
                      "%s, %s", cases[i].asked, cases[i].word);
}
END_TEST

VT_TEST_MAIN("query.codes", test_words_numbers_and_ends_of_sentences,
             test_what_is_packed_is_unpacked, test_the_words_that_a_word_stands_for)
