/* The drawing of a lineage: what can be read of it, in the words of the page. */
#include "lineage_parts.h"
#include "work_parts.h"

/* Levels from far up to far down; of a chain of more than a few documents wider levels are cut. */
enum { LEVELS = 2 * 64 + 1, FEW = 24, WIDEST = 8 };

static size_t level_place(const json_t *node)
{
    int64_t level = vt_json_get_int(node, "level", 0) + LEVELS / 2;
    return level < 0 ? 0 : level >= LEVELS ? LEVELS - 1 : (size_t)level;
}

static bool leads_on(const json_t *nodes, struct vt_str id)
{
    const json_t *node;
    size_t i;
    json_array_foreach(nodes, i, node)
    {
        if (vt_json_get_int(node, "level", 0) != 0 && vt_str_eq(vt_json_get_str(node, "via"), id))
            return true;
    }
    return false;
}

static void keep_nodes(const json_t *nodes, bool is_leading, size_t *counts, json_t *kept)
{
    json_t *node;
    size_t i;
    json_array_foreach(nodes, i, node)
    {
        struct vt_str id = vt_json_get_str(node, "id");
        size_t *count = &counts[level_place(node)];
        bool is_full = *count >= WIDEST && json_array_size(nodes) > FEW;
        if (leads_on(nodes, id) != is_leading || is_full)
            continue;
        ++*count;
        json_object_set(kept, vt_json_get_str(node, "id").ptr, node);
    }
}

/* Documents by id: at most so many of a level, those that lead on before the ends of the chain. */
static json_t *choose_nodes(const json_t *nodes)
{
    json_t *kept = json_object();
    size_t counts[LEVELS] = {0};
    keep_nodes(nodes, true, counts, kept);
    keep_nodes(nodes, false, counts, kept);
    return kept;
}

static json_t *node_drawn(struct vt_page *page, const json_t *node)
{
    json_t *copy = json_copy((json_t *)node);
    vt_json_set_str(copy, "type_name", vt_type_text(page, node));
    vt_json_set_str(copy, "date", vt_date_text(page, vt_json_get_str(node, "date")));
    return copy;
}

/* The lineage as it is drawn: its widest levels cut, words and dates in the language of the page. */
static json_t *lineage_drawn(struct vt_page *page, const json_t *lineage)
{
    json_t *drawn = json_pack("{s:[],s:[],s:s}", "nodes", "links", "href", "/d/");
    VT_AUTOJSON kept = choose_nodes(json_object_get(lineage, "nodes"));
    const json_t *item;
    size_t i;
    if (page->lang == VT_LANG_EN)
        json_object_set_new(drawn, "href_end", json_string("?lang=en"));
    json_object_set(drawn, "document", json_object_get(lineage, "document"));
    json_array_foreach(json_object_get(lineage, "nodes"), i, item)
    {
        if (json_object_get(kept, vt_json_get_str(item, "id").ptr) != NULL)
            json_array_append_new(json_object_get(drawn, "nodes"), node_drawn(page, item));
    }
    json_array_foreach(json_object_get(lineage, "links"), i, item)
    {
        if (json_object_get(kept, vt_json_get_str(item, "from_id").ptr) == NULL ||
            json_object_get(kept, vt_json_get_str(item, "to_id").ptr) == NULL)
            continue;
        json_t *copy = json_copy((json_t *)item);
        vt_json_set_str(copy, "relation_label",
                        vt_relation_text(page, vt_json_get_str(item, "relation"), false));
        json_array_append_new(json_object_get(drawn, "links"), copy);
    }
    return drawn;
}

static void write_legend(struct vt_page *page)
{
    static const struct {
        const char *class_name;
        enum vt_msg text;
    } SIGNS[] = {{"sign held", VT_MSG_LINEAGE_SIGN_HELD},
                 {"sign stub", VT_MSG_LINEAGE_SIGN_STUB},
                 {"sign claim", VT_MSG_LINEAGE_SIGN_CLAIM}};
    vt_html_open(&page->html, "ul", "class", "legend", NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(SIGNS); i++) {
        vt_html_open(&page->html, "li", NULL);
        vt_html_element(&page->html, "span", VT_STR_EMPTY, "class", SIGNS[i].class_name, NULL);
        vt_page_say(page, SIGNS[i].text);
        vt_html_close(&page->html, "li");
    }
    vt_html_close(&page->html, "ul");
}

/* Small ones keep their size; wide ones may shrink as long as they can be read; wider ones scroll.
 * The width stands in the first element. */
static const char *drawing_class(struct vt_str svg)
{
    enum { SMALL_PT = 560, WIDEST_PT = 1300 };
    size_t at = vt_str_find(svg, VT_STR(" width=\""), 0);
    double width = at == SIZE_MAX ? 0 : strtod(svg.ptr + at + sizeof " width=\"" - 1, NULL);
    if (width <= SMALL_PT)
        return "drawing small";
    return width <= WIDEST_PT ? "drawing fits" : "drawing";
}

static void write_files(struct vt_page *page, const struct vt_lineage_address *address)
{
    static const char *const FORMATS[] = {"svg", "dot", "graphml", "json"};
    struct vt_page plain = *page; /* files have no language */
    plain.lang = VT_LANG_VI;
    vt_html_open(&page->html, "p", "class", "note", NULL);
    vt_page_say(page, VT_MSG_LINEAGE_FILES);
    for (size_t i = 0; i < VT_ARRAY_LEN(FORMATS); i++) {
        const char *link =
            vt_page_link(&plain, "/api/v1/documents/%/lineage", address->id, "format", FORMATS[i],
                         "depth", vt_page_format(page, "%u", address->depth), "relation",
                         vt_page_copy(page, address->relations), "as_of",
                         vt_page_copy(page, address->as_of), NULL);
        vt_html_puts(&page->html, " ");
        vt_html_element(&page->html, "a", vt_str(FORMATS[i]), "href", link, NULL);
    }
    vt_html_close(&page->html, "p");
}

int vt_lineage_drawing(struct vt_page *page, const json_t *lineage,
                       const struct vt_lineage_address *address, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf svg = VT_BUF_INIT(VT_REPLY_BYTES);
    VT_AUTOJSON drawn = lineage_drawn(page, lineage);
    struct vt_html *html = &page->html;
    int status = vt_answer_draw(drawn, "svg", &svg, err);
    if (status != VT_OK)
        return status;
    vt_html_open(html, "div", "class", "drawing-box", NULL);
    vt_html_element(html, "h2", vt_message(page->lang, VT_MSG_LINEAGE_DRAWING), "id",
                    "drawing-title", NULL);
    write_legend(page);
    vt_html_open(html, "div", "class", drawing_class(vt_buf_str(&svg)), "tabindex", "0", "role",
                 "region", "aria-labelledby", "drawing-title", NULL);
    vt_html_trusted(html, vt_buf_str(&svg));
    vt_html_close(html, "div");
    struct vt_str parts[] = {
        vt_page_number(page, (int64_t)json_array_size(json_object_get(drawn, "nodes"))),
        vt_page_number(page, (int64_t)json_array_size(json_object_get(lineage, "nodes")))};
    if (!vt_str_eq(parts[0], parts[1]))
        vt_html_element(html, "p",
                        vt_page_filled(page, VT_MSG_LINEAGE_THINNED, parts, VT_ARRAY_LEN(parts)),
                        "class", "note", NULL);
    write_files(page, address);
    vt_html_close(html, "div");
    return VT_OK;
}
