/* Laws by name, plenums, serials alone, and documents without number. */
#include "world.h"

#include <stdlib.h>

static void letter(struct world *w, const char *id, const char *key, const char *date)
{
    world_document(w, .id = id, .key = key, .type = "CONG_VAN", .issuer = "Bộ Nội vụ",
                   .code = "BNV", .date = date);
}

static struct world *world_of_laws(void)
{
    struct world *w = world_new();
    world_work(w, .key = "13/2003/QH11", .type = "LUAT", .issuer = "Quốc hội", .date = "2003-11-26",
               .subject = "Đất đai");
    world_work(w, .key = "45/2013/QH13", .type = "LUAT", .issuer = "Quốc hội", .date = "2013-11-29",
               .subject = "Luật Đất đai");
    world_work(w, .key = "31/2024/QH15", .type = "LUAT", .issuer = "Quốc hội", .date = "2024-01-18",
               .subject = "LUẬT ĐẤT ĐAI");
    return w;
}

static struct vt_work target(struct world *w, const char *id, uint32_t mention)
{
    struct vt_work work;
    struct vt_link link = world_link(w, vt_graph_work_by_id(w->graph, vt_str(id)), mention);
    vt_graph_work(w->graph, link.to, &work);
    return work;
}

START_TEST(test_law_by_name_and_year)
{
    struct world *w = world_of_laws();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2024-05-05");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Luật Đất đai", .date = "2013");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Đất đai", .date = "2003-11-26");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Luật Đất đai năm 2024",
                  .date = "2024");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Luật Đất đai", .date = "1993");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Luật Nhà trọ", .date = "2012");
    world_open(w);
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 0).key, VT_STR("45/2013/QH13"));
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 1).key, VT_STR("13/2003/QH11"));
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 2).key, VT_STR("31/2024/QH15"));
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 3).id, VT_STR("luat-dat-dai-1993"));
    struct vt_work unknown = target(w, "aaaaaaaaaaaa.1", 4);
    vt_assert_str(unknown.name, VT_STR("Luật Nhà trọ 2012"));
    vt_assert_str(unknown.id, VT_STR("luat-nha-tro-2012"));
    vt_assert_str(unknown.key, VT_STR(""));
    world_free(w);
}
END_TEST

START_TEST(test_law_by_name_alone)
{
    struct world *w = world_of_laws();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2020-05-05");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Luật Đất đai", .date = "2003");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Luật Đất đai"); /* as just before */
    letter(w, "bbbbbbbbbbbb.1", "2/BNV-VP", "2010-05-05");
    world_mention(w, .kind = "name", .type = "LUAT",
                  .name = "Luật Đất đai"); /* the only one by then */
    letter(w, "cccccccccccc.1", "3/BNV-VP", "2020-05-05");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Luật Đất đai"); /* two by then */
    world_open(w);
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 1).key, VT_STR("13/2003/QH11"));
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 0).key, VT_STR("13/2003/QH11"));
    struct vt_link link = world_link(w, vt_graph_work_by_id(w->graph, VT_STR("cccccccccccc.1")), 0);
    const vt_work_no *works;
    ck_assert(link.ambiguous);
    vt_assert_str(target(w, "cccccccccccc.1", 0).key, VT_STR("45/2013/QH13"));
    ck_assert_uint_eq(vt_graph_alternatives(w->graph, &link, &works), 2);
    world_free(w);
}
END_TEST

START_TEST(test_number_with_name_teaches_the_name)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "1999-05-05");
    world_mention(w, .key = "24-L/CTN", .type = "LUAT", .name = "Luật Đất đai",
                  .date = "1993-07-14");
    letter(w, "bbbbbbbbbbbb.1", "2/BNV-VP", "2000-05-05");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Luật Đất đai", .date = "1993");
    world_open(w);
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 0).key, VT_STR("24-L/CTN"));
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 0).name, VT_STR("Luật Đất đai 1993"));
    world_free(w);
}
END_TEST

/* "Bộ luật … năm 2004 đã được sửa đổi theo Luật … năm 2011": the one with the name is amended, not the
 * document that says so. */
START_TEST(test_a_name_is_spoken_for)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2014-05-05");
    world_mention(w, .kind = "name", .type = "BO_LUAT", .name = "Tố tụng dân sự", .date = "2004",
                  .relation = "BASED_ON");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "sửa đổi Bộ luật Tố tụng dân sự",
                  .date = "2011", .relation = "AMENDS", .incoming = true,
                  .from = "Bộ luật tố tụng dân sự năm 2004", .from_mention = 1);
    world_open(w);
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 1).type, VT_STR("BO_LUAT"));
    world_free(w);
}
END_TEST

