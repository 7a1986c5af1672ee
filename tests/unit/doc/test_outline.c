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

VT_TEST_MAIN("doc.outline", test_articles_left_out_are_no_end,
             test_articles_of_another_act_are_quoted, test_inserted_articles_follow_their_number,
             test_an_enclosed_regulation_counts_anew)
