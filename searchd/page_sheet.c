#include "page_sheet.h"

#include "work_parts.h"

/* A leaf of the sheet is laid out only when it comes into view (style.css), so that a document of 500
 * pages opens at once. */
enum { FIELDS_MAX = 24, LEAF_BYTES = 12 * 1024 };

/* A place in the text that a field of the document was read from. */
struct place {
    size_t start;
    const char *field;
};

/* Where in the lists the writer is: units and mentions come in the order of the text. */
struct cursor {
    struct vt_page *page;
    struct vt_str text;
    const json_t *units, *mentions;
    size_t unit, mention;
    struct place fields[FIELDS_MAX]; /* where the fields were read, in the order of the text */
    size_t field_count, field;
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

/* "thực hiện · Nghị quyết 57-NQ/TW, 22/12/2024, Bộ Chính trị: … · chưa có": what the reader learns
 * before following the link. */
static const char *mention_title(struct vt_page *page, const json_t *mention, const json_t *target)
{
    VT_AUTO(vt_buf_release) struct vt_buf title = VT_BUF_INIT(VT_BUF_NO_CAP);
    static const char *const FIELDS[] = {"issuer", "date", "subject"};
    bool is_held = json_is_true(json_object_get(target, "held"));
    vt_buf_add(&title,
               vt_relation_text(page, vt_json_get_str(mention, "relation"),
                                vt_str_eq(vt_json_get_str(mention, "direction"), VT_STR("in"))));
    vt_buf_puts(&title, " · ");
    vt_buf_add(&title, vt_work_title(page, target));
    for (size_t i = 0; i < VT_ARRAY_LEN(FIELDS); i++) {
        struct vt_str value = vt_json_get_str(target, FIELDS[i]);
        vt_buf_puts(&title, value.len_bytes > 0 ? " · " : "");
        vt_buf_add(&title, vt_value_text(page, vt_str(FIELDS[i]), value));
    }
    vt_buf_puts(&title, " · ");
    vt_buf_add(&title, vt_message(page->lang, is_held ? VT_MSG_BADGE_HELD : VT_MSG_BADGE_STUB));
    struct vt_str effect = vt_status_text(page, target);
    vt_buf_puts(&title, effect.len_bytes > 0 ? " · " : "");
    vt_buf_add(&title, effect);
    return vt_page_copy(page, vt_buf_str(&title));
}

/* Held, not held, or no longer in force: how a link to it looks. */
static const char *mention_class(const json_t *target)
{
    static const char *const ENDED[] = {"EXPIRED", "SUSPENDED"};
    for (size_t i = 0; i < VT_ARRAY_LEN(ENDED); i++)
        if (vt_str_eq(vt_json_get_str(target, "status"), vt_str(ENDED[i])))
            return "cite ended";
    return json_is_true(json_object_get(target, "held")) ? "cite" : "cite stub";
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
    const char *anchor = from == text_start(mention) ? vt_citation_anchor(page, mention) : NULL;
    vt_html_element(&page->html, "a", piece, "id", anchor, "class", mention_class(target), "href",
                    vt_page_document_link(page, id), "title", mention_title(page, mention, target),
                    NULL);
}

/* Stars of Markdown, which converters leave, stay but stand back; a footnote's "(*)" does not. */
static bool is_star_run(struct vt_str text, size_t at, size_t end)
{
    return end - at > 1 || at == 0 || text.ptr[at - 1] != '(';
}

static void write_words(struct vt_html *html, struct vt_str text)
{
    size_t done = 0, at = 0;
    while (at < text.len_bytes) {
        size_t end = at;
        while (end < text.len_bytes && text.ptr[end] == '*')
            end++;
        if (end > at && is_star_run(text, at, end)) {
            vt_html_text(html, vt_str_n(text.ptr + done, at - done));
            vt_html_element(html, "span", vt_str_n(text.ptr + at, end - at), "class", "star", NULL);
            done = end;
        }
        at = end > at ? end : at + 1;
    }
    vt_html_text(html, vt_str_n(text.ptr + done, text.len_bytes - done));
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
        write_words(&at->page->html, vt_str_n(at->text.ptr + from, begin - from));
        write_mention(at, mention, begin, stop);
        from = stop;
        if (end > to)
            break;
        at->mention++;
    }
    write_words(&at->page->html, vt_str_n(at->text.ptr + from, to - from));
}

static bool is_heading(const json_t *unit, size_t len_bytes)
{
    enum { LONGEST = 240 };
    return unit != NULL && vt_unit_is_large(unit) && len_bytes <= LONGEST;
}

static void write_anchor(struct cursor *at, const char *id)
{
    vt_html_element(&at->page->html, "span", VT_STR_EMPTY, "id", id, NULL);
}

/* Fields and further units ("Điều 3. 1. a)") that begin in the line. */
static void write_line_anchors(struct cursor *at, size_t to)
{
    const json_t *unit;
    while ((unit = json_array_get(at->units, at->unit)) != NULL && text_start(unit) < to) {
        write_anchor(at, vt_page_copy(at->page, vt_json_get_str(unit, "eid")));
        at->unit++;
    }
    for (; at->field < at->field_count && at->fields[at->field].start < to; at->field++)
        write_anchor(at, vt_page_format(at->page, "f-%s", at->fields[at->field].field));
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
    write_line_anchors(at, to);
    write_line_text(at, from, to);
    vt_html_close(html, tag);
}

static bool is_blank(struct vt_str line)
{
    return vt_str_trim(line).len_bytes == 0;
}

static int compare_places(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

bool vt_field_place(const json_t *document, const char *field, size_t *ret_start)
{
    const json_t *evidence = json_object_get(json_object_get(document, "evidence"), field);
    int64_t begin = vt_json_get_int(document, "byte_start", 0);
    int64_t start = vt_json_get_int(evidence, "byte_start", -1) - begin;
    start =
        vt_json_get_int(evidence, "text_start", start); /* the file's bytes are not the text's */
    if (start < 0 || (size_t)start >= vt_json_get_str(document, "text").len_bytes)
        return false;
    *ret_start = (size_t)start;
    return true;
}

static void collect_fields(struct cursor *at, const json_t *document)
{
    json_t *evidence = json_object_get(document, "evidence");
    for (void *member = json_object_iter(evidence); member != NULL && at->field_count < FIELDS_MAX;
         member = json_object_iter_next(evidence, member)) {
        struct place place = {.field = json_object_iter_key(member)};
        if (vt_field_place(document, place.field, &place.start))
            at->fields[at->field_count++] = place;
    }
    if (at->field_count > 1)
        qsort(at->fields, at->field_count, sizeof *at->fields, compare_places);
}

void vt_page_sheet(struct vt_page *page, const json_t *document)
{
    struct cursor at = {.page = page,
                        .text = vt_json_get_str(document, "text"),
                        .units = json_object_get(document, "outline"),
                        .mentions = json_object_get(document, "mentions")};
    collect_fields(&at, document);
    vt_html_open(&page->html, "div", "class", "sheet", "lang", "vi", NULL);
    vt_html_open(&page->html, "div", "class", "leaf", NULL);
    size_t from = 0, leaf = 0;
    while (from < at.text.len_bytes) {
        if (from - leaf > LEAF_BYTES) {
            vt_html_close(&page->html, "div");
            vt_html_open(&page->html, "div", "class", "leaf", NULL);
            leaf = from;
        }
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
    vt_html_close(&page->html, "div");
}
