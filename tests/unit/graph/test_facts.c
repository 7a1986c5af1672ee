/* What is shown of a work, who voted for it, and where the citing documents disagree. */
#include "world.h"

#include <stdlib.h>

static void letter(struct world *w, const char *id, const char *key, const char *date)
{
    world_document(w, .id = id, .key = key, .type = "CONG_VAN", .issuer = "Bộ Nội vụ",
                   .code = "BNV", .date = date);
}

static struct vt_work work_of(struct world *w, const char *key, const char *date)
{
    struct vt_work work;
    vt_graph_work(w->graph, world_work_of(w, key, date), &work);
    return work;
}

static struct vt_conflict only_conflict(struct world *w)
{
    struct vt_conflict conflict;
    ck_assert_uint_eq(vt_graph_conflict_count(w->graph), 1);
    vt_graph_conflict(w->graph, 0, &w->arena, &conflict);
    return conflict;
}

START_TEST(test_dates_that_differ_by_days_are_one_work)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2025-05-05");
    world_mention(w, .key = "57-NQ/TW", .type = "NGHI_QUYET", .date = "2024-12-22");
    letter(w, "bbbbbbbbbbbb.1", "2/BNV-VP", "2025-05-06");
    world_mention(w, .key = "57-NQ/TW", .type = "NGHI_QUYET", .date = "2024-12-22");
    letter(w, "cccccccccccc.1", "3/BNV-VP", "2025-05-07");
    world_mention(w, .key = "57-NQ/TW", .type = "NGHI_QUYET", .date = "2024-12-12");
    world_open(w);
    ck_assert_uint_eq(world_count_key(w, "57-NQ/TW"), 1);
    struct vt_work work = work_of(w, "57-NQ/TW", "2024-12-22");
    ck_assert(work.flags & VT_WORK_CONFLICT);
    struct vt_conflict conflict = only_conflict(w);
    vt_assert_str(conflict.field, VT_STR("date"));
    vt_assert_str(conflict.chosen, VT_STR("2024-12-22"));
    ck_assert_uint_eq(conflict.vote_count, 3);
    vt_assert_str(conflict.votes[2].value, VT_STR("2024-12-12"));
    world_free(w);
}
END_TEST

START_TEST(test_other_subject_or_term_is_another_work)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2025-05-05");
    world_mention(w, .key = "5-CT/TW", .type = "CHI_THI", .date = "2021-01-20"); /* term XII */
    world_mention(w, .key = "5-CT/TW", .type = "CHI_THI", .date = "2021-02-10"); /* term XIII */
    world_mention(w, .key = "6/CT-TTg", .type = "CHI_THI", .date = "2021-03-01",
                  .subject = "về phòng cháy, chữa cháy rừng trong mùa khô");
    world_mention(w, .key = "6/CT-TTg", .type = "CHI_THI", .date = "2021-03-09",
                  .subject = "về bảo đảm trật tự an toàn giao thông dịp lễ");
    world_mention(w, .key = "7/CT-TTg", .type = "CHI_THI", .date = "2020-03-01");
    world_mention(w, .key = "7/CT-TTg", .type = "CHI_THI", .date = "2021-03-01");
    world_open(w);
    ck_assert_uint_eq(world_count_key(w, "5-CT/TW"), 2);
    ck_assert_uint_eq(world_count_key(w, "6/CT-TTg"), 2);
    ck_assert_uint_eq(world_count_key(w, "7/CT-TTg"), 2);
    ck_assert_uint_eq(vt_graph_conflict_count(w->graph), 0);
    world_free(w);
}
END_TEST

START_TEST(test_word_for_the_type_goes_before_the_code)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2025-05-05");
    world_mention(w, .key = "66-QĐ/TW", .type = "QUY_DINH", .date = "2017-02-06");
    world_mention(w, .key = "66-QĐ/TW", .type = "QUYET_DINH", .date = "2017-02-06",
                  .surface = "66-QĐ/TW ngày 06/02/2017");
    world_mention(w, .key = "12-CT/TU", .type = "VAN_BAN", .place = "Bình Dương",
                  .date = "2024-02-02");
    world_mention(w, .key = "13-KH/TU", .type = "KE_HOACH", .surface = "13-KH/TU",
                  .place = "Bình Dương", .date = "2024-02-02");
    world_open(w);
    vt_assert_str(work_of(w, "66-QĐ/TW", "2017-02-06").type, VT_STR("QUY_DINH"));
    vt_assert_str(work_of(w, "12-CT/TU", "2024-02-02").type, VT_STR("VAN_BAN"));
    vt_assert_str(work_of(w, "13-KH/TU", "2024-02-02").type, VT_STR("KE_HOACH"));
    ck_assert_uint_eq(vt_graph_conflict_count(w->graph), 0);
    world_free(w);
}
END_TEST

