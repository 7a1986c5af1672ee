#include "docx_fixture.h"

START_TEST(test_paragraphs_are_lines)
{
    check_docx("<w:body>" P("Điều 1. Phạm vi") P("  ") P("Quyết định này quy định.") "</w:body>",
               "P|Điều 1. Phạm vi\nP|Quyết định này quy định.\n");
}
END_TEST

START_TEST(test_tabs_breaks_and_hyphens)
{
    check_docx("<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>QĐ</w:t>"
               "<w:softHyphen/><w:t>/TU</w:t><w:br/><w:t>hai</w:t><w:cr/><w:t>ba</w:t></w:r></w:p>",
               "P|Số:\t12-QĐ/TU\nhai\nba\n");
}
END_TEST

START_TEST(test_tab_stops_are_no_tabs)
{
    check_docx("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs></w:pPr>"
               "<w:r><w:t>chữ</w:t></w:r></w:p>",
               "P|chữ\n");
}
END_TEST

START_TEST(test_tracked_changes_show_the_present_text)
{
    check_docx("<w:p><w:r><w:t>Từ </w:t></w:r><w:del><w:r><w:delText>năm</w:delText></w:r></w:del>"
               "<w:ins><w:r><w:t>mười</w:t></w:r></w:ins><w:r><w:t> ngày</w:t></w:r>"
               "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>"
               "<w:moveTo><w:r><w:t> mới</w:t></w:r></w:moveTo></w:p>",
               "P|Từ mười ngày mới\n");
}
END_TEST

START_TEST(test_a_deleted_paragraph_mark_joins_paragraphs)
{
    check_docx(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>hai</w:t></w:r></w:p>" TABLE(ROW(CELL(
            "<w:p><w:pPr><w:rPr><w:del w:id=\"2\"/></w:rPr></w:pPr><w:r><w:t>ba</w:t></w:r></w:p>")
                                                             CELL(P("bốn")))),
        "P|một hai\nR|ba\tbốn\n");
}
END_TEST

START_TEST(test_former_properties_do_not_count)
{
    check_docx("<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange>"
               "</w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
               "<w:t>hiện</w:t></w:r></w:p>",
               "P|hiện\n");
}
END_TEST

START_TEST(test_fields_show_their_result_not_their_code)
{
    check_docx("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
               "<w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:t>mã</w:t></w:r>"
               "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Điều 5</w:t></w:r>"
               "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> nêu trên</w:t></w:r></w:p>"
               "<w:p><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>",
               "P|Điều 5 nêu trên\nP|7\n");
}
END_TEST

START_TEST(test_a_field_never_closed_hides_one_paragraph_at_most)
{
    check_docx(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>mất</w:t></w:r></w:p>" P(
            "còn"),
        "P|còn\n");
}
END_TEST

START_TEST(test_run_properties)
{
    check_docx(
        "<w:p><w:r><w:t>72 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
        "<w:t>2</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> hiện</w:t></w:r>"
        "<w:r><w:rPr><w:caps/></w:rPr><w:t> quyết định</w:t></w:r>"
        "<w:r><w:t> thường</w:t></w:r></w:p>",
        "P|72 m² hiện QUYẾT ĐỊNH thường\n");
}
END_TEST

START_TEST(test_symbols)
{
    check_docx("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t> có </w:t>"
               "<w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:t> không</w:t></w:r></w:p>",
               "P|☑ có □ không\n");
}
END_TEST

START_TEST(test_text_boxes_are_read_once)
{
    check_docx(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>" P(
            "DỰ THẢO") "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" P("DỰ THẢO") "</"
                                                                                               "w:"
                                                                                               "txb"
                                                                                               "xCo"
                                                                                               "nte"
                                                                                               "nt>"
                                                                                               "</"
                                                                                               "mc:"
                                                                                               "Fal"
                                                                                               "lba"
                                                                                               "ck>"
                                                                                               "</"
                                                                                               "mc:"
                                                                                               "Alt"
                                                                                               "ern"
                                                                                               "ate"
                                                                                               "Con"
                                                                                               "ten"
                                                                                               "t><"
                                                                                               "/w:"
                                                                                               "r>"
                                                                                               "<w:"
                                                                                               "r><"
                                                                                               "w:"
                                                                                               "t>"
                                                                                               "Kế "
                                                                                               "hoạ"
                                                                                               "ch<"
                                                                                               "/w:"
                                                                                               "t><"
                                                                                               "/w:"
                                                                                               "r><"
                                                                                               "/w:"
                                                                                               "p>",
        "P|DỰ THẢO\nP|Kế hoạch\n");
}
END_TEST

START_TEST(test_tables_are_rows_of_cells)
{
    check_docx(TABLE(ROW(CELL(P("TT")) CELL(P("Tên")) CELL(P("Số tiền"))) ROW(
                   CELL(P("1")) CELL(P("Xã") P("Bản Mẫu"))
                       CELL(P(""))) "<w:tr><w:trPr><w:del w:id=\"3\"/></w:trPr>" CELL(P("bỏ"))
                         CELL(P("bỏ")) "</w:tr>"),
               "R|TT\tTên\tSố tiền\nR|1\tXã Bản Mẫu\n");
}
END_TEST

