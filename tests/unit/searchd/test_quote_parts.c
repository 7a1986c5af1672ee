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

VT_TEST_MAIN("searchd.quote_parts", test_a_short_sentence_stands_whole,
             test_a_long_sentence_is_cut_between_words)
