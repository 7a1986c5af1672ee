/* /d/{id}/lineage — the drawing of basis and implementing documents, and the same as a list with
 * the sentences that prove each step. */
#include "lineage_parts.h"
#include "pages.h"
#include "work_parts.h"

/* "sau 111 ngày": how long after the one it rests on. */
static void write_lag(struct vt_page *page, const json_t *item)
{
    int64_t days = vt_json_get_int(item, "days", 0);
    struct vt_str number = vt_page_number(page, days);
    if (days <= 0)
        return;
    vt_html_puts(&page->html, " ");
    vt_html_element(&page->html, "span", vt_page_filled(page, VT_MSG_LINEAGE_LAG, &number, 1),
                    "class", "count", NULL);
}

/* What ties a node of the list to those drawn before it. */
static void write_node_links(struct vt_page *page, const json_t *lineage, const json_t *node,
                             int64_t level)
{
    const json_t *links = json_object_get(lineage, "links");
    struct vt_html *html = &page->html;
    const char *mine = level < 0 ? "to_id" : "from_id", *other = level < 0 ? "from" : "to";
    const char *other_id = level < 0 ? "from_id" : "to_id";
    const json_t *link;
    size_t i;
    json_array_foreach(links, i, link)
    {
        if (!vt_str_eq(vt_json_get_str(link, mine), vt_json_get_str(node, "id")))
            continue;
        vt_html_open(html, "div", "class", "step", NULL);
        vt_html_open(html, "p", "class", "relation", NULL);
        vt_html_text(html, vt_relation_text(page, vt_json_get_str(link, "relation"), level < 0));
        vt_html_puts(html, " ");
        vt_html_element(html, "a", vt_json_get_str(link, other), "href",
                        vt_page_document_link(page, vt_json_get_str(link, other_id)), NULL);
        write_lag(page, link);
        vt_html_close(html, "p");
        vt_citation_quote(page, link);
        vt_html_close(html, "div");
    }
}

static void write_level(struct vt_page *page, const json_t *lineage, int64_t level)
{
    struct vt_html *html = &page->html;
    struct vt_str steps = vt_page_number(page, level < 0 ? -level : level);
    vt_html_element(
        html, "h3",
        level == 0
            ? vt_message(page->lang, VT_MSG_LINEAGE_SELF)
            : vt_page_filled(page, level < 0 ? VT_MSG_LINEAGE_UP : VT_MSG_LINEAGE_DOWN, &steps, 1),
        "class", "level", NULL);
    vt_html_open(html, "ul", "class", "works", NULL);
    const json_t *node;
    size_t i;
    json_array_foreach(json_object_get(lineage, "nodes"), i, node)
    {
        if (vt_json_get_int(node, "level", 0) != level)
            continue;
        vt_html_open(html, "li", NULL);
        vt_html_open(html, "p", "class", "work-line", NULL);
        vt_work_link(page, node);
        vt_work_badges(page, node);
        vt_html_close(html, "p");
        vt_work_facts(page, node);
        if (vt_json_get_str(node, "subject").len_bytes > 0)
            vt_html_element(html, "p", vt_json_get_str(node, "subject"), "class", "subject", "lang",
                            "vi", NULL);
        if (level != 0)
            write_node_links(page, lineage, node, level);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ul");
}

static void write_list(struct vt_page *page, const json_t *lineage)
{
    int64_t lowest = 0, highest = 0;
    const json_t *node;
    size_t i;
    json_array_foreach(json_object_get(lineage, "nodes"), i, node)
    {
        int64_t level = vt_json_get_int(node, "level", 0);
        lowest = level < lowest ? level : lowest;
        highest = level > highest ? level : highest;
    }
    vt_html_open(&page->html, "section", "class", "part", "aria-labelledby", "list-title", NULL);
    vt_html_element(&page->html, "h2", vt_message(page->lang, VT_MSG_LINEAGE_LIST), "id",
                    "list-title", NULL);
    for (int64_t level = lowest; level <= highest; level++)
        write_level(page, lineage, level);
    vt_html_close(&page->html, "section");
}

/* What each tier of the administration issued on it, and which has not been heard. */
static void write_tiers(struct vt_page *page, const json_t *tiers)
{
    static const struct {
        const char *tier;
        enum vt_msg text;
    } NAMES[] = {{"central", VT_MSG_TIER_CENTRAL},
                 {"province", VT_MSG_TIER_PROVINCE},
                 {"district", VT_MSG_TIER_DISTRICT},
                 {"commune", VT_MSG_TIER_COMMUNE}};
    struct vt_html *html = &page->html;
    const json_t *item;
    size_t i;
    if (json_array_size(tiers) == 0)
        return;
    vt_html_open(html, "section", "aria-labelledby", "tiers-title", NULL);
    vt_html_element(html, "h2", vt_message(page->lang, VT_MSG_TIER_TITLE), "id", "tiers-title",
                    NULL);
    vt_html_open(html, "ol", "class", "tiers", NULL);
    json_array_foreach(tiers, i, item)
    {
        bool is_silent = json_is_true(json_object_get(item, "silent"));
        struct vt_str number = vt_page_number(page, vt_json_get_int(item, "documents", 0));
        vt_html_open(html, "li", "class", is_silent ? "silent" : NULL, NULL);
        for (size_t name = 0; name < VT_ARRAY_LEN(NAMES); name++)
            if (vt_str_eq(vt_json_get_str(item, "tier"), vt_str(NAMES[name].tier)))
                vt_page_element(page, "b", NAMES[name].text, NULL);
        vt_html_puts(html, " ");
        vt_html_text(html, is_silent ? vt_message(page->lang, VT_MSG_TIER_SILENT)
                                     : vt_page_filled(page, VT_MSG_TIER_DOCUMENTS, &number, 1));
        write_lag(page, item);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ol");
    vt_html_close(html, "section");
}

static void write_head(struct vt_page *page, const json_t *lineage,
                       const struct vt_lineage_address *address)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "header", "class", "doc-head", NULL);
    vt_html_open(html, "h1", NULL);
    vt_page_say(page, VT_MSG_LINEAGE_TITLE);
    vt_html_puts(html, ": ");
    vt_html_element(html, "a", vt_work_title(page, json_object_get(lineage, "document")), "href",
                    vt_page_document_link(page, address->id), NULL);
    vt_html_close(html, "h1");
    vt_page_element(page, "p", VT_MSG_LINEAGE_LEAD, "lead");
    vt_lineage_form(page, address, lineage);
    vt_html_close(html, "header");
    if (json_is_true(json_object_get(lineage, "cut"))) {
        struct vt_str shown =
            vt_page_number(page, (int64_t)json_array_size(json_object_get(lineage, "nodes")));
        vt_html_element(html, "p", vt_page_filled(page, VT_MSG_LINEAGE_CUT, &shown, 1), "class",
                        "callout", NULL);
    }
}

