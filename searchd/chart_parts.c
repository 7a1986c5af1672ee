#include "chart_parts.h"

#include "work_parts.h"

/* The commonest types have a colour of their own (style.css), the others share the last one. */
enum { SERIES = 6, TYPES_MAX = 128, SLOTS_MAX = 64, MONTHS_AT_ONCE = 24, SLOTS_AT_ONCE = 40 };

enum { WIDTH = 960, HEIGHT = 250, LEFT = 44, RIGHT = 14, TOP = 10, BOTTOM = 26, BAR_MAX = 46 };

struct slot {
    struct vt_str name; /* "2025" or "2025-03" */
    int64_t counts[SERIES + 1];
    int64_t total;
};

struct type_count {
    struct vt_str type;
    const json_t *item; /* one of this type, for its name */
    int64_t count;
};

struct chart {
    struct type_count types[TYPES_MAX];
    size_t type_count;
    struct slot slots[SLOTS_MAX];
    size_t slot_count;
    int64_t highest, total;
    bool by_year;
    bool has_earlier; /* what is older than the first slot is counted in it */
};

static bool is_wanted(const json_t *item, uint32_t year)
{
    struct vt_str month = vt_json_get_str(item, "month");
    uint64_t its_year = 0;
    return year == 0 ||
           (vt_str_to_u64(vt_str_n(month.ptr, 4), 9999, &its_year) && its_year == year);
}

static void count_type(struct chart *chart, const json_t *item)
{
    struct vt_str type = vt_json_get_str(item, "type");
    size_t i = 0;
    while (i < chart->type_count && !vt_str_eq(chart->types[i].type, type))
        i++;
    if (i == TYPES_MAX)
        return;
    if (i == chart->type_count)
        chart->types[chart->type_count++] = (struct type_count){type, item, 0};
    chart->types[i].count += vt_json_get_int(item, "count", 0);
}

static int compare_types(const void *left, const void *right)
{
    const struct type_count *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return vt_str_compare(a->type, b->type);
}

static size_t series_of(const struct chart *chart, const json_t *item)
{
    size_t i = 0;
    while (i < SERIES && i < chart->type_count &&
           !vt_str_eq(chart->types[i].type, vt_json_get_str(item, "type")))
        i++;
    return i < SERIES ? i : SERIES;
}

/* The number of a month or year on the axis of time. */
static int64_t time_of(const struct chart *chart, struct vt_str month)
{
    uint64_t year = 0, number = 1;
    vt_str_to_u64(vt_str_n(month.ptr, 4), 9999, &year);
    if (chart->by_year)
        return (int64_t)year;
    vt_str_to_u64(vt_str_n(month.ptr + 5, 2), 12, &number);
    return (int64_t)(year * 12 + number) - 1;
}

static void add_slots(struct vt_page *page, struct chart *chart, int64_t first, int64_t last)
{
    for (int64_t i = first; i <= last && chart->slot_count < SLOTS_MAX; i++) {
        const char *name =
            chart->by_year ? vt_page_format(page, "%04d", (int)i)
                           : vt_page_format(page, "%04d-%02d", (int)(i / 12), (int)(i % 12) + 1);
        chart->slots[chart->slot_count++] = (struct slot){.name = vt_str(name)};
    }
}

static void add_to_slot(struct chart *chart, const json_t *item, int64_t first)
{
    int64_t place = time_of(chart, vt_json_get_str(item, "month")) - first;
    if (place < 0 && chart->slot_count > 0)
        place = 0;
    if (place < 0 || place >= (int64_t)chart->slot_count)
        return;
    struct slot *slot = &chart->slots[place];
    int64_t count = vt_json_get_int(item, "count", 0);
    slot->counts[series_of(chart, item)] += count;
    slot->total += count;
    chart->total += count;
    chart->highest = slot->total > chart->highest ? slot->total : chart->highest;
}

/* Whether the months are too many, or too far apart, for a bar each. */
static bool are_too_many(const struct chart *chart, const json_t *months)
{
    int64_t count = 0, when, first = INT64_MAX, last = 0, before = -1;
    const json_t *item;
    size_t i;
    json_array_foreach(months, i, item)
    {
        when = time_of(chart, vt_json_get_str(item, "month"));
        count += when != before;
        before = when;
        first = when < first ? when : first;
        last = when > last ? when : last;
    }
    return count > MONTHS_AT_ONCE || last - first >= SLOTS_AT_ONCE;
}

