#include "docx_fixture.h"

static enum vt_format detect_parts(const struct part_of_package *parts, size_t count,
                                   const char *name)
{
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    make_package(&zip, parts, count, NULL);
    enum vt_format format = vt_format_detect(vt_buf_str(&zip), name);
    vt_buf_release(&zip);
    return format;
}

START_TEST(test_packages_by_their_parts)
{
    struct part_of_package docx[] = {{"[Content_Types].xml", VT_STR("<T/>")},
                                     {"word/document.xml", VT_STR("<w/>")}};
    struct part_of_package xlsx[] = {{"[Content_Types].xml", VT_STR("<T/>")},
                                     {"xl/workbook.xml", VT_STR("<w/>")}};
    struct part_of_package zip[] = {{"a.txt", VT_STR("word/document.xml")},
                                    {"xword/document.xml", VT_STR("x")}};
    ck_assert_int_eq(detect_parts(docx, 2, "a.zip"), VT_FORMAT_DOCX);
    ck_assert_int_eq(detect_parts(xlsx, 2, "a.docx"), VT_FORMAT_XLSX);
    ck_assert_int_eq(detect_parts(zip, 2, "a.docx"), VT_FORMAT_ZIP);
    static const char ODT[] = "PK\3\4\12\0\0\0\0\0\0\0\0\0\0\0\0\0\47\0\0\0\47\0\0\0\10\0\0\0"
                              "mimetypeapplication/vnd.oasis.opendocument.text";
    ck_assert_int_eq(vt_format_detect(vt_str_n(ODT, sizeof ODT - 1), "a"), VT_FORMAT_ODT);
    struct part_of_package ods[] = {
        {"mimetype", VT_STR("application/vnd.oasis.opendocument.spreadsheet")},
        {"content.xml", VT_STR("<c/>")}};
    struct part_of_package untyped[] = {{"content.xml", VT_STR("<c/>")},
                                        {"META-INF/manifest.xml", VT_STR("<m/>")}};
    ck_assert_int_eq(detect_parts(ods, 2, "a.zip"), VT_FORMAT_ODS);
    ck_assert_int_eq(detect_parts(untyped, 2, "a.odt"), VT_FORMAT_ODT);
    ck_assert_int_eq(detect_parts(untyped, 1, "a.odt"), VT_FORMAT_ZIP);
}
END_TEST

START_TEST(test_signatures)
{
    static const struct {
        struct vt_str bytes;
        enum vt_format format;
    } CASES[] = {
        {{"%PDF-1.7\n", 9}, VT_FORMAT_PDF},
        {{"\n\n  %PDF-1.4", 12}, VT_FORMAT_PDF},
        {{"{\\rtf1\\ansi", 11}, VT_FORMAT_RTF},
        {{"\xFF\xD8\xFF\xE0", 4}, VT_FORMAT_IMAGE},
        {{"\x89PNG\r\n\x1A\n", 8}, VT_FORMAT_IMAGE},
        {{"II*\0", 4}, VT_FORMAT_IMAGE},
        {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 34},
         VT_FORMAT_DOC},
        {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..W\0o\0r\0k\0b\0o\0o\0k\0\0\0", 28}, VT_FORMAT_XLS},
        {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, VT_FORMAT_UNKNOWN},
        {{"", 0}, VT_FORMAT_TEXT},
        {{"\0\1\2\3", 4}, VT_FORMAT_UNKNOWN},
        {{"\xFF\xFES\0\xD1\x1E", 6}, VT_FORMAT_TEXT},
        {{"QuyÕt ®Þnh", 12}, VT_FORMAT_TEXT},
        {{"<?xml version='1.0'?><a/>", 25}, VT_FORMAT_UNKNOWN},
        {{"<?xml version='1.0'?><html/>", 28}, VT_FORMAT_HTML},
        {{"\xEF\xBB\xBF <!DOCTYPE html>", 19}, VT_FORMAT_HTML},
        {{"\xFF\xFE<\0H\0T\0M\0L\0>\0", 14}, VT_FORMAT_HTML},
        {{"<p>Điều 1", 12}, VT_FORMAT_HTML},
        {{"<Điều 1> html", 16}, VT_FORMAT_TEXT},
        {{"{\"so\": \"57\"}", 12}, VT_FORMAT_DATA},
        {{"{ Điều 1 }", 13}, VT_FORMAT_TEXT},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++)
        ck_assert_msg(vt_format_detect(CASES[i].bytes, "a") == CASES[i].format, "case %zu: %s", i,
                      vt_format_info(vt_format_detect(CASES[i].bytes, "a"))->name);
}
END_TEST

START_TEST(test_the_name_decides_between_kinds_of_text_only)
{
    ck_assert_int_eq(vt_format_detect(VT_STR("<p>x"), "a.md"), VT_FORMAT_TEXT);
    ck_assert_int_eq(vt_format_detect(VT_STR("x"), "a.HTM"), VT_FORMAT_HTML);
    ck_assert_int_eq(vt_format_detect(VT_STR("a\0b"), "a.txt"), VT_FORMAT_TEXT);
    ck_assert_int_eq(vt_format_detect(VT_STR("%PDF-1.4"), "a.txt"), VT_FORMAT_PDF);
    ck_assert_int_eq(vt_format_detect(VT_STR("plain"), "a.pdf"), VT_FORMAT_TEXT);
    ck_assert_int_eq(vt_format_detect(VT_STR("a,b"), "a.CSV"), VT_FORMAT_DATA);
}
END_TEST

START_TEST(test_a_document_under_a_password_is_told_as_such)
{
    struct vt_str bytes =
        VT_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0"
               "k\0a\0g\0e\0");
    struct vt_error err;
    ck_assert_int_eq(status_of(bytes, "a.docx", &err), VT_E_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "password"));
}
END_TEST

VT_TEST_MAIN("format.detect", test_packages_by_their_parts, test_signatures,
             test_the_name_decides_between_kinds_of_text_only,
             test_a_document_under_a_password_is_told_as_such)
