#include "format_fixture.h"

#define S_SPACE                                                            \
    " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"" \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

struct xlsx {
    const char *workbook;  /* NULL: one sheet */
    const char *strings;   /* items, or NULL */
    const char *styles;    /* or NULL */
    const char *rows;      /* of the first sheet */
    const char *more_rows; /* of a second one, or NULL */
};

static void make_xlsx(struct vt_buf *zip, const struct xlsx *xlsx)
{
    struct vt_buf buf[4] = {VT_BUF_INIT(VT_BUF_NO_CAP), VT_BUF_INIT(VT_BUF_NO_CAP),
                            VT_BUF_INIT(VT_BUF_NO_CAP), VT_BUF_INIT(VT_BUF_NO_CAP)};
    static const char RELATIONSHIPS[] =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/hai.xml\"/>"
        "<Relationship Id=\"rId1\" Target=\"worksheets/mot.xml\"/></Relationships>";
    vt_buf_printf(&buf[0], "<workbook%s>%s</workbook>", S_SPACE,
                  xlsx->workbook != NULL ? xlsx->workbook
                                         : "<sheets><sheet name=\"Một\" r:id=\"rId1\"/></sheets>");
    vt_buf_printf(&buf[1], "<sst%s>%s</sst>", S_SPACE, xlsx->strings == NULL ? "" : xlsx->strings);
    vt_buf_printf(&buf[2], "<worksheet%s><sheetData>%s</sheetData></worksheet>", S_SPACE,
                  xlsx->rows);
    vt_buf_printf(&buf[3], "<worksheet%s><sheetData>%s</sheetData></worksheet>", S_SPACE,
                  xlsx->more_rows == NULL ? "" : xlsx->more_rows);
    struct part_of_package parts[7] = {
        {"[Content_Types].xml", VT_STR("<Types/>")},
        {"xl/workbook.xml", vt_buf_str(&buf[0])},
        {"xl/_rels/workbook.xml.rels", vt_str(RELATIONSHIPS)},
        {"xl/sharedStrings.xml", vt_buf_str(&buf[1])},
        {"xl/worksheets/mot.xml", vt_buf_str(&buf[2])},
        {"xl/worksheets/hai.xml", vt_buf_str(&buf[3])},
        {"xl/styles.xml", xlsx->styles == NULL ? VT_STR("<a/>") : vt_str(xlsx->styles)},
    };
    make_package(zip, parts, VT_ARRAY_LEN(parts), NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(buf); i++)
        vt_buf_release(&buf[i]);
}

static void check_xlsx(const struct xlsx *xlsx, const char *expected)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_xlsx(&zip, xlsx);
    check_read(vt_buf_str(&zip), "a.xlsx", expected);
    vt_buf_release(&zip);
}

START_TEST(test_shared_and_inline_strings)
{
    struct xlsx xlsx = {
        .strings =
            "<si><t>STT</t></si><si><r><t>Số, </t></r><r><t>ký hiệu</t></r><rPh><t>âm</t></rPh>"
            "</si>",
        .rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>12/QĐ-UBND</t>"
            "</is></c></row>"
            "<row r=\"3\"><c r=\"A3\"><f>A2+1</f><v>2</v></c><c r=\"B3\" "
            "t=\"str\"><v>13/QĐ-UBND</v>"
            "</c><c t=\"s\"><v>99</v></c></row>"};
    check_xlsx(&xlsx, "R|STT\tSố, ký hiệu\nR|1\t12/QĐ-UBND\nR|2\t13/QĐ-UBND\n");
}
END_TEST

START_TEST(test_cells_stand_in_their_columns)
{
    struct xlsx xlsx = {.rows =
                            "<row><c r=\"B1\"><v>1</v></c><c r=\"E1\"><v>2</v></c></row>"
                            "<row><c><v>3</v></c><c t=\"e\"><v>#REF!</v></c><c r=\"AA2\" t=\"b\">"
                            "<v>1</v></c></row>"};
    check_xlsx(&xlsx, "R|1\t\t\t2\nR|3\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tTRUE\n");
}
END_TEST

