#include "vt_docx_numbering.h"

#include <stdlib.h>

#include "vt_docx_xml.h"
#include "vt_number_format.h"

enum { MOST_LISTS = 4000, LARGEST_START = 1000000 };

struct level {
    struct vt_str text; /* "Điều %1." */
    struct vt_str style_id;
    enum vt_number_format format;
    int start;
    int restart; /* this level starts anew after a level below this one; 0: never */
    bool is_legal;
};

/* An abstract definition: the numbers that share it count on together. */
struct list {
    int id;
    struct vt_str style_link; /* it is the list of this style */
    struct vt_str defined_as; /* it is whatever list has this style_link */
    struct level *levels;     /* VT_DOCX_LEVELS; NULL until one is defined */
    int count[VT_DOCX_LEVELS];
    bool started[VT_DOCX_LEVELS];
};

/* What paragraphs refer to. */
struct number {
    int id;
    int list_id;
    int start_override[VT_DOCX_LEVELS]; /* VT_DOCX_UNSET */
    bool is_used;
};

struct vt_docx_numbering {
    struct list *lists;
    size_t list_count;
    struct number *numbers;
    size_t number_count;
};

/* ---- reading ---- */

struct reading {
    struct vt_arena *arena;
    struct vt_docx_numbering *numbering;
    struct list *list;     /* being defined, or NULL */
    struct number *number; /* being defined, or NULL */
    struct level *level;   /* of the list, or NULL */
    int override_level;
};

static void begin_list(struct reading *reading, struct vt_xml *xml)
{
    struct vt_docx_numbering *numbering = reading->numbering;
    *reading = (struct reading){.arena = reading->arena, .numbering = numbering};
    struct level *levels = numbering->list_count == MOST_LISTS
                               ? NULL
                               : vt_arena_array(reading->arena, VT_DOCX_LEVELS, sizeof *levels);
    if (levels == NULL)
        return;
    for (int i = 0; i < VT_DOCX_LEVELS; i++)
        levels[i] = (struct level){
            .text = VT_STR_EMPTY, .style_id = VT_STR_EMPTY, .start = 0, .restart = i};
    reading->list = &numbering->lists[numbering->list_count++];
    *reading->list = (struct list){
        .id = vt_xml_number(xml, "abstractNumId", 0, INT32_MAX, VT_DOCX_UNSET),
        .style_link = VT_STR_EMPTY,
        .defined_as = VT_STR_EMPTY,
        .levels = levels,
    };
}

static void begin_number(struct reading *reading, struct vt_xml *xml)
{
    struct vt_docx_numbering *numbering = reading->numbering;
    *reading = (struct reading){.arena = reading->arena, .numbering = numbering};
    if (numbering->number_count == MOST_LISTS)
        return;
    reading->number = &numbering->numbers[numbering->number_count++];
    reading->number->id = vt_xml_number(xml, "numId", 1, INT32_MAX, VT_DOCX_UNSET);
    reading->number->list_id = VT_DOCX_UNSET;
    for (int i = 0; i < VT_DOCX_LEVELS; i++)
        reading->number->start_override[i] = VT_DOCX_UNSET;
}

static void read_level_property(struct reading *reading, struct vt_xml *xml)
{
    struct level *level = reading->level;
    if (level == NULL)
        return;
    char room[VT_XML_VALUE_BYTES];
    switch (xml->element) {
    case VT_W_START:
        level->start = vt_xml_number(xml, "val", 0, LARGEST_START, 1);
        break;
    case VT_W_NUM_FORMAT:
        level->format = vt_number_format_of(vt_xml_attribute(xml, "val", room));
        break;
    case VT_W_LEVEL_TEXT:
        level->text = vt_xml_attribute_in(xml, "val", reading->arena);
        break;
    case VT_W_LEVEL_RESTART:
        level->restart = vt_xml_number(xml, "val", 0, VT_DOCX_LEVELS, level->restart);
        break;
    case VT_W_IS_LEGAL:
        level->is_legal = vt_docx_is_on(xml);
        break;
    case VT_W_PARAGRAPH_STYLE:
        level->style_id = vt_xml_attribute_in(xml, "val", reading->arena);
        break;
    default:
        break;
    }
}

static void read_number_property(struct reading *reading, struct vt_xml *xml)
{
    switch (xml->element) {
    case VT_W_ABSTRACT_NUM_ID:
        reading->number->list_id = vt_xml_number(xml, "val", 0, INT32_MAX, VT_DOCX_UNSET);
        break;
    case VT_W_LEVEL_OVERRIDE:
        reading->override_level = vt_xml_number(xml, "ilvl", 0, VT_DOCX_LEVELS - 1, 0);
        break;
    case VT_W_START_OVERRIDE:
        reading->number->start_override[reading->override_level] =
            vt_xml_number(xml, "val", 0, LARGEST_START, VT_DOCX_UNSET);
        break;
    default:
        break;
    }
}

