/* / without a question: the box, what the archive holds, what is wanted most, what came last. */
#include "page_search.h"
#include "pages.h"
#include "work_parts.h"

enum { WANTED_SHOWN = 5, LATEST_SHOWN = 5, LATEST_ASKED = 25 };

static void write_figures(struct vt_page *page, const json_t *stats)
{
    static const struct {
        const char *part, *name;
        enum vt_msg text;
    } FIGURES[] = {{"archive", "documents", VT_MSG_SEARCH_HELD},
                   {"graph", "works", VT_MSG_SEARCH_KNOWN},
                   {"graph", "citations", VT_MSG_SEARCH_LINKS},
                   {"archive", "failed", VT_MSG_SEARCH_FAILED}};
    vt_html_open(&page->html, "ul", "class", "figures", NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(FIGURES); i++) {
        int64_t count =
            vt_json_get_int(json_object_get(stats, FIGURES[i].part), FIGURES[i].name, 0);
        struct vt_str number = vt_page_number(page, count);
        if (count > 0)
            vt_html_element(&page->html, "li", vt_page_filled(page, FIGURES[i].text, &number, 1),
                            NULL);
    }
    vt_html_close(&page->html, "ul");
}

static void write_works(struct vt_page *page, const json_t *answer, const char *id,
                        enum vt_msg title, const char *all)
{
    const json_t *items = json_object_get(answer, "items"), *work;
    struct vt_html *html = &page->html;
    size_t i;
    if (json_array_size(items) == 0)
        return;
    vt_html_open(html, "section", "aria-labelledby", id, NULL);
    vt_html_element(html, "h2", vt_message(page->lang, title), "id", id, NULL);
    vt_html_open(html, "ul", "class", "works small", NULL);
    json_array_foreach(items, i, work)
    {
        vt_html_open(html, "li", NULL);
        vt_html_open(html, "p", "class", "work-line", NULL);
        vt_work_link(page, work);
        vt_work_badges(page, work);
        vt_html_close(html, "p");
        vt_work_facts(page, work);
        if (vt_json_get_str(work, "subject").len_bytes > 0)
            vt_html_element(html, "p", vt_json_get_str(work, "subject"), "class", "subject", "lang",
                            "vi", NULL);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ul");
    if (all != NULL)
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_SEARCH_WANTED_ALL), "href", all,
                        NULL);
    vt_html_close(html, "section");
}

/* Numbers of this archive itself, so that every example finds something. */
static void write_examples(struct vt_page *page, const json_t *wanted, const json_t *latest)
{
    const json_t *first = json_array_get(json_object_get(latest, "items"), 0);
    const json_t *cited = json_array_get(json_object_get(wanted, "items"), 0);
    struct vt_html *html = &page->html;
    const char *const queries[] = {
        first == NULL ? NULL : vt_page_copy(page, vt_json_get_str(first, "key")),
        cited == NULL
            ? NULL
            : vt_page_format(page, "dẫn:\"%.*s\"", VT_STR_ARG(vt_json_get_str(cited, "key"))),
    };
    vt_html_open(html, "p", "class", "examples", NULL);
    vt_page_element(page, "span", VT_MSG_SEARCH_EXAMPLES, "note");
    for (size_t i = 0; i < VT_ARRAY_LEN(queries); i++)
        if (queries[i] != NULL)
            vt_html_element(html, "a", vt_str(queries[i]), "href",
                            vt_page_link(page, "/", VT_STR_EMPTY, "q", queries[i], NULL), NULL);
    vt_html_element(html, "a", vt_message(page->lang, VT_MSG_HELP_TITLE), "href",
                    vt_page_link(page, "/help", VT_STR_EMPTY, NULL), NULL);
    vt_html_close(html, "p");
}

/* The newest documents may be known from citations only. */
static void keep_held(json_t *answer)
{
    json_t *items = json_object_get(answer, "items");
    for (size_t i = json_array_size(items); i-- > 0;)
        if (!json_is_true(json_object_get(json_array_get(items, i), "held")))
            json_array_remove(items, i);
    while (json_array_size(items) > LATEST_SHOWN)
        json_array_remove(items, json_array_size(items) - 1);
}

int vt_search_start(struct vt_request *request, struct vt_error *err)
{
    /* What cannot be had is left out: the box must come up over a damaged index too. */
    VT_AUTOJSON stats = NULL;
    VT_AUTOJSON wanted = NULL;
    VT_AUTOJSON latest = NULL;
    const struct vt_search_request by_date = {.query = VT_STR("ngày:1900.."),
                                              .sort = VT_SORT_DATE,
                                              .limit = LATEST_ASKED,
                                              .no_snippets = true};
    vt_answer_stats(request->answerer, false, &stats, NULL);
    vt_answer_gaps(request->answerer, WANTED_SHOWN, 0, &wanted, NULL);
    vt_answer_search(request->answerer, &by_date, &latest, NULL);
    keep_held(latest);
    const struct vt_search_address address = vt_search_address_of(request);
    struct vt_page page;
    struct vt_html *html = &page.html;
    vt_page_begin(&page, request, VT_STR_EMPTY, VT_NAV_SEARCH);
    vt_html_open(html, "div", "class", "start", NULL);
    vt_page_element(&page, "h1", VT_MSG_SEARCH_TITLE, NULL);
    vt_page_element(&page, "p", VT_MSG_SEARCH_LEAD, "lead");
    vt_search_form(&page, &address);
    write_examples(&page, wanted, latest);
    write_figures(&page, stats);
    vt_html_close(html, "div");
    vt_html_open(html, "div", "class", "columns", NULL);
    write_works(&page, latest, "latest-title", VT_MSG_SEARCH_LATEST, NULL);
    write_works(&page, wanted, "wanted-title", VT_MSG_SEARCH_WANTED,
                vt_page_link(&page, "/gaps", VT_STR_EMPTY, NULL));
    vt_html_close(html, "div");
    return vt_page_end(&page, 200, err);
}