static int write_page(struct vt_page *page, const json_t *lineage,
                      const struct vt_lineage_address *address, struct vt_error *err)
{
    int status = VT_OK;
    vt_page_begin(page, page->request, vt_message(page->lang, VT_MSG_LINEAGE_TITLE), VT_NAV_NONE);
    write_head(page, lineage, address);
    if (json_array_size(json_object_get(lineage, "nodes")) > 1) {
        vt_html_open(&page->html, "div", "class", "lineage-layout", NULL);
        status = vt_lineage_drawing(page, lineage, address, err);
        vt_html_open(&page->html, "div", NULL);
        write_tiers(page, json_object_get(lineage, "tiers"));
        write_list(page, lineage);
        vt_html_close(&page->html, "div");
        vt_html_close(&page->html, "div");
    } else {
        vt_page_element(page, "p", VT_MSG_LINEAGE_NONE, "callout");
    }
    vt_lineage_path_form(page, address->id);
    return status == VT_OK ? vt_page_end(page, 200, err) : status;
}

int vt_page_lineage(struct vt_request *request, struct vt_error *err)
{
    struct vt_page page = {.request = request, .lang = request->lang};
    struct vt_lineage_address address = vt_lineage_address_of(&page);
    const struct vt_lineage_request question = {.ref = address.id,
                                                .depth = address.depth,
                                                .relations = address.relations,
                                                .as_of = address.as_of,
                                                .limit = address.limit};
    VT_AUTOJSON lineage = NULL;
    int status = vt_answer_lineage(request->answerer, &question, &lineage, err);
    if (status == VT_E_AMBIGUOUS && lineage != NULL)
        return vt_page_choice(request, request->id, json_object_get(lineage, "candidates"), err);
    if (status == VT_OK)
        status = vt_answer_describe(request->answerer, json_object_get(lineage, "nodes"),
                                    address.as_of, err);
    if (status != VT_OK)
        return status;
    address.id = vt_json_get_str(json_object_get(lineage, "document"), "id");
    if (!vt_str_eq(address.id, request->id))
        return vt_page_move(request, "/d/%/lineage", address.id);
    return write_page(&page, lineage, &address, err);
}
