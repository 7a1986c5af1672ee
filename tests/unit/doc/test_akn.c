#include "doc_fixture.h"

#include "vt_file.h"

#include "vt_akn_write.h"

/* Write a document of the whole text and read it again: text, units and references must come back.
 */
static void round_trip(struct vt_str text, const struct vt_mention *mentions, size_t mention_count)
{
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(&f, text);
    doc_fixture_read(&f, 0, &d);
    d.span = (struct vt_span){0, (uint32_t)text.len_bytes};
    if (f.count > 1)
        vt_assert_ok(vt_document_outline(&f.arena, &f.page,
                                         (struct vt_extent){0, f.page.cell_count}, &d, NULL));
    d.mentions = mentions;
    d.mention_count = mention_count;
    struct vt_buf xml = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_akn_record record;
    struct vt_error err;
    vt_assert_ok(vt_akn_write(&d, text, &xml, NULL));
    int status = vt_akn_read(&f.arena, vt_buf_str(&xml), &record, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    vt_assert_str(record.text, text);
    ck_assert_uint_eq(record.unit_count, d.unit_count);
    for (size_t i = 0; i < d.unit_count; i++) {
        vt_assert_str(record.units[i].eid, d.units[i].eid);
        if (mention_count == 0)
            vt_assert_str(record.units[i].heading, d.units[i].heading);
        ck_assert_uint_eq(record.units[i].span.start, d.units[i].span.start);
        ck_assert_uint_eq(record.units[i].span.end, d.units[i].span.end);
        ck_assert_int_eq(record.units[i].parent, d.units[i].parent);
    }
    ck_assert_uint_eq(record.ref_count, mention_count);
    for (size_t i = 0; i < mention_count; i++) {
        ck_assert_uint_eq(record.refs[i].ordinal, i);
        ck_assert_uint_eq(record.refs[i].span.start, mentions[i].span.start);
        ck_assert_uint_eq(record.refs[i].span.end, mentions[i].span.end);
    }
    vt_buf_release(&xml);
    vt_arena_release(&f.arena);
}

START_TEST(test_text_comes_back_byte_for_byte)
{
    round_trip(VT_STR(""), NULL, 0);
    round_trip(VT_STR("a < b && \"c\" 'd' > e\r\n\f\n\t đ "), NULL, 0);
    round_trip(VT_STR("\n\n Điều 1. Phạm vi\n1. Một\na) hai\nb) ba\n2. Bốn\n\fĐiều 2. Hiệu lực\nTừ "
                      "nay.\nPHỤ LỤC\nBảng\n"),
               NULL, 0);
    round_trip(
        VT_STR("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. A\nĐiều 2. B\nChương II\nMục 1\nĐiều 3. C."),
        NULL, 0);
    round_trip(VT_STR("Điều 1. Quyền của tổ chức\nvà cá nhân\n1. Một.\n"), NULL, 0);
}
END_TEST

START_TEST(test_references_come_back_also_over_lines)
{
    struct vt_str text = VT_STR("Điều 1. Theo Nghị định số\n30/2020/NĐ-CP và Luật\n");
    size_t from = vt_str_find(text, VT_STR("Nghị"), 0), to = vt_str_find(text, VT_STR(" và"), 0);
    struct vt_mention mention = {.span = {(uint32_t)from, (uint32_t)to},
                                 .key = VT_STR("30/2020/NĐ-CP")};
    round_trip(text, &mention, 1);
}
END_TEST

START_TEST(test_real_documents_come_back)
{
    const char *path = vt_test_shared("seed/000_2b783e2436d6f78f.txt");
    if (path == NULL)
        VT_TEST_SKIP("no shared corpora");
    struct vt_buf buf = VT_BUF_INIT(1024 * 1024);
    vt_assert_ok(vt_file_read(path, &buf, NULL));
    round_trip(vt_buf_str(&buf), NULL, 0);
    vt_buf_release(&buf);
}
END_TEST

START_TEST(test_what_is_no_record_is_refused)
{
    static const char *const BAD[] = {"", "x", "<a/>", "<akomaNtoso>",
                                      "<akomaNtoso><doc></akomaNtoso>"};
    struct vt_arena arena;
    vt_arena_init(&arena, 1024 * 1024);
    struct vt_akn_record record;
    for (size_t i = 0; i < VT_ARRAY_LEN(BAD); i++)
        ck_assert_int_eq(vt_akn_read(&arena, vt_str(BAD[i]), &record, NULL), VT_E_FORMAT);
    vt_arena_release(&arena);
}
END_TEST

VT_TEST_MAIN("doc.akn", test_text_comes_back_byte_for_byte,
             test_references_come_back_also_over_lines, test_real_documents_come_back,
             test_what_is_no_record_is_refused)
