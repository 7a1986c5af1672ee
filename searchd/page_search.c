/* / — search: one box, hits, facets as links, filters as chips. */
#include "page_search.h"

#include "pages.h"
#include "paging.h"
#include "work_parts.h"

enum { HITS_SHOWN = 20, CANDIDATES_SHOWN = 5 };

static const char *const SORT_VALUES[] = {"relevance", "date", "citations"};
static const char *const UNIT_VALUES[] = {"document", "article"};

void vt_search_form(struct vt_page *page, const struct vt_search_address *address)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "form", "class", "search", "role", "search", "action", "/", NULL);
    vt_page_keep_language(page);
    for (size_t i = 0; i < address->filter_count; i++)
        vt_html_void(html, "input", "type", "hidden", "name", "f", "value",
                     vt_page_copy(page, address->filters[i]), NULL);
    if (address->sort > 0)
        vt_html_void(html, "input", "type", "hidden", "name", "sort", "value",
                     SORT_VALUES[address->sort], NULL);
    if (address->unit > 0)
        vt_html_void(html, "input", "type", "hidden", "name", "unit", "value",
                     UNIT_VALUES[address->unit], NULL);
    vt_html_void(
        html, "input", "type", "search", "name", "q", "value", vt_page_copy(page, address->words),
        "aria-label", vt_page_message(page, VT_MSG_SEARCH_LABEL), "placeholder",
        vt_page_message(page, VT_MSG_SEARCH_HINT), "autocomplete", "off", "spellcheck", "false",
        "data-suggest", "", "autofocus", address->words.len_bytes == 0 ? "" : NULL, NULL);
    vt_html_element(html, "button", vt_message(page->lang, VT_MSG_SEARCH_BUTTON), "type", "submit",
                    NULL);
    vt_html_close(html, "form");
}

static void write_choice(struct vt_page *page, const struct vt_search_address *address,
                         bool is_unit, unsigned value, enum vt_msg text)
{
    struct vt_search_address other = *address;
    *(is_unit ? &other.unit : &other.sort) = value;
    bool is_here = (is_unit ? address->unit : address->sort) == value;
    vt_html_element(&page->html, "a", vt_message(page->lang, text), "href",
                    vt_search_link(page, &other, NULL, SIZE_MAX), "aria-current",
                    is_here ? "true" : NULL, NULL);
}

static void write_choices(struct vt_page *page, const struct vt_search_address *address)
{
    static const enum vt_msg SORTS[] = {VT_MSG_SEARCH_SORT_RELEVANCE, VT_MSG_SEARCH_SORT_DATE,
                                        VT_MSG_SEARCH_SORT_CITATIONS};
    static const enum vt_msg UNITS[] = {VT_MSG_SEARCH_UNIT_DOCUMENT, VT_MSG_SEARCH_UNIT_ARTICLE};
    struct vt_html *html = &page->html;
    vt_html_open(html, "nav", "class", "choices", "aria-label",
                 vt_page_message(page, VT_MSG_SEARCH_SORT), NULL);
    for (unsigned i = 0; i < VT_ARRAY_LEN(SORTS); i++)
        write_choice(page, address, false, i, SORTS[i]);
    vt_html_close(html, "nav");
    vt_html_open(html, "nav", "class", "choices", "aria-label",
                 vt_page_message(page, VT_MSG_SEARCH_UNIT), NULL);
    for (unsigned i = 0; i < VT_ARRAY_LEN(UNITS); i++)
        write_choice(page, address, true, i, UNITS[i]);
    vt_html_close(html, "nav");
}

static void write_count(struct vt_page *page, const struct vt_paging *paging)
{
    struct vt_str count = vt_page_number(page, (int64_t)paging->count);
    enum vt_msg text = paging->count == 1 ? VT_MSG_SEARCH_COUNT_ONE : VT_MSG_SEARCH_COUNT;
    if (!paging->is_exact)
        text = VT_MSG_SEARCH_COUNT_LEAST;
    vt_html_element(&page->html, "h1", vt_page_filled(page, text, &count, 1), NULL);
}

