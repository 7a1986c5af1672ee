#include "vt_docx_styles.h"

#include <stdlib.h>
#include <strings.h>

#include "vt_docx_xml.h"

enum {
    MOST_STYLES = 4000,
    LONGEST_CHAIN = 16, /* of styles based on one another */
};

static struct vt_docx_style unset_style(void)
{
    return (struct vt_docx_style){.id = VT_STR_EMPTY,
                                  .based_on = VT_STR_EMPTY,
                                  .num_id = VT_DOCX_UNSET,
                                  .level = VT_DOCX_UNSET,
                                  .outline_level = VT_DOCX_UNSET};
}

static void read_property(struct vt_arena *arena, struct vt_xml *xml, struct vt_docx_style *style)
{
    switch (xml->element) {
    case VT_W_NAME:
        style->is_contents =
            strncasecmp(vt_xml_attribute_in(xml, "val", arena).ptr, "toc ", 4) == 0;
        break;
    case VT_W_BASED_ON:
        style->based_on = vt_xml_attribute_in(xml, "val", arena);
        break;
    case VT_W_NUM_ID:
        style->num_id = vt_xml_number(xml, "val", 0, INT32_MAX, VT_DOCX_UNSET);
        break;
    case VT_W_ILVL:
        style->level = vt_xml_number(xml, "val", 0, VT_DOCX_LEVELS - 1, VT_DOCX_UNSET);
        break;
    case VT_W_OUTLINE_LEVEL:
        style->outline_level = vt_xml_number(xml, "val", 0, VT_DOCX_LEVELS, VT_DOCX_UNSET);
        break;
    case VT_W_RUN_FONTS:
        style->has_font = true;
        vt_docx_read_fonts(xml, &style->font);
        break;
    default:
        break;
    }
}

static void begin_style(struct vt_arena *arena, struct vt_xml *xml, struct vt_docx_styles *styles)
{
    char room[VT_XML_VALUE_BYTES], type[VT_XML_VALUE_BYTES];
    struct vt_docx_style *style = &styles->items[styles->count++];
    *style = unset_style();
    style->id = vt_xml_attribute_in(xml, "styleId", arena);
    struct vt_str is_default = vt_xml_attribute(xml, "default", room);
    if ((vt_str_eq(is_default, VT_STR("1")) || vt_str_eq(is_default, VT_STR("true"))) &&
        vt_str_eq(vt_xml_attribute(xml, "type", type), VT_STR("paragraph")))
        styles->plain = style->id;
}

static int by_id(const void *a, const void *b)
{
    return vt_str_compare(((const struct vt_docx_style *)a)->id,
                          ((const struct vt_docx_style *)b)->id);
}

int vt_docx_styles_read(struct vt_arena *arena, struct vt_str part, struct vt_docx_styles *ret,
                        struct vt_error *err)
{
    *ret = (struct vt_docx_styles){.plain = VT_STR_EMPTY};
    if (part.len_bytes == 0)
        return VT_OK;
    VT_AUTOXML reader = vt_xml_open(part);
    struct vt_docx_styles styles = {.plain = VT_STR_EMPTY};
    styles.items = vt_arena_array(arena, MOST_STYLES, sizeof *styles.items);
    if (reader == NULL || styles.items == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the styles");
    struct vt_xml xml = {.reader = reader, .vocabulary = vt_docx_vocabulary};
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN ||
            (xml.element == VT_W_STYLE && styles.count == MOST_STYLES))
            break;
        if (event != VT_XML_START)
            continue;
        if (xml.element == VT_W_STYLE)
            begin_style(arena, &xml, &styles);
        else if (styles.count > 0)
            read_property(arena, &xml, &styles.items[styles.count - 1]);
        else if (xml.element == VT_W_RUN_FONTS) /* of the document's defaults */
            vt_docx_read_fonts(&xml, &styles.font);
    }
    qsort(styles.items, styles.count, sizeof *styles.items, by_id);
    *ret = styles;
    return VT_OK;
}

static const struct vt_docx_style *find(const struct vt_docx_styles *styles, struct vt_str id)
{
    struct vt_docx_style key = {.id = id};
    return styles->count == 0
               ? NULL
               : bsearch(&key, styles->items, styles->count, sizeof *styles->items, by_id);
}

struct vt_docx_style vt_docx_style_of(const struct vt_docx_styles *styles, struct vt_str id)
{
    struct vt_docx_style result = unset_style();
    for (int step = 0; step < LONGEST_CHAIN && id.len_bytes > 0; step++) {
        const struct vt_docx_style *style = find(styles, id);
        if (style == NULL)
            break;
        if (step == 0) {
            result.id = style->id;
            result.is_contents = style->is_contents;
        }
        if (result.num_id == VT_DOCX_UNSET)
            result.num_id = style->num_id;
        if (result.level == VT_DOCX_UNSET)
            result.level = style->level;
        if (result.outline_level == VT_DOCX_UNSET)
            result.outline_level = style->outline_level;
        id = style->based_on;
    }
    return result;
}

struct vt_font vt_docx_font_of(const struct vt_docx_styles *styles, struct vt_str id)
{
    if (id.len_bytes == 0)
        id = styles->plain;
    for (int step = 0; step < LONGEST_CHAIN && id.len_bytes > 0; step++) {
        const struct vt_docx_style *style = find(styles, id);
        if (style == NULL)
            break;
        if (style->has_font)
            return style->font;
        id = style->based_on;
    }
    return styles->font;
}

void vt_docx_read_fonts(struct vt_xml *xml, struct vt_font *font)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str name = vt_xml_attribute(xml, "hAnsi", room);
    if (name.len_bytes == 0)
        name = vt_xml_attribute(xml, "ascii", room);
    if (name.len_bytes > 0)
        *font = vt_font_of(name);
}
