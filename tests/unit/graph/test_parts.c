/* Small parts of lib/graph whose promises the public headers do not show. */
#include "world.h"

#include "vt_ballot.h"
#include "vt_bodies.h"
#include "vt_catalog.h"
#include "vt_keys.h"
#include "vt_names.h"
#include "vt_overlap.h"
#include "vt_question.h"
#include "vt_term.h"

START_TEST(test_terms)
{
    const struct {
        const char *text;
        uint8_t term;
    } texts[] = {{"I", 1},     {"IV", 4}, {"IX", 9}, {"XIII", 13},  {"XIV", 14}, {"13", 13},
                 {"XXIX", 29}, {"", 0},   {"A", 0},  {"khóa X", 0}, {"100", 0},  {"XXXXXXXX", 0}};
    for (size_t i = 0; i < VT_ARRAY_LEN(texts); i++)
        ck_assert_msg(vt_term_parse(vt_str(texts[i].text)) == texts[i].term, "%s", texts[i].text);
    const struct {
        uint32_t date;
        uint8_t term;
    } dates[] = {{20100416, 10}, {20110118, 10}, {20110119, 11}, {20231124, 13}, {20260124, 14},
                 {19450902, 0},  {0, 0},         {20200000, 12}, {20110000, 0},  {20110200, 11}};
    for (size_t i = 0; i < VT_ARRAY_LEN(dates); i++)
        ck_assert_msg(vt_term_of_date(dates[i].date) == dates[i].term, "%u", dates[i].date);
    ck_assert(vt_term_same_period(20220101, 20251231, true));
    ck_assert(!vt_term_same_period(20210115, 20210215, true));
    ck_assert(vt_term_same_period(20210115, 20210215, false));
    ck_assert(!vt_term_same_period(0, 20210215, false));
}
END_TEST

START_TEST(test_overlap_of_subjects)
{
    const struct vt_str whole =
        VT_STR("về tiếp tục xây dựng và phát huy vai trò của đội ngũ trí thức "
               "đáp ứng yêu cầu phát triển đất nước");
    ck_assert(vt_overlap(whole, whole) == 1);
    ck_assert(vt_overlap(whole, VT_STR("XÂY DỰNG VÀ PHÁT HUY VAI TRÒ CỦA ĐỘI NGŨ TRÍ THỨC")) >=
              VT_OVERLAP_SAME);
    ck_assert(vt_overlap(whole, VT_STR("về phòng cháy, chữa cháy rừng trong mùa khô")) <
              VT_OVERLAP_OTHER);
    ck_assert(vt_overlap(whole, VT_STR("")) < 0);
    ck_assert(vt_overlap(whole, VT_STR("về việc")) < 0);
}
END_TEST

START_TEST(test_slugs)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    vt_assert_str(vt_slug(&arena, VT_STR("57-NQ/TW")), VT_STR("57-nq-tw"));
    vt_assert_str(vt_slug(&arena, VT_STR("12/2019/QĐ-UBND")), VT_STR("12-2019-qd-ubnd"));
    vt_assert_str(vt_slug(&arena, VT_STR("Luật Đất đai 2013")), VT_STR("luat-dat-dai-2013"));
    vt_assert_str(vt_slug(&arena, VT_STR("  (…) ")), VT_STR(""));
}
END_TEST

START_TEST(test_names)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    const vt_type law = vt_type_by_id(VT_STR("LUAT"));
    vt_assert_str(vt_name_fold(&arena, law, VT_STR("Luật Đất đai năm 2013")), VT_STR("dat dai"));
    vt_assert_str(vt_name_fold(&arena, law, VT_STR("LUẬT  ĐẤT ĐAI")), VT_STR("dat dai"));
    vt_assert_str(vt_name_with_year(&arena, law, VT_STR("Đất đai"), 2013),
                  VT_STR("Luật Đất đai 2013"));
    vt_assert_str(vt_name_with_year(&arena, law, VT_STR("Luật Đất đai năm 2013"), 2013),
                  VT_STR("Luật Đất đai năm 2013"));
    vt_assert_str(vt_name_with_year(&arena, law, VT_STR("Luật Đất đai"), 0),
                  VT_STR("Luật Đất đai"));
    ck_assert(vt_name_is_plenum(VT_STR("8/XIII")));
    ck_assert(!vt_name_is_plenum(VT_STR("Luật A/B")));
    uint32_t year = 1;
    vt_assert_str(vt_name_search(&arena, VT_STR("Bộ luật Dân sự, 2015"), &year),
                  VT_STR("bo luat dan su"));
    ck_assert_uint_eq(year, 2015);
    ck_assert(vt_name_is_usual(law));
    ck_assert(!vt_name_is_usual(vt_type_by_id(VT_STR("CONG_VAN"))));
    ck_assert(!vt_name_is_usual(0));
}
END_TEST

