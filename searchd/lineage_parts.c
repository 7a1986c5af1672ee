#include "lineage_parts.h"

#include "vt_tables.h"
#include "work_parts.h"

#include <time.h>

enum { NODES_DRAWN = 60, DEPTH_SHOWN = 3 };

/* Several boxes ticked are several parameters; lib/answer takes one list. */
static struct vt_str join_relations(struct vt_page *page)
{
    VT_AUTO(vt_buf_release) struct vt_buf list = VT_BUF_INIT(VT_BUF_NO_CAP);
    const struct vt_params *params = &page->request->params;
    for (size_t i = 0; i < params->text_count; i++) {
        vt_buf_puts(&list, i > 0 ? "," : "");
        vt_buf_add(&list, params->texts[i]);
    }
    return vt_str(vt_page_copy(page, vt_buf_str(&list)));
}

static uint32_t this_year(void)
{
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return (uint32_t)local.tm_year + 1900;
}

struct vt_lineage_address vt_lineage_address_of(struct vt_page *page)
{
    const struct vt_params *params = &page->request->params;
    uint32_t year = vt_params_count(params, "year", 0);
    struct vt_str as_of = vt_params_text(params, "as_of");
    if (as_of.len_bytes == 0 && year > 0 && year < this_year())
        as_of = vt_params_text(params, "year");
    return (struct vt_lineage_address){.id = page->request->id,
                                       .depth = vt_params_count(params, "depth", DEPTH_SHOWN),
                                       .relations = join_relations(page),
                                       .as_of = as_of,
                                       .limit = vt_params_count(params, "limit", NODES_DRAWN)};
}

static void write_option(struct vt_page *page, const char *value, struct vt_str text,
                         bool is_chosen)
{
    vt_html_element(&page->html, "option", text, "value", value, "selected", is_chosen ? "" : NULL,
                    NULL);
}

static void write_depths(struct vt_page *page, uint32_t depth)
{
    static const uint32_t DEPTHS[] = {1, 2, 3, 5};
    struct vt_html *html = &page->html;
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
}

static uint32_t year_of(const json_t *node)
{
    struct vt_str date = vt_json_get_str(node, "date");
    uint64_t year = 0;
    if (date.len_bytes >= 4)
        vt_str_to_u64(vt_str_n(date.ptr, 4), 9999, &year);
    return (uint32_t)year;
}

/* From the oldest document of the chain to today; the last year means no limit. */
static void write_years(struct vt_page *page, const json_t *lineage, struct vt_str as_of)
{
    struct vt_html *html = &page->html;
    uint32_t last = this_year(), chosen = last, first = last - 1;
    const json_t *node;
    size_t i;
    json_array_foreach(json_object_get(lineage, "nodes"), i, node)
    {
        uint32_t year = year_of(node);
        first = year > 0 && year < first ? year : first;
    }
    uint64_t asked = 0;
    if (as_of.len_bytes >= 4 && vt_str_to_u64(vt_str_n(as_of.ptr, 4), 9999, &asked) &&
        asked < last) {
        chosen = (uint32_t)asked;
        first = chosen < first ? chosen : first;
    }
    const char *value = vt_page_format(page, "%u", chosen);
    vt_html_open(html, "label", "class", "years", NULL);
    vt_html_open(html, "span", NULL);
    vt_page_say(page, VT_MSG_LINEAGE_YEAR);
    vt_html_puts(html, " ");
    vt_html_element(html, "output", vt_str(value), "data-of", "year", NULL);
    vt_html_close(html, "span");
    vt_html_open(html, "span", "class", "scale", NULL);
    vt_html_element(html, "small", vt_str(vt_page_format(page, "%u", first)), NULL);
    vt_html_void(html, "input", "type", "range", "name", "year", "min",
                 vt_page_format(page, "%u", first), "max", vt_page_format(page, "%u", last),
                 "value", value, "data-submit", "", NULL);
    vt_html_element(html, "small", vt_message(page->lang, VT_MSG_LINEAGE_TODAY), NULL);
    vt_html_close(html, "span");
    vt_html_close(html, "label");
}

static bool has_relation(struct vt_str list, struct vt_str id)
{
    struct vt_str part;
    while (vt_str_split(&list, ',', &part))
        if (vt_str_eq(part, id))
            return true;
    return false;
}

/* The relations that make a chain, each with a box. */
static void write_relations(struct vt_page *page, struct vt_str chosen)
{
    enum { LINEAGE_COLUMN = 8 };
    struct vt_html *html = &page->html;
    vt_html_open(html, "details", "class", "relations", "open", chosen.len_bytes > 0 ? "" : NULL,
                 NULL);
    vt_page_element(page, "summary", VT_MSG_LINEAGE_RELATIONS, NULL);
    vt_html_open(html, "fieldset", NULL);
    vt_page_element(page, "legend", VT_MSG_LINEAGE_RELATIONS_NOTE, NULL);
    for (size_t row = 0; row < vt_table_relations.row_count; row++) {
        struct vt_str id = vt_table_cell(&vt_table_relations, row, 0);
        if (!vt_str_eq(vt_table_cell(&vt_table_relations, row, LINEAGE_COLUMN), VT_STR("1")))
            continue;
        vt_html_open(html, "label", NULL);
        vt_html_void(html, "input", "type", "checkbox", "name", "relation", "value",
                     vt_page_copy(page, id), "checked", has_relation(chosen, id) ? "" : NULL, NULL);
        vt_html_text(html, vt_relation_text(page, id, false));
        vt_html_close(html, "label");
    }
    vt_html_close(html, "fieldset");
    vt_html_close(html, "details");
}

void vt_lineage_form(struct vt_page *page, const struct vt_lineage_address *address,
                     const json_t *lineage)
{
    struct vt_html *html = &page->html;
    struct vt_page plain = *page;
    plain.lang = VT_LANG_VI; /* the language is a field of the form */
    struct vt_str exact = vt_params_text(&page->request->params, "as_of");
    vt_html_open(html, "form", "class", "controls", "action",
                 vt_page_link(&plain, "/d/%/lineage", address->id, NULL), NULL);
    vt_page_keep_language(page);
    write_depths(page, address->depth);
    write_years(page, lineage, address->as_of);
    vt_html_open(html, "label", NULL);
    vt_page_element(page, "span", VT_MSG_LINEAGE_AS_OF, NULL);
    vt_html_void(html, "input", "type", "date", "name", "as_of", "value", vt_page_copy(page, exact),
                 NULL);
    vt_html_close(html, "label");
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_LINEAGE_SHOW), "type", "submit",
                    NULL);
    write_relations(page, address->relations);
    vt_html_close(html, "form");
}

void vt_lineage_path_form(struct vt_page *page, struct vt_str id)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "form", "class", "controls", "action", "/path", NULL);
    vt_page_keep_language(page);
    vt_html_void(html, "input", "type", "hidden", "name", "from", "value", vt_page_copy(page, id),
                 NULL);
    vt_html_open(html, "label", NULL);
    vt_page_element(page, "span", VT_MSG_LINEAGE_PATH_TO, NULL);
    vt_html_void(html, "input", "type", "text", "name", "to", "required", "", "placeholder",
                 "57-NQ/TW", "autocomplete", "off", "spellcheck", "false", "data-suggest", "",
                 NULL);
    vt_html_close(html, "label");
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_PATH_FIND), "type", "submit",
                    "class", "plain", NULL);
    vt_html_close(html, "form");
}
