/* /conflicts — fields on which the documents that cite another one disagree, with who says what. */
#include "pages.h"
#include "paging.h"
#include "work_parts.h"

enum { CONFLICTS_SHOWN = 25 };

int vt_page_conflicts(struct vt_request *request, struct vt_error *err)
{
    struct vt_paging paging = vt_paging_of(request, CONFLICTS_SHOWN);
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_conflicts(request->answerer, paging.limit, paging.offset, &answer, err);
    if (status != VT_OK && (status != VT_E_NOTFOUND || answer == NULL))
        return status;
    vt_paging_count(&paging, answer);
    struct vt_page page;
    struct vt_html *html = &page.html;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_CONFLICTS_TITLE),
                  VT_NAV_CONFLICTS);
    vt_html_open(html, "div", "class", "narrow", NULL);
    vt_page_element(&page, "h1", VT_MSG_CONFLICTS_TITLE, NULL);
    struct vt_str count = vt_page_number(&page, (int64_t)paging.count);
    if (paging.count == 0)
        vt_page_element(&page, "p", VT_MSG_CONFLICTS_NONE, "callout");
    else
        vt_html_element(html, "p", vt_page_filled(&page, VT_MSG_CONFLICTS_LEAD, &count, 1), "class",
                        "lead", NULL);
    if (paging.count > 0)
        vt_paging_table(&page, "/api/v1/conflicts");
    vt_html_open(html, "ol", "class", "works", NULL);
    const json_t *conflict;
    size_t i;
    json_array_foreach(json_object_get(answer, "items"), i, conflict)
    {
        vt_html_open(html, "li", NULL);
        vt_html_open(html, "p", "class", "work-line", NULL);
        vt_work_link(&page, conflict);
        vt_work_badges(&page, conflict);
        vt_html_close(html, "p");
        vt_work_votes(&page, conflict);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ol");
    vt_paging_write(&page, &paging);
    vt_html_close(html, "div");
    return vt_page_end(&page, 200, err);
}
