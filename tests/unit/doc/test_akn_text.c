#include "doc_fixture.h"

#include "vt_akn_write.h"

static struct vt_str write_record(struct doc_fixture *f, struct vt_str text)
{
    struct vt_document d;
    VT_AUTO(vt_buf_release) struct vt_buf xml = VT_BUF_INIT(VT_BUF_NO_CAP);
    doc_fixture_init(f, text);
    doc_fixture_read(f, 0, &d);
    d.span = (struct vt_span){0, (uint32_t)text.len_bytes};
    vt_assert_ok(vt_akn_write(&d, text, &xml, NULL));
    return vt_arena_copy(&f->arena, vt_buf_str(&xml));
}

START_TEST(test_the_text_is_that_of_the_record)
{
    static const char *const TEXTS[] = {
        "",
        "a < b && \"c\" 'd' > e\r\n\f\n\t đ ",
        "&amp; &lt;p&gt; <eop/> </meta>",
        "\n\n Điều 1. Phạm vi\n1. Một\na) hai\n2. Bốn\n\fĐiều 2. Hiệu lực\nTừ nay.\nPHỤ "
        "LỤC\nBảng\n",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/2031/NĐ-CP\nHà Nội, ngày 1 tháng 2 năm 2031\n\n"
        "NGHỊ ĐỊNH\nVề <ghe> & thuyền\n\nĐiều 1. A\nĐiều 2. B\n",
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(TEXTS); i++) {
        struct doc_fixture f;
        struct vt_str xml = write_record(&f, vt_str(TEXTS[i])), text;
        struct vt_akn_record record;
        vt_assert_ok(vt_akn_text(&f.arena, xml, &text, NULL));
        vt_assert_ok(vt_akn_read(&f.arena, xml, &record, NULL));
        vt_assert_str(text, vt_str(TEXTS[i]));
        vt_assert_str(text, record.text);
        vt_arena_release(&f.arena);
    }
}
END_TEST

START_TEST(test_other_files_are_refused)
{
    static const char *const OTHERS[] = {
        "",
        "<html>",
        "<?xml version=\"1.0\"?><akomaNtoso xmlns=\"x\"/>",
        "<akomaNtoso xmlns=\"x\"><doc><!-- a > b --></doc></akomaNtoso>",
        "<akomaNtoso xmlns=\"x\"><doc>&nbsp;</doc></akomaNtoso>",
        "<akomaNtoso xmlns=\"x\"><doc>&amp</doc></akomaNtoso>",
        "<akomaNtoso xmlns=\"x\"><doc><meta>",
        "<akomaNtoso xmlns=\"x\"><doc",
        "<akomaNtoso xmlns=\"x\">a\rb</akomaNtoso>",
        "<akomaNtoso xmlns=\"x\"><p a=\"b>c\">d</p></akomaNtoso>",
        "<akomaNtoso xmlns=\"x\"><eop /></akomaNtoso>",
        "<akomaNtoso xmlns=\"x\"><x:eop/></akomaNtoso>",
        "<akomaNtoso xmlns=\"x\"><meta a=\"b\">c</meta></akomaNtoso>",
        "<akomaNtoso xmlns=\"x\"></akomaNtoso>\n",
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(OTHERS); i++) {
        VT_AUTO(vt_arena_release) struct vt_arena arena;
        vt_arena_init(&arena, 1 << 20);
        struct vt_str text;
        ck_assert_msg(vt_akn_text(&arena, vt_str(OTHERS[i]), &text, NULL) == VT_E_FORMAT, "%s",
                      OTHERS[i]);
    }
}
END_TEST

VT_TEST_MAIN("doc.akn_text", test_the_text_is_that_of_the_record, test_other_files_are_refused)
