#include "vt_draw.h"

struct field {
    const char *name; /* label: what Gephi and yEd write beside it */
    const char *type;
    const char *from; /* member of the object; NULL: as the name */
};

static const struct field NODE_FIELDS[] = {
    {"label", "string", "key"},  {"key", "string", NULL},   {"type", "string", NULL},
    {"issuer", "string", NULL},  {"place", "string", NULL}, {"date", "string", NULL},
    {"subject", "string", NULL}, {"held", "boolean", NULL}, {"level", "int", NULL},
};
static const struct field LINK_FIELDS[] = {
    {"label", "string", "relation_label"},
    {"relation", "string", NULL},
    {"asserter", "string", NULL},
    {"confidence", "double", NULL},
    {"sentence", "string", NULL},
    {"file", "string", NULL},
    {"byte_start", "int", NULL},
    {"byte_end", "int", NULL},
    {"weak", "boolean", NULL},
};

static void declare(struct vt_buf *ret, const char *of, const struct field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++)
        vt_buf_printf(ret, "  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                      of, fields[i].name, of, fields[i].name, fields[i].type);
}

static void add_data(struct vt_buf *ret, const char *of, const struct field *fields, size_t count,
                     const json_t *object)
{
    for (size_t i = 0; i < count; i++) {
        const char *member = fields[i].from != NULL ? fields[i].from : fields[i].name;
        const json_t *value = json_object_get(object, member);
        if (value == NULL || (json_is_string(value) && json_string_length(value) == 0))
            continue;
        vt_buf_printf(ret, "      <data key=\"%s_%s\">", of, fields[i].name);
        if (json_is_string(value))
            vt_buf_add_xml(ret, vt_json_get_str(object, member));
        else
            vt_json_print(value, ret);
        vt_buf_puts(ret, "</data>\n");
    }
}

void vt_graphml_begin(struct vt_buf *ret)
{
    vt_buf_puts(ret, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    declare(ret, "node", NODE_FIELDS, VT_ARRAY_LEN(NODE_FIELDS));
    declare(ret, "edge", LINK_FIELDS, VT_ARRAY_LEN(LINK_FIELDS));
    vt_buf_puts(ret, "  <graph id=\"citations\" edgedefault=\"directed\">\n");
}

void vt_graphml_node(struct vt_buf *ret, const json_t *node)
{
    vt_buf_puts(ret, "    <node id=\"");
    vt_buf_add_xml(ret, vt_json_get_str(node, "id"));
    vt_buf_puts(ret, "\">\n");
    add_data(ret, "node", NODE_FIELDS, VT_ARRAY_LEN(NODE_FIELDS), node);
    vt_buf_puts(ret, "    </node>\n");
}

void vt_graphml_edge(struct vt_buf *ret, const json_t *link, uint64_t number)
{
    vt_buf_printf(ret, "    <edge id=\"e%llu\" source=\"", (unsigned long long)number);
    vt_buf_add_xml(ret, vt_json_get_str(link, "from_id"));
    vt_buf_puts(ret, "\" target=\"");
    vt_buf_add_xml(ret, vt_json_get_str(link, "to_id"));
    vt_buf_puts(ret, "\">\n");
    add_data(ret, "edge", LINK_FIELDS, VT_ARRAY_LEN(LINK_FIELDS), link);
    vt_buf_puts(ret, "    </edge>\n");
}

void vt_graphml_end(struct vt_buf *ret)
{
    vt_buf_puts(ret, "  </graph>\n</graphml>\n");
}

void vt_draw_graphml(const json_t *lineage, struct vt_buf *ret)
{
    const json_t *item;
    size_t i;
    vt_graphml_begin(ret);
    json_array_foreach(json_object_get(lineage, "nodes"), i, item) vt_graphml_node(ret, item);
    json_array_foreach(json_object_get(lineage, "links"), i, item) vt_graphml_edge(ret, item, i);
    vt_graphml_end(ret);
}