/* Every month or year between the first and the last, also those that brought nothing. */
static void fill(struct vt_page *page, struct chart *chart, const json_t *months, uint32_t year)
{
    int64_t first = INT64_MAX, last = 0;
    const json_t *item;
    size_t i;
    chart->by_year = year == 0 && are_too_many(chart, months);
    json_array_foreach(months, i, item)
    {
        if (!is_wanted(item, year))
            continue;
        int64_t when = time_of(chart, vt_json_get_str(item, "month"));
        first = when < first ? when : first;
        last = when > last ? when : last;
        count_type(chart, item);
    }
    if (year != 0) {
        first = (int64_t)year * 12;
        last = first + 11;
    }
    if (last - first >= SLOTS_AT_ONCE) {
        first = last - SLOTS_AT_ONCE + 1;
        chart->has_earlier = true;
    }
    add_slots(page, chart, first, last);
    if (chart->type_count > 1)
        qsort(chart->types, chart->type_count, sizeof *chart->types, compare_types);
    json_array_foreach(months, i, item)
    {
        if (is_wanted(item, year))
            add_to_slot(chart, item, first);
    }
}

static size_t series_count(const struct chart *chart)
{
    return chart->type_count < SERIES + 1 ? chart->type_count : SERIES + 1;
}

static struct vt_str series_name(struct vt_page *page, const struct chart *chart, size_t series)
{
    if (series == SERIES)
        return vt_message(page->lang, VT_MSG_STATS_OTHER_TYPES);
    struct vt_str name = vt_type_text(page, chart->types[series].item);
    return name.len_bytes > 0 ? name : vt_message(page->lang, VT_MSG_STATS_NO_TYPE);
}

static bool is_earlier(const struct chart *chart, const struct slot *slot)
{
    return chart->has_earlier && slot == chart->slots;
}

/* "03/2025" of "2025-03"; a year as it is, "≤ 1987" where it stands for all before it. */
static struct vt_str slot_text(struct vt_page *page, const struct chart *chart,
                               const struct slot *slot)
{
    struct vt_str text = vt_date_text(page, slot->name);
    if (!is_earlier(chart, slot))
        return text;
    return vt_str(vt_page_format(page, "≤ %.*s", VT_STR_ARG(text)));
}

/* To the months of a year, or to the documents of a month. */
static const char *slot_link(struct vt_page *page, const struct chart *chart,
                             const struct slot *slot)
{
    const char *name = vt_page_copy(page, slot->name);
    if (chart->by_year && !is_earlier(chart, slot))
        return vt_page_link(page, "/stats", VT_STR_EMPTY, "year", name, NULL);
    const char *filter =
        vt_page_format(page, is_earlier(chart, slot) ? "ngày:..%s" : "ngày:%s", name);
    return vt_page_link(page, "/", VT_STR_EMPTY, "f", filter, "sort", "date", NULL);
}

static const char *px(struct vt_page *page, double value)
{
    return vt_page_format(page, "%.1f", value);
}

/* 1, 2 or 5 times a power of ten, so that at most five lines fit below the highest bar. */
static int64_t grid_step(int64_t highest)
{
    static const int64_t FACTORS[] = {1, 2, 5};
    for (int64_t power = 1;; power *= 10)
        for (size_t i = 0; i < VT_ARRAY_LEN(FACTORS); i++)
            if (highest / (power * FACTORS[i]) <= 4)
                return power * FACTORS[i];
}

static double y_of(const struct chart *chart, int64_t count)
{
    const double room = HEIGHT - TOP - BOTTOM;
    return TOP + room - room * (double)count / (double)chart->highest;
}

static void draw_grid(struct vt_page *page, const struct chart *chart)
{
    struct vt_html *html = &page->html;
    int64_t step = grid_step(chart->highest);
    for (int64_t count = 0; count <= chart->highest; count += step) {
        const char *y = px(page, y_of(chart, count));
        vt_html_element(html, "line", VT_STR_EMPTY, "x1", px(page, LEFT), "x2",
                        px(page, WIDTH - RIGHT), "y1", y, "y2", y, NULL);
        vt_html_element(html, "text", vt_page_number(page, count), "class", "scale", "x",
                        px(page, LEFT - 6), "y", px(page, y_of(chart, count) + 4), NULL);
    }
}

static void write_name(struct vt_page *page, const struct chart *chart, const struct slot *slot,
                       double x)
{
    vt_html_element(&page->html, "text", slot_text(page, chart, slot), "x", px(page, x), "y",
                    px(page, HEIGHT - 8), NULL);
}

