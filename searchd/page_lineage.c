/* /d/{id}/lineage — the drawing of basis and implementing documents, and the same as a list with
 * the sentences that prove each step. */
#include "api.h"
#include "pages.h"
#include "work_parts.h"

enum { NODES_DRAWN = 60, DEPTH_SHOWN = 3 };

static void write_option(struct vt_page *page, const char *value, struct vt_str text,
                         bool is_chosen)
{
    vt_html_element(&page->html, "option", text, "value", value, "selected", is_chosen ? "" : NULL,
                    NULL);
}

static void write_form(struct vt_page *page, struct vt_str id, uint32_t depth)
{
    static const uint32_t DEPTHS[] = {1, 2, 3, 5};
    struct vt_html *html = &page->html;
    struct vt_page plain = *page;
    plain.lang = VT_LANG_VI; /* the language is a field of the form */
    vt_html_open(html, "form", "class", "controls", "action",
                 vt_page_link(&plain, "/d/%/lineage", id, NULL), NULL);
    vt_page_keep_language(page);
    vt_html_open(html, "label", NULL);
    vt_page_element(page, "span", VT_MSG_LINEAGE_DEPTH, NULL);
    vt_html_open(html, "select", "name", "depth", NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(DEPTHS); i++) {
        struct vt_str number = vt_page_number(page, DEPTHS[i]);
        write_option(page, number.ptr, vt_page_filled(page, VT_MSG_LINEAGE_STEPS, &number, 1),
                     depth == DEPTHS[i]);
    }
    write_option(page, "0", vt_message(page->lang, VT_MSG_LINEAGE_ALL), depth == 0);
    vt_html_close(html, "select");
    vt_html_close(html, "label");
    vt_html_open(html, "label", NULL);
    vt_page_element(page, "span", VT_MSG_LINEAGE_AS_OF, NULL);
    vt_html_void(html, "input", "type", "date", "name", "as_of", "value",
                 vt_page_copy(page, vt_params_text(&page->request->params, "as_of")), NULL);
    vt_html_close(html, "label");
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_LINEAGE_SHOW), "type", "submit",
                    NULL);
    vt_html_close(html, "form");
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

/* Whether a drawing is still readable when shrunk to the page: its width stands in its first
 * element. */
static bool fits_page(struct vt_str svg)
{
    enum { WIDEST_PT = 1300 };
    size_t at = vt_str_find(svg, VT_STR(" width=\""), 0);
    return at != SIZE_MAX && strtod(svg.ptr + at + sizeof " width=\"" - 1, NULL) <= WIDEST_PT;
}

/* The drawing is made from the tree, whose words are Vietnamese. */
static void translate(const struct vt_page *page, json_t *lineage)
{
    json_t *item;
    size_t i;
    if (page->lang == VT_LANG_VI)
        return;
    json_array_foreach(json_object_get(lineage, "nodes"), i, item)
    {
        vt_json_set_str(item, "type_name", vt_type_text(page, item));
    }
    json_array_foreach(json_object_get(lineage, "links"), i, item)
    {
        vt_json_set_str(item, "relation_label",
                        vt_relation_text(page, vt_json_get_str(item, "relation"), false));
    }
}

