#include "paging.h"

#include <inttypes.h>

struct vt_paging vt_paging_of(const struct vt_request *request, uint32_t limit)
{
    uint32_t number = vt_params_count(&request->params, "page", 1);
    return (struct vt_paging){.number = number, .limit = limit, .offset = (number - 1) * limit};
}

void vt_paging_count(struct vt_paging *paging, const json_t *answer)
{
    paging->here = (uint32_t)json_array_size(json_object_get(answer, "items"));
    paging->count = (uint64_t)vt_json_get_int(answer, "count", 0);
    paging->is_exact = json_is_true(json_object_get(answer, "count_exact"));
}

static const char *link_to(struct vt_page *page, uint32_t number)
{
    VT_AUTO(vt_buf_release) struct vt_buf link = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_add(&link, page->request->path);
    char separator = '?';
    struct vt_str rest = page->request->query, part;
    while (rest.len_bytes > 0 && vt_str_split(&rest, '&', &part)) {
        if (part.len_bytes == 0 || vt_str_starts(part, VT_STR("page=")))
            continue;
        vt_buf_add_c(&link, separator);
        vt_buf_add(&link, part);
        separator = '&';
    }
    if (number > 1)
        vt_buf_printf(&link, "%cpage=%" PRIu32, separator, number);
    return vt_page_copy(page, vt_buf_str(&link));
}

void vt_paging_write(struct vt_page *page, const struct vt_paging *paging)
{
    uint64_t end = (uint64_t)paging->offset + paging->here;
    bool has_next = paging->number < VT_PAGING_LAST && paging->here > 0 &&
                    (paging->is_exact ? end < paging->count : paging->here == paging->limit);
    if (paging->number == 1 && !has_next)
        return;
    struct vt_html *html = &page->html;
    vt_html_open(html, "nav", "class", "paging", "aria-label",
                 vt_page_message(page, VT_MSG_PAGING_LABEL), NULL);
    if (paging->number > 1)
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_PAGING_BEFORE), "rel", "prev",
                        "href", link_to(page, paging->number - 1), NULL);
    struct vt_str number = vt_page_number(page, paging->number);
    vt_html_element(html, "span", vt_page_filled(page, VT_MSG_PAGING_HERE, &number, 1),
                    "aria-current", "page", NULL);
    if (has_next)
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_PAGING_NEXT), "rel", "next",
                        "href", link_to(page, paging->number + 1), NULL);
    vt_html_close(html, "nav");
}

void vt_paging_table(struct vt_page *page, const char *api_path)
{
    struct vt_page plain = *page; /* files have no language */
    plain.lang = VT_LANG_VI;
    vt_html_open(&page->html, "p", "class", "note files", NULL);
    vt_page_say(page, VT_MSG_SEARCH_FILES);
    vt_html_puts(&page->html, " ");
    vt_html_element(
        &page->html, "a", VT_STR("CSV"), "href",
        vt_page_link(&plain, api_path, VT_STR_EMPTY, "format", "csv", "limit", "200", NULL), NULL);
    vt_html_close(&page->html, "p");
}
