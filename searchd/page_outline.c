/* The outline of a document as links. */
#include "page_sheet.h"

#include "vt_json.h"

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

bool vt_unit_is_large(const json_t *unit)
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
    json_array_foreach(units, i, unit)
    {
        if (vt_unit_is_large(unit))
            return true;
    }
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

/* A clause without a heading is known by its first words. */
static struct vt_str first_words(struct vt_page *page, const json_t *document, const json_t *unit)
{
    enum { WORDS_BYTES = 90 };
    struct vt_str text = vt_json_get_str(document, "text"), line;
    int64_t start = vt_json_get_int(unit, "text_start", -1);
    if (start < 0 || (size_t)start >= text.len_bytes)
        return VT_STR_EMPTY;
    struct vt_str rest = vt_str_n(text.ptr + start, text.len_bytes - (size_t)start);
    vt_str_split(&rest, '\n', &line);
    line = vt_str_trim(line);
    struct vt_str number = vt_json_get_str(unit, "num");
    if (vt_str_starts(line, number))
        line = vt_str_n(line.ptr + number.len_bytes, line.len_bytes - number.len_bytes);
    while (line.len_bytes > 0 && strchr(".)- ", line.ptr[0]) != NULL)
        line = vt_str_n(line.ptr + 1, line.len_bytes - 1);
    if (line.len_bytes <= WORDS_BYTES)
        return line;
    size_t end = WORDS_BYTES;
    while (end > 0 && line.ptr[end] != ' ')
        end--;
    return vt_str(vt_page_format(page, "%.*s…", (int)end, line.ptr));
}

static void write_heading(struct vt_page *page, const json_t *document, const json_t *unit)
{
    struct vt_str heading = vt_json_get_str(unit, "heading");
    if (heading.len_bytes == 0 && !vt_unit_is_large(unit))
        heading = first_words(page, document, unit);
    if (heading.len_bytes == 0)
        return;
    vt_html_puts(&page->html, " ");
    vt_html_text(&page->html, heading);
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
        if (!all && !vt_unit_is_large(unit))
            continue;
        char level[] = {'l', 'e', 'v', 'e', 'l', '-', (char)('0' + level_of(units, unit)), '\0'};
        struct vt_str eid = vt_json_get_str(unit, "eid");
        vt_html_open(html, "li", "class", level, NULL);
        vt_html_open(html, "a", "href", vt_page_format(page, "#%.*s", VT_STR_ARG(eid)), NULL);
        vt_html_element(html, "b", vt_unit_title(page, unit), NULL);
        write_heading(page, document, unit);
        vt_html_close(html, "a");
        vt_html_close(html, "li");
    }
    vt_html_close(html, "ul");
    vt_html_close(html, "nav");
}
