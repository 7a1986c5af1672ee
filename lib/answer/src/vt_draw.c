#include "vt_draw.h"

#include <string.h>

#include "vt_answer.h"

/* More boxes than that nobody reads, and Graphviz takes minutes for. */
enum { NODES_DRAWN = 200 };

static bool is_drawn(const json_t *nodes, struct vt_str id)
{
    size_t i;
    const json_t *node;
    json_array_foreach(nodes, i, node) if (vt_str_eq(vt_json_get_str(node, "id"), id)) return true;
    return false;
}

/* The nearest documents, which stand first, and the links between them; "left_out": how many more. */
static json_t *nearest_of(const json_t *lineage)
{
    json_t *nearest = json_copy((json_t *)lineage), *nodes = json_array(), *links = json_array();
    size_t i;
    json_t *item;
    const json_t *all = json_object_get(lineage, "nodes");
    for (i = 0; i < NODES_DRAWN; i++)
        json_array_append(nodes, json_array_get(all, i));
    json_array_foreach(json_object_get(lineage, "links"), i, item)
    {
        if (is_drawn(nodes, vt_json_get_str(item, "from_id")) &&
            is_drawn(nodes, vt_json_get_str(item, "to_id")))
            json_array_append(links, item);
    }
    json_object_set_new(nearest, "nodes", nodes);
    json_object_set_new(nearest, "links", links);
    vt_json_set_int(nearest, "left_out", (int64_t)json_array_size(all) - NODES_DRAWN);
    return nearest;
}

static int draw_svg(const json_t *lineage, struct vt_buf *ret, struct vt_error *err)
{
    if (json_array_size(json_object_get(lineage, "nodes")) <= NODES_DRAWN)
        return vt_draw_svg(lineage, ret, err);
    VT_AUTOJSON nearest = nearest_of(lineage);
    return vt_draw_svg(nearest, ret, err);
}

int vt_answer_draw(const json_t *lineage, const char *format, struct vt_buf *ret,
                   struct vt_error *err)
{
    if (!json_is_array(json_object_get(lineage, "nodes")) ||
        !json_is_array(json_object_get(lineage, "links")))
        return vt_fail(err, VT_E_INVALID, "only a lineage can be drawn");
    if (strcmp(format, "svg") == 0)
        return draw_svg(lineage, ret, err);
    if (strcmp(format, "dot") == 0)
        vt_draw_dot(lineage, ret);
    else if (strcmp(format, "graphml") == 0)
        vt_draw_graphml(lineage, ret);
    else
        return vt_fail(err, VT_E_INVALID, "no drawing format '%s': use dot, svg or graphml",
                       format);
    return ret->failed == VT_OK ? VT_OK : vt_fail(err, ret->failed, "the drawing is too large");
}
