#include "page_text.h"

#include "work_parts.h"

/* Where in the lists the writer is: units and mentions come in the order of the text. */
struct cursor {
    struct vt_page *page;
    struct vt_str text;
    const json_t *units, *mentions;
    size_t unit, mention;
};

static size_t text_start(const json_t *item)
{
    int64_t start = vt_json_get_int(item, "text_start", -1);
    return start < 0 ? SIZE_MAX : (size_t)start;
}

static size_t text_end(const json_t *item)
{
    return (size_t)vt_json_get_int(item, "text_end", 0);
}

struct vt_str vt_unit_title(struct vt_page *page, const json_t *unit)
{
    static const struct {
        const char *kind;
        enum vt_msg title;
    } KINDS[] = {{"part", VT_MSG_UNIT_PART},           {"chapter", VT_MSG_UNIT_CHAPTER},
                 {"section", VT_MSG_UNIT_SECTION},     {"article", VT_MSG_UNIT_ARTICLE},
                 {"paragraph", VT_MSG_UNIT_PARAGRAPH}, {"point", VT_MSG_UNIT_POINT},
                 {"annex", VT_MSG_UNIT_ANNEX}};
    struct vt_str kind = vt_json_get_str(unit, "kind"), number = vt_json_get_str(unit, "num");
    for (size_t i = 0; i < VT_ARRAY_LEN(KINDS); i++)
        if (vt_str_eq(kind, vt_str(KINDS[i].kind)))
            return vt_str_trim(vt_page_filled(page, KINDS[i].title, &number, 1));
    return number;
}

static bool is_in_outline(const json_t *unit)
{
    struct vt_str kind = vt_json_get_str(unit, "kind");
    return !vt_str_eq(kind, VT_STR("paragraph")) && !vt_str_eq(kind, VT_STR("point"));
}

/* The outline stops at articles where there are any; a letter without articles shows its clauses.
 */
static bool has_large_units(const json_t *units)
{
    const json_t *unit;
    size_t i;
    json_array_foreach(units, i, unit) if (is_in_outline(unit)) return true;
    return false;
}

static unsigned level_of(const json_t *units, const json_t *unit)
{
    enum { DEEPEST = 5 };
    unsigned level = 1;
    for (int64_t parent = vt_json_get_int(unit, "parent", -1); parent >= 0 && level < DEEPEST;
         level++)
        parent = vt_json_get_int(json_array_get(units, (size_t)parent), "parent", -1);
    return level;
}

