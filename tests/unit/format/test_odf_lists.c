#include "odf_fixture.h"

#define NUMBERED(level, format, prefix, suffix, more)                                   \
    "<text:list-level-style-number text:level=\"" level "\" style:num-format=\"" format \
    "\" style:num-prefix=\"" prefix "\" style:num-suffix=\"" suffix "\"" more "/>"
#define ARTICLES                                                               \
    "<text:list-style style:name=\"L1\">" NUMBERED("1", "1", "Điều ", ".", "") \
        NUMBERED("2", "1", "", ".", "") NUMBERED("3", "a", "", ")", "") "</text:list-style>"
#define LIST(attributes, items) \
    "<text:list text:style-name=\"L1\"" attributes ">" items "</text:list>"
#define INNER(items) "<text:list>" items "</text:list>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"

static void check_lists(const char *definitions, const char *body, const char *expected)
{
    struct odf odf = {.body = body, .automatic = definitions};
    check_odf_parts(&odf, expected);
}

START_TEST(test_articles_clauses_and_points)
{
    check_lists(ARTICLES,
                LIST("", ITEM(TEXT_P("Phạm vi") TEXT_P("tiếp theo") INNER(ITEM(TEXT_P("một") INNER(
                             ITEM(TEXT_P("điểm")) ITEM(TEXT_P("điểm")))) ITEM(TEXT_P("hai"))))
                             ITEM(TEXT_P("Đối tượng") INNER(ITEM(TEXT_P("lại từ đầu"))))),
                "L|Điều 1. Phạm vi\nP|tiếp theo\nL|1. một\nL|a) điểm\nL|b) điểm\nL|2. hai\n"
                "L|Điều 2. Đối tượng\nL|1. lại từ đầu\n");
}
END_TEST

START_TEST(test_a_list_that_is_interrupted)
{
    check_lists(ARTICLES,
                LIST(" xml:id=\"a\"", ITEM(TEXT_P("x"))) TEXT_P("xen giữa")
                    LIST(" xml:id=\"b\"", ITEM(TEXT_P("từ đầu")))
                        LIST(" text:continue-list=\"a\"", ITEM(TEXT_P("tiếp")))
                            LIST(" text:continue-numbering=\"true\"", ITEM(TEXT_P("nữa"))),
                "L|Điều 1. x\nP|xen giữa\nL|Điều 1. từ đầu\nL|Điều 2. tiếp\nL|Điều 3. nữa\n");
}
END_TEST

START_TEST(test_starts_headers_and_bullets)
{
    static const char DEFINITION[] = "<text:list-style style:name=\"L1\">" NUMBERED(
        "1", "I", "", "-", "") "<text:list-level-style-bullet text:level=\"2\" "
                               "text:bullet-char=\"-\"/></text:list-style>";
    static const char BODY[] =
        "<text:list text:style-name=\"L1\"><text:list-header><text:p>đầu "
        "đề</text:p></text:list-header>"
        "<text:list-item text:start-value=\"4\"><text:p>bốn</text:p>"
        "<text:list><text:list-item><text:p>gạch</text:p></text:list-item></text:list></"
        "text:list-item>"
        "<text:list-item text:start-value=\"9\"><text:p>chín</text:p></text:list-item>"
        "<text:list-item><text:p>mười</text:p></text:list-item></text:list>";
    check_lists(DEFINITION, BODY, "P|đầu đề\nL|IV- bốn\nL|- gạch\nL|IX- chín\nL|X- mười\n");
}
END_TEST

START_TEST(test_numbers_of_several_levels)
{
    check_lists("<text:list-style style:name=\"L1\">" NUMBERED("1", "1", "", ".", "")
                    NUMBERED("2", "1", "", "", " text:display-levels=\"2\"") "</text:list-style>",
                LIST("", ITEM(TEXT_P("a") INNER(ITEM(TEXT_P("b")) ITEM(TEXT_P("c"))))
                             ITEM(INNER(ITEM(TEXT_P("d"))))),
                "L|1. a\nL|1.1 b\nL|1.2 c\nL|1.3 d\n");
}
END_TEST

START_TEST(test_the_outline_numbers_headings)
{
    struct odf odf = {
        .body = "<text:h text:outline-level=\"1\">QUY ĐỊNH CHUNG</text:h>"
                "<text:h text:outline-level=\"2\">Phạm vi</text:h>"
                "<text:h text:outline-level=\"1\">TỔ CHỨC</text:h>"
                "<text:h text:outline-level=\"1\" text:is-list-header=\"true\">không số</text:h>"
                "<text:h text:outline-level=\"3\">sâu</text:h>",
        .styles =
            "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\" "
            "style:num-prefix=\"Chương \" style:num-suffix=\".\"/><text:outline-level-style "
            "text:level=\"2\" style:num-format=\"1\" style:num-prefix=\"Điều \" "
            "style:num-suffix=\".\"/>"
            "</text:outline-style>"};
    check_odf_parts(&odf, "H|Chương I. QUY ĐỊNH CHUNG\nH|Điều 1. Phạm vi\nH|Chương II. TỔ CHỨC\n"
                          "H|không số\nH|sâu\n");
}
END_TEST

START_TEST(test_a_list_without_definition_has_no_numbers)
{
    check_lists("", "<text:list text:style-name=\"không có\">" ITEM(TEXT_P("một")) "</text:list>",
                "P|một\n");
}
END_TEST

VT_TEST_MAIN("format.odf_lists", test_articles_clauses_and_points, test_a_list_that_is_interrupted,
             test_starts_headers_and_bullets, test_numbers_of_several_levels,
             test_the_outline_numbers_headings, test_a_list_without_definition_has_no_numbers)
