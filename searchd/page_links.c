#include "page_links.h"

#include "work_parts.h"

static bool same_text(const json_t *a, const json_t *b, const char *name)
{
    return vt_str_eq(vt_json_get_str(a, name), vt_json_get_str(b, name));
}

/* Whether no earlier item belongs with this one: the group begins here. */
static bool is_first(const json_t *items, size_t place, const char *const *names, size_t name_count)
{
    for (size_t i = 0; i < place; i++) {
        size_t same = 0;
        while (same < name_count &&
               same_text(json_array_get(items, i), json_array_get(items, place), names[same]))
            same++;
        if (same == name_count)
            return false;
    }
    return true;
}

static size_t count_works(const json_t *items, struct vt_str relation)
{
    static const char *const NAMES[] = {"relation", "id"};
    size_t count = 0, i;
    const json_t *item;
    json_array_foreach(items, i, item)
    {
        if (vt_str_eq(vt_json_get_str(item, "relation"), relation))
            count += is_first(items, i, NAMES, VT_ARRAY_LEN(NAMES));
    }
    return count;
}

static void write_doubts(struct vt_page *page, const json_t *item)
{
    struct vt_html *html = &page->html;
    if (vt_json_get_str(item, "asserter_id").len_bytes > 0)
        vt_html_element(html, "span", vt_message(page->lang, VT_MSG_LINK_CLAIM), "class",
                        "badge claim", "title", vt_page_message(page, VT_MSG_LINK_CLAIM_WHY), NULL);
    if (json_is_true(json_object_get(item, "weak")))
        vt_html_element(html, "span", vt_message(page->lang, VT_MSG_LINK_WEAK), "class",
                        "badge claim", "title", vt_page_message(page, VT_MSG_LINK_WEAK_WHY), NULL);
    if (json_is_true(json_object_get(item, "target_ambiguous")))
        vt_html_element(html, "span", vt_message(page->lang, VT_MSG_LINK_UNSURE), "class",
                        "badge doubt", "title", vt_page_message(page, VT_MSG_LINK_UNSURE_WHY),
                        NULL);
}

/* Its first sentence, and the others behind a fold. */
static void write_quotes(struct vt_page *page, const json_t *items, size_t place)
{
    struct vt_html *html = &page->html;
    const json_t *work = json_array_get(items, place), *item;
    int64_t others = 0;
    size_t i;
    json_array_foreach(items, i, item)
    {
        others += i > place && same_text(item, work, "relation") && same_text(item, work, "id");
    }
    vt_citation_quote(page, work);
    if (others == 0)
        return;
    struct vt_str number = vt_page_number(page, others);
    vt_html_open(html, "details", NULL);
    vt_html_element(html, "summary", vt_page_filled(page, VT_MSG_LINK_OTHERS, &number, 1), NULL);
    json_array_foreach(items, i, item)
    {
        if (i > place && same_text(item, work, "relation") && same_text(item, work, "id"))
            vt_citation_quote(page, item);
    }
    vt_html_close(html, "details");
}

/* One document with all its sentences of this relation. */
static void write_work(struct vt_page *page, const json_t *items, size_t place)
{
    struct vt_html *html = &page->html;
    const json_t *work = json_array_get(items, place);
    vt_html_open(html, "li", NULL);
    vt_html_open(html, "p", "class", "work-line", NULL);
    vt_work_link(page, work);
    vt_work_badges(page, work);
    write_doubts(page, work);
    vt_html_close(html, "p");
    vt_work_facts(page, work);
    if (vt_json_get_str(work, "subject").len_bytes > 0)
        vt_html_element(html, "p", vt_json_get_str(work, "subject"), "class", "subject", NULL);
    write_quotes(page, items, place);
    vt_html_close(html, "li");
}

static void write_relation(struct vt_page *page, const json_t *items, struct vt_str relation,
                           bool incoming)
{
    static const char *const NAMES[] = {"relation", "id"};
    struct vt_html *html = &page->html;
    vt_html_open(html, "h3", "class", "relation", NULL);
    vt_html_text(html, vt_relation_text(page, relation, incoming));
    vt_html_puts(html, " ");
    vt_html_element(html, "span", vt_page_number(page, (int64_t)count_works(items, relation)),
                    "class", "count", NULL);
    vt_html_close(html, "h3");
    vt_html_open(html, "ul", "class", "works", NULL);
    size_t i;
    const json_t *item;
    json_array_foreach(items, i, item)
    {
        if (vt_str_eq(vt_json_get_str(item, "relation"), relation) &&
            is_first(items, i, NAMES, VT_ARRAY_LEN(NAMES)))
            write_work(page, items, i);
    }
    vt_html_close(html, "ul");
}

void vt_page_links(struct vt_page *page, const json_t *items, bool incoming)
{
    static const char *const NAMES[] = {"relation"};
    size_t i;
    const json_t *item;
    json_array_foreach(items, i, item)
    {
        if (is_first(items, i, NAMES, VT_ARRAY_LEN(NAMES)))
            write_relation(page, items, vt_json_get_str(item, "relation"), incoming);
    }
}
