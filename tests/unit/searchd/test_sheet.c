/* The text of a document as HTML: anchors of the outline, citations as links. */
#include "page_sheet.h"
#include "vt_test.h"

static char *render(const char *document_json, bool outline)
{
    struct vt_request request = {.lang = VT_LANG_VI};
    vt_arena_init(&request.arena, 1 << 20);
    struct vt_buf out = VT_BUF_INIT(1 << 20);
    struct vt_page page = {.request = &request};
    vt_html_init(&page.html, &out);
    json_t *document = json_loads(document_json, 0, NULL);
    ck_assert_ptr_nonnull(document);
    if (outline)
        vt_page_outline(&page, document);
    else
        vt_page_sheet(&page, document);
    vt_assert_ok(vt_html_finish(&page.html));
    json_decref(document);
    vt_arena_release(&request.arena);
    return out.data;
}

/* expected: what stands in the one leaf of the sheet. */
static void check(const char *document_json, const char *expected)
{
    static const char BEFORE[] = "<div class=\"sheet\" lang=\"vi\"><div class=\"leaf\">";
    static const char AFTER[] = "</div></div>";
    char *html = render(document_json, false);
    struct vt_str text = vt_str(html);
    ck_assert_msg(vt_str_starts(text, vt_str(BEFORE)) && vt_str_ends(text, vt_str(AFTER)), "%s",
                  html);
    vt_assert_str(
        vt_str_n(text.ptr + strlen(BEFORE), text.len_bytes - strlen(BEFORE) - strlen(AFTER)),
        vt_str(expected));
    free(html);
}

START_TEST(test_lines_are_paragraphs)
{
    check("{\"text\": \"Một <b>\\n\\n  \\nHai\", \"outline\": [], \"mentions\": []}",
          "<p>Một &lt;b&gt;</p><p>Hai</p>");
    check("{\"text\": \"a\\fb\"}", "<p>a</p><hr class=\"page-break\"><p>b</p>");
    check("{\"text\": \"\"}", "");
}
END_TEST

START_TEST(test_citations_are_links)
{
    check("{\"text\": \"theo 1/A va 2/B\", \"mentions\": ["
          "{\"byte_start\": 5, \"text_start\": 5, \"text_end\": 8, \"relation\": \"REFERS\","
          " \"target\": {\"key\": \"1/A\", \"id\": \"x.1\", \"held\": true}},"
          "{\"byte_start\": 12, \"text_start\": 12, \"text_end\": 15}]}",
          "<p>theo "
          "<a id=\"b5\" class=\"cite\" href=\"/d/x.1\" title=\"dẫn chiếu · 1/A · có trong "
          "kho\">1/A</a>"
          " va <span class=\"cite unlinked\">2/B</span></p>");
}
END_TEST

START_TEST(test_a_citation_over_two_lines_has_one_anchor)
{
    check("{\"text\": \"so 1/A\\nngay 2\", \"mentions\": [{\"byte_start\": 3, \"text_start\": 3, "
          "\"text_end\": 11,"
          " \"relation\": \"REFERS\", \"target\": {\"key\": \"1/A\", \"id\": \"s\", \"held\": "
          "false}}]}",
          "<p>so <a id=\"b3\" class=\"cite stub\" href=\"/d/s\" "
          "title=\"dẫn chiếu · 1/A · chưa có\">1/A</a></p><p><a class=\"cite stub\" href=\"/d/s\" "
          "title=\"dẫn chiếu · 1/A · chưa có\">ngay</a> 2</p>");
}
END_TEST

START_TEST(test_broken_spans_do_no_harm)
{
    check("{\"text\": \"abcdef\", \"mentions\": ["
          "{\"text_start\": 4, \"text_end\": 2}, {\"text_start\": -1}, {},"
          "{\"text_start\": 1, \"text_end\": 3}, {\"text_start\": 2, \"text_end\": 4},"
          "{\"text_start\": 5, \"text_end\": 900}]}",
          "<p>a<span class=\"cite unlinked\">bc</span>"
          "<span class=\"cite unlinked\">d</span>e<span class=\"cite unlinked\">f</span></p>");
}
END_TEST

