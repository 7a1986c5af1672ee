/* Which of several works with one number a mention means. */
#include "world.h"

#include <stdlib.h>

#define BINH_DUONG "Ủy ban nhân dân tỉnh Bình Dương"
#define DONG_NAI "Ủy ban nhân dân tỉnh Đồng Nai"

/* The four resolutions 36 of the Party, as the table of known works has them. */
static struct world *world_of_36(void)
{
    struct world *w = world_new();
    world_work(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .issuer = "Bộ Chính trị",
               .date = "2004-03-26", .subject = "về công tác đối với người Việt Nam ở nước ngoài");
    world_work(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .issuer = "Bộ Chính trị",
               .date = "2014-07-01",
               .subject = "về đẩy mạnh ứng dụng, phát triển công nghệ thông tin");
    world_work(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .issuer = "Ban Chấp hành Trung ương",
               .date = "2018-10-22", .subject = "về phát triển bền vững kinh tế biển Việt Nam");
    world_work(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .issuer = "Bộ Chính trị",
               .date = "2023-01-30", .subject = "về phát triển và ứng dụng công nghệ sinh học");
    return w;
}

static void letter(struct world *w, const char *id, const char *date)
{
    world_document(w, .id = id, .key = "5/UBND-KT", .type = "CONG_VAN", .issuer = BINH_DUONG,
                   .code = "UBND", .place = "Bình Dương", .date = date);
}

static struct vt_str date_of_target(struct world *w, struct vt_link link)
{
    struct vt_work work;
    vt_graph_work(w->graph, link.to, &work);
    return work.date;
}

START_TEST(test_date_year_term_and_subject_tell_terms_apart)
{
    const struct {
        const char *citing_date;
        struct world_mention mention;
        const char *date;
    } cases[] = {
        {"2024-05-05", {.date = "2014-07-01"}, "2014-07-01"},
        {"2024-05-05", {.date = "2018"}, "2018-10-22"},
        {"2024-05-05", {.date = "2004-03"}, "2004-03-26"},
        {"2024-05-05", {.term = "XI"}, "2014-07-01"},
        {"2024-05-05", {.term = "IX"}, "2004-03-26"},
        {"2024-05-05", {.subject = "về phát triển bền vững kinh tế biển"}, "2018-10-22"},
        {"2024-05-05", {.flags = ""}, "2023-01-30"}, /* the latest of the same term */
        {"2019-05-05", {.flags = ""}, "2018-10-22"},
        {"2005-05-05", {.flags = ""}, "2004-03-26"}, /* the only one by then */
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++) {
        struct world *w = world_of_36();
        letter(w, "aaaaaaaaaaaa.1", cases[i].citing_date);
        struct world_mention mention = cases[i].mention;
        mention.key = "36-NQ/TW";
        mention.type = "NGHI_QUYET";
        world_add_mention(w, &mention);
        world_open(w);
        struct vt_link link =
            world_link(w, vt_graph_work_by_id(w->graph, VT_STR("aaaaaaaaaaaa.1")), 0);
        vt_assert_str(date_of_target(w, link), vt_str(cases[i].date));
        ck_assert(!link.ambiguous);
        ck_assert_uint_eq(world_count_key(w, "36-NQ/TW"), 4);
        world_free(w);
    }
}
END_TEST

START_TEST(test_what_cannot_be_told_is_flagged_with_its_alternatives)
{
    struct world *w = world_of_36();
    letter(w, "aaaaaaaaaaaa.1", "2027-05-05"); /* a term that has no 36 yet */
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET");
    const struct vt_graph *graph = world_open(w);
    struct vt_link link = world_link(w, vt_graph_work_by_id(graph, VT_STR("aaaaaaaaaaaa.1")), 0);
    const vt_work_no *works;
    ck_assert(link.ambiguous);
    vt_assert_str(date_of_target(w, link), VT_STR("2023-01-30"));
    ck_assert_uint_eq(vt_graph_alternatives(graph, &link, &works), 4);
    ck_assert_uint_eq(works[0], link.to);
    ck_assert(link.confidence < 0.5f);
    world_free(w);
}
END_TEST

START_TEST(test_same_document_decides_before_the_calendar)
{
    struct world *w = world_of_36();
    letter(w, "aaaaaaaaaaaa.1", "2024-05-05");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .date = "2004-03-26");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET");
    world_open(w);
    vt_work_no letter_no = vt_graph_work_by_id(w->graph, VT_STR("aaaaaaaaaaaa.1"));
    for (uint32_t mention = 0; mention < 3; mention++)
        vt_assert_str(date_of_target(w, world_link(w, letter_no, mention)), VT_STR("2004-03-26"));
    world_free(w);
}
END_TEST