START_TEST(test_letterhead_comes_column_by_column)
{
    check_docx(TABLE(ROW(CELL(P("ỦY BAN NHÂN DÂN") P("TỈNH AN MẪU")) CELL(
                   P("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") P("Độc lập - Tự do - Hạnh phúc")))
                         ROW(CELL(P("Số: 12/QĐ-UBND")) CELL(P("An Mẫu, ngày 3 tháng 2 năm 2025")))),
               "P|ỦY BAN NHÂN DÂN\nP|TỈNH AN MẪU\nP|Số: 12/QĐ-UBND\n"
               "P|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nP|Độc lập - Tự do - Hạnh phúc\n"
               "P|An Mẫu, ngày 3 tháng 2 năm 2025\n");
}
END_TEST

START_TEST(test_signatures_come_column_by_column)
{
    check_docx(TABLE(ROW(CELL(P("Nơi nhận:") P("- Như Điều 3;") P("- Lưu: VT."))
                             CELL(P("TM. ỦY BAN NHÂN DÂN      KT. CHỦ TỊCH") P("Lê Văn Mẫu")))),
               "P|Nơi nhận:\nP|- Như Điều 3;\nP|- Lưu: VT.\n"
               "P|TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nP|Lê Văn Mẫu\n");
}
END_TEST

START_TEST(test_footnotes_are_marked_and_appended)
{
    struct docx docx = {
        .body = "<w:p><w:r><w:t>Một</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>"
                "<w:p><w:r><w:t>Hai</w:t><w:footnoteReference w:id=\"5\"/></w:r></w:p>",
        .footnotes = "<w:footnote w:id=\"-1\">" P(
            "---") "</w:footnote>"
                   "<w:footnote w:id=\"5\">" P(
                       "Thứ hai") "</w:footnote>"
                                  "<w:footnote w:id=\"6\">" P(
                                      "không được dẫn") "</w:footnote>"
                                                        "<w:footnote w:id=\"7\">" P("Thứ nhất")
                                                            P("tiếp") "</w:footnote>"};
    check_docx_parts(&docx, "P|Một¹\nP|Hai²\nN|² Thứ hai\nN|¹ Thứ nhất\nN|tiếp\n");
}
END_TEST

START_TEST(test_headings_and_contents_by_style)
{
    struct docx docx = {
        .body =
            "<w:p><w:pPr><w:pStyle w:val=\"Dieu\"/></w:pPr><w:r><w:t>Điều 1</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:r><w:t>Điều 1\t3</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pStyle w:val=\"none\"/></w:pPr><w:r><w:t>thường</w:t></w:r></w:p>",
        .styles =
            "<w:style w:styleId=\"Dieu\"><w:name w:val=\"Điều\"/><w:basedOn "
            "w:val=\"H2\"/></w:style>"
            "<w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Dieu\"/>"
            "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
            "<w:style w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>"};
    check_docx_parts(&docx, "H|Điều 1\nD|Điều 1\t3\nP|thường\n");
}
END_TEST

START_TEST(test_strict_namespace_is_read_others_are_not)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct part_of_package part = {
        "word/document.xml",
        VT_STR("<a:document xmlns:a=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" "
               "xmlns:b=\"urn:other\"><a:p><a:r><a:t>một</a:t></a:r><b:r><b:t>hai</b:t></b:r></a:p>"
               "</a:document>")};
    make_package(&zip, &part, 1, NULL);
    check_read(vt_buf_str(&zip), "a.docx", "P|một\n");
    vt_buf_release(&zip);
}
END_TEST

START_TEST(test_broken_xml_is_damage)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct docx docx = {.body = P("một") "<w:p><w:r>"};
    make_docx(&zip, &docx);
    struct vt_error err;
    ck_assert_int_eq(status_of(vt_buf_str(&zip), "a.docx", &err), VT_E_FORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "XML"));
    vt_buf_release(&zip);
}
END_TEST

START_TEST(test_entities_do_not_explode)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_buf xml = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&xml, "<!DOCTYPE d [<!ENTITY e0 \"haha\">");
    for (int i = 1; i < 12; i++) {
        vt_buf_printf(&xml, "<!ENTITY e%d \"", i);
        for (int k = 0; k < 10; k++)
            vt_buf_printf(&xml, "&e%d;", i - 1);
        vt_buf_puts(&xml, "\">");
    }
    vt_buf_puts(&xml,
                "]><w:document" W_SPACE "><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:document>");
    struct part_of_package part = {"word/document.xml", vt_buf_str(&xml)};
    make_package(&zip, &part, 1, NULL);
    struct vt_arena arena;
    vt_arena_init(&arena, FIXTURE_ARENA_BYTES);
    struct vt_format_text read = {.text = VT_STR_EMPTY};
    int status = vt_format_read(&arena, vt_buf_str(&zip), "a.docx", &VT_FORMAT_LIMITS, &read, NULL);
    ck_assert(status == VT_E_FORMAT || (status == VT_OK && read.text.len_bytes < 1000));
    vt_arena_release(&arena);
    vt_buf_release(&xml);
    vt_buf_release(&zip);
}
END_TEST

VT_TEST_MAIN("format.docx_body", test_paragraphs_are_lines, test_tabs_breaks_and_hyphens,
             test_tab_stops_are_no_tabs, test_tracked_changes_show_the_present_text,
             test_a_deleted_paragraph_mark_joins_paragraphs, test_former_properties_do_not_count,
             test_fields_show_their_result_not_their_code,
             test_a_field_never_closed_hides_one_paragraph_at_most, test_run_properties,
             test_symbols, test_text_boxes_are_read_once, test_tables_are_rows_of_cells,
             test_letterhead_comes_column_by_column, test_signatures_come_column_by_column,
             test_footnotes_are_marked_and_appended, test_headings_and_contents_by_style,
             test_strict_namespace_is_read_others_are_not, test_broken_xml_is_damage,
             test_entities_do_not_explode)