static void check_bodies(struct vt_bodies *bodies, const char *a, const char *b, bool compatible,
                         bool same)
{
    uint32_t x, y;
    vt_assert_ok(vt_bodies_add(bodies, vt_str(a), &x, NULL));
    vt_assert_ok(vt_bodies_add(bodies, vt_str(b), &y, NULL));
    ck_assert_msg(vt_bodies_compatible(bodies, x, y) == compatible, "compatible: %s, %s", a, b);
    ck_assert_msg(vt_bodies_same(bodies, x, y) == same, "same: %s, %s", a, b);
    ck_assert(vt_bodies_compatible(bodies, y, x) == compatible);
    ck_assert(vt_bodies_same(bodies, y, x) == same);
}

START_TEST(test_bodies)
{
    VT_AUTO(vt_strings_release) struct vt_strings strings;
    VT_AUTO(vt_bodies_release) struct vt_bodies bodies;
    vt_ref_init();
    vt_assert_ok(vt_strings_init(&strings, NULL));
    vt_assert_ok(vt_bodies_init(&bodies, &strings, NULL));
    check_bodies(&bodies, "Bộ Chính trị", "Ban Chấp hành Trung ương", true, false);
    check_bodies(&bodies, "Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Bình Dương", true, true);
    check_bodies(&bodies, "Tỉnh ủy Đồng Nai", "Tỉnh ủy Bình Dương", false, false);
    check_bodies(&bodies, "Ủy ban nhân dân tỉnh Bình Dương", "Ủy ban nhân dân huyện Dầu Tiếng",
                 false, false);
    check_bodies(&bodies, "Ủy ban nhân dân", "Ủy ban nhân dân huyện Dầu Tiếng", true, true);
    check_bodies(&bodies, "Bộ trưởng Bộ Tài", "Bộ trưởng Bộ Tài chính", true, true);
    check_bodies(&bodies, "Hội Người trồng mai", "Hội Người nuôi ong", false, false);
    check_bodies(&bodies, "Bảo hiểm xã hội", "Bảo hiểm xã hội tỉnh Bình Dương", true, true);
    check_bodies(&bodies, "", "Bộ Chính trị", true, true);
}
END_TEST

START_TEST(test_places_are_shown_with_their_diacritics)
{
    VT_AUTO(vt_strings_release) struct vt_strings strings;
    VT_AUTO(vt_bodies_release) struct vt_bodies bodies;
    uint32_t plain, marked;
    vt_assert_ok(vt_strings_init(&strings, NULL));
    vt_assert_ok(vt_bodies_init(&bodies, &strings, NULL));
    vt_assert_ok(vt_bodies_add_place(&bodies, VT_STR("BINH DUONG"), &plain, NULL));
    vt_assert_ok(vt_bodies_add_place(&bodies, VT_STR("Bình Dương"), &marked, NULL));
    ck_assert_uint_eq(plain, marked);
    vt_assert_str(vt_bodies_place_name(&bodies, plain), VT_STR("Bình Dương"));
}
END_TEST