static void write_notes(struct vt_page *page, const json_t *answer)
{
    struct vt_html *html = &page->html;
    const json_t *note;
    size_t i;
    if (json_is_true(json_object_get(answer, "partial")))
        vt_page_element(page, "p", VT_MSG_SEARCH_PARTIAL, "callout");
    json_array_foreach(json_object_get(answer, "notes"), i, note)
    {
        vt_html_element(html, "p", vt_str(json_string_value(note)), "class", "note", "lang", "vi",
                        NULL);
    }
}

static void write_advice(struct vt_page *page, const struct vt_search_address *address)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "ul", NULL);
    vt_page_element(page, "li", VT_MSG_SEARCH_NONE_MARKS, NULL);
    vt_page_element(page, "li", VT_MSG_SEARCH_NONE_NUMBER, NULL);
    if (address->filter_count > 0) {
        struct vt_search_address bare = *address;
        bare.filter_count = 0;
        vt_html_open(html, "li", NULL);
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_SEARCH_NONE_FILTERS), "href",
                        vt_search_link(page, &bare, NULL, SIZE_MAX), NULL);
        vt_html_close(html, "li");
    }
    vt_html_open(html, "li", NULL);
    vt_html_element(html, "a", vt_message(page->lang, VT_MSG_SEARCH_NONE_GAPS), "href",
                    vt_page_link(page, "/gaps", VT_STR_EMPTY, NULL), NULL);
    vt_html_close(html, "li");
    vt_html_close(html, "ul");
}

/* The same list for a spreadsheet or a feed reader. */
static const char *list_link(struct vt_page *page, const struct vt_search_address *address,
                             const char *format)
{
    struct vt_page plain = *page; /* files have no language */
    plain.lang = VT_LANG_VI;
    bool is_feed = strcmp(format, "atom") == 0;
    return vt_page_link(&plain, "/api/v1/search", VT_STR_EMPTY, "q",
                        vt_page_copy(page, vt_page_search_question(page, address)), "sort",
                        is_feed ? "date" : SORT_VALUES[address->sort], "unit",
                        UNIT_VALUES[address->unit], "limit", is_feed ? "50" : "200", "format",
                        format, NULL);
}

static void write_files(struct vt_page *page, const struct vt_search_address *address)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "p", "class", "note files", NULL);
    vt_page_say(page, VT_MSG_SEARCH_FILES);
    vt_html_puts(html, " ");
    vt_html_element(html, "a", VT_STR("CSV"), "href", list_link(page, address, "csv"), NULL);
    vt_html_puts(html, " · ");
    vt_html_element(html, "a", VT_STR("Atom"), "href", list_link(page, address, "atom"), NULL);
    vt_html_close(html, "p");
}

static bool has_hit(const json_t *hits, struct vt_str id)
{
    const json_t *hit;
    size_t i;
    json_array_foreach(hits, i, hit)
    {
        if (vt_str_eq(vt_json_get_str(hit, "id"), id))
            return true;
    }
    return false;
}

/* Documents that the words may name as a number or short name and that are not on this page. */
static void write_meant(struct vt_page *page, const struct vt_search_address *address,
                        const json_t *hits)
{
    struct vt_html *html = &page->html;
    VT_AUTOJSON meant = NULL;
    const json_t *work;
    size_t i, shown = 0;
    if (address->words.len_bytes == 0 ||
        json_is_true(json_object_get(json_array_get(hits, 0), "exact")))
        return;
    vt_answer_resolve(page->request->answerer, address->words, CANDIDATES_SHOWN, &meant, NULL);
    json_array_foreach(json_object_get(meant, "items"), i, work)
    {
        if (has_hit(hits, vt_json_get_str(work, "id")))
            continue;
        if (shown++ == 0) {
            vt_html_open(html, "p", "class", "meant", NULL);
            vt_page_element(page, "b", VT_MSG_SEARCH_MEANT, NULL);
        }
        vt_html_puts(html, " ");
        vt_html_open(html, "span", NULL);
        vt_work_link(page, work);
        vt_html_puts(html, " ");
        vt_work_doubts(page, work);
        vt_html_close(html, "span");
    }
    if (shown > 0)
        vt_html_close(html, "p");
}

