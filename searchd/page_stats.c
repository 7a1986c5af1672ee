/* /stats — what the archive holds: figures, documents by month and type, files that were not read. */
#include "chart_parts.h"
#include "pages.h"
#include "work_parts.h"

enum { FAILURES_SHOWN = 100 };

struct figure {
    const char *part, *name;
    enum vt_msg text;
};

static void write_figures(struct vt_page *page, const json_t *stats)
{
    static const struct figure FIGURES[] = {{"archive", "documents", VT_MSG_STATS_DOCUMENTS},
                                            {"archive", "files", VT_MSG_STATS_FILES},
                                            {"archive", "failed", VT_MSG_STATS_FAILED},
                                            {"archive", "unread", VT_MSG_STATS_UNREAD},
                                            {"graph", "works", VT_MSG_STATS_WORKS},
                                            {"graph", "stubs", VT_MSG_STATS_STUBS},
                                            {"archive", "mentions", VT_MSG_STATS_MENTIONS},
                                            {"graph", "citations", VT_MSG_STATS_CITATIONS},
                                            {"graph", "conflicts", VT_MSG_STATS_CONFLICTS},
                                            {"graph", "malformed", VT_MSG_STATS_MALFORMED},
                                            {"graph", "ambiguous", VT_MSG_STATS_AMBIGUOUS},
                                            {"index", "units", VT_MSG_STATS_UNITS}};
    struct vt_html *html = &page->html;
    vt_html_open(html, "dl", "class", "tiles", NULL);
    for (size_t i = 0; i < VT_ARRAY_LEN(FIGURES); i++) {
        const json_t *part = json_object_get(stats, FIGURES[i].part);
        if (json_object_get(part, FIGURES[i].name) == NULL)
            continue;
        vt_html_open(html, "div", NULL);
        vt_page_element(page, "dt", FIGURES[i].text, NULL);
        vt_html_element(html, "dd", vt_page_number(page, vt_json_get_int(part, FIGURES[i].name, 0)),
                        NULL);
        vt_html_close(html, "div");
    }
    vt_html_close(html, "dl");
}

/* A part of the archive that cannot be used: why. */
static void write_missing(struct vt_page *page, const json_t *stats)
{
    static const char *const PARTS[] = {"graph", "index"};
    for (size_t i = 0; i < VT_ARRAY_LEN(PARTS); i++) {
        struct vt_str why = vt_json_get_str(json_object_get(stats, PARTS[i]), "missing");
        if (why.len_bytes > 0)
            vt_html_element(&page->html, "p", why, "class", "callout", "lang", "vi", NULL);
    }
}

static void write_failures(struct vt_page *page, const json_t *stats)
{
    const json_t *items = json_object_get(stats, "items"), *item;
    struct vt_html *html = &page->html;
    size_t i;
    if (json_array_size(items) == 0)
        return;
    vt_html_open(html, "section", "class", "part", "aria-labelledby", "failures-title", NULL);
    vt_html_element(html, "h2", vt_message(page->lang, VT_MSG_STATS_FAILURES), "id",
                    "failures-title", NULL);
    vt_html_open(html, "ul", "class", "lines", NULL);
    json_array_foreach(items, i, item)
    {
        if (i == FAILURES_SHOWN)
            break;
        vt_html_open(html, "li", NULL);
        vt_html_element(html, "b", vt_file_title(vt_json_get_str(item, "file")), NULL);
        vt_html_puts(html, ": ");
        vt_html_element(html, "span", vt_json_get_str(item, "reason"), "lang", "vi", NULL);
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ul");
    vt_html_close(html, "section");
}

static void write_chart(struct vt_page *page, const json_t *months, uint32_t year)
{
    struct vt_html *html = &page->html;
    struct vt_str name = vt_str(vt_page_format(page, "%u", year));
    struct vt_str undated = vt_page_number(page, vt_json_get_int(months, "undated", 0));
    vt_html_open(html, "section", "class", "part", "aria-labelledby", "chart-title", NULL);
    vt_html_element(html, "h2",
                    year == 0 ? vt_message(page->lang, VT_MSG_STATS_CHART)
                              : vt_page_filled(page, VT_MSG_STATS_CHART_YEAR, &name, 1),
                    "id", "chart-title", NULL);
    if (year != 0)
        vt_html_element(html, "a", vt_message(page->lang, VT_MSG_STATS_ALL_YEARS), "href",
                        vt_page_link(page, "/stats", VT_STR_EMPTY, NULL), NULL);
    vt_chart(page, json_object_get(months, "items"), year);
    if (year == 0 && vt_json_get_int(months, "undated", 0) > 0)
        vt_html_element(html, "p", vt_page_filled(page, VT_MSG_STATS_UNDATED, &undated, 1), "class",
                        "note", NULL);
    vt_html_close(html, "section");
}

int vt_page_stats(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON stats = NULL;
    VT_AUTOJSON months = NULL;
    int status = vt_answer_stats(request->answerer, true, &stats, err);
    if (status != VT_OK)
        return status;
    vt_answer_months(request->answerer, &months, NULL); /* write_missing says why there are none */
    struct vt_page page;
    vt_page_begin(&page, request, vt_message(request->lang, VT_MSG_STATS_TITLE), VT_NAV_STATS);
    vt_page_element(&page, "h1", VT_MSG_STATS_TITLE, NULL);
    write_missing(&page, stats);
    write_figures(&page, stats);
    if (months != NULL)
        write_chart(&page, months, vt_params_count(&request->params, "year", 0));
    write_failures(&page, stats);
    return vt_page_end(&page, 200, err);
}
