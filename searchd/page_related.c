#include "page_related.h"

#include "work_parts.h"

static void begin_box(struct vt_page *page, const char *title_id, enum vt_msg title)
{
    vt_html_open(&page->html, "section", "class", "related", "aria-labelledby", title_id, NULL);
    vt_html_element(&page->html, "h2", vt_message(page->lang, title), "id", title_id, NULL);
}

void vt_page_bundle(struct vt_page *page, const json_t *bundle, struct vt_str id)
{
    enum { FEWEST = 2 };
    const json_t *items = json_object_get(bundle, "items"), *item;
    struct vt_html *html = &page->html;
    size_t i;
    if (json_array_size(items) < FEWEST)
        return;
    begin_box(page, "bundle-title", VT_MSG_DOC_BUNDLE);
    vt_html_open(html, "ol", NULL);
    json_array_foreach(items, i, item)
    {
        bool is_here = vt_str_eq(vt_json_get_str(item, "id"), id);
        struct vt_str subject = vt_json_get_str(item, "subject");
        vt_html_open(html, "li", NULL);
        vt_html_element(html, "a", vt_work_title(page, item), "href",
                        vt_page_document_link(page, vt_json_get_str(item, "id")), "aria-current",
                        is_here ? "page" : NULL, NULL);
        if (subject.len_bytes > 0 && !is_here)
            vt_html_element(html, "span", subject, "class", "line note", "lang", "vi", NULL);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ol");
    vt_html_close(html, "section");
}

/* Each document and relation once; the first statement speaks. */
static bool is_repeated(const json_t *items, size_t place)
{
    const json_t *item = json_array_get(items, place), *before;
    size_t i;
    json_array_foreach(items, i, before)
    {
        if (i == place)
            break;
        if (vt_str_eq(vt_json_get_str(item, "id"), vt_json_get_str(before, "id")) &&
            vt_str_eq(vt_json_get_str(item, "relation"), vt_json_get_str(before, "relation")))
            return true;
    }
    return false;
}

static bool is_change(const json_t *items, size_t place)
{
    const json_t *item = json_array_get(items, place);
    return vt_relation_changes(vt_json_get_str(item, "relation")) &&
           !json_is_true(json_object_get(item, "quoted")) && !is_repeated(items, place);
}

static size_t count_changes(const json_t *items)
{
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(items); i++)
        count += is_change(items, i);
    return count;
}

enum { CHANGES_SHOWN = 8 };

/* One list for both directions; what is more than a few is behind a fold. */
static void write_changes(struct vt_page *page, const json_t *items, bool is_incoming,
                          size_t *written)
{
    struct vt_html *html = &page->html;
    const json_t *item;
    size_t i;
    json_array_foreach(items, i, item)
    {
        if (!is_change(items, i))
            continue;
        if ((*written)++ == CHANGES_SHOWN) {
            vt_html_close(html, "ul");
            vt_html_open(html, "details", NULL);
            vt_page_element(page, "summary", VT_MSG_FACET_MORE, NULL);
            vt_html_open(html, "ul", NULL);
        }
        vt_html_open(html, "li", NULL);
        vt_html_element(html, "span",
                        vt_relation_text(page, vt_json_get_str(item, "relation"), is_incoming),
                        "class", "line relation", NULL);
        vt_html_element(html, "a", vt_work_title(page, item), "href",
                        vt_page_document_link(page, vt_json_get_str(item, "id")), NULL);
        if (vt_json_get_str(item, "date").len_bytes > 0) {
            vt_html_puts(html, " · ");
            vt_work_date(page, vt_json_get_str(item, "date"));
        }
        if (vt_json_get_str(item, "asserter_id").len_bytes > 0) {
            vt_html_puts(html, " ");
            vt_page_element(page, "span", VT_MSG_LINK_CLAIM, "badge claim");
        }
        vt_html_close(html, "li");
    }
}

void vt_page_changes(struct vt_page *page, const json_t *cites, const json_t *cited_by)
{
    const json_t *out = json_object_get(cites, "items"), *in = json_object_get(cited_by, "items");
    if (count_changes(out) + count_changes(in) == 0)
        return;
    begin_box(page, "changes-title", VT_MSG_DOC_CHANGES);
    vt_html_open(&page->html, "ul", NULL);
    size_t written = 0;
    write_changes(page, in, true, &written);
    write_changes(page, out, false, &written);
    vt_html_close(&page->html, "ul");
    if (written > CHANGES_SHOWN)
        vt_html_close(&page->html, "details");
    vt_html_close(&page->html, "section");
}