START_TEST(test_local_codes_mean_the_place_of_who_cites)
{
    struct world *w = world_new();
    world_document(w, .id = "aaaaaaaaaaaa.1", .key = "7-KH/TU", .type = "KE_HOACH",
                   .issuer = "Tỉnh ủy Bình Dương", .code = "TU", .place = "Bình Dương",
                   .date = "2022-02-02");
    world_document(w, .id = "bbbbbbbbbbbb.1", .key = "7-KH/TU", .type = "KE_HOACH",
                   .issuer = "Tỉnh ủy Đồng Nai", .code = "TU", .place = "Đồng Nai",
                   .date = "2022-03-03");
    letter(w, "cccccccccccc.1", "2022-06-06");
    world_mention(w, .key = "7-KH/TU", .type = "KE_HOACH");
    world_mention(w, .key = "7-KH/TU", .type = "KE_HOACH", .issuer = "Tỉnh ủy Đồng Nai",
                  .place = "Đồng Nai");
    world_mention(w, .key = "7-KH/TU", .type = "KE_HOACH", .issuer = "Tỉnh ủy Tây Ninh",
                  .place = "Tây Ninh");
    world_document(w, .id = "dddddddddddd.1", .key = "8/BNV-VP", .type = "CONG_VAN",
                   .issuer = "Bộ Nội vụ", .code = "BNV", .date = "2022-07-07");
    world_mention(w, .key = "7-KH/TU", .type = "KE_HOACH");
    const struct vt_graph *graph = world_open(w);
    vt_work_no local = vt_graph_work_by_id(graph, VT_STR("cccccccccccc.1"));
    vt_work_no ministry = vt_graph_work_by_id(graph, VT_STR("dddddddddddd.1"));
    ck_assert_uint_eq(world_link(w, local, 0).to,
                      vt_graph_work_by_id(graph, VT_STR("aaaaaaaaaaaa.1")));
    ck_assert_uint_eq(world_link(w, local, 1).to,
                      vt_graph_work_by_id(graph, VT_STR("bbbbbbbbbbbb.1")));
    struct vt_work work;
    vt_graph_work(graph, world_link(w, local, 2).to, &work);
    vt_assert_str(work.place, VT_STR("Tây Ninh"));
    vt_assert_str(work.date, VT_STR(""));
    ck_assert(world_link(w, ministry, 0).ambiguous || !vt_str_eq(work.id, VT_STR("")));
    ck_assert_uint_eq(world_count_key(w, "7-KH/TU"), 3);
    world_free(w);
}
END_TEST

START_TEST(test_district_is_not_its_province)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "2022-06-06");
    world_mention(w, .key = "12/QĐ-UBND", .type = "QUYET_DINH", .issuer = BINH_DUONG,
                  .place = "Bình Dương", .date = "2022-01-05");
    world_mention(w, .key = "12/QĐ-UBND", .type = "QUYET_DINH",
                  .issuer = "Ủy ban nhân dân huyện Dầu Tiếng", .place = "Bình Dương",
                  .date = "2022-01-10");
    world_mention(w, .key = "12/QĐ-UBND", .type = "QUYET_DINH",
                  .issuer = "Ủy ban nhân dân huyện Dầu Tiếng");
    world_open(w);
    vt_work_no no = vt_graph_work_by_id(w->graph, VT_STR("aaaaaaaaaaaa.1"));
    ck_assert_uint_eq(world_count_key(w, "12/QĐ-UBND"), 2);
    ck_assert_uint_eq(world_link(w, no, 2).to, world_link(w, no, 1).to);
    world_free(w);
}
END_TEST

START_TEST(test_nothing_is_guessed_to_be_later_than_what_cites_it)
{
    struct world *w = world_new();
    world_work(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .date = "2018-10-22");
    letter(w, "aaaaaaaaaaaa.1", "2010-05-05");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .relation = "ENCLOSES");
    world_open(w);
    vt_work_no no = vt_graph_work_by_id(w->graph, VT_STR("aaaaaaaaaaaa.1"));
    vt_assert_str(date_of_target(w, world_link(w, no, 0)), VT_STR(""));
    world_free(w);
}
END_TEST

