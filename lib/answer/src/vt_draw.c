#include "vt_draw.h"

#include <string.h>

#include "vt_answer.h"

int vt_answer_draw(const json_t *lineage, const char *format, struct vt_buf *ret,
                   struct vt_error *err)
{
    if (!json_is_array(json_object_get(lineage, "nodes")) ||
        !json_is_array(json_object_get(lineage, "links")))
        return vt_fail(err, VT_E_INVALID, "only a lineage can be drawn");
    if (strcmp(format, "svg") == 0)
        return vt_draw_svg(lineage, ret, err);
    if (strcmp(format, "dot") == 0)
        vt_draw_dot(lineage, ret);
    else if (strcmp(format, "graphml") == 0)
        vt_draw_graphml(lineage, ret);
    else
        return vt_fail(err, VT_E_INVALID, "no drawing format '%s': use dot, svg or graphml",
                       format);
    return ret->failed == VT_OK ? VT_OK : vt_fail(err, ret->failed, "the drawing is too large");
}
