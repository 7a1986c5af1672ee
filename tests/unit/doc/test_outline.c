#include "doc_fixture.h"
#include "vt_buf.h"

/* Ids of the units of a text, each with a space behind it. */
static void ids_of(struct vt_str text, struct vt_buf *ret)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(&f, text);
    doc_fixture_read(&f, 0, &d);
    for (size_t i = 0; i < d.unit_count; i++)
        vt_buf_printf(ret, "%.*s ", VT_STR_ARG(d.units[i].eid));
    vt_arena_release(&f.arena);
}

static void assert_ids(const char *text, const char *ids)
{
    VT_AUTO(vt_buf_release) struct vt_buf got = VT_BUF_INIT(4096);
    ids_of(vt_str(text), &got);
    vt_assert_str(vt_buf_str(&got), vt_str(ids));
}

START_TEST(test_articles_left_out_are_no_end)
{
    assert_ids("Điều 1. Phạm vi\nĐiều 2. Đối tượng\nĐiều 9. Khen thưởng\nĐiều 10. Hiệu lực\n",
               "art_1 art_2 art_9 art_10 ");
}
END_TEST

START_TEST(test_articles_of_another_act_are_quoted)
{
    assert_ids("Điều 1. Sửa đổi Luật Cầu đường như sau:\nĐiều 15. Phí qua cầu\n"
               "Điều 16. Miễn phí\nĐiều 2. Hiệu lực\nĐiều 3. Trách nhiệm\n",
               "art_1 art_2 art_3 ");
}
END_TEST

START_TEST(test_inserted_articles_follow_their_number)
{
    assert_ids("Điều 1. Phạm vi\nĐiều 1a. Giải thích\nĐiều 1b. Nguyên tắc\nĐiều 2. Hiệu lực\n",
               "art_1 art_1a art_1b art_2 ");
}
END_TEST

START_TEST(test_an_enclosed_regulation_counts_anew)
{
    assert_ids("Điều 1. Ban hành kèm theo Quyết định này Quy chế bến bãi.\n"
               "Điều 2. Hiệu lực\nNơi nhận:\n- Như Điều 2.\n\nQUY CHẾ\nBẾN BÃI\n"
               "(Ban hành kèm theo Quyết định số 12/2019/QĐ-UBND)\n"
               "Điều 1. Phạm vi\n1. Bến thủy.\nĐiều 2. Đối tượng\n",
               "art_1 art_2 anx_1 anx_1__art_1 anx_1__art_1__para_1 anx_1__art_2 ");
}
END_TEST

START_TEST(test_a_torn_reference_is_no_article)
{
    assert_ids(
        "Điều 1. Phạm vi\nThực hiện theo quy định tại khoản 1\nĐiều 2 Luật Cầu đường năm 2030.\n"
        "Điều 2. Hiệu lực\n",
        "art_1 art_2 ");
    assert_ids("Điều 1. Nay ban hành quy chế\nĐiều 2 Quyết định này có hiệu lực từ ngày ký\n",
               "art_1 art_2 ");
}
END_TEST

START_TEST(test_a_torn_reference_is_no_division)
{
    assert_ids(
        "Điều 1. Phạm vi\nNội dung này được hướng dẫn bởi khoản 2\nMục 2 Công văn số 17/BTC-TCT.\n"
        "Mục 2. Tổ chức\nĐiều 2. Hiệu lực\n",
        "art_1 sec_2 art_2 ");
}
END_TEST

static void assert_heading(const char *text, const char *heading)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(&f, vt_str(text));
    doc_fixture_read(&f, 0, &d);
    ck_assert_uint_gt(d.unit_count, 0);
    vt_assert_str(d.units[0].heading, vt_str(heading));
    vt_arena_release(&f.arena);
}

START_TEST(test_headings_run_over_lines_and_paragraphs_are_none)
{
    assert_heading("Điều 1. Phạm vi\n1. Một.\n", "Phạm vi");
    assert_heading("Điều 1. Quyền của tổ chức\nvà cá nhân\n1. Một.\n",
                   "Quyền của tổ chức và cá nhân");
    assert_heading("Điều 1. Phạm vi\n\nvà nữa\n", "Phạm vi");
    assert_heading("Điều 1. Các mức\na) mức một\n", "Các mức");
    assert_heading("Điều 1. Nay ban hành quy chế\nvề bến bãi của tỉnh.\n", "");
}
END_TEST

START_TEST(test_ids_are_given_once)
{
    assert_ids("Chương I\nChương I\nChương I\nPHỤ LỤC\n1. a\n1. b\n",
               "chp_i chp_i-2 chp_i-3 anx_1 anx_1__para_1 ");
}
END_TEST

VT_TEST_MAIN("doc.outline", test_a_torn_reference_is_no_article,
             test_a_torn_reference_is_no_division,
             test_headings_run_over_lines_and_paragraphs_are_none, test_ids_are_given_once,
             test_articles_left_out_are_no_end, test_articles_of_another_act_are_quoted,
             test_inserted_articles_follow_their_number, test_an_enclosed_regulation_counts_anew)
