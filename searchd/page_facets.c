/* Filters and facets of the search page. */
#include "page_search.h"

static const char *const SORTS[] = {NULL, "date", "citations"};
static const char *const UNITS[] = {NULL, "article"};

struct vt_search_address vt_search_address_of(const struct vt_request *request)
{
    const struct vt_params *params = &request->params;
    return (struct vt_search_address){.words = vt_str_trim(vt_params_text(params, "q")),
                                      .filters = params->texts,
                                      .filter_count = params->text_count,
                                      .sort = vt_params_choice(params, "sort", 0),
                                      .unit = vt_params_choice(params, "unit", 0)};
}

/* Words with OR are put in parentheses, lest a filter bind to their first part only. */
struct vt_str vt_page_search_question(struct vt_page *page, const struct vt_search_address *address)
{
    if (address->filter_count == 0)
        return address->words;
    VT_AUTO(vt_buf_release) struct vt_buf question = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < address->filter_count; i++) {
        vt_buf_add(&question, address->filters[i]);
        vt_buf_add_c(&question, ' ');
    }
    bool has_or = vt_str_find(address->words, VT_STR(" OR "), 0) != SIZE_MAX;
    vt_buf_puts(&question, has_or ? "(" : "");
    vt_buf_add(&question, address->words);
    vt_buf_puts(&question, has_or ? ")" : "");
    return vt_str(vt_page_copy(page, vt_buf_str(&question)));
}

const char *vt_search_link(struct vt_page *page, const struct vt_search_address *address,
                           const char *added, size_t removed)
{
    const char *base =
        vt_page_link(page, "/", VT_STR_EMPTY, "q", vt_page_copy(page, address->words), "sort",
                     SORTS[address->sort], "unit", UNITS[address->unit], NULL);
    VT_AUTO(vt_buf_release) struct vt_buf link = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&link, base);
    char separator = strchr(base, '?') == NULL ? '?' : '&';
    for (size_t i = 0; i <= address->filter_count; i++) {
        struct vt_str filter = i < address->filter_count ? address->filters[i] : vt_str(added);
        if (i == removed || filter.len_bytes == 0)
            continue;
        vt_buf_printf(&link, "%cf=", separator);
        vt_uri_encode(&link, filter);
        separator = '&';
    }
    return vt_page_copy(page, vt_buf_str(&link));
}

void vt_search_chips(struct vt_page *page, const struct vt_search_address *address)
{
    if (address->filter_count == 0)
        return;
    struct vt_html *html = &page->html;
    vt_html_open(html, "ul", "class", "chips", "aria-label",
                 vt_page_message(page, VT_MSG_SEARCH_FILTERS), NULL);
    for (size_t i = 0; i < address->filter_count; i++) {
        struct vt_str filter = address->filters[i];
        const char *label =
            vt_page_copy(page, vt_page_filled(page, VT_MSG_SEARCH_FILTER_REMOVE, &filter, 1));
        vt_html_open(html, "li", NULL);
        vt_html_open(html, "a", "href", vt_search_link(page, address, NULL, i), "aria-label", label,
                     NULL);
        vt_html_text(html, filter);
        vt_html_element(html, "span", VT_STR("×"), "aria-hidden", "true", NULL);
        vt_html_close(html, "a");
        vt_html_close(html, "li");
    }
    if (address->filter_count > 1) {
        struct vt_search_address bare = *address;
        bare.filter_count = 0;
        vt_html_open(html, "li", NULL);
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_SEARCH_FILTERS_CLEAR), "href",
                        vt_search_link(page, &bare, NULL, SIZE_MAX), NULL);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ul");
}

struct facet {
    const char *name, *field; /* member of the answer, field of the query language */
    enum vt_msg title;
    bool is_quoted;
};

static const struct facet FACETS[] = {{"type", "loại", VT_MSG_FACET_TYPE, true},
                                      {"issuer", "cơ-quan", VT_MSG_FACET_ISSUER, true},
                                      {"year", "ngày", VT_MSG_FACET_YEAR, false},
                                      {"place", "nơi", VT_MSG_FACET_PLACE, true}};

static bool is_in_use(const struct vt_search_address *address, struct vt_str filter)
{
    for (size_t i = 0; i < address->filter_count; i++)
        if (vt_str_eq(address->filters[i], filter))
            return true;
    return false;
}

static void write_value(struct vt_page *page, const struct vt_search_address *address,
                        const struct facet *facet, const json_t *item)
{
    struct vt_str label = vt_json_get_str(item, "label"), value = vt_json_get_str(item, "value");
    if (label.len_bytes == 0)
        label = value;
    const char *quote = facet->is_quoted ? "\"" : "";
    const char *filter =
        vt_page_format(page, "%s:%s%.*s%s", facet->field, quote, VT_STR_ARG(label), quote);
    if (label.len_bytes == 0 || is_in_use(address, vt_str(filter)))
        return;
    struct vt_html *html = &page->html;
    vt_html_open(html, "li", NULL);
    vt_html_open(html, "a", "href", vt_search_link(page, address, filter, SIZE_MAX), "rel",
                 "nofollow", NULL);
    vt_html_element(html, "span", label, NULL);
    vt_html_element(html, "span", vt_page_number(page, vt_json_get_int(item, "count", 0)), "class",
                    "count", NULL);
    vt_html_close(html, "a");
    vt_html_close(html, "li");
}

static void write_facet(struct vt_page *page, const struct vt_search_address *address,
                        const struct facet *facet, const json_t *items)
{
    enum { OPEN = 8 };
    struct vt_html *html = &page->html;
    const json_t *item;
    size_t i;
    vt_html_open(html, "div", "class", "facet", NULL);
    vt_page_element(page, "h2", facet->title, NULL);
    vt_html_open(html, "ul", NULL);
    json_array_foreach(items, i, item)
    {
        if (i == OPEN) {
            vt_html_close(html, "ul");
            vt_html_open(html, "details", NULL);
            vt_page_element(page, "summary", VT_MSG_FACET_MORE, NULL);
            vt_html_open(html, "ul", NULL);
        }
        write_value(page, address, facet, item);
    }
    vt_html_close(html, "ul");
    if (json_array_size(items) > OPEN)
        vt_html_close(html, "details");
    vt_html_close(html, "div");
}

void vt_search_facets(struct vt_page *page, const struct vt_search_address *address,
                      const json_t *facets)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "aside", "id", "facets", "class", "facets", "aria-label",
                 vt_page_message(page, VT_MSG_SEARCH_FACETS), NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(FACETS); i++) {
        const json_t *items = json_object_get(facets, FACETS[i].name);
        if (json_array_size(items) > 0)
            write_facet(page, address, &FACETS[i], items);
    }
    vt_html_close(html, "aside");
}
