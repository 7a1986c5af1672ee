/* /gaps — documents that are cited but not held, most wanted first. */
#include "pages.h"
#include "paging.h"
#include "work_parts.h"

enum { GAPS_SHOWN = 25 };

static void write_gap(struct vt_page *page, const json_t *gap)
{
    struct vt_html *html = &page->html;
    const json_t *witness;
    size_t i;
    vt_html_open(html, "li", NULL);
    vt_html_open(html, "p", "class", "work-line", NULL);
    vt_work_link(page, gap);
    vt_work_badges(page, gap);
    vt_html_close(html, "p");
    vt_work_facts(page, gap);
    struct vt_str counts[] = {vt_page_number(page, vt_json_get_int(gap, "citing_documents", 0)),
                              vt_page_number(page, vt_json_get_int(gap, "citations", 0))};
    vt_html_element(html, "p",
                    vt_page_filled(page, VT_MSG_GAPS_COUNTS, counts, VT_ARRAY_LEN(counts)), "class",
                    "note", NULL);
    json_array_foreach(json_object_get(gap, "cited_by"), i, witness)
    {
        vt_html_open(html, "div", "class", "step", NULL);
        vt_html_open(html, "p", "class", "relation", NULL);
        vt_html_element(html, "a", vt_json_get_str(witness, "key"), "href",
                        vt_page_document_link(page, vt_json_get_str(witness, "id")), NULL);
        vt_html_puts(html, " ");
        vt_html_text(html, vt_relation_text(page, vt_json_get_str(witness, "relation"), false));
        vt_html_close(html, "p");
        vt_citation_quote(page, witness);
        vt_html_close(html, "div");
    }
    vt_html_close(html, "li");
}

int vt_page_gaps(struct vt_request *request, struct vt_error *err)
{
    struct vt_paging paging = vt_paging_of(request, GAPS_SHOWN);
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_gaps(request->answerer, paging.limit, paging.offset, &answer, err);
    if (status != VT_OK && (status != VT_E_NOTFOUND || answer == NULL))
        return status;
    vt_paging_count(&paging, answer);
    struct vt_page page;
    struct vt_html *html = &page.html;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_GAPS_TITLE), VT_NAV_GAPS);
    vt_html_open(html, "div", "class", "narrow", NULL);
    vt_page_element(&page, "h1", VT_MSG_GAPS_TITLE, NULL);
    struct vt_str count = vt_page_number(&page, (int64_t)paging.count);
    if (paging.count == 0)
        vt_page_element(&page, "p", VT_MSG_GAPS_NONE, "callout");
    else
        vt_html_element(html, "p", vt_page_filled(&page, VT_MSG_GAPS_LEAD, &count, 1), "class",
                        "lead", NULL);
    vt_html_open(html, "ol", "class", "works numbered", "start",
                 vt_page_format(&page, "%u", paging.offset + 1), NULL);
    const json_t *gap;
    size_t i;
    json_array_foreach(json_object_get(answer, "items"), i, gap)
    {
        write_gap(&page, gap);
    }
    vt_html_close(html, "ol");
    vt_paging_write(&page, &paging);
    vt_html_close(html, "div");
    return vt_page_end(&page, 200, err);
}
