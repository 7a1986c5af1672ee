#include "vt_odf_lists.h"

#include "vt_number_format.h"

enum {
    MOST_LIST_STYLES = 4000,
    MOST_COUNTS = 512, /* of lists that may be gone on with: the latest */
    LARGEST_START = 1000000,
};

struct level {
    struct vt_str prefix, suffix, bullet;
    enum vt_number_format format;
    int start;
    int shown_levels; /* "1.2.3": how many */
};

/* NULL levels: nothing is known, so nothing is shown. */
struct list_style {
    struct vt_str name;
    struct level *levels;
};

/* Of one list, however often it is interrupted. */
struct counts {
    struct vt_str style;
    int value[VT_ODF_LEVELS];
    bool started[VT_ODF_LEVELS];
};

struct known_list {
    struct vt_str id;
    struct counts *counts;
};

struct vt_odf_lists {
    struct vt_arena *arena;
    struct list_style *styles;
    size_t style_count;
    struct list_style outline;
    struct counts outline_counts;
    struct known_list known[MOST_COUNTS];
    size_t known_count; /* ever; the latest stand in known, round and round */
    struct counts *counts;
    const struct list_style *level_styles[VT_ODF_LEVELS]; /* of the lists that are open */
    unsigned depth;
    int item_start;   /* of the item just begun, or -1 */
    bool item_is_due; /* its first paragraph is still to come */
};

struct vt_odf_lists *vt_odf_lists_new(struct vt_arena *arena)
{
    struct vt_odf_lists *lists = VT_ARENA_NEW(arena, struct vt_odf_lists);
    if (lists == NULL)
        return NULL;
    lists->arena = arena;
    lists->styles = vt_arena_array(arena, MOST_LIST_STYLES, sizeof *lists->styles);
    return lists->styles == NULL ? NULL : lists;
}

/* ---- definitions ---- */

static enum vt_number_format format_of(struct vt_str sign)
{
    static const struct {
        char sign;
        enum vt_number_format format;
    } FORMATS[] = {{'1', VT_NUMBER_DECIMAL},
                   {'a', VT_NUMBER_LOWER_LETTER},
                   {'A', VT_NUMBER_UPPER_LETTER},
                   {'i', VT_NUMBER_LOWER_ROMAN},
                   {'I', VT_NUMBER_UPPER_ROMAN}};
    for (size_t i = 0; i < VT_ARRAY_LEN(FORMATS); i++)
        if (sign.len_bytes > 0 && sign.ptr[0] == FORMATS[i].sign)
            return FORMATS[i].format;
    return sign.len_bytes == 0 ? VT_NUMBER_NONE : VT_NUMBER_DECIMAL;
}

static bool begin_style(struct vt_odf_lists *lists, struct list_style *style, struct vt_str name)
{
    *style = (struct list_style){
        name, vt_arena_array(lists->arena, VT_ODF_LEVELS, sizeof *style->levels)};
    for (int i = 0; style->levels != NULL && i < VT_ODF_LEVELS; i++)
        style->levels[i].format = VT_NUMBER_NONE;
    return style->levels != NULL;
}

static void read_level(const struct vt_odf_lists *lists, struct vt_xml *xml,
                       struct list_style *style)
{
    char room[VT_XML_VALUE_BYTES];
    int number = vt_xml_number(xml, "level", 1, VT_ODF_LEVELS, 0);
    if (style == NULL || style->levels == NULL || number == 0)
        return;
    struct level *level = &style->levels[number - 1];
    level->prefix = vt_xml_attribute_in(xml, "num-prefix", lists->arena);
    level->suffix = vt_xml_attribute_in(xml, "num-suffix", lists->arena);
    level->bullet = vt_xml_attribute_in(xml, "bullet-char", lists->arena);
    level->start = vt_xml_number(xml, "start-value", 0, LARGEST_START, 1);
    level->shown_levels = vt_xml_number(xml, "display-levels", 1, VT_ODF_LEVELS, 1);
    level->format = xml->element == VT_ODF_BULLET_LEVEL
                        ? VT_NUMBER_BULLET
                        : format_of(vt_xml_attribute(xml, "num-format", room));
}

int vt_odf_lists_read(struct vt_odf_lists *lists, struct vt_str part, struct vt_error *err)
{
    if (part.len_bytes == 0)
        return VT_OK;
    VT_AUTOXML reader = vt_xml_open(part);
    if (reader == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the lists");
    struct vt_xml xml = {.reader = reader, .vocabulary = vt_odf_vocabulary};
    struct list_style *style = NULL;
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN ||
            (event == VT_XML_START && xml.element == VT_ODF_BODY))
            return VT_OK;
        if (event != VT_XML_START)
            continue;
        if (xml.element == VT_ODF_OUTLINE_STYLE) {
            style = &lists->outline;
            begin_style(lists, style, VT_STR_EMPTY);
        } else if (xml.element == VT_ODF_LIST_STYLE && lists->style_count < MOST_LIST_STYLES) {
            style = &lists->styles[lists->style_count];
            struct vt_str name = vt_xml_attribute_in(&xml, "name", lists->arena);
            lists->style_count += begin_style(lists, style, name);
        } else if (xml.element == VT_ODF_NUMBER_LEVEL || xml.element == VT_ODF_BULLET_LEVEL) {
            read_level(lists, &xml, style);
        }
    }
}

/* ---- lists ---- */

