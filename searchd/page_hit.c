/* One hit of a search. */
#include "page_search.h"
#include "work_parts.h"

/* The snippet with its byte ranges marked.  Ranges come in order; one that does not fit is left
 * out. */
static void write_snippet(struct vt_page *page, const json_t *hit)
{
    struct vt_str snippet = vt_json_get_str(hit, "snippet");
    struct vt_html *html = &page->html;
    const json_t *mark;
    size_t i, done = 0;
    if (snippet.len_bytes == 0)
        return;
    vt_html_open(html, "p", "class", "snippet", "lang", "vi", NULL);
    json_array_foreach(json_object_get(hit, "marks"), i, mark)
    {
        size_t start = (size_t)json_integer_value(json_array_get(mark, 0));
        size_t end = (size_t)json_integer_value(json_array_get(mark, 1));
        if (start < done || end <= start || end > snippet.len_bytes)
            continue;
        vt_html_text(html, vt_str_n(snippet.ptr + done, start - done));
        vt_html_element(html, "mark", vt_str_n(snippet.ptr + start, end - start), NULL);
        done = end;
    }
    vt_html_text(html, vt_str_n(snippet.ptr + done, snippet.len_bytes - done));
    vt_html_close(html, "p");
}

/* "Điều 5. Tiêu đề": where in the document the hit is. */
static void write_article(struct vt_page *page, const json_t *hit)
{
    struct vt_str article = vt_json_get_str(hit, "article"),
                  heading = vt_json_get_str(hit, "heading");
    if (article.len_bytes == 0)
        return;
    struct vt_html *html = &page->html;
    const char *link = vt_page_document_link(page, vt_json_get_str(hit, "id"));
    vt_html_open(html, "p", "class", "article", NULL);
    vt_html_open(html, "a", "href", vt_page_format(page, "%s#art_%.*s", link, VT_STR_ARG(article)),
                 NULL);
    vt_page_fill(page, VT_MSG_UNIT_ARTICLE, &article, 1);
    if (heading.len_bytes > 0) {
        vt_html_puts(html, ". ");
        vt_html_text(html, heading);
    }
    vt_html_close(html, "a");
    vt_html_close(html, "p");
}

/* Issuer · date · cited by how many, which leads to them. */
static void write_facts(struct vt_page *page, const json_t *hit)
{
    struct vt_html *html = &page->html;
    struct vt_str issuer = vt_json_get_str(hit, "issuer"), date = vt_json_get_str(hit, "date");
    int64_t count = vt_json_get_int(hit, "citing_documents", 0);
    struct vt_str number = vt_page_number(page, count);
    vt_html_open(html, "p", "class", "facts", NULL);
    if (issuer.len_bytes > 0)
        vt_html_element(html, "span", issuer, NULL);
    if (date.len_bytes > 0)
        vt_work_date(page, date);
    if (count > 0)
        vt_html_element(html, "a", vt_page_filled(page, VT_MSG_SEARCH_CITED_BY, &number, 1), "href",
                        vt_page_format(page, "%s#cited-by",
                                       vt_page_document_link(page, vt_json_get_str(hit, "id"))),
                        NULL);
    vt_html_close(html, "p");
}

/* Why it is here where it is not for its words: the question names it, or it cites what was asked.
 */
static void write_why(struct vt_page *page, const json_t *hit)
{
    struct vt_html *html = &page->html;
    struct vt_str reason = vt_json_get_str(hit, "reason"),
                  relation = vt_json_get_str(hit, "relation");
    struct vt_str first;
    struct vt_str rest = reason;
    if (reason.len_bytes > 0 && vt_str_split(&rest, ';', &first))
        vt_html_element(html, "p", first, "class", "note reason", "lang", "vi", "title",
                        vt_page_copy(page, reason), NULL);
    if (relation.len_bytes == 0)
        return;
    vt_html_open(html, "p", "class", "note", NULL);
    vt_html_element(html, "b", vt_relation_text(page, relation, false), NULL);
    vt_html_puts(html, " ");
    vt_page_say(page, VT_MSG_SEARCH_THE_ASKED);
    vt_html_close(html, "p");
    vt_citation_quote(page, hit);
}

void vt_search_hit(struct vt_page *page, const json_t *hit)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "li", "class", json_is_true(json_object_get(hit, "exact")) ? "exact" : NULL,
                 NULL);
    vt_html_open(html, "h2", "class", "work-line", NULL);
    vt_work_link(page, hit);
    vt_work_doubts(page, hit);
    vt_html_close(html, "h2");
    write_facts(page, hit);
    if (vt_json_get_str(hit, "subject").len_bytes > 0)
        vt_html_element(html, "p", vt_json_get_str(hit, "subject"), "class", "subject", "lang",
                        "vi", NULL);
    write_article(page, hit);
    write_why(page, hit);
    if (vt_json_get_str(hit, "relation").len_bytes == 0)
        write_snippet(page, hit);
    vt_html_close(html, "li");
}
