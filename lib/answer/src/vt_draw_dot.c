#include "vt_draw.h"

/* Inside a quoted DOT string.  Graphviz also reads character entities there, hence &amp;. */
static void add_quoted(struct vt_buf *buf, struct vt_str text)
{
    for (size_t i = 0; i < text.len_bytes; i++) {
        char c = text.ptr[i];
        if (c == '"' || c == '\\')
            vt_buf_add_c(buf, '\\');
        if (c == '&')
            vt_buf_puts(buf, "&amp;");
        else
            vt_buf_add_c(buf, (unsigned char)c < 0x20 ? ' ' : c);
    }
}

static void add_attribute(struct vt_buf *buf, const char *name, struct vt_str value)
{
    vt_buf_printf(buf, ", %s=\"", name);
    add_quoted(buf, value);
    vt_buf_add_c(buf, '"');
}

static void add_label_line(struct vt_buf *buf, struct vt_str text)
{
    if (text.len_bytes == 0)
        return;
    vt_buf_puts(buf, "\\n");
    add_quoted(buf, text);
}

static void add_node(struct vt_buf *buf, const json_t *node, struct vt_str href,
                     struct vt_str href_end)
{
    vt_buf_puts(buf, "  \"");
    add_quoted(buf, vt_json_get_str(node, "id"));
    vt_buf_puts(buf, "\" [label=\"");
    add_quoted(buf, vt_json_get_str(node, "key"));
    add_label_line(buf, vt_json_get_str(node, "type_name"));
    add_label_line(buf, vt_json_get_str(node, "issuer"));
    add_label_line(buf, vt_json_get_str(node, "date"));
    vt_buf_add_c(buf, '"');
    if (!json_is_true(json_object_get(node, "held")))
        vt_buf_puts(buf, ", style=\"rounded,dashed\"");
    if (vt_json_get_int(node, "level", 1) == 0)
        vt_buf_puts(buf, ", penwidth=2.5");
    add_attribute(buf, "tooltip", vt_json_get_str(node, "subject"));
    if (href.len_bytes > 0) {
        vt_buf_puts(buf, ", URL=\"");
        add_quoted(buf, href);
        add_quoted(buf, vt_json_get_str(node, "id"));
        add_quoted(buf, href_end);
        vt_buf_add_c(buf, '"');
    }
    vt_buf_puts(buf, "];\n");
}

static void add_edge(struct vt_buf *buf, const json_t *link)
{
    vt_buf_puts(buf, "  \"");
    add_quoted(buf, vt_json_get_str(link, "from_id"));
    vt_buf_puts(buf, "\" -> \"");
    add_quoted(buf, vt_json_get_str(link, "to_id"));
    vt_buf_puts(buf, "\" [label=\"");
    add_quoted(buf, vt_json_get_str(link, "relation_label"));
    vt_buf_add_c(buf, '"');
    bool is_claim = vt_json_get_str(link, "asserter_id").len_bytes > 0;
    if (is_claim) {
        vt_buf_puts(buf, ", style=dashed");
        add_attribute(buf, "comment", vt_json_get_str(link, "asserter"));
    }
    add_attribute(buf, "tooltip", vt_json_get_str(link, "sentence"));
    vt_buf_puts(buf, "];\n");
}

void vt_draw_dot(const json_t *lineage, struct vt_buf *ret)
{
    struct vt_str href = vt_json_get_str(lineage, "href");
    struct vt_str href_end = vt_json_get_str(lineage, "href_end");
    const json_t *item;
    size_t i;
    vt_buf_puts(ret, "digraph lineage {\n"
                     "  graph [rankdir=BT, charset=\"UTF-8\", fontname=\"sans-serif\"];\n"
                     "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n"
                     "  edge [fontname=\"sans-serif\", fontsize=9];\n");
    if (vt_json_get_int(lineage, "left_out", 0) > 0)
        vt_buf_printf(ret, "  label=\"… và %lld văn bản xa hơn\";\n",
                      (long long)vt_json_get_int(lineage, "left_out", 0));
    json_array_foreach(json_object_get(lineage, "nodes"), i, item)
        add_node(ret, item, href, href_end);
    json_array_foreach(json_object_get(lineage, "links"), i, item) add_edge(ret, item);
    vt_buf_puts(ret, "}\n");
}
