#include "office.h"

static const char LINEAGE[] =
    "{\"document\": {\"key\": \"1<2\"}, \"href\": \"/d/\", \"nodes\": ["
    "{\"id\": \"a\", \"key\": \"1<2\", \"type_name\": \"Công văn\", \"issuer\": \"A \\\"B\\\" & "
    "C\\\\D\","
    " \"date\": \"2031-01-01\", \"subject\": \"dòng một\\ndòng hai\", \"held\": true, \"level\": "
    "0},"
    "{\"id\": \"b\", \"key\": \"2\", \"type_name\": \"\", \"issuer\": \"\", \"date\": \"\", "
    "\"subject\": \"\","
    " \"held\": false, \"level\": -1}],"
    "\"links\": [{\"from_id\": \"a\", \"to_id\": \"b\", \"relation\": \"REFERS\", "
    "\"relation_label\": \"dẫn chiếu\","
    " \"asserter\": \"9\", \"asserter_id\": \"c\", \"sentence\": \"x < y\", \"confidence\": 0.5}]}";

static struct vt_buf draw(const char *format)
{
    VT_AUTOJSON lineage = json_loads(LINEAGE, 0, NULL);
    ck_assert_ptr_nonnull(lineage);
    struct vt_buf drawing = VT_BUF_INIT(1 << 20);
    vt_assert_ok(vt_answer_draw(lineage, format, &drawing, NULL));
    return drawing;
}

static void assert_has(const struct vt_buf *drawing, const char *part)
{
    ck_assert_msg(vt_str_find(vt_buf_str(drawing), vt_str(part), 0) != SIZE_MAX,
                  "no '%s' in\n%.3000s", part, drawing->data);
}

START_TEST(test_dot_quotes_what_it_has_to)
{
    VT_AUTO(vt_buf_release) struct vt_buf dot = draw("dot");
    assert_has(&dot, "\"a\" [label=\"1<2\\nCông văn\\nA \\\"B\\\" &amp; C\\\\D\\n2031-01-01\"");
    assert_has(&dot, "tooltip=\"dòng một dòng hai\"");
    assert_has(&dot, "URL=\"/d/a\"");
    assert_has(&dot, "\"b\" [label=\"2\", style=\"rounded,dashed\"");
    assert_has(&dot, "\"a\" -> \"b\" [label=\"dẫn chiếu\", style=dashed");
}
END_TEST

START_TEST(test_graphml_escapes)
{
    VT_AUTO(vt_buf_release) struct vt_buf xml = draw("graphml");
    assert_has(&xml, "<data key=\"node_key\">1&lt;2</data>");
    assert_has(&xml, "<data key=\"node_held\">false</data>");
    assert_has(&xml, "<edge id=\"e0\" source=\"a\" target=\"b\">");
    assert_has(&xml, "<data key=\"edge_sentence\">x &lt; y</data>");
    assert_has(&xml, "<data key=\"edge_asserter\">9</data>");
}
END_TEST

START_TEST(test_svg_can_stand_in_a_page)
{
    VT_AUTO(vt_buf_release) struct vt_buf svg = draw("svg");
    ck_assert(vt_str_starts(vt_buf_str(&svg), VT_STR("<svg role=\"graphics-document\"")));
    assert_has(&svg, "<title id=\"lineage-title\">Sơ đồ dẫn chiếu của 1&lt;2</title>");
    assert_has(&svg, "<desc id=\"lineage-desc\">2 văn bản, 1 quan hệ");
    assert_has(&svg, "xlink:href=\"/d/a\"");
    assert_has(&svg, "</svg>");
}
END_TEST

START_TEST(test_only_lineages_and_known_formats)
{
    VT_AUTOJSON lineage = json_loads(LINEAGE, 0, NULL), *other = json_object();
    VT_AUTO(vt_buf_release) struct vt_buf drawing = VT_BUF_INIT(1 << 20);
    struct vt_error err;
    ck_assert_int_eq(vt_answer_draw(lineage, "gif", &drawing, &err), VT_E_INVALID);
    ck_assert_int_eq(vt_answer_draw(other, "dot", &drawing, &err), VT_E_INVALID);
}
END_TEST

VT_TEST_MAIN("answer.draw", test_dot_quotes_what_it_has_to, test_graphml_escapes,
             test_svg_can_stand_in_a_page, test_only_lineages_and_known_formats)