static const struct list_style *find_style(const struct vt_odf_lists *lists, struct vt_str name)
{
    for (size_t i = lists->style_count; i-- > 0;)
        if (vt_str_eq(lists->styles[i].name, name))
            return &lists->styles[i];
    return NULL;
}

static struct known_list *latest(struct vt_odf_lists *lists, size_t age)
{
    return &lists->known[(lists->known_count - 1 - age) % MOST_COUNTS];
}

static struct counts *find_counts(struct vt_odf_lists *lists, struct vt_str id, struct vt_str style)
{
    for (size_t age = 0; age < lists->known_count && age < MOST_COUNTS; age++) {
        const struct known_list *known = latest(lists, age);
        if (id.len_bytes > 0 ? vt_str_eq(known->id, id) : vt_str_eq(known->counts->style, style))
            return known->counts;
    }
    return NULL;
}

static struct counts *new_counts(struct vt_odf_lists *lists, struct vt_str style)
{
    struct counts *counts = VT_ARENA_NEW(lists->arena, struct counts);
    if (counts != NULL)
        counts->style = style;
    return counts;
}

static void begin_outermost(struct vt_odf_lists *lists, struct vt_xml *xml)
{
    char id_room[VT_XML_VALUE_BYTES], on_room[VT_XML_VALUE_BYTES];
    struct vt_str style = vt_xml_attribute_in(xml, "style-name", lists->arena);
    struct vt_str before = vt_xml_attribute(xml, "continue-list", id_room);
    bool goes_on = vt_str_eq(vt_xml_attribute(xml, "continue-numbering", on_room), VT_STR("true"));
    struct counts *counts = NULL;
    if (before.len_bytes > 0 || goes_on)
        counts = find_counts(lists, before, style);
    if (counts == NULL)
        counts = new_counts(lists, style);
    lists->counts = counts;
    if (counts == NULL)
        return;
    lists->known[lists->known_count++ % MOST_COUNTS] =
        (struct known_list){vt_xml_attribute_in(xml, "id", lists->arena), counts};
}

void vt_odf_list_begin(struct vt_odf_lists *lists, struct vt_xml *xml)
{
    char room[VT_XML_VALUE_BYTES];
    if (lists->depth++ == 0)
        begin_outermost(lists, xml);
    if (lists->depth > VT_ODF_LEVELS)
        return;
    struct vt_str name = vt_xml_attribute(xml, "style-name", room);
    const struct list_style *outer =
        lists->depth > 1 ? lists->level_styles[lists->depth - 2] : NULL;
    lists->level_styles[lists->depth - 1] = name.len_bytes > 0 ? find_style(lists, name) : outer;
    lists->item_is_due = false;
}

void vt_odf_list_end(struct vt_odf_lists *lists)
{
    if (lists->depth > 0)
        lists->depth--;
    lists->item_is_due = false;
}

void vt_odf_list_item(struct vt_odf_lists *lists, struct vt_xml *xml)
{
    lists->item_start = vt_xml_number(xml, "start-value", 0, LARGEST_START, -1);
    lists->item_is_due = true;
}

void vt_odf_list_header(struct vt_odf_lists *lists)
{
    lists->item_is_due = false;
}

/* ---- labels ---- */

/* Count a paragraph at a level, from 0; start: where it says so itself, or -1. */
static void count(const struct list_style *style, struct counts *counts, unsigned level, int start)
{
    if (start >= 0)
        counts->value[level] = start;
    else if (counts->started[level])
        counts->value[level]++;
    else
        counts->value[level] = style->levels[level].start;
    counts->started[level] = true;
    for (unsigned i = level + 1; i < VT_ODF_LEVELS; i++)
        counts->started[i] = false;
}

static void add_label(const struct list_style *style, const struct counts *counts, unsigned level,
                      struct vt_buf *buf)
{
    const struct level *last = &style->levels[level];
    if (last->format == VT_NUMBER_BULLET) {
        vt_number_format_bullet(last->bullet, buf);
        return;
    }
    if (last->format == VT_NUMBER_NONE)
        return;
    vt_buf_add(buf, last->prefix);
    unsigned shown = (unsigned)last->shown_levels;
    for (unsigned i = shown > level ? 0 : level + 1 - shown; i <= level; i++) {
        if (style->levels[i].format == VT_NUMBER_NONE ||
            style->levels[i].format == VT_NUMBER_BULLET)
            continue;
        int value = counts->started[i] ? counts->value[i] : style->levels[i].start;
        vt_number_format_add(value, style->levels[i].format, buf);
        if (i < level)
            vt_buf_add_c(buf, '.');
    }
    vt_buf_add(buf, last->suffix);
}

void vt_odf_list_label(struct vt_odf_lists *lists, struct vt_buf *buf)
{
    if (!lists->item_is_due || lists->depth == 0 || lists->depth > VT_ODF_LEVELS)
        return;
    lists->item_is_due = false;
    unsigned level = lists->depth - 1;
    const struct list_style *style = lists->level_styles[level];
    if (style == NULL || lists->counts == NULL)
        return;
    count(style, lists->counts, level, lists->item_start);
    add_label(style, lists->counts, level, buf);
}

void vt_odf_outline_label(struct vt_odf_lists *lists, int level, struct vt_buf *buf)
{
    const struct list_style *style = &lists->outline;
    if (style->levels == NULL || level < 1 || level > VT_ODF_LEVELS ||
        style->levels[level - 1].format == VT_NUMBER_NONE)
        return;
    count(style, &lists->outline_counts, (unsigned)level - 1, -1);
    add_label(style, &lists->outline_counts, (unsigned)level - 1, buf);
}