void vt_page_outline(struct vt_page *page, const json_t *document)
{
    enum { FEWEST = 2 };
    const json_t *units = json_object_get(document, "outline"), *unit;
    if (json_array_size(units) < FEWEST)
        return;
    bool all = !has_large_units(units);
    struct vt_html *html = &page->html;
    vt_html_open(html, "nav", "class", "outline", "aria-labelledby", "outline-title", NULL);
    vt_html_element(html, "h2", vt_message(page->lang, VT_MSG_DOC_OUTLINE), "id", "outline-title",
                    NULL);
    vt_html_open(html, "ul", NULL);
    size_t i;
    json_array_foreach(units, i, unit)
    {
        if (!all && !is_in_outline(unit))
            continue;
        char level[] = {'l', 'e', 'v', 'e', 'l', '-', (char)('0' + level_of(units, unit)), '\0'};
        struct vt_str eid = vt_json_get_str(unit, "eid"),
                      heading = vt_json_get_str(unit, "heading");
        vt_html_open(html, "li", "class", level, NULL);
        vt_html_open(html, "a", "href", vt_page_format(page, "#%.*s", VT_STR_ARG(eid)), NULL);
        vt_html_element(html, "b", vt_unit_title(page, unit), NULL);
        if (heading.len_bytes > 0) {
            vt_html_puts(html, " ");
            vt_html_text(html, heading);
        }
        vt_html_close(html, "a");
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ul");
    vt_html_close(html, "nav");
}

/* "thực hiện · Nghị quyết …": what the reader learns before following the link. */
static const char *mention_title(struct vt_page *page, const json_t *mention, const json_t *target)
{
    struct vt_str relation =
        vt_relation_text(page, vt_json_get_str(mention, "relation"),
                         vt_str_eq(vt_json_get_str(mention, "direction"), VT_STR("in")));
    bool is_held = json_is_true(json_object_get(target, "held"));
    struct vt_str state = vt_message(page->lang, is_held ? VT_MSG_BADGE_HELD : VT_MSG_BADGE_STUB);
    return vt_page_format(page, "%.*s · %.*s · %.*s", VT_STR_ARG(relation),
                          VT_STR_ARG(vt_json_get_str(target, "key")), VT_STR_ARG(state));
}

static void write_mention(struct cursor *at, const json_t *mention, size_t from, size_t to)
{
    struct vt_page *page = at->page;
    struct vt_str piece = vt_str_n(at->text.ptr + from, to - from);
    const json_t *target = json_object_get(mention, "target");
    struct vt_str id = vt_json_get_str(target, "id");
    if (id.len_bytes == 0) {
        vt_html_element(&page->html, "span", piece, "class", "cite unlinked", NULL);
        return;
    }
    /* Only the first piece of a citation that is broken over lines carries its id. */
    const char *anchor =
        from == text_start(mention)
            ? vt_page_format(page, "m%lld", (long long)vt_json_get_int(mention, "ordinal", 0))
            : NULL;
    vt_html_element(&page->html, "a", piece, "id", anchor, "class",
                    json_is_true(json_object_get(target, "held")) ? "cite" : "cite stub", "href",
                    vt_page_document_link(page, id), "title", mention_title(page, mention, target),
                    NULL);
}

/* The bytes [from, to) of one line, with the citations in it. */
static void write_line_text(struct cursor *at, size_t from, size_t to)
{
    const json_t *mention;
    while ((mention = json_array_get(at->mentions, at->mention)) != NULL) {
        size_t start = text_start(mention), end = text_end(mention);
        if (start == SIZE_MAX || end <= from || end <= start) {
            at->mention++;
            continue;
        }
        if (start >= to)
            break;
        size_t begin = start > from ? start : from, stop = end < to ? end : to;
        vt_html_text(&at->page->html, vt_str_n(at->text.ptr + from, begin - from));
        write_mention(at, mention, begin, stop);
        from = stop;
        if (end > to)
            break;
        at->mention++;
    }
    vt_html_text(&at->page->html, vt_str_n(at->text.ptr + from, to - from));
}

static bool is_heading(const json_t *unit, size_t len_bytes)
{
    enum { LONGEST = 240 };
    return unit != NULL && is_in_outline(unit) && len_bytes <= LONGEST;
}

static void write_line(struct cursor *at, size_t from, size_t to)
{
    struct vt_html *html = &at->page->html;
    const json_t *unit = json_array_get(at->units, at->unit);
    if (unit != NULL && text_start(unit) >= to)
        unit = NULL;
    const char *tag = is_heading(unit, to - from) ? "h3" : "p";
    const char *class_name =
        unit == NULL ? NULL : vt_page_copy(at->page, vt_json_get_str(unit, "kind"));
    const char *eid = unit == NULL ? NULL : vt_page_copy(at->page, vt_json_get_str(unit, "eid"));
    vt_html_open(html, tag, "id", eid, "class", class_name, NULL);
    if (unit != NULL)
        at->unit++;
    /* Units that begin in the same line: "Điều 3. 1. a)". */
    const json_t *next;
    while ((next = json_array_get(at->units, at->unit)) != NULL && text_start(next) < to) {
        vt_html_element(html, "span", VT_STR_EMPTY, "id",
                        vt_page_copy(at->page, vt_json_get_str(next, "eid")), NULL);
        at->unit++;
    }
    write_line_text(at, from, to);
    vt_html_close(html, tag);
}

static bool is_blank(struct vt_str line)
{
    return vt_str_trim(line).len_bytes == 0;
}

void vt_page_text(struct vt_page *page, const json_t *document)
{
    struct cursor at = {.page = page,
                        .text = vt_json_get_str(document, "text"),
                        .units = json_object_get(document, "outline"),
                        .mentions = json_object_get(document, "mentions")};
    vt_html_open(&page->html, "div", "class", "sheet", "lang", "vi", NULL);
    size_t from = 0;
    while (from < at.text.len_bytes) {
        size_t to = from;
        while (to < at.text.len_bytes && at.text.ptr[to] != '\n' && at.text.ptr[to] != '\f')
            to++;
        if (!is_blank(vt_str_n(at.text.ptr + from, to - from)))
            write_line(&at, from, to);
        if (to < at.text.len_bytes && at.text.ptr[to] == '\f')
            vt_html_void(&page->html, "hr", "class", "page-break", NULL);
        from = to + 1;
    }
    vt_html_close(&page->html, "div");
}
