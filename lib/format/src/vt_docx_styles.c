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

static struct vt_str attribute_in(struct vt_arena *arena, struct vt_xml *xml, const char *name)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str copy = vt_arena_copy(arena, vt_xml_attribute(xml, name, room));
    return copy.ptr == NULL ? VT_STR_EMPTY : copy;
}

static void read_property(struct vt_arena *arena, struct vt_xml *xml, struct vt_docx_style *style)
{
    switch (xml->element) {
    case VT_W_NAME:
        style->is_contents = strncasecmp(attribute_in(arena, xml, "val").ptr, "toc ", 4) == 0;
        break;
    case VT_W_BASED_ON:
        style->based_on = attribute_in(arena, xml, "val");
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
    default:
        break;
    }
}

static int by_id(const void *a, const void *b)
{
    return vt_str_compare(((const struct vt_docx_style *)a)->id,
                          ((const struct vt_docx_style *)b)->id);
}

int vt_docx_styles_read(struct vt_arena *arena, struct vt_str part, struct vt_docx_styles *ret,
                        struct vt_error *err)
{
    *ret = (struct vt_docx_styles){NULL, 0};
    if (part.len_bytes == 0)
        return VT_OK;
    VT_AUTOXML reader = vt_xml_open(part);
    struct vt_docx_style *items = vt_arena_array(arena, MOST_STYLES, sizeof *items);
    if (reader == NULL || items == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the styles");
    struct vt_xml xml = {.reader = reader};
    size_t count = 0;
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN)
            break;
        if (event != VT_XML_START)
            continue;
        if (xml.element == VT_W_STYLE) {
            if (count == MOST_STYLES)
                break;
            items[count] = unset_style();
            items[count++].id = attribute_in(arena, &xml, "styleId");
        } else if (count > 0) {
            read_property(arena, &xml, &items[count - 1]);
        }
    }
    qsort(items, count, sizeof *items, by_id);
    *ret = (struct vt_docx_styles){items, count};
    return VT_OK;
}

struct vt_docx_style vt_docx_style_of(const struct vt_docx_styles *styles, struct vt_str id)
{
    struct vt_docx_style result = unset_style();
    for (int step = 0; step < LONGEST_CHAIN && id.len_bytes > 0; step++) {
        struct vt_docx_style key = {.id = id};
        const struct vt_docx_style *style =
            styles->count == 0
                ? NULL
                : bsearch(&key, styles->items, styles->count, sizeof *styles->items, by_id);
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
