#include "check_parts.h"

#include "work_parts.h"

static enum vt_msg state_text(struct vt_str state)
{
    static const struct {
        const char *state;
        enum vt_msg text;
    } STATES[] = {{"found", VT_MSG_CHECK_FOUND},
                  {"stub", VT_MSG_CHECK_STUB},
                  {"ambiguous", VT_MSG_CHECK_AMBIGUOUS}};
    for (size_t i = 0; i < VT_ARRAY_LEN(STATES); i++)
        if (vt_str_eq(state, vt_str(STATES[i].state)))
            return STATES[i].text;
    return VT_MSG_CHECK_UNKNOWN;
}

static void write_differences(struct vt_page *page, const json_t *list)
{
    const json_t *item;
    size_t i;
    json_array_foreach(list, i, item)
    {
        struct vt_str field = vt_json_get_str(item, "field");
        struct vt_str parts[] = {vt_field_text(page, field),
                                 vt_value_text(page, field, vt_json_get_str(item, "said")),
                                 vt_value_text(page, field, vt_json_get_str(item, "known"))};
        vt_html_element(&page->html, "p",
                        vt_page_filled(page, VT_MSG_CHECK_DIFFERS, parts, VT_ARRAY_LEN(parts)),
                        "class", "warning", NULL);
    }
}

static void write_citation(struct vt_page *page, const json_t *item, size_t place)
{
    struct vt_html *html = &page->html;
    struct vt_str state = vt_json_get_str(item, "state");
    const json_t *document = json_object_get(item, "document");
    vt_html_open(html, "li", "id", vt_page_format(page, "citation-%zu", place), "class",
                 vt_page_format(page, "check %.*s", VT_STR_ARG(state)), NULL);
    vt_html_open(html, "p", "class", "work-line", NULL);
    vt_html_element(html, "q", vt_json_get_str(item, "surface"), "lang", "vi", NULL);
    vt_html_puts(html, " ");
    vt_html_element(html, "span", vt_message(page->lang, state_text(state)), "class",
                    vt_page_format(page, "badge %.*s", VT_STR_ARG(state)), NULL);
    vt_html_close(html, "p");
    if (document != NULL) {
        vt_html_open(html, "p", "class", "work-line", NULL);
        vt_work_link(page, document);
        vt_work_effect(page, item);
        vt_html_close(html, "p");
        vt_work_facts(page, document);
        write_differences(page, json_object_get(item, "differs"));
    }
    if (json_object_get(item, "candidates") != NULL)
        vt_work_candidates(page, json_object_get(item, "candidates"));
    vt_html_close(html, "li");
}

/* Whether a place of the text is what a citation was read from; white space may have been folded. */
static bool is_at(struct vt_str text, const json_t *item, size_t from, struct vt_str *ret)
{
    int64_t start = vt_json_get_int(item, "byte_start", -1),
            end = vt_json_get_int(item, "byte_end", -1);
    struct vt_str surface = vt_json_get_str(item, "surface");
    if (start < (int64_t)from || end <= start || (size_t)end > text.len_bytes)
        return false;
    *ret = vt_str_n(text.ptr + start, (size_t)(end - start));
    return surface.len_bytes > 0 && surface.ptr[0] == ret->ptr[0] &&
           surface.ptr[surface.len_bytes - 1] == ret->ptr[ret->len_bytes - 1];
}

/* The text as it was pasted; each citation leads to what is known of it. */
static void write_draft(struct vt_page *page, const json_t *items, struct vt_str text)
{
    struct vt_html *html = &page->html;
    const json_t *item;
    size_t i, done = 0;
    vt_html_open(html, "section", "class", "part", "aria-labelledby", "draft-title", NULL);
    vt_html_element(html, "h2", vt_message(page->lang, VT_MSG_CHECK_DRAFT), "id", "draft-title",
                    NULL);
    vt_html_open(html, "div", "class", "sheet draft", "lang", "vi", NULL);
    json_array_foreach(items, i, item)
    {
        struct vt_str piece;
        if (!is_at(text, item, done, &piece))
            continue;
        struct vt_str state = vt_json_get_str(item, "state");
        vt_html_text(html, vt_str_n(text.ptr + done, (size_t)(piece.ptr - text.ptr) - done));
        vt_html_element(html, "a", piece, "class",
                        vt_page_format(page, "cite %.*s", VT_STR_ARG(state)), "href",
                        vt_page_format(page, "#citation-%zu", i + 1), "title",
                        vt_page_message(page, state_text(state)), NULL);
        done = (size_t)(piece.ptr - text.ptr) + piece.len_bytes;
    }
    vt_html_text(html, vt_str_n(text.ptr + done, text.len_bytes - done));
    vt_html_close(html, "div");
    vt_html_close(html, "section");
}

/* "có trong kho 3 · kho chưa có 1 · khác với kho 1". */
static void write_summary(struct vt_page *page, const json_t *items)
{
    static const char *const STATES[] = {"found", "stub", "ambiguous", "unknown"};
    struct vt_html *html = &page->html;
    const json_t *item;
    size_t i;
    int64_t differing = 0;
    vt_html_open(html, "p", "class", "work-line", NULL);
    for (size_t state = 0; state < VT_ARRAY_LEN(STATES); state++) {
        int64_t count = 0;
        json_array_foreach(items, i, item)
        {
            count += vt_str_eq(vt_json_get_str(item, "state"), vt_str(STATES[state]));
        }
        if (count == 0)
            continue;
        vt_html_open(html, "span", "class", vt_page_format(page, "badge %s", STATES[state]), NULL);
        vt_page_say(page, state_text(vt_str(STATES[state])));
        vt_html_puts(html, " ");
        vt_html_text(html, vt_page_number(page, count));
        vt_html_close(html, "span");
    }
    json_array_foreach(items, i, item)
    {
        differing += json_array_size(json_object_get(item, "differs")) > 0;
    }
    struct vt_str number = vt_page_number(page, differing);
    if (differing > 0)
        vt_html_element(html, "span", vt_page_filled(page, VT_MSG_CHECK_DIFFERING, &number, 1),
                        "class", "warning", NULL);
    vt_html_close(html, "p");
}

void vt_check_result(struct vt_page *page, const json_t *answer, struct vt_str text)
{
    const json_t *items = json_object_get(answer, "items"), *item;
    struct vt_str count = vt_page_number(page, (int64_t)json_array_size(items));
    size_t i;
    vt_html_open(&page->html, "section", "class", "part", "aria-labelledby", "result-title", NULL);
    vt_html_element(&page->html, "h2", vt_page_filled(page, VT_MSG_CHECK_RESULT, &count, 1), "id",
                    "result-title", NULL);
    if (json_array_size(items) == 0)
        vt_page_element(page, "p", VT_MSG_CHECK_NONE, "note");
    else
        write_summary(page, items);
    vt_html_open(&page->html, "ol", "class", "works", NULL);
    json_array_foreach(items, i, item)
    {
        write_citation(page, item, i + 1);
    }
    vt_html_close(&page->html, "ol");
    vt_html_close(&page->html, "section");
    if (json_array_size(items) > 0)
        write_draft(page, items, text);
}