START_TEST(test_document_itself_goes_before_those_who_cite_it)
{
    struct world *w = world_new();
    world_document(w, .id = "aaaaaaaaaaaa.1", .key = "30/2020/NĐ-CP", .type = "NGHI_DINH",
                   .issuer = "Chính phủ", .code = "CP", .date = "2020-03-05",
                   .subject = "về công tác văn thư");
    for (int i = 0; i < 3; i++) {
        static const char *const ids[] = {"bbbbbbbbbbbb.1", "cccccccccccc.1", "dddddddddddd.1"};
        static const char *const keys[] = {"1/BNV-VP", "2/BNV-VP", "3/BNV-VP"};
        letter(w, ids[i], keys[i], "2021-01-01");
        world_mention(w, .key = "30/2020/NĐ-CP", .type = "NGHI_DINH", .date = "2020-03-06",
                      .subject = "về công tác văn thư và một việc khác nữa");
    }
    world_open(w);
    struct vt_work work = work_of(w, "30/2020/NĐ-CP", "2020-03-05");
    vt_assert_str(work.subject, VT_STR("về công tác văn thư"));
    ck_assert_uint_eq(work.citing_documents, 3);
    struct vt_conflict conflict = only_conflict(w);
    ck_assert_uint_eq(conflict.vote_count, 4);
    vt_assert_str(conflict.chosen, VT_STR("2020-03-05"));
    ck_assert_uint_eq(conflict.votes[0].mention, VT_MENTION_NONE);
    ck_assert_uint_eq(conflict.votes[0].speaker, work.no);
    world_free(w);
}
END_TEST

START_TEST(test_table_of_known_works_goes_before_citations)
{
    struct world *w = world_new();
    world_work(w, .key = "154/2020/NĐ-CP", .type = "NGHI_DINH", .issuer = "Chính phủ",
               .date = "2020-12-31",
               .subject = "sửa đổi một số điều của Nghị định số 34/2016/NĐ-CP");
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2021-05-05");
    world_mention(w, .key = "154/2020/NĐ-CP", .type = "NGHI_DINH", .date = "2020-12-30");
    world_open(w);
    struct vt_work work = work_of(w, "154/2020/NĐ-CP", "2020-12-31");
    ck_assert(!(work.flags & VT_WORK_HELD));
    struct vt_conflict conflict = only_conflict(w);
    ck_assert_uint_eq(conflict.votes[0].speaker, VT_WORK_NONE);
    world_free(w);
}
END_TEST

START_TEST(test_undated_document_takes_the_date_of_its_citers)
{
    struct world *w = world_new();
    world_document(w, .id = "aaaaaaaaaaaa.1", .key = "77/KH-UBND", .type = "KE_HOACH",
                   .issuer = "Ủy ban nhân dân tỉnh Bình Dương", .code = "UBND",
                   .place = "Bình Dương");
    world_mention(w, .key = "30/2020/NĐ-CP", .type = "NGHI_DINH", .date = "2020-03-05");
    world_document(w, .id = "bbbbbbbbbbbb.1", .key = "88/UBND-VX", .type = "CONG_VAN",
                   .issuer = "Ủy ban nhân dân tỉnh Bình Dương", .code = "UBND",
                   .place = "Bình Dương", .date = "2022-01-01");
    world_mention(w, .key = "77/KH-UBND", .type = "KE_HOACH", .date = "2021-04-04");
    /* Too early for a document that cites a decree of 2020. */
    world_mention(w, .key = "77/KH-UBND", .type = "KE_HOACH", .date = "2018-04-04");
    world_open(w);
    struct vt_work work = work_of(w, "77/KH-UBND", "2021-04-04");
    vt_assert_str(work.id, VT_STR("aaaaaaaaaaaa.1"));
    ck_assert_uint_eq(world_count_key(w, "77/KH-UBND"), 2);
    world_free(w);
}
END_TEST

