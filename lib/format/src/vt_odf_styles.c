#include "vt_odf_styles.h"

#include <stdlib.h>

enum {
    MOST_STYLES = 20000,
    MOST_FACES = 1000,
    LONGEST_CHAIN = 16, /* of styles that have others as their parents */
};

struct face {
    struct vt_str name;
    struct vt_font font;
};

/* What a style says itself. */
struct style {
    char family;        /* first letter: paragraph, text, table … */
    struct vt_str name; /* "": the default of the family */
    struct vt_str parent;
    struct vt_font font;
    bool has_font;
    bool has_hidden, is_hidden;
    bool has_raised, is_raised;
    bool has_upper, is_upper;
};

struct vt_odf_styles {
    struct vt_arena *arena;
    struct face *faces;
    size_t face_count;
    struct style *items; /* by family and name, once finished */
    size_t count;
};

struct vt_odf_styles *vt_odf_styles_new(struct vt_arena *arena)
{
    struct vt_odf_styles *styles = VT_ARENA_NEW(arena, struct vt_odf_styles);
    if (styles == NULL)
        return NULL;
    styles->arena = arena;
    styles->faces = vt_arena_array(arena, MOST_FACES, sizeof *styles->faces);
    styles->items = vt_arena_array(arena, MOST_STYLES, sizeof *styles->items);
    return styles->faces == NULL || styles->items == NULL ? NULL : styles;
}

/* ---- reading ---- */

static struct vt_font font_of_family(struct vt_str family)
{
    while (family.len_bytes > 0 && strchr("'\"", family.ptr[0]) != NULL)
        family = vt_str_n(family.ptr + 1, family.len_bytes - 1);
    return vt_font_of(family);
}

static void add_face(struct vt_odf_styles *styles, struct vt_xml *xml)
{
    char room[VT_XML_VALUE_BYTES];
    if (styles->face_count == MOST_FACES)
        return;
    styles->faces[styles->face_count++] = (struct face){
        vt_xml_attribute_in(xml, "name", styles->arena),
        font_of_family(vt_xml_attribute(xml, "font-family", room)),
    };
}

static struct vt_font font_of_face(const struct vt_odf_styles *styles, struct vt_str name)
{
    for (size_t i = styles->face_count; i-- > 0;)
        if (vt_str_eq(styles->faces[i].name, name))
            return styles->faces[i].font;
    return vt_font_of(name);
}

static void begin_style(struct vt_odf_styles *styles, struct vt_xml *xml)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str family = vt_xml_attribute(xml, "family", room);
    struct style *style = &styles->items[styles->count++];
    *style = (struct style){.family = family.len_bytes == 0 ? '\0' : family.ptr[0],
                            .name = vt_xml_attribute_in(xml, "name", styles->arena),
                            .parent = vt_xml_attribute_in(xml, "parent-style-name", styles->arena)};
    /* "table-cell", "table-row": sheets only are looked for. */
    if (style->family == 't' && family.len_bytes > 5)
        style->family = '\0';
    if (vt_str_eq(family, VT_STR("table")))
        style->family = 'T';
}

static void read_text_properties(const struct vt_odf_styles *styles, struct vt_xml *xml,
                                 struct style *style)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str value = vt_xml_attribute(xml, "font-name", room);
    if (value.len_bytes > 0) {
        style->has_font = true;
        style->font = font_of_face(styles, value);
    } else if ((value = vt_xml_attribute(xml, "font-family", room)).len_bytes > 0) {
        style->has_font = true;
        style->font = font_of_family(value);
    }
    value = vt_xml_attribute(xml, "display", room);
    style->has_hidden = value.len_bytes > 0;
    style->is_hidden = vt_str_eq(value, VT_STR("none"));
    value = vt_xml_attribute(xml, "text-position", room); /* "super 58%", "33% 58%" */
    style->has_raised = value.len_bytes > 0;
    style->is_raised = vt_str_starts(value, VT_STR("super")) || strtol(value.ptr, NULL, 10) > 0;
    value = vt_xml_attribute(xml, "text-transform", room);
    style->has_upper = value.len_bytes > 0;
    style->is_upper = vt_str_eq(value, VT_STR("uppercase"));
}