START_TEST(test_constitution_by_year)
{
    struct world *w = world_new();
    world_work(w, .type = "HIEN_PHAP", .issuer = "Quốc hội", .date = "2013-11-28",
               .subject = "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam");
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2024-05-05");
    world_mention(w, .kind = "name", .type = "HIEN_PHAP", .name = "Hiến pháp", .date = "2013");
    world_mention(w, .kind = "name", .type = "HIEN_PHAP",
                  .name = "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", .date = "1992");
    world_open(w);
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 0).date, VT_STR("2013-11-28"));
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 1).date, VT_STR("1992"));
    world_free(w);
}
END_TEST

#define INTELLECTUALS "về tiếp tục xây dựng và phát huy vai trò của đội ngũ trí thức"
#define SOCIAL_POLICY "về tiếp tục đổi mới, nâng cao chất lượng chính sách xã hội"

START_TEST(test_plenum_alone_never_decides)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2024-05-05");
    world_mention(w, .key = "45-NQ/TW", .type = "NGHI_QUYET", .name = "8/XIII", .term = "XIII",
                  .date = "2023-11-24", .subject = INTELLECTUALS);
    world_mention(w, .key = "42-NQ/TW", .type = "NGHI_QUYET", .name = "8/XIII", .term = "XIII",
                  .date = "2023-11-24", .subject = SOCIAL_POLICY);
    world_mention(w, .kind = "plenum", .type = "NGHI_QUYET", .name = "8/XIII", .term = "XIII");
    world_mention(w, .kind = "plenum", .type = "NGHI_QUYET", .name = "8/XIII", .term = "XIII",
                  .subject = "tiếp tục đổi mới, nâng cao chất lượng chính sách xã hội");
    letter(w, "bbbbbbbbbbbb.1", "2/BNV-VP", "2024-06-06");
    world_mention(w, .kind = "plenum", .type = "NGHI_QUYET", .name = "8/XIII", .term = "XIII",
                  .subject = INTELLECTUALS " trong giai đoạn mới");
    letter(w, "cccccccccccc.1", "3/BNV-VP", "2024-06-06");
    world_mention(w, .kind = "plenum", .type = "NGHI_QUYET", .name = "8/XIII", .term = "XIII");
    world_mention(w, .kind = "plenum", .type = "NGHI_QUYET", .name = "9/XIII", .term = "XIII");
    const struct vt_graph *graph = world_open(w);
    vt_work_no a = vt_graph_work_by_id(graph, VT_STR("aaaaaaaaaaaa.1"));
    ck_assert(world_link(w, a, 2).ambiguous); /* two of them in the same document */
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 3).key, VT_STR("42-NQ/TW"));
    ck_assert(!world_link(w, a, 3).ambiguous);
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 0).key, VT_STR("45-NQ/TW"));
    struct vt_work stub = target(w, "cccccccccccc.1", 0);
    vt_assert_str(stub.key, VT_STR(""));
    vt_assert_str(stub.name, VT_STR("Nghị quyết Hội nghị Trung ương 8 khóa XIII"));
    ck_assert(stub.flags & VT_WORK_AMBIGUOUS);
    vt_assert_str(target(w, "cccccccccccc.1", 1).name,
                  VT_STR("Nghị quyết Hội nghị Trung ương 9 khóa XIII"));
    world_free(w);
}
END_TEST

START_TEST(test_serial_alone)
{
    struct world *w = world_new();
    world_work(w, .key = "57-NQ/TW", .type = "NGHI_QUYET", .issuer = "Bộ Chính trị",
               .date = "2024-12-22");
    world_work(w, .key = "18/NQ-CP", .type = "NGHI_QUYET", .issuer = "Chính phủ",
               .date = "2024-01-01");
    world_work(w, .key = "18-NQ/TW", .type = "NGHI_QUYET", .issuer = "Ban Chấp hành Trung ương",
               .date = "2022-06-16");
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2025-05-05");
    world_mention(w, .key = "57", .type = "NGHI_QUYET");
    world_mention(w, .key = "18", .type = "NGHI_QUYET");
    world_mention(w, .key = "18", .type = "NGHI_QUYET", .issuer = "Chính phủ");
    world_mention(w, .key = "99", .type = "NGHI_QUYET");
    letter(w, "bbbbbbbbbbbb.1", "2/BNV-VP", "2025-06-06");
    world_mention(w, .key = "18-NQ/TW", .type = "NGHI_QUYET", .date = "2022-06-16");
    world_mention(w, .key = "18", .type = "NGHI_QUYET");
    world_mention(w, .key = "99", .type = "NGHI_QUYET");
    world_open(w);
    vt_work_no a = vt_graph_work_by_id(w->graph, VT_STR("aaaaaaaaaaaa.1"));
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 0).key, VT_STR("57-NQ/TW"));
    ck_assert(world_link(w, a, 1).ambiguous);
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 2).key, VT_STR("18/NQ-CP"));
    vt_assert_str(target(w, "aaaaaaaaaaaa.1", 3).name, VT_STR("Nghị quyết 99"));
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 1).key, VT_STR("18-NQ/TW"));
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 2).name, VT_STR("Nghị quyết 99"));
    ck_assert_uint_eq(world_link(w, a, 3).to,
                      world_link(w, vt_graph_work_by_id(w->graph, VT_STR("bbbbbbbbbbbb.1")), 2).to);
    world_free(w);
}
END_TEST

