#include "docx_fixture.h"

#define NUMBERED(num_id, level, text)                                            \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num_id \
    "\"/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define LEVEL(index, format, text)                                                \
    "<w:lvl w:ilvl=\"" index "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format \
    "\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define LIST(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define NUM(id, list_id, more) \
    "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" list_id "\"/>" more "</w:num>"

/* Articles, clauses, points. */
#define LAW \
    LEVEL("0", "decimal", "Điều %1.") LEVEL("1", "decimal", "%2.") LEVEL("2", "lowerLetter", "%3)")

static void check_numbers(const char *numbering, const char *body, const char *expected)
{
    struct docx docx = {.body = body, .numbering = numbering};
    check_docx_parts(&docx, expected);
}

START_TEST(test_levels_count_and_restart_below_a_higher_one)
{
    check_numbers(LIST("4", LAW) NUM("1", "4", ""),
                  NUMBERED("1", "0", "Phạm vi") NUMBERED("1", "1", "Một") NUMBERED("1", "1", "Hai")
                      NUMBERED("1", "2", "a") NUMBERED("1", "2", "b")
                          NUMBERED("1", "0", "Đối tượng") NUMBERED("1", "1", "Một"),
                  "L|Điều 1. Phạm vi\nL|1. Một\nL|2. Hai\nL|a) a\nL|b) b\nL|Điều 2. Đối tượng\n"
                  "L|1. Một\n");
}
END_TEST

START_TEST(test_numbers_of_one_list_go_on_unless_they_say_where_to_start)
{
    check_numbers(
        LIST("4", LAW) NUM("1", "4", "") NUM("2", "4", "") NUM(
            "3", "4", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>"),
        NUMBERED("1", "0", "x") NUMBERED("2", "0", "y") NUMBERED("3", "0", "z")
            NUMBERED("3", "0", "t"),
        "L|Điều 1. x\nL|Điều 2. y\nL|Điều 7. z\nL|Điều 8. t\n");
}
END_TEST

START_TEST(test_formats)
{
    check_numbers(
        LIST("1",
             LEVEL("0", "upperRoman", "%1.") LEVEL(
                 "1", "upperLetter",
                 "%1.%2") "<w:lvl w:ilvl=\"2\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>"
                          "<w:isLgl/><w:lvlText w:val=\"%1.%3\"/></w:lvl>" LEVEL("3", "bullet", "-")
                              LEVEL("4", "bullet", "\xEF\x82\xB7")) NUM("1", "1", ""),
        NUMBERED("1", "0", "x") NUMBERED("1", "1", "y") NUMBERED("1", "2", "z")
            NUMBERED("1", "3", "gạch") NUMBERED("1", "4", "chấm"),
        "L|I. x\nL|I.A y\nL|1.3 z\nL|- gạch\nL|• chấm\n");
}
END_TEST

START_TEST(test_a_level_may_go_on_through_higher_ones)
{
    check_numbers(
        LIST(
            "1",
            LEVEL("0", "upperRoman",
                  "Chương %1") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
                               "w:val=\"decimal\"/>"
                               "<w:lvlRestart w:val=\"0\"/><w:lvlText w:val=\"Điều %2.\"/></w:lvl>")
            NUM("1", "1", ""),
        NUMBERED("1", "0", "") NUMBERED("1", "1", "x") NUMBERED("1", "0", "")
            NUMBERED("1", "1", "y"),
        "L|Chương I\nL|Điều 1. x\nL|Chương II\nL|Điều 2. y\n");
}
END_TEST

START_TEST(test_styles_number_paragraphs_and_paragraphs_may_opt_out)
{
    struct docx docx = {
        .styles = "<w:style w:styleId=\"D\"><w:pPr><w:numPr><w:numId "
                  "w:val=\"1\"/></w:numPr></w:pPr></w:style>"
                  "<w:style w:styleId=\"K\"><w:basedOn w:val=\"D\"/></w:style>",
        .numbering = LIST(
            "4",
            LEVEL("0", "decimal",
                  "Điều %1.") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:pStyle w:val=\"K\"/>"
                              "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>")
            NUM("1", "4", ""),
        .body =
            "<w:p><w:pPr><w:pStyle w:val=\"D\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pStyle w:val=\"K\"/></w:pPr><w:r><w:t>y</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pStyle w:val=\"D\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>"
            "<w:r><w:t>z</w:t></w:r></w:p>"};
    check_docx_parts(&docx, "L|Điều 1. x\nL|1. y\nP|z\n");
}
END_TEST

START_TEST(test_a_list_may_be_that_of_a_style)
{
    check_numbers(LIST("1", "<w:numStyleLink w:val=\"S\"/>")
                      LIST("2", "<w:styleLink w:val=\"S\"/>" LEVEL("0", "decimal", "%1/"))
                          NUM("1", "1", ""),
                  NUMBERED("1", "0", "x"), "L|1/ x\n");
}
END_TEST

START_TEST(test_unknown_lists_and_levels_give_no_number)
{
    check_numbers(LIST("1", LEVEL("0", "decimal", "%1.")) NUM("1", "9", ""),
                  NUMBERED("1", "0", "x") NUMBERED("5", "0", "y") NUMBERED("1", "77", "z"),
                  "P|x\nP|y\nP|z\n");
}
END_TEST

VT_TEST_MAIN("format.docx_numbering", test_levels_count_and_restart_below_a_higher_one,
             test_numbers_of_one_list_go_on_unless_they_say_where_to_start, test_formats,
             test_a_level_may_go_on_through_higher_ones,
             test_styles_number_paragraphs_and_paragraphs_may_opt_out,
             test_a_list_may_be_that_of_a_style, test_unknown_lists_and_levels_give_no_number)
