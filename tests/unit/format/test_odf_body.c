#include "odf_fixture.h"

START_TEST(test_paragraphs_and_headings)
{
    check_odf("<office:text>" TEXT_P("Điều 1. Phạm vi")
                  TEXT_P("  ") "<text:h text:outline-level=\"1\">Chương I</text:h>" TEXT_P(
                      "Nội dung.") "</office:text>",
              "P|Điều 1. Phạm vi\nH|Chương I\nP|Nội dung.\n");
}
END_TEST

START_TEST(test_white_space_collapses_but_its_elements_count)
{
    check_odf(
        TEXT_P("\n  Số:   <text:s text:c=\"2\"/>12<text:tab/>Hà \n Nội<text:line-break/> hai "),
        "P|Số:   12\tHà Nội\nhai\n");
}
END_TEST

START_TEST(test_deletions_and_comments_are_left_out)
{
    check_odf("<office:text><text:tracked-changes><text:changed-region><text:deletion>"
              "<office:change-info><dc:creator>Người sửa</dc:creator></office:change-info>" TEXT_P(
                  "đã xóa") "</text:deletion></text:changed-region></text:tracked-changes>"
                            "<text:p>Từ <text:change text:change-id=\"1\"/><text:change-start "
                            "text:change-id=\"2\"/>"
                            "mười<text:change-end text:change-id=\"2\"/> "
                            "ngày<office:annotation><dc:creator>A"
                            "</dc:creator>" TEXT_P(
                                "ghi chú") "</office:annotation>.</text:p></office:text>",
              "P|Từ mười ngày.\n");
}
END_TEST

START_TEST(test_notes_stand_behind_the_text)
{
    check_odf(
        "<text:p>khoản 2<text:note text:note-class=\"endnote\"><text:note-citation>i"
        "</text:note-citation><text:note-body>" TEXT_P(
            "cuối") "</text:note-body></text:note>"
                    " Điều 5<text:note text:note-class=\"footnote\"><text:note-citation>12"
                    "</text:note-citation><text:note-body>" TEXT_P("Khoản này được sửa đổi.")
                        TEXT_P("Thêm.") "</text:note-body></text:note>.</text:p>" TEXT_P("Sau."),
        "P|khoản 2i Điều 5¹².\nP|Sau.\nN|¹² Khoản này được sửa đổi.\nN|Thêm.\nN|i cuối\n");
}
END_TEST

START_TEST(test_tables)
{
    check_odf(ODF_TABLE(ODF_ROW(ODF_CELL(TEXT_P("TT")) ODF_CELL(TEXT_P("Tên") TEXT_P("đơn vị")))
                            ODF_ROW(ODF_CELL(TEXT_P("1")) ODF_CELL(TEXT_P("Sở Thử nghiệm")))),
              "R|TT\tTên đơn vị\nR|1\tSở Thử nghiệm\n");
}
END_TEST

START_TEST(test_covered_and_repeated_cells)
{
    check_odf(
        ODF_TABLE(
            ODF_ROW("<table:table-cell table:number-columns-spanned=\"2\">" TEXT_P(
                "a") "</table:table-cell><table:covered-table-cell/>" ODF_CELL(TEXT_P("b")))
                ODF_ROW("<table:covered-table-cell/>" ODF_CELL(TEXT_P("c")) ODF_CELL(TEXT_P("d")))
                    ODF_ROW("<table:table-cell table:number-columns-repeated=\"3\">" TEXT_P(
                        "x") "</table:table-cell>")),
        "R|a\tb\nR|c\td\nR|x\tx\tx\n");
}
END_TEST