START_TEST(test_keys)
{
    VT_AUTO(vt_strings_release) struct vt_strings strings;
    VT_AUTO(vt_keys_release) struct vt_keys keys;
    static const char *const texts[] = {"57-NQ/TW", "30/2020/NĐ-CP", "30/2020/ND-CP",
                                        "7-KH/TU",  "456/SNV-VP",    "43/2022/QH15",
                                        "57",       "15A",           "12/2020/TT-XYZ"};
    enum { PARTY, DECREE, MISPRINT, LOCAL, DEPARTMENT, ASSEMBLY, BARE, BARE_LETTER, OPEN, COUNT };
    uint32_t numbers[COUNT];
    vt_ref_init();
    vt_assert_ok(vt_strings_init(&strings, NULL));
    vt_assert_ok(vt_keys_init(&keys, NULL));
    for (size_t i = 0; i < COUNT; i++)
        vt_assert_ok(vt_strings_add(&keys.texts, vt_str(texts[i]), &numbers[i], NULL));
    const bool anchored[COUNT + 1] = {false};
    vt_assert_ok(vt_keys_describe(&keys, &strings, anchored, NULL));
    const struct vt_key *items = keys.items;
    ck_assert(items[numbers[PARTY]].is_party);
    ck_assert_uint_eq(items[numbers[PARTY]].scope, VT_SCOPE_CENTRAL);
    ck_assert_uint_eq(items[numbers[PARTY]].serial, 57);
    ck_assert_uint_eq(items[numbers[DECREE]].year, 2020);
    ck_assert_uint_eq(items[numbers[MISPRINT]].same_as, numbers[DECREE]);
    ck_assert_uint_eq(items[numbers[DECREE]].same_as, numbers[DECREE]);
    ck_assert_uint_eq(items[numbers[LOCAL]].scope, VT_SCOPE_LOCAL);
    ck_assert_uint_eq(items[numbers[DEPARTMENT]].scope, VT_SCOPE_LOCAL);
    ck_assert(items[numbers[ASSEMBLY]].is_assembly);
    ck_assert(items[numbers[BARE]].is_bare && items[numbers[BARE_LETTER]].is_bare);
    ck_assert(!items[numbers[PARTY]].is_bare);
    ck_assert_uint_eq(items[numbers[OPEN]].scope, VT_SCOPE_OPEN);
}
END_TEST

START_TEST(test_questions)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 24);
    vt_ref_init();
    struct vt_question q;
    vt_assert_ok(vt_question_read(
        VT_STR("nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị"), &arena, &q, NULL));
    vt_assert_str(q.key, VT_STR("57-NQ/TW"));
    ck_assert_uint_eq(q.date, 20241222);
    vt_assert_str(q.family, VT_STR("TW"));
    vt_assert_str(vt_type_id(q.type), VT_STR("NGHI_QUYET"));
    ck_assert_uint_eq(q.part_count, 0);
    vt_assert_ok(vt_question_read(VT_STR("2386 ct tu"), &arena, &q, NULL));
    ck_assert_uint_eq(q.serial, 2386);
    ck_assert_uint_eq(q.part_count, 2);
    vt_assert_str(q.parts[1], VT_STR("TU"));
    vt_assert_ok(vt_question_read(VT_STR("NQ57"), &arena, &q, NULL));
    ck_assert_uint_eq(q.serial, 57);
    vt_assert_ok(vt_question_read(VT_STR("nghi quyet trung uong 8 khoa 13"), &arena, &q, NULL));
    vt_assert_str(q.plenum, VT_STR("nghi quyet hoi nghi trung uong 8 khoa xiii"));
    vt_assert_ok(vt_question_read(VT_STR("Nghị quyết Hội nghị lần thứ tám BCHTW khóa XIII"), &arena,
                                  &q, NULL));
    vt_assert_str(q.plenum, VT_STR("nghi quyet hoi nghi trung uong 8 khoa xiii"));
    vt_assert_ok(vt_question_read(VT_STR(""), &arena, &q, NULL));
    ck_assert_uint_eq(q.serial, 0);
    char longest[VT_QUESTION_BYTES_MAX + 1];
    memset(longest, 'a', sizeof longest);
    ck_assert_int_eq(vt_question_read(vt_str_n(longest, sizeof longest), &arena, &q, NULL),
                     VT_E_NOTFOUND);
}
END_TEST

VT_TEST_MAIN("graph.parts", test_terms, test_overlap_of_subjects, test_slugs, test_names,
             test_bodies, test_places_are_shown_with_their_diacritics, test_keys, test_questions)