static void read_element(struct reading *reading, struct vt_xml *xml)
{
    if (xml->element == VT_W_ABSTRACT_NUM)
        begin_list(reading, xml);
    else if (xml->element == VT_W_NUM)
        begin_number(reading, xml);
    else if (reading->number != NULL)
        read_number_property(reading, xml);
    else if (reading->list == NULL)
        return;
    else if (xml->element == VT_W_LEVEL)
        reading->level =
            &reading->list->levels[vt_xml_number(xml, "ilvl", 0, VT_DOCX_LEVELS - 1, 0)];
    else if (xml->element == VT_W_STYLE_LINK)
        reading->list->style_link = vt_xml_attribute_in(xml, "val", reading->arena);
    else if (xml->element == VT_W_NUM_STYLE_LINK)
        reading->list->defined_as = vt_xml_attribute_in(xml, "val", reading->arena);
    else
        read_level_property(reading, xml);
}

static int by_list_id(const void *a, const void *b)
{
    int left = ((const struct list *)a)->id, right = ((const struct list *)b)->id;
    return (left > right) - (left < right);
}

static int by_number_id(const void *a, const void *b)
{
    int left = ((const struct number *)a)->id, right = ((const struct number *)b)->id;
    return (left > right) - (left < right);
}

int vt_docx_numbering_read(struct vt_arena *arena, struct vt_str part,
                           struct vt_docx_numbering **ret, struct vt_error *err)
{
    struct vt_docx_numbering *numbering = VT_ARENA_NEW(arena, struct vt_docx_numbering);
    if (numbering == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the numbering");
    *ret = numbering;
    if (part.len_bytes == 0)
        return VT_OK;
    numbering->lists = vt_arena_array(arena, MOST_LISTS, sizeof *numbering->lists);
    numbering->numbers = vt_arena_array(arena, MOST_LISTS, sizeof *numbering->numbers);
    VT_AUTOXML reader = vt_xml_open(part);
    if (numbering->lists == NULL || numbering->numbers == NULL || reader == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the numbering");
    struct vt_xml xml = {.reader = reader, .vocabulary = vt_docx_vocabulary};
    struct reading reading = {.arena = arena, .numbering = numbering};
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN)
            break;
        if (event == VT_XML_START)
            read_element(&reading, &xml);
    }
    qsort(numbering->lists, numbering->list_count, sizeof *numbering->lists, by_list_id);
    qsort(numbering->numbers, numbering->number_count, sizeof *numbering->numbers, by_number_id);
    return VT_OK;
}

/* ---- counting ---- */

static struct list *find_list(const struct vt_docx_numbering *numbering, int id)
{
    struct list key = {.id = id};
    struct list *list = numbering->list_count == 0
                            ? NULL
                            : bsearch(&key, numbering->lists, numbering->list_count,
                                      sizeof *numbering->lists, by_list_id);
    if (list == NULL || list->defined_as.len_bytes == 0)
        return list;
    for (size_t i = 0; i < numbering->list_count; i++)
        if (vt_str_eq(numbering->lists[i].style_link, list->defined_as))
            return &numbering->lists[i];
    return list;
}

/* Numbers with starts of their own begin anew where they are first used. */
static void apply_overrides(struct list *list, struct number *number)
{
    if (number->is_used)
        return;
    number->is_used = true;
    for (int i = 0; i < VT_DOCX_LEVELS; i++) {
        if (number->start_override[i] == VT_DOCX_UNSET)
            continue;
        list->count[i] = number->start_override[i] - 1;
        list->started[i] = true;
    }
}

static void count_paragraph(struct list *list, int level)
{
    for (int i = 0; i < level; i++) {
        if (!list->started[i])
            list->count[i] = list->levels[i].start;
        list->started[i] = true;
    }
    list->count[level] = list->started[level] ? list->count[level] + 1 : list->levels[level].start;
    list->started[level] = true;
    for (int i = level + 1; i < VT_DOCX_LEVELS; i++)
        if (level < list->levels[i].restart)
            list->started[i] = false;
}

static void add_label(const struct list *list, int level, struct vt_buf *buf)
{
    const struct level *shown = &list->levels[level];
    if (shown->format == VT_NUMBER_BULLET) {
        vt_number_format_bullet(shown->text, buf);
        return;
    }
    for (size_t i = 0; i < shown->text.len_bytes; i++) {
        char c = shown->text.ptr[i];
        char next = i + 1 < shown->text.len_bytes ? shown->text.ptr[i + 1] : '\0';
        if (c != '%' || next < '1' || next > '9') {
            vt_buf_add_c(buf, c);
            continue;
        }
        int counted = next - '1';
        enum vt_number_format format =
            shown->is_legal && counted < level ? VT_NUMBER_DECIMAL : list->levels[counted].format;
        vt_number_format_add(list->count[counted], format, buf);
        i++;
    }
}

static int level_of_style(const struct list *list, struct vt_str style_id)
{
    for (int i = 0; style_id.len_bytes > 0 && i < VT_DOCX_LEVELS; i++)
        if (vt_str_eq(list->levels[i].style_id, style_id))
            return i;
    return 0;
}

void vt_docx_number(struct vt_docx_numbering *numbering, int num_id, int level,
                    struct vt_str style_id, struct vt_buf *buf)
{
    struct number key = {.id = num_id};
    struct number *number = numbering->number_count == 0
                                ? NULL
                                : bsearch(&key, numbering->numbers, numbering->number_count,
                                          sizeof *numbering->numbers, by_number_id);
    struct list *list = number == NULL ? NULL : find_list(numbering, number->list_id);
    if (list == NULL)
        return;
    if (level == VT_DOCX_UNSET)
        level = level_of_style(list, style_id);
    apply_overrides(list, number);
    count_paragraph(list, level);
    add_label(list, level, buf);
}