START_TEST(test_undated_document_with_two_possible_dates_stays_open)
{
    struct world *w = world_new();
    world_document(w, .id = "aaaaaaaaaaaa.1", .key = "77/KH-UBND", .type = "KE_HOACH",
                   .issuer = "Ủy ban nhân dân tỉnh Bình Dương", .code = "UBND",
                   .place = "Bình Dương");
    world_document(w, .id = "bbbbbbbbbbbb.1", .key = "88/UBND-VX", .type = "CONG_VAN",
                   .issuer = "Ủy ban nhân dân tỉnh Bình Dương", .code = "UBND",
                   .place = "Bình Dương", .date = "2022-01-01");
    world_mention(w, .key = "77/KH-UBND", .type = "KE_HOACH", .date = "2021-04-04");
    world_mention(w, .key = "77/KH-UBND", .type = "KE_HOACH", .date = "2020-09-09");
    world_open(w);
    struct vt_work work = work_of(w, "77/KH-UBND", "");
    ck_assert(work.flags & VT_WORK_HELD);
    ck_assert(work.flags & VT_WORK_AMBIGUOUS);
    ck_assert_uint_eq(world_count_key(w, "77/KH-UBND"), 3);
    world_free(w);
}
END_TEST

START_TEST(test_two_copies_are_one_work_and_count_once)
{
    struct world *w = world_new();
    for (int copy = 0; copy < 2; copy++) {
        world_document(w, .id = copy == 0 ? "aaaaaaaaaaaa.1" : "bbbbbbbbbbbb.1", .key = "9/UBND-VX",
                       .type = "CONG_VAN", .issuer = "Ủy ban nhân dân tỉnh Bình Dương",
                       .code = "UBND", .place = copy == 0 ? "" : "Bình Dương", .date = "2022-01-01",
                       .units = copy == 0 ? 10 : 3);
        world_mention(w, .key = "57-NQ/TW", .type = "NGHI_QUYET", .date = "2021-12-22");
    }
    const struct vt_graph *graph = world_open(w);
    ck_assert_uint_eq(vt_graph_work_count(graph), 2);
    ck_assert_uint_eq(vt_graph_link_count(graph), 1);
    struct vt_work work = work_of(w, "9/UBND-VX", "2022-01-01");
    vt_assert_str(work.document, VT_STR("aaaaaaaaaaaa.1"));
    vt_assert_str(work.place, VT_STR("Bình Dương"));
    ck_assert_uint_eq(vt_graph_work_by_id(graph, VT_STR("bbbbbbbbbbbb.1")), work.no);
    ck_assert_uint_eq(vt_graph_work_by_id(graph, VT_STR("9-ubnd-vx.2022-01-01")), work.no);
    ck_assert_uint_eq(vt_graph_work_by_id(graph, VT_STR("cccccccccccc.1")), VT_WORK_NONE);
    world_free(w);
}
END_TEST

START_TEST(test_misprinted_letter_is_the_same_number)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2021-05-05");
    world_mention(w, .key = "30/2020/NĐ-CP", .type = "NGHI_DINH", .date = "2020-03-05");
    world_mention(w, .key = "30/2020/ND-CP", .type = "NGHI_DINH", .date = "2020-03-05");
    world_mention(w, .key = "11-ĐA/TU", .type = "DE_AN", .date = "2020-03-05");
    world_mention(w, .key = "11-DA/TU", .type = "DU_AN", .date = "2020-03-05");
    world_open(w);
    ck_assert_uint_eq(world_count_key(w, "30/2020/NĐ-CP"), 1);
    ck_assert_uint_eq(world_count_key(w, "30/2020/ND-CP"), 0);
    ck_assert_uint_eq(world_count_key(w, "11-ĐA/TU"), 1); /* both codes exist */
    ck_assert_uint_eq(world_count_key(w, "11-DA/TU"), 1);
    ck_assert(work_of(w, "30/2020/NĐ-CP", "2020-03-05").flags & VT_WORK_MALFORMED);
    vt_assert_str(only_conflict(w).field, VT_STR("number"));
    world_free(w);
}
END_TEST

