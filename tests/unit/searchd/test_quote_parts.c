/* The sentence of a citation: the citation marked, a long sentence cut around it. */
#include "work_parts.h"

#include "vt_test.h"

static char *render(const json_t *citation)
{
    struct vt_request request = {.lang = VT_LANG_VI};
    vt_arena_init(&request.arena, 1 << 20);
    struct vt_buf out = VT_BUF_INIT(1 << 20);
    struct vt_page page = {.request = &request};
    vt_html_init(&page.html, &out);
    vt_citation_quote(&page, citation);
    vt_assert_ok(vt_html_finish(&page.html));
    vt_arena_release(&request.arena);
    return out.data;
}

START_TEST(test_a_short_sentence_stands_whole)
{
    VT_AUTOJSON citation =
        json_pack("{s:s, s:s}", "sentence", "Theo <1/A> & 2/B.", "surface", "<1/A>");
    VT_AUTOFREE char *html = render(citation);
    ck_assert_ptr_nonnull(strstr(html,
                                 "<blockquote lang=\"vi\">Theo <mark>&lt;1/A&gt;</mark> &amp; "
                                 "2/B.</blockquote>"));
    ck_assert_ptr_null(strstr(html, "<details"));
}
END_TEST

START_TEST(test_a_long_sentence_is_cut_between_words)
{
    VT_AUTO(vt_buf_release) struct vt_buf sentence = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (int i = 0; i < 60; i++)
        vt_buf_puts(&sentence, "đường ");
    vt_buf_puts(&sentence, "số 1/A");
    for (int i = 0; i < 60; i++)
        vt_buf_puts(&sentence, " sông");
    VT_AUTOJSON citation = json_pack("{s:s, s:s}", "sentence", sentence.data, "surface", "1/A");
    VT_AUTOFREE char *html = render(citation);
    ck_assert_ptr_nonnull(strstr(html, "<blockquote lang=\"vi\">… đường "));
    ck_assert_ptr_nonnull(strstr(html, " sông …</blockquote><details>"));
    ck_assert_ptr_nonnull(strstr(html, "<blockquote lang=\"vi\">đường "));
    ck_assert_ptr_nonnull(strstr(html, " sông</blockquote></details>"));
}
END_TEST

START_TEST(test_the_value_shown_is_among_the_votes)
{
    static const char CONFLICT[] =
        "{\"field\": \"number\", \"chosen\": \"3/NQ-CP\", \"votes\": [{\"value\": \"03/NQ/CP\", "
        "\"voters\": [{\"key\": \"1/A\", \"id\": \"x.1\"}]}]}";
    VT_AUTOJSON conflict = json_loads(CONFLICT, 0, NULL);
    struct vt_request request = {.lang = VT_LANG_VI};
    vt_arena_init(&request.arena, 1 << 20);
    struct vt_buf out = VT_BUF_INIT(1 << 20);
    struct vt_page page = {.request = &request};
    vt_html_init(&page.html, &out);
    vt_work_votes(&page, conflict);
    vt_assert_ok(vt_html_finish(&page.html));
    ck_assert_ptr_nonnull(strstr(out.data, "<li class=\"vote chosen\"><strong>3/NQ-CP</strong>"));
    ck_assert_ptr_nonnull(strstr(out.data, "<li class=\"vote\"><p><strong>03/NQ/CP</strong>"));
    ck_assert_ptr_nonnull(strstr(out.data, "<a href=\"/d/x.1\">1/A</a>"));
    vt_arena_release(&request.arena);
    free(out.data);
}
END_TEST

VT_TEST_MAIN("searchd.quote_parts", test_a_short_sentence_stands_whole,
             test_a_long_sentence_is_cut_between_words, test_the_value_shown_is_among_the_votes)