START_TEST(test_date_and_issuer_without_number)
{
    struct world *w = world_new();
    world_document(w, .id = "aaaaaaaaaaaa.1", .key = "456/SNV-VP", .type = "CONG_VAN",
                   .issuer = "Sở Nội vụ tỉnh Bình Dương", .code = "SNV", .place = "Bình Dương",
                   .date = "2025-03-10", .subject = "về việc kiểm kê tài liệu lưu trữ năm 2025");
    world_document(w, .id = "bbbbbbbbbbbb.1", .key = "9/UBND-VX", .type = "CONG_VAN",
                   .issuer = "Ủy ban nhân dân tỉnh Bình Dương", .code = "UBND",
                   .place = "Bình Dương", .date = "2025-04-01");
    world_mention(w, .kind = "date", .type = "VAN_BAN", .issuer = "Sở Nội vụ",
                  .date = "2025-03-10");
    world_mention(w, .kind = "date", .type = "VAN_BAN", .issuer = "Sở Nội vụ",
                  .date = "2025-03-11");
    world_mention(w, .kind = "date", .type = "VAN_BAN", .issuer = "Sở Nội vụ",
                  .date = "2025-03-11");
    world_mention(w, .kind = "date", .type = "BAO_CAO", .issuer = "Sở Nội vụ",
                  .date = "2025-03-10");
    world_open(w);
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 0).id, VT_STR("aaaaaaaaaaaa.1"));
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 1).name,
                  VT_STR("Văn bản ngày 11/03/2025 của Sở Nội vụ"));
    vt_work_no b = vt_graph_work_by_id(w->graph, VT_STR("bbbbbbbbbbbb.1"));
    ck_assert_uint_eq(world_link(w, b, 1).to, world_link(w, b, 2).to);
    vt_assert_str(target(w, "bbbbbbbbbbbb.1", 3).name,
                  VT_STR("Báo cáo ngày 10/03/2025 của Sở Nội vụ"));
    world_free(w);
}
END_TEST

START_TEST(test_references_mean_their_antecedents)
{
    struct world *w = world_new();
    letter(w, "aaaaaaaaaaaa.1", "1/BNV-VP", "2025-05-05");
    world_mention(w, .key = "57-NQ/TW", .type = "NGHI_QUYET", .date = "2024-12-22");
    world_mention(w, .kind = "alias", .key = "57", .type = "NGHI_QUYET", .relation = "ALIAS_DEF",
                  .antecedent = 1);
    world_mention(w, .kind = "alias", .key = "57", .type = "NGHI_QUYET", .relation = "IMPLEMENTS",
                  .antecedent = 2);
    world_mention(w, .kind = "anaphor", .type = "NGHI_QUYET", .relation = "REFERS",
                  .antecedent = 3);
    world_mention(w, .kind = "anaphor", .type = "NGHI_QUYET", .relation = "REFERS",
                  .antecedent = 99);
    world_mention(w, .kind = "anaphor", .type = "NGHI_QUYET", .relation = "REFERS",
                  .antecedent = 6);
    const struct vt_graph *graph = world_open(w);
    ck_assert_uint_eq(vt_graph_link_count(graph), 3);
    ck_assert_uint_eq(vt_graph_work_count(graph), 2);
    vt_work_no a = vt_graph_work_by_id(graph, VT_STR("aaaaaaaaaaaa.1"));
    ck_assert_uint_eq(world_link(w, a, 2).to, world_link(w, a, 0).to);
    ck_assert_uint_eq(world_link(w, a, 3).to, world_link(w, a, 0).to);
    struct vt_work work;
    vt_graph_work(graph, world_link(w, a, 0).to, &work);
    ck_assert_uint_eq(work.in_count, 3);
    ck_assert_uint_eq(work.citing_documents, 1);
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.named", test_law_by_name_and_year, test_law_by_name_alone,
             test_number_with_name_teaches_the_name, test_a_name_is_spoken_for,
             test_constitution_by_year, test_plenum_alone_never_decides, test_serial_alone,
             test_date_and_issuer_without_number, test_references_mean_their_antecedents)