START_TEST(test_numbers_and_dates)
{
    struct xlsx xlsx = {
        .styles =
            "<styleSheet" S_SPACE "><numFmts><numFmt numFmtId=\"164\" "
            "formatCode=\"[$-42A]dd/mm/yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0 &quot;"
            "đồng/day&quot;\"/><numFmt numFmtId=\"166\" formatCode=\"mm/yyyy\"/></numFmts>"
            "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
            "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
            "<xf numFmtId=\"166\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>",
        .rows =
            "<row><c><v>0.30000000000000004</v></c><c s=\"1\"><v>46096</v></c>"
            "<c s=\"2\"><v>46096.75</v></c><c s=\"3\"><v>1500000</v></c><c s=\"4\"><v>46096</v></c>"
            "<c s=\"5\"><v>0.5</v></c><c t=\"d\"><v>2026-03-15T00:00:00</v></c></row>"};
    check_xlsx(&xlsx, "R|0.3\t15/03/2026\t15/03/2026\t1500000\t03/2026\t12:00\t15/03/2026\n");
}
END_TEST

START_TEST(test_days_from_1904)
{
    struct xlsx xlsx = {.workbook =
                            "<workbookPr date1904=\"1\"/><sheets><sheet r:id=\"rId1\"/></sheets>",
                        .styles = "<styleSheet" S_SPACE "><cellXfs><xf numFmtId=\"14\"/></cellXfs>"
                                  "</styleSheet>",
                        .rows = "<row><c><v>44634</v></c></row>"};
    check_xlsx(&xlsx, "P|15/03/2026\n");
}
END_TEST

START_TEST(test_sheets_in_their_order_without_hidden_ones)
{
    struct xlsx both = {.workbook = "<sheets><sheet r:id=\"rId2\"/><sheet r:id=\"rId1\"/></sheets>",
                        .rows = "<row><c><v>1</v></c></row>",
                        .more_rows = "<row><c><v>2</v></c></row>"};
    check_xlsx(&both, "P|2\nP|1\n");
    both.workbook =
        "<sheets><sheet state=\"hidden\" r:id=\"rId2\"/><sheet r:id=\"rId1\"/></sheets>";
    check_xlsx(&both, "P|1\n");
}
END_TEST

START_TEST(test_a_string_that_is_used_again_and_again_is_limited)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP), rows = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (int i = 0; i < 60; i++)
        vt_buf_puts(&rows, "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>");
    vt_buf_add_c(&rows, '\0');
    struct xlsx xlsx = {.strings = "<si><t>một hai ba bốn năm sáu</t></si>", .rows = rows.data};
    struct vt_format_limits limits = VT_FORMAT_LIMITS;
    struct vt_error err;
    limits.text_bytes = 1000;
    make_xlsx(&zip, &xlsx);
    ck_assert_int_eq(status_within(vt_buf_str(&zip), "a.xlsx", &limits, &err), VT_E_LIMIT);
    ck_assert_int_eq(status_of(vt_buf_str(&zip), "a.xlsx", &err), VT_OK);
    vt_buf_release(&rows);
    vt_buf_release(&zip);
}
END_TEST

START_TEST(test_damage_is_told)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_error err;
    struct xlsx xlsx = {.rows = "<row><c></row>"};
    make_xlsx(&zip, &xlsx);
    ck_assert_int_eq(status_of(vt_buf_str(&zip), "a.xlsx", &err), VT_E_FORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "sheet"));
    vt_buf_release(&zip);
}
END_TEST

VT_TEST_MAIN("format.xlsx", test_shared_and_inline_strings, test_cells_stand_in_their_columns,
             test_numbers_and_dates, test_days_from_1904,
             test_sheets_in_their_order_without_hidden_ones,
             test_a_string_that_is_used_again_and_again_is_limited, test_damage_is_told)