START_TEST(test_drafts_have_no_number)
{
    struct world *w = world_new();
    world_document(w, .id = "aaaaaaaaaaaa.1", .key = "/QĐ-UBND", .type = "QUYET_DINH",
                   .subject = "về việc phân bổ kinh phí");
    world_document(w, .id = "bbbbbbbbbbbb.1", .key = "/QĐ-UBND", .type = "QUYET_DINH",
                   .subject = "về việc thành lập tổ công tác");
    const struct vt_graph *graph = world_open(w);
    ck_assert_uint_eq(vt_graph_work_count(graph), 2);
    struct vt_work work;
    vt_graph_work(graph, 0, &work);
    ck_assert(work.flags & VT_WORK_DRAFT);
    vt_assert_str(work.key, VT_STR(""));
    world_free(w);
}
END_TEST

START_TEST(test_truncated_issuers_do_not_disagree)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2021-05-05");
    world_mention(w, .key = "95/2020/TT-BTC", .type = "THONG_TU", .date = "2020-11-16",
                  .issuer = "Bộ trưởng Bộ Tài chính");
    world_mention(w, .key = "95/2020/TT-BTC", .type = "THONG_TU", .date = "2020-11-16",
                  .issuer = "Bộ trưởng Bộ Tài");
    world_mention(w, .key = "95/2020/TT-BTC", .type = "THONG_TU", .date = "2020-11-16",
                  .issuer = "Bộ Tài chính");
    world_open(w);
    ck_assert_uint_eq(vt_graph_conflict_count(w->graph), 0);
    vt_assert_str(work_of(w, "95/2020/TT-BTC", "2020-11-16").issuer,
                  VT_STR("Bộ trưởng Bộ Tài chính"));
    world_free(w);
}
END_TEST

START_TEST(test_joint_circulars_have_several_issuers)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2016-05-05");
    world_mention(w, .key = "55/2015/TTLT-BTC-BKHCN", .type = "TTLT", .date = "2015-04-22",
                  .issuer = "Bộ trưởng Bộ Tài chính");
    world_mention(w, .key = "55/2015/TTLT-BTC-BKHCN", .type = "THONG_TU", .date = "2015-04-22",
                  .issuer = "Bộ trưởng Bộ Khoa học và Công nghệ");
    world_open(w);
    ck_assert_uint_eq(vt_graph_conflict_count(w->graph), 0);
    vt_assert_str(work_of(w, "55/2015/TTLT-BTC-BKHCN", "2015-04-22").type, VT_STR("TTLT"));
    world_free(w);
}
END_TEST

START_TEST(test_year_in_the_number_goes_before_a_misread_date)
{
    struct world *w = world_new();
    world_document(w, .id = "aaaaaaaaaaaa.1", .key = "71/2011/TT-BNV", .type = "THONG_TU",
                   .issuer = "Bộ Nội vụ", .code = "BNV", .date = "2023-09-27");
    letter(w, "bbbbbbbbbbbb.1", "1/BNV-VP", "2016-05-05");
    world_mention(w, .key = "71/2011/TT-BNV", .type = "THONG_TU", .date = "2011-10-25");
    world_mention(w, .key = "71/2011/TT-BNV", .type = "THONG_TU", .date = "2012-10-25");
    world_open(w);
    ck_assert_uint_eq(world_count_key(w, "71/2011/TT-BNV"), 1);
    struct vt_work work = work_of(w, "71/2011/TT-BNV", "2011-10-25");
    vt_assert_str(work.id, VT_STR("aaaaaaaaaaaa.1"));
    struct vt_conflict conflict = only_conflict(w);
    vt_assert_str(conflict.chosen, VT_STR("2011-10-25"));
    ck_assert_uint_eq(conflict.vote_count, 3);
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.facts", test_joint_circulars_have_several_issuers,
             test_year_in_the_number_goes_before_a_misread_date,
             test_dates_that_differ_by_days_are_one_work,
             test_other_subject_or_term_is_another_work,
             test_word_for_the_type_goes_before_the_code,
             test_document_itself_goes_before_those_who_cite_it,
             test_table_of_known_works_goes_before_citations,
             test_undated_document_takes_the_date_of_its_citers,
             test_undated_document_with_two_possible_dates_stays_open,
             test_two_copies_are_one_work_and_count_once, test_misprinted_letter_is_the_same_number,
             test_drafts_have_no_number, test_truncated_issuers_do_not_disagree)
