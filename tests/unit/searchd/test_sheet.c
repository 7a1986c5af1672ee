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

static void check(const char *document_json, const char *expected)
{
    char *html = render(document_json, false);
    vt_assert_str(vt_str(html), vt_str(expected));
    free(html);
}

START_TEST(test_lines_are_paragraphs)
{
    check("{\"text\": \"Một <b>\\n\\n  \\nHai\", \"outline\": [], \"mentions\": []}",
          "<div class=\"sheet\" lang=\"vi\"><p>Một &lt;b&gt;</p><p>Hai</p></div>");
    check("{\"text\": \"a\\fb\"}",
          "<div class=\"sheet\" lang=\"vi\"><p>a</p><hr class=\"page-break\"><p>b</p></div>");
    check("{\"text\": \"\"}", "<div class=\"sheet\" lang=\"vi\"></div>");
}
END_TEST

START_TEST(test_citations_are_links)
{
    check("{\"text\": \"theo 1/A va 2/B\", \"mentions\": ["
          "{\"byte_start\": 5, \"text_start\": 5, \"text_end\": 8, \"relation\": \"REFERS\","
          " \"target\": {\"key\": \"1/A\", \"id\": \"x.1\", \"held\": true}},"
          "{\"byte_start\": 12, \"text_start\": 12, \"text_end\": 15}]}",
          "<div class=\"sheet\" lang=\"vi\"><p>theo "
          "<a id=\"b5\" class=\"cite\" href=\"/d/x.1\" title=\"dẫn chiếu · 1/A · có trong "
          "kho\">1/A</a>"
          " va <span class=\"cite unlinked\">2/B</span></p></div>");
}
END_TEST

START_TEST(test_a_citation_over_two_lines_has_one_anchor)
{
    check("{\"text\": \"so 1/A\\nngay 2\", \"mentions\": [{\"byte_start\": 3, \"text_start\": 3, "
          "\"text_end\": 11,"
          " \"relation\": \"REFERS\", \"target\": {\"key\": \"1/A\", \"id\": \"s\", \"held\": "
          "false}}]}",
          "<div class=\"sheet\" lang=\"vi\"><p>so <a id=\"b3\" class=\"cite stub\" href=\"/d/s\" "
          "title=\"dẫn chiếu · 1/A · chưa có\">1/A</a></p><p><a class=\"cite stub\" href=\"/d/s\" "
          "title=\"dẫn chiếu · 1/A · chưa có\">ngay</a> 2</p></div>");
}
END_TEST

START_TEST(test_broken_spans_do_no_harm)
{
    check(
        "{\"text\": \"abcdef\", \"mentions\": ["
        "{\"text_start\": 4, \"text_end\": 2}, {\"text_start\": -1}, {},"
        "{\"text_start\": 1, \"text_end\": 3}, {\"text_start\": 2, \"text_end\": 4},"
        "{\"text_start\": 5, \"text_end\": 900}]}",
        "<div class=\"sheet\" lang=\"vi\"><p>a<span class=\"cite unlinked\">bc</span>"
        "<span class=\"cite unlinked\">d</span>e<span class=\"cite unlinked\">f</span></p></div>");
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
          "<div class=\"sheet\" lang=\"vi\"><h3 id=\"art_1\" class=\"article\">Dieu 1. Pham vi</h3>"
          "<p id=\"art_1__para_1\" class=\"paragraph\"><span id=\"art_1__para_1__point_a\"></span>"
          "1. Mot</p></div>");
}
END_TEST

START_TEST(test_fields_are_anchors_where_they_were_read)
{
    check("{\"text\": \"So 5\\nNgay 2\", \"byte_start\": 100, \"evidence\": {"
          "\"date\": {\"byte_start\": 105, \"byte_end\": 111}, \"number\": {\"byte_start\": 100},"
          "\"type\": {\"rule\": \"letter\"}, \"place\": {\"byte_start\": 900}, \"signer\": "
          "{\"byte_start\": 3}}}",
          "<div class=\"sheet\" lang=\"vi\"><p><span id=\"f-number\"></span>So 5</p>"
          "<p><span id=\"f-date\"></span>Ngay 2</p></div>");
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

VT_TEST_MAIN("searchd.sheet", test_lines_are_paragraphs, test_citations_are_links,
             test_a_citation_over_two_lines_has_one_anchor, test_broken_spans_do_no_harm,
             test_units_are_anchors, test_fields_are_anchors_where_they_were_read,
             test_outline_stops_at_articles)