#define OUTLINE                                                                                 \
    "{\"text\": \"Dieu 1. Pham vi\\n1. Mot\\n\", \"outline\": ["                                \
    "{\"eid\": \"art_1\", \"kind\": \"article\", \"num\": \"1\", \"heading\": \"Pham vi\", "    \
    "\"parent\": -1,"                                                                           \
    " \"text_start\": 0, \"text_end\": 23},"                                                    \
    "{\"eid\": \"art_1__para_1\", \"kind\": \"paragraph\", \"num\": \"1\", \"heading\": \"\", " \
    "\"parent\": 0,"                                                                            \
    " \"text_start\": 16, \"text_end\": 22},"                                                   \
    "{\"eid\": \"art_1__para_1__point_a\", \"kind\": \"point\", \"num\": \"a\", \"heading\": "  \
    "\"\","                                                                                     \
    " \"parent\": 1, \"text_start\": 19, \"text_end\": 22}]}"

START_TEST(test_units_are_anchors)
{
    check(OUTLINE,
          "<h3 id=\"art_1\" class=\"article\">Dieu 1. Pham vi</h3>"
          "<p id=\"art_1__para_1\" class=\"paragraph\"><span id=\"art_1__para_1__point_a\"></span>"
          "1. Mot</p>");
}
END_TEST

START_TEST(test_fields_are_anchors_where_they_were_read)
{
    check("{\"text\": \"So 5\\nNgay 2\", \"byte_start\": 100, \"evidence\": {"
          "\"date\": {\"byte_start\": 105, \"byte_end\": 111}, \"number\": {\"byte_start\": 100},"
          "\"type\": {\"rule\": \"letter\"}, \"place\": {\"byte_start\": 900}, \"signer\": "
          "{\"byte_start\": 3}}}",
          "<p><span id=\"f-number\"></span>So 5</p>"
          "<p><span id=\"f-date\"></span>Ngay 2</p>");
}
END_TEST

START_TEST(test_outline_stops_at_articles)
{
    char *html = render(OUTLINE, true);
    ck_assert_ptr_nonnull(
        strstr(html, "<li class=\"level-1\"><a href=\"#art_1\"><b>Điều 1</b> Pham vi</a>"));
    ck_assert_ptr_null(strstr(html, "para_1"));
    free(html);
}
END_TEST

/* A browser lays out only the leaves that are near. */
START_TEST(test_a_long_text_has_several_leaves)
{
    enum { LINES = 4000 };
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (int i = 0; i < LINES; i++)
        vt_buf_printf(&text, "Dong so %d\\n", i);
    VT_AUTO(vt_buf_release) struct vt_buf document = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_printf(&document, "{\"text\": \"%s\"}", text.data);
    char *html = render(document.data, false);
    size_t leaves = 0;
    for (const char *at = html; (at = strstr(at, "<div class=\"leaf\">")) != NULL; at++)
        leaves++;
    ck_assert_uint_ge(leaves, 3);
    ck_assert_ptr_nonnull(strstr(html, "<p>Dong so 0</p>"));
    ck_assert_ptr_nonnull(strstr(html, "<p>Dong so 3999</p></div></div>"));
    free(html);
}
END_TEST

START_TEST(test_stars_of_markdown_stand_back)
{
    check("{\"text\": \"So *13* (*) **AB**\"}",
          "<p>So <span class=\"star\">*</span>13<span class=\"star\">*</span> (*) "
          "<span class=\"star\">**</span>AB<span class=\"star\">**</span></p>");
}
END_TEST

START_TEST(test_hover_says_what_a_citation_leads_to)
{
    check(
        "{\"text\": \"1/A\", \"mentions\": [{\"byte_start\": 0, \"text_start\": 0, \"text_end\": 3,"
        " \"relation\": \"REPLACES\", \"target\": {\"key\": \"1/A\", \"id\": \"x.1\", \"held\": "
        "true,"
        " \"type\": \"NGHI_DINH\", \"type_name\": \"Nghị định\", \"issuer\": \"Chính phủ\","
        " \"date\": \"2020-01-02\", \"subject\": \"Về cầu\", \"status\": \"EXPIRED\"}}]}",
        "<p><a id=\"b0\" class=\"cite ended\" href=\"/d/x.1\" title=\"thay thế · Nghị định 1/A · "
        "Chính phủ · 02/01/2020 · Về cầu · có trong kho · hết hiệu lực\">1/A</a></p>");
}
END_TEST

VT_TEST_MAIN("searchd.sheet", test_lines_are_paragraphs, test_citations_are_links,
             test_a_citation_over_two_lines_has_one_anchor, test_broken_spans_do_no_harm,
             test_units_are_anchors, test_fields_are_anchors_where_they_were_read,
             test_outline_stops_at_articles, test_a_long_text_has_several_leaves,
             test_stars_of_markdown_stand_back, test_hover_says_what_a_citation_leads_to)