START_TEST(test_a_letterhead_is_read_by_column)
{
    check_odf(ODF_TABLE(ODF_ROW(ODF_CELL(TEXT_P("ỦY BAN NHÂN DÂN") TEXT_P("TỈNH THỬ NGHIỆM") TEXT_P(
                  "Số: 12/QĐ-UBND")) ODF_CELL(TEXT_P("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                                  TEXT_P("Độc lập - Tự do - Hạnh phúc")))),
              "P|ỦY BAN NHÂN DÂN\nP|TỈNH THỬ NGHIỆM\nP|Số: 12/QĐ-UBND\n"
              "P|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nP|Độc lập - Tự do - Hạnh phúc\n");
}
END_TEST

START_TEST(test_fonts_before_unicode)
{
    struct odf odf = {
        .body =
            "<text:p text:style-name=\"P1\">H¹nh <text:span text:style-name=\"T1\">phúc</text:span>"
            "</text:p><text:p text:style-name=\"P2\">c«ng v¨n</text:p>",
        .automatic =
            "<style:style style:name=\"P1\" style:family=\"paragraph\" "
            "style:parent-style-name=\"Cu\"/>"
            "<style:style style:name=\"P2\" style:family=\"paragraph\"><style:text-properties "
            "fo:font-family=\"'.VnTimeH'\"/></style:style>"
            "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
            "style:font-name=\"Arial\"/></style:style>",
        .styles =
            "<style:font-face style:name=\"Chu\" svg:font-family=\"'.VnTime'\"/>"
            "<style:style style:name=\"Cu\" style:family=\"paragraph\"><style:text-properties "
            "style:font-name=\"Chu\"/></style:style>"};
    check_odf_parts(&odf, "P|Hạnh phúc\nP|CÔNG VĂN\n");
}
END_TEST

START_TEST(test_raised_hidden_and_capital_text)
{
    struct odf odf = {
        .body =
            "<text:p>m<text:span text:style-name=\"Cao\">2</text:span>"
            "<text:span text:style-name=\"An\"> ẩn<text:span text:style-name=\"Cao\">3</text:span>"
            "</text:span> <text:span text:style-name=\"Hoa\">đất</text:span>"
            "<text:hidden-text text:is-hidden=\"true\">giấu</text:hidden-text></text:p>"
            "<text:section text:display=\"none\">" TEXT_P("không") "</text:section>",
        .automatic = "<style:style style:name=\"Cao\" style:family=\"text\"><style:text-properties "
                     "style:text-position=\"super 58%\"/></style:style>"
                     "<style:style style:name=\"An\" style:family=\"text\"><style:text-properties "
                     "text:display=\"none\"/></style:style>"
                     "<style:style style:name=\"Hoa\" style:family=\"text\"><style:text-properties "
                     "fo:text-transform=\"uppercase\"/></style:style>"};
    check_odf_parts(&odf, "P|m² ĐẤT\n");
}
END_TEST

START_TEST(test_text_boxes_and_contents)
{
    check_odf("<text:table-of-content><text:table-of-content-source><text:index-title-template>mẫu"
              "</text:index-title-template></text:table-of-content-source><text:index-body>" TEXT_P(
                  "Chương I 1") "</text:index-body></text:table-of-content>"
                                "<text:p>ngoài<draw:frame><svg:title>ảnh</"
                                "svg:title><draw:text-box>" TEXT_P(
                                    "trong khung") "</draw:text-box></draw:frame></text:p>",
              "D|Chương I 1\nP|trong khung\nP|ngoài\n");
}
END_TEST

START_TEST(test_sheets)
{
    struct odf odf = {
        .type = ODS_TYPE,
        .body = "<office:spreadsheet><table:content-validations><table:help-message>" TEXT_P(
            "gợi ý") "</table:help-message></table:content-validations>"
                     "<table:table table:style-name=\"ta1\">" ODF_ROW(
                         ODF_CELL(TEXT_P("STT")) ODF_CELL(
                             TEXT_P("Số, ký hiệu")) "<table:table-cell "
                                                    "table:number-columns-repeated=\"16382\"/>")
                         ODF_ROW(
                             "<table:table-cell table:number-columns-repeated=\"2\"/>"
                             "<table:table-cell office:value-type=\"date\">" TEXT_P(
                                 "15/03/2026") "</table:table-cell>") "<table:table-row "
                                                                      "table:number-rows-repeated="
                                                                      "\"1048574\"><table:table-"
                                                                      "cell "
                                                                      "table:number-columns-"
                                                                      "repeated=\"16384\"/></"
                                                                      "table:table-row></"
                                                                      "table:table>"
                                                                      "<table:table "
                                                                      "table:style-name="
                                                                      "\"ta2\">" ODF_ROW(ODF_CELL(
                                                                          TEXT_P("ẩn"))) "</"
                                                                                         "table:"
                                                                                         "table></"
                                                                                         "office:"
                                                                                         "spreadshe"
                                                                                         "et>",
        .automatic =
            "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
            "table:display=\"true\"/></style:style><style:style style:name=\"ta2\" "
            "style:family=\"table\"><style:table-properties table:display=\"false\"/>"
            "</style:style>"};
    check_odf_parts(&odf, "R|STT\tSố, ký hiệu\nP|15/03/2026\n");
}
END_TEST

START_TEST(test_what_cannot_be_read_says_why)
{
    struct vt_error err;
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct odf locked = {.body = TEXT_P("a"),
                         .manifest =
                             "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"};
    make_odf(&zip, &locked);
    ck_assert_int_eq(status_of(vt_buf_str(&zip), "a.odt", &err), VT_E_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "password"));
    vt_buf_clear(&zip);
    struct odf broken = {.body = "<text:p>chưa đóng"};
    make_odf(&zip, &broken);
    ck_assert_int_eq(status_of(vt_buf_str(&zip), "a.odt", &err), VT_E_FORMAT);
    vt_buf_clear(&zip);
    struct part_of_package only = {"mimetype", VT_STR(ODT_TYPE)};
    make_package(&zip, &only, 1, NULL);
    ck_assert_int_eq(status_of(vt_buf_str(&zip), "a.odt", &err), VT_E_FORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "content.xml"));
    vt_buf_release(&zip);
}
END_TEST

START_TEST(test_text_that_tables_repeat_is_limited)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_error err;
    struct odf odf = {
        .body = ODF_TABLE(ODF_ROW("<table:table-cell table:number-columns-repeated=\"60\">" TEXT_P(
            "một hai ba bốn năm sáu bảy tám chín mười") "</table:table-cell>"))};
    struct vt_format_limits limits = VT_FORMAT_LIMITS;
    limits.text_bytes = 1000;
    make_odf(&zip, &odf);
    ck_assert_int_eq(status_within(vt_buf_str(&zip), "a.odt", &limits, &err), VT_E_LIMIT);
    vt_buf_release(&zip);
}
END_TEST

VT_TEST_MAIN("format.odf_body", test_paragraphs_and_headings,
             test_white_space_collapses_but_its_elements_count,
             test_deletions_and_comments_are_left_out, test_notes_stand_behind_the_text,
             test_tables, test_covered_and_repeated_cells, test_a_letterhead_is_read_by_column,
             test_fonts_before_unicode, test_raised_hidden_and_capital_text,
             test_text_boxes_and_contents, test_sheets, test_what_cannot_be_read_says_why,
             test_text_that_tables_repeat_is_limited)