static void draw_slot(struct vt_page *page, const struct chart *chart, size_t place, bool is_named)
{
    struct vt_html *html = &page->html;
    const struct slot *slot = &chart->slots[place];
    const double share = (double)(WIDTH - LEFT - RIGHT) / (double)chart->slot_count;
    const double width = share * 0.78 < BAR_MAX ? share * 0.78 : BAR_MAX;
    const double x = LEFT + share * ((double)place + 0.5) - width / 2;
    struct vt_str parts[] = {slot_text(page, chart, slot), vt_page_number(page, slot->total)};
    if (is_named)
        write_name(page, chart, slot, x + width / 2);
    if (slot->total == 0)
        return;
    vt_html_open(html, "a", "href", slot_link(page, chart, slot), NULL);
    vt_html_element(html, "title",
                    vt_page_filled(page, VT_MSG_STATS_BAR, parts, VT_ARRAY_LEN(parts)), NULL);
    vt_html_element(html, "rect", VT_STR_EMPTY, "class", "hit", "x", px(page, x - 1), "y",
                    px(page, TOP), "width", px(page, width + 2), "height",
                    px(page, HEIGHT - TOP - BOTTOM), NULL);
    int64_t below = 0;
    for (size_t i = 0; i <= SERIES; i++) {
        if (slot->counts[i] == 0)
            continue;
        double top = y_of(chart, below + slot->counts[i]);
        vt_html_element(html, "rect", VT_STR_EMPTY, "class", vt_page_format(page, "series-%zu", i),
                        "x", px(page, x), "y", px(page, top), "width", px(page, width), "height",
                        px(page, y_of(chart, below) - top), NULL);
        below += slot->counts[i];
    }
    vt_html_close(html, "a");
}

static void draw(struct vt_page *page, const struct chart *chart)
{
    enum { NAMES_MAX = 14 };
    struct vt_html *html = &page->html;
    size_t every = (chart->slot_count + NAMES_MAX - 1) / NAMES_MAX;
    vt_html_open(html, "div", "class", "chart-box", NULL);
    vt_html_open(html, "svg", "class", "chart", "viewBox",
                 vt_page_format(page, "0 0 %d %d", WIDTH, HEIGHT), "role", "group",
                 "aria-labelledby", "chart-title", NULL);
    draw_grid(page, chart);
    for (size_t i = 0; i < chart->slot_count; i++)
        draw_slot(page, chart, i, i % every == 0);
    vt_html_close(html, "svg");
    vt_html_close(html, "div");
}

static void write_legend(struct vt_page *page, const struct chart *chart)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "ul", "class", "legend", NULL);
    for (size_t i = 0; i < series_count(chart); i++) {
        vt_html_open(html, "li", NULL);
        vt_html_element(html, "span", VT_STR_EMPTY, "class",
                        vt_page_format(page, "swatch series-%zu", i), NULL);
        vt_html_text(html, series_name(page, chart, i));
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ul");
}

static void write_row(struct vt_page *page, const struct chart *chart, const struct slot *slot)
{
    struct vt_html *html = &page->html;
    if (slot->total == 0)
        return;
    vt_html_open(html, "tr", NULL);
    vt_html_open(html, "th", "scope", "row", NULL);
    vt_html_element(html, "a", slot_text(page, chart, slot), "href", slot_link(page, chart, slot),
                    NULL);
    vt_html_close(html, "th");
    for (size_t i = 0; i < series_count(chart); i++)
        vt_html_element(html, "td",
                        slot->counts[i] == 0 ? VT_STR_EMPTY : vt_page_number(page, slot->counts[i]),
                        NULL);
    vt_html_element(html, "td", vt_page_number(page, slot->total), NULL);
    vt_html_close(html, "tr");
}

static void write_table(struct vt_page *page, const struct chart *chart)
{
    struct vt_html *html = &page->html;
    vt_html_open(html, "details", "class", "figures-table", NULL);
    vt_page_element(page, "summary", VT_MSG_STATS_TABLE, NULL);
    vt_html_open(html, "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label",
                 vt_page_message(page, VT_MSG_STATS_TABLE), NULL);
    vt_html_open(html, "table", NULL);
    vt_html_open(html, "thead", NULL);
    vt_html_open(html, "tr", NULL);
    vt_html_element(html, "th",
                    vt_message(page->lang, chart->by_year ? VT_MSG_FACET_YEAR : VT_MSG_STATS_MONTH),
                    "scope", "col", NULL);
    for (size_t i = 0; i < series_count(chart); i++)
        vt_html_element(html, "th", series_name(page, chart, i), "scope", "col", NULL);
    vt_html_element(html, "th", vt_message(page->lang, VT_MSG_STATS_TOTAL), "scope", "col", NULL);
    vt_html_close(html, "tr");
    vt_html_close(html, "thead");
    vt_html_open(html, "tbody", NULL);
    for (size_t i = chart->slot_count; i-- > 0;)
        write_row(page, chart, &chart->slots[i]);
    vt_html_close(html, "tbody");
    vt_html_close(html, "table");
    vt_html_close(html, "div");
    vt_html_close(html, "details");
}

void vt_chart(struct vt_page *page, const json_t *months, uint32_t year)
{
    struct chart *chart = calloc(1, sizeof *chart);
    if (chart == NULL)
        return;
    fill(page, chart, months, year);
    if (chart->total > 0) {
        write_legend(page, chart);
        draw(page, chart);
        write_table(page, chart);
    } else {
        vt_page_element(page, "p", VT_MSG_STATS_NOTHING, "note");
    }
    free(chart);
}