/* Nothing found: what may have been meant, and what to try. */
static void write_none(struct vt_page *page, const struct vt_search_address *address)
{
    struct vt_html *html = &page->html;
    VT_AUTOJSON meant = NULL;
    if (address->words.len_bytes > 0)
        vt_answer_resolve(page->request->answerer, address->words, CANDIDATES_SHOWN, &meant, NULL);
    vt_html_open(html, "div", "class", "narrow none", NULL);
    vt_page_element(page, "h1", VT_MSG_SEARCH_NONE, NULL);
    write_advice(page, address);
    if (json_array_size(json_object_get(meant, "items")) > 0) {
        vt_page_element(page, "h2", VT_MSG_SEARCH_MAYBE, NULL);
        vt_work_candidates(page, json_object_get(meant, "items"));
    }
    vt_html_close(html, "div");
}

static void write_results(struct vt_page *page, const struct vt_search_address *address,
                          const json_t *answer, const struct vt_paging *paging)
{
    struct vt_html *html = &page->html;
    const json_t *hit;
    size_t i;
    vt_html_open(html, "div", "class", "results-layout", NULL);
    vt_search_facets(page, address, json_object_get(answer, "facets"));
    vt_html_open(html, "section", "aria-label", vt_page_message(page, VT_MSG_SEARCH_RESULTS), NULL);
    vt_html_open(html, "div", "class", "results-head", NULL);
    write_count(page, paging);
    vt_html_element(html, "a", vt_message(page->lang, VT_MSG_SEARCH_FACETS), "class", "to-facets",
                    "href", "#facets", NULL);
    write_choices(page, address);
    vt_html_close(html, "div");
    write_notes(page, answer);
    if (paging->number == 1)
        write_meant(page, address, json_object_get(answer, "items"));
    vt_html_open(html, "ol", "class", "works hits", "start",
                 vt_page_format(page, "%u", paging->offset + 1), NULL);
    json_array_foreach(json_object_get(answer, "items"), i, hit)
    {
        vt_search_hit(page, hit);
    }
    vt_html_close(html, "ol");
    vt_paging_write(page, paging);
    write_files(page, address);
    vt_html_close(html, "section");
    vt_html_close(html, "div");
}

static int ask(struct vt_page *page, const struct vt_search_address *address,
               const struct vt_paging *paging, json_t **ret, struct vt_error *err)
{
    const struct vt_search_request question = {.query = vt_page_search_question(page, address),
                                               .by_article = address->unit == 1,
                                               .sort = address->sort,
                                               .limit = paging->limit,
                                               .offset = paging->offset,
                                               .facets = true};
    int status = vt_answer_search(page->request->answerer, &question, ret, err);
    return status == VT_E_NOTFOUND && *ret != NULL ? VT_OK : status;
}

int vt_page_search(struct vt_request *request, struct vt_error *err)
{
    const struct vt_search_address address = vt_search_address_of(request);
    if (address.words.len_bytes == 0 && address.filter_count == 0)
        return vt_search_start(request, err);
    struct vt_paging paging = vt_paging_of(request, HITS_SHOWN);
    struct vt_page page = {.request = request, .lang = request->lang};
    VT_AUTOJSON answer = NULL;
    int status = ask(&page, &address, &paging, &answer, err);
    if (status == VT_OK)
        status = vt_answer_describe(request->answerer, json_object_get(answer, "items"),
                                    VT_STR_EMPTY, err);
    if (status != VT_OK)
        return status;
    vt_paging_count(&paging, answer);
    struct vt_str words = address.words.len_bytes > 0 ? address.words : address.filters[0];
    vt_page_begin_with_feed(&page, request,
                            vt_page_filled(&page, VT_MSG_SEARCH_PAGE_TITLE, &words, 1),
                            VT_NAV_SEARCH, list_link(&page, &address, "atom"));
    vt_search_form(&page, &address);
    vt_search_chips(&page, &address);
    if (paging.count == 0)
        write_none(&page, &address);
    else
        write_results(&page, &address, answer, &paging);
    return vt_page_end(&page, 200, err);
}
