#include "vt_draw.h"

#include <pthread.h>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

/* Graphviz keeps global state: one drawing at a time in a process. */
static pthread_mutex_t graphviz_lock = PTHREAD_MUTEX_INITIALIZER;

/* One context for the life of the process: the pango plugin of Graphviz 2.42 keeps the last font of a
 * context in a static variable and reads it again after gvFreeContext has freed it. */
static GVC_t *graphviz_context;

static int render(const char *dot, char **ret_svg, unsigned *ret_len, struct vt_error *err)
{
    Agraph_t *graph = agmemread(dot);
    if (graph == NULL)
        return vt_fail(err, VT_E_INTERNAL, "graphviz cannot read our own drawing");
    if (graphviz_context == NULL)
        graphviz_context = gvContext();
    GVC_t *context = graphviz_context;
    int status = VT_OK;
    if (context == NULL || gvLayout(context, graph, "dot") != 0)
        status = vt_fail(err, VT_E_INTERNAL, "graphviz cannot lay out the drawing");
    if (status == VT_OK) {
        if (gvRenderData(context, graph, "svg", ret_svg, ret_len) != 0)
            status = vt_fail(err, VT_E_INTERNAL, "graphviz cannot draw as SVG");
        gvFreeLayout(context, graph);
    }
    agclose(graph);
    return status;
}

static void add_title(const json_t *lineage, struct vt_buf *ret)
{
    vt_buf_puts(ret, "<title id=\"lineage-title\">Sơ đồ dẫn chiếu của ");
    vt_buf_add_xml(ret, vt_json_get_str(json_object_get(lineage, "document"), "key"));
    vt_buf_printf(
        ret,
        "</title>\n<desc id=\"lineage-desc\">%zu văn bản, %zu quan hệ; văn bản căn cứ ở trên, "
        "văn bản thực hiện ở dưới; nét đứt là văn bản kho chưa có hoặc lời của văn bản thứ "
        "ba.</desc>\n",
        json_array_size(json_object_get(lineage, "nodes")),
        json_array_size(json_object_get(lineage, "links")));
}

/* Graphviz's file from its <svg> on, with the roles and title that it does not know of. */
static int add_accessible(const json_t *lineage, struct vt_str svg, struct vt_buf *ret,
                          struct vt_error *err)
{
    size_t start = vt_str_find(svg, VT_STR("<svg"), 0);
    size_t end = start == SIZE_MAX ? SIZE_MAX : vt_str_find(svg, VT_STR(">"), start);
    if (end == SIZE_MAX)
        return vt_fail(err, VT_E_INTERNAL, "graphviz gave no SVG");
    vt_buf_puts(ret, "<svg role=\"graphics-document\" aria-labelledby=\"lineage-title\" "
                     "aria-describedby=\"lineage-desc\"");
    vt_buf_add(ret, vt_str_n(svg.ptr + start + 4, end + 1 - (start + 4)));
    vt_buf_add_c(ret, '\n');
    add_title(lineage, ret);
    vt_buf_add(ret, vt_str_n(svg.ptr + end + 1, svg.len_bytes - end - 1));
    return ret->failed == VT_OK ? VT_OK : vt_fail(err, ret->failed, "the drawing is too large");
}

int vt_draw_svg(const json_t *lineage, struct vt_buf *ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf dot = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_draw_dot(lineage, &dot);
    if (dot.failed != VT_OK)
        return vt_fail(err, dot.failed, "the drawing is too large");
    char *svg = NULL;
    unsigned len = 0;
    pthread_mutex_lock(&graphviz_lock);
    int status = render(dot.data, &svg, &len, err);
    if (status == VT_OK)
        status = add_accessible(lineage, vt_str_n(svg, len), ret, err);
    if (svg != NULL)
        gvFreeRenderData(svg);
    pthread_mutex_unlock(&graphviz_lock);
    return status;
}