static int write_drawing(struct vt_page *page, json_t *lineage, struct vt_str id,
                         struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf svg = VT_BUF_INIT(VT_REPLY_BYTES);
    struct vt_html *html = &page->html;
    json_object_set_new(lineage, "href", json_string("/d/"));
    if (page->lang == VT_LANG_EN)
        json_object_set_new(lineage, "href_end", json_string("?lang=en"));
    translate(page, lineage);
    int status = vt_answer_draw(lineage, "svg", &svg, err);
    if (status != VT_OK)
        return status;
    vt_html_open(html, "div", "class", "drawing-box", NULL);
    vt_html_element(html, "h2", vt_message(page->lang, VT_MSG_LINEAGE_DRAWING), "id",
                    "drawing-title", NULL);
    write_legend(page);
    vt_html_open(html, "div", "class", fits_page(vt_buf_str(&svg)) ? "drawing fits" : "drawing",
                 "tabindex", "0", "role", "region", "aria-labelledby", "drawing-title", NULL);
    vt_html_trusted(html, vt_buf_str(&svg));
    vt_html_close(html, "div");
    struct vt_page plain = *page;
    plain.lang = VT_LANG_VI;
    vt_html_open(html, "p", "class", "note", NULL);
    vt_page_say(page, VT_MSG_LINEAGE_FILES);
    static const char *const FORMATS[] = {"svg", "dot", "graphml", "json"};
    for (size_t i = 0; i < VT_ARRAY_LEN(FORMATS); i++) {
        vt_html_puts(html, " ");
        vt_html_element(
            html, "a", vt_str(FORMATS[i]), "href",
            vt_page_link(&plain, "/api/v1/documents/%/lineage", id, "format", FORMATS[i], NULL),
            NULL);
    }
    vt_html_close(html, "p");
    vt_html_close(html, "div");
    return VT_OK;
}

/* What ties a node of the list to those drawn before it. */
static void write_node_links(struct vt_page *page, const json_t *links, const json_t *node,
                             int64_t level)
{
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
            vt_html_element(html, "p", vt_json_get_str(node, "subject"), "class", "subject", NULL);
        if (level != 0)
            write_node_links(page, json_object_get(lineage, "links"), node, level);
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

static int write_page(struct vt_request *request, json_t *lineage,
                      const struct vt_lineage_request *question, struct vt_error *err)
{
    const json_t *document = json_object_get(lineage, "document");
    struct vt_page page;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_LINEAGE_TITLE), VT_NAV_NONE);
    vt_html_open(&page.html, "header", "class", "doc-head", NULL);
    vt_html_open(&page.html, "h1", NULL);
    vt_page_say(&page, VT_MSG_LINEAGE_TITLE);
    vt_html_puts(&page.html, ": ");
    vt_html_element(&page.html, "a", vt_work_title(&page, document), "href",
                    vt_page_document_link(&page, question->ref), NULL);
    vt_html_close(&page.html, "h1");
    vt_page_element(&page, "p", VT_MSG_LINEAGE_LEAD, "lead");
    write_form(&page, question->ref, question->depth);
    vt_html_close(&page.html, "header");
    if (json_is_true(json_object_get(lineage, "cut"))) {
        struct vt_str shown =
            vt_page_number(&page, (int64_t)json_array_size(json_object_get(lineage, "nodes")));
        vt_html_element(&page.html, "p", vt_page_filled(&page, VT_MSG_LINEAGE_CUT, &shown, 1),
                        "class", "callout", NULL);
    }
    int status = VT_OK;
    if (json_array_size(json_object_get(lineage, "nodes")) > 1) {
        vt_html_open(&page.html, "div", "class", "lineage-layout", NULL);
        status = write_drawing(&page, lineage, question->ref, err);
        write_list(&page, lineage);
        vt_html_close(&page.html, "div");
    } else {
        vt_page_element(&page, "p", VT_MSG_LINEAGE_NONE, "callout");
    }
    return status == VT_OK ? vt_page_end(&page, 200, err) : status;
}

int vt_page_lineage(struct vt_request *request, struct vt_error *err)
{
    struct vt_lineage_request question = {
        .ref = request->id,
        .depth = vt_params_count(&request->params, "depth", DEPTH_SHOWN),
        .relations = VT_STR_EMPTY,
        .as_of = vt_params_text(&request->params, "as_of"),
        .limit = vt_params_count(&request->params, "limit", NODES_DRAWN),
    };
    VT_AUTOJSON lineage = NULL;
    int status = vt_answer_lineage(request->answerer, &question, &lineage, err);
    if (status == VT_E_AMBIGUOUS && lineage != NULL)
        return vt_page_choice(request, request->id, json_object_get(lineage, "candidates"), err);
    if (status != VT_OK)
        return status;
    question.ref = vt_json_get_str(json_object_get(lineage, "document"), "id");
    if (!vt_str_eq(question.ref, request->id))
        return vt_page_move(request, "/d/%/lineage", question.ref);
    return write_page(request, lineage, &question, err);
}