START_TEST(test_printed_date_after_the_citing_document_counts_but_weakly)
{
    struct world *w = world_of_36();
    letter(w, "aaaaaaaaaaaa.1", "2010-05-05"); /* as when the reader took a wrong date */
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .date = "2018-10-22");
    letter(w, "bbbbbbbbbbbb.1", "2018-12-01");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .date = "2019-10-22");
    world_open(w);
    struct vt_link link = world_link(w, vt_graph_work_by_id(w->graph, VT_STR("aaaaaaaaaaaa.1")), 0);
    vt_assert_str(date_of_target(w, link), VT_STR("2018-10-22"));
    ck_assert(link.weak);
    /* A slip in the year: the work it nearly is, with a conflict about the date. */
    link = world_link(w, vt_graph_work_by_id(w->graph, VT_STR("bbbbbbbbbbbb.1")), 0);
    vt_assert_str(date_of_target(w, link), VT_STR("2018-10-22"));
    ck_assert_uint_eq(vt_graph_conflict_count(w->graph), 1);
    ck_assert_uint_eq(world_count_key(w, "36-NQ/TW"), 4);
    world_free(w);
}
END_TEST

START_TEST(test_laws_and_resolutions_of_the_assembly_with_one_number)
{
    struct world *w = world_new();
    world_work(w, .key = "43/2022/QH15", .type = "NGHI_QUYET", .date = "2022-01-11");
    letter(w, "aaaaaaaaaaaa.1", "2023-05-05");
    world_mention(w, .key = "43/2022/QH15", .type = "NGHI_QUYET");
    world_mention(w, .key = "43/2022/QH15", .type = "LUAT");
    world_mention(w, .key = "43/2022/QH15");
    world_open(w);
    vt_work_no no = vt_graph_work_by_id(w->graph, VT_STR("aaaaaaaaaaaa.1"));
    vt_work_no resolution = world_work_of(w, "43/2022/QH15", "2022-01-11");
    ck_assert_uint_eq(world_link(w, no, 0).to, resolution);
    ck_assert_uint_ne(world_link(w, no, 1).to, resolution);
    ck_assert_uint_eq(world_count_key(w, "43/2022/QH15"), 2);
    world_free(w);
}
END_TEST

START_TEST(test_stubs_of_a_year_and_without_date)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "2023-05-05");
    world_mention(w, .key = "155/QĐ-TTg", .type = "QUYET_DINH", .date = "2021");
    world_mention(w, .key = "155/QĐ-TTg", .type = "QUYET_DINH");
    letter(w, "bbbbbbbbbbbb.1", "2019-05-05");
    world_mention(w, .key = "155/QĐ-TTg", .type = "QUYET_DINH");
    letter(w, "cccccccccccc.1", "2022-05-05");
    world_mention(w, .key = "155/QĐ-TTg", .type = "QUYET_DINH", .date = "2021-02");
    world_open(w);
    vt_work_no a = vt_graph_work_by_id(w->graph, VT_STR("aaaaaaaaaaaa.1"));
    vt_work_no b = vt_graph_work_by_id(w->graph, VT_STR("bbbbbbbbbbbb.1"));
    vt_work_no c = vt_graph_work_by_id(w->graph, VT_STR("cccccccccccc.1"));
    ck_assert_uint_eq(world_link(w, a, 0).to, world_link(w, a, 1).to);
    ck_assert_uint_eq(world_link(w, c, 0).to, world_link(w, a, 0).to);
    ck_assert_uint_ne(world_link(w, b, 0).to, world_link(w, a, 0).to);
    vt_assert_str(date_of_target(w, world_link(w, a, 0)), VT_STR("2021-02"));
    world_free(w);
}
END_TEST

START_TEST(test_number_of_thousands_of_works_still_ends)
{
    enum { WORKS = 5100 };
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "2026-05-05");
    for (int i = 0; i < WORKS; i++)
        world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET",
                      .subject = vt_arena_printf(&w->arena, "về việc hoàn toàn khác số %d%d%d", i,
                                                 i * 7, i * 13)
                                     .ptr,
                      .date = vt_arena_printf(&w->arena, "%d-%02d-%02d", 2000 + i / 336 % 20,
                                              1 + i / 28 % 12, 1 + i % 28)
                                  .ptr);
    letter(w, "bbbbbbbbbbbb.1", "2026-06-06");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET");
    const struct vt_graph *graph = world_open(w);
    vt_work_no no = vt_graph_work_by_id(graph, VT_STR("bbbbbbbbbbbb.1"));
    ck_assert_uint_eq(world_link(w, no, 0).to, world_link(w, no, 1).to);
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.rules", test_number_of_thousands_of_works_still_ends,
             test_date_year_term_and_subject_tell_terms_apart,
             test_what_cannot_be_told_is_flagged_with_its_alternatives,
             test_same_document_decides_before_the_calendar,
             test_local_codes_mean_the_place_of_who_cites, test_district_is_not_its_province,
             test_nothing_is_guessed_to_be_later_than_what_cites_it,
             test_printed_date_after_the_citing_document_counts_but_weakly,
             test_laws_and_resolutions_of_the_assembly_with_one_number,
             test_stubs_of_a_year_and_without_date)
