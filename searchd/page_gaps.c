/* /gaps — documents that are cited but not held, most wanted first. */
#include "pages.h"
#include "paging.h"
#include "work_parts.h"

enum { GAPS_SHOWN = 25, GAPS_ASKED = 200 };

static void write_witness(struct vt_page *page, const json_t *witness)
{
    struct vt_html *html = &page->html;
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

/* The first who cites it, with its sentence; the others behind a fold. */
static void write_witnesses(struct vt_page *page, const json_t *witnesses)
{
    struct vt_html *html = &page->html;
    const size_t count = json_array_size(witnesses);
    if (count == 0)
        return;
    write_witness(page, json_array_get(witnesses, 0));
    if (count == 1)
        return;
    struct vt_str others = vt_page_number(page, (int64_t)count - 1);
    vt_html_open(html, "details", NULL);
    vt_html_element(html, "summary", vt_page_filled(page, VT_MSG_GAPS_OTHERS, &others, 1), NULL);
    for (size_t i = 1; i < count; i++)
        write_witness(page, json_array_get(witnesses, i));
    vt_html_close(html, "details");
}

static void write_gap(struct vt_page *page, const json_t *gap)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "li", NULL);
    vt_html_open(html, "p", "class", "work-line", NULL);
    vt_work_link(page, gap);
    vt_work_doubts(page, gap);
    vt_html_close(html, "p");
    vt_work_facts(page, gap);
    struct vt_str counts[] = {vt_page_number(page, vt_json_get_int(gap, "citing_documents", 0)),
                              vt_page_number(page, vt_json_get_int(gap, "citations", 0))};
    vt_html_element(html, "p",
                    vt_page_filled(page, VT_MSG_GAPS_COUNTS, counts, VT_ARRAY_LEN(counts)), "class",
                    "note", NULL);
    write_witnesses(page, json_object_get(gap, "cited_by"));
    vt_html_close(html, "li");
}

static void write_by_demand(struct vt_page *page, const json_t *items,
                            const struct vt_paging *paging)
{
    struct vt_html *html = &page->html;
    const json_t *gap;
    size_t i;
    vt_html_open(html, "ol", "class", "works numbered", "start",
                 vt_page_format(page, "%u", paging->offset + 1), NULL);
    json_array_foreach(items, i, gap)
    {
        write_gap(page, gap);
    }
    vt_html_close(html, "ol");
    vt_paging_write(page, paging);
}

static bool has_issuer(const json_t *gap, struct vt_str issuer)
{
    return vt_str_eq(vt_json_get_str(gap, "issuer"), issuer);
}

/* What to ask one body for: a list that can be copied into a letter. */
static void write_request(struct vt_page *page, const json_t *items, size_t first)
{
    struct vt_html *html = &page->html;
    struct vt_str issuer = vt_json_get_str(json_array_get(items, first), "issuer");
    const char *id = vt_page_format(page, "ask-%zu", first);
    const json_t *gap;
    size_t i;
    vt_html_open(html, "section", "class", "ask", "aria-labelledby",
                 vt_page_format(page, "%s-title", id), NULL);
    vt_html_element(html, "h2",
                    issuer.len_bytes > 0 ? issuer : vt_message(page->lang, VT_MSG_GAPS_NO_ISSUER),
                    "id", vt_page_format(page, "%s-title", id), NULL);
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_DOC_COPY), "type", "button",
                    "class", "small", "hidden", "", "data-copy", id, "data-done",
                    vt_page_message(page, VT_MSG_DOC_COPIED), NULL);
    vt_html_open(html, "ol", "id", id, NULL);
    json_array_foreach(items, i, gap)
    {
        if (!has_issuer(gap, issuer))
            continue;
        vt_html_open(html, "li", NULL);
        vt_html_element(html, "a", vt_citation_text(page, gap), "lang", "vi", "href",
                        vt_page_document_link(page, vt_json_get_str(gap, "id")), NULL);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ol");
    vt_html_close(html, "section");
}

/* Bodies in the order of their most wanted document. */
static void write_by_issuer(struct vt_page *page, const json_t *items)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        struct vt_str issuer = vt_json_get_str(json_array_get(items, i), "issuer");
        size_t before = 0;
        while (before < i && !has_issuer(json_array_get(items, before), issuer))
            before++;
        if (before == i)
            write_request(page, items, i);
    }
}

static void write_views(struct vt_page *page, bool by_issuer)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "nav", "class", "choices", "aria-label",
                 vt_page_message(page, VT_MSG_SEARCH_SORT), NULL);
    vt_html_element(html, "a", vt_message(page->lang, VT_MSG_GAPS_BY_DEMAND), "href",
                    vt_page_link(page, "/gaps", VT_STR_EMPTY, NULL), "aria-current",
                    by_issuer ? NULL : "true", NULL);
    vt_html_element(html, "a", vt_message(page->lang, VT_MSG_GAPS_BY_ISSUER), "href",
                    vt_page_link(page, "/gaps", VT_STR_EMPTY, "by", "issuer", NULL), "aria-current",
                    by_issuer ? "true" : NULL, NULL);
    vt_html_close(html, "nav");
}

int vt_page_gaps(struct vt_request *request, struct vt_error *err)
{
    bool by_issuer = vt_params_choice(&request->params, "by", 0) == 1;
    struct vt_paging paging = vt_paging_of(request, by_issuer ? GAPS_ASKED : GAPS_SHOWN);
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_gaps(request->answerer, paging.limit, paging.offset, &answer, err);
    if (status != VT_OK && (status != VT_E_NOTFOUND || answer == NULL))
        return status;
    vt_paging_count(&paging, answer);
    const json_t *items = json_object_get(answer, "items");
    struct vt_page page;
    struct vt_html *html = &page.html;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_GAPS_TITLE), VT_NAV_GAPS);
    vt_html_open(html, "div", "class", "narrow", NULL);
    vt_page_element(&page, "h1", VT_MSG_GAPS_TITLE, NULL);
    struct vt_str count = vt_page_number(&page, (int64_t)paging.count);
    if (paging.count == 0) {
        vt_page_element(&page, "p", VT_MSG_GAPS_NONE, "callout");
    } else {
        vt_html_element(html, "p", vt_page_filled(&page, VT_MSG_GAPS_LEAD, &count, 1), "class",
                        "lead", NULL);
        write_views(&page, by_issuer);
    }
    if (paging.count > 0)
        vt_paging_table(&page, "/api/v1/gaps");
    if (by_issuer) {
        write_by_issuer(&page, items);
        vt_paging_write(&page, &paging);
    } else {
        write_by_demand(&page, items, &paging);
    }
    vt_html_close(html, "div");
    return vt_page_end(&page, 200, err);
}