static void read_table_properties(struct vt_xml *xml, struct style *style)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str value = vt_xml_attribute(xml, "display", room);
    style->has_hidden = value.len_bytes > 0;
    style->is_hidden = vt_str_eq(value, VT_STR("false"));
}

static void read_element(struct vt_odf_styles *styles, struct vt_xml *xml, struct style **style)
{
    switch (xml->element) {
    case VT_ODF_FONT_FACE:
        add_face(styles, xml);
        break;
    case VT_ODF_STYLE:
    case VT_ODF_DEFAULT_STYLE:
        *style = NULL;
        if (styles->count < MOST_STYLES) {
            begin_style(styles, xml);
            *style = &styles->items[styles->count - 1];
        }
        break;
    case VT_ODF_TEXT_PROPERTIES:
        if (*style != NULL)
            read_text_properties(styles, xml, *style);
        break;
    case VT_ODF_TABLE_PROPERTIES:
        if (*style != NULL)
            read_table_properties(xml, *style);
        break;
    case VT_ODF_LIST_STYLE: /* the text properties inside are of its numbers */
    case VT_ODF_OUTLINE_STYLE:
    case VT_ODF_DROPPED:
        vt_xml_skip(xml);
        break;
    default:
        break;
    }
}

int vt_odf_styles_read(struct vt_odf_styles *styles, struct vt_str part, struct vt_error *err)
{
    if (part.len_bytes == 0)
        return VT_OK;
    VT_AUTOXML reader = vt_xml_open(part);
    if (reader == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the styles");
    struct vt_xml xml = {.reader = reader, .vocabulary = vt_odf_vocabulary};
    struct style *style = NULL;
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN ||
            (event == VT_XML_START && xml.element == VT_ODF_BODY))
            return VT_OK;
        if (event == VT_XML_START)
            read_element(styles, &xml, &style);
    }
}

static int by_name(const void *a, const void *b)
{
    const struct style *x = a, *y = b;
    return x->family != y->family ? x->family - y->family : vt_str_compare(x->name, y->name);
}

void vt_odf_styles_finish(struct vt_odf_styles *styles)
{
    qsort(styles->items, styles->count, sizeof *styles->items, by_name);
}

/* ---- looking up ---- */

static const struct style *find(const struct vt_odf_styles *styles, char family, struct vt_str name)
{
    struct style key = {.family = family, .name = name};
    return styles->count == 0
               ? NULL
               : bsearch(&key, styles->items, styles->count, sizeof *styles->items, by_name);
}

/* The style nearest to the text decides, each thing for itself. */
static struct vt_odf_look look_of(const struct vt_odf_styles *styles, char family,
                                  struct vt_str name, struct vt_odf_look look)
{
    bool has_font = false, has_hidden = false, has_raised = false, has_upper = false;
    for (int step = 0; step < LONGEST_CHAIN; step++) {
        const struct style *style = find(styles, family, name);
        if (style == NULL)
            break;
        if (style->has_font && !has_font)
            look.run.font = style->font;
        if (style->has_hidden && !has_hidden)
            look.is_hidden = style->is_hidden;
        if (style->has_raised && !has_raised)
            look.run.is_raised = style->is_raised;
        if (style->has_upper && !has_upper)
            look.run.is_upper = style->is_upper;
        has_font = has_font || style->has_font;
        has_hidden = has_hidden || style->has_hidden;
        has_raised = has_raised || style->has_raised;
        has_upper = has_upper || style->has_upper;
        if (name.len_bytes == 0)
            break;
        name = style->parent;
    }
    return look;
}

struct vt_odf_look vt_odf_paragraph_look(const struct vt_odf_styles *styles, struct vt_str style)
{
    return look_of(styles, 'p', style, (struct vt_odf_look){.is_hidden = false});
}

struct vt_odf_look vt_odf_span_look(const struct vt_odf_styles *styles, struct vt_str style,
                                    struct vt_odf_look around)
{
    return look_of(styles, 't', style, around);
}

bool vt_odf_table_is_hidden(const struct vt_odf_styles *styles, struct vt_str style)
{
    return look_of(styles, 'T', style, (struct vt_odf_look){.is_hidden = false}).is_hidden;
}
