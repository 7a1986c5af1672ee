/* JSONL, CSV and GraphML: one line or element for each object. */
#include "vt_export.h"

#include "vt_draw.h"

static int add_line(struct vt_export *out, const json_t *object, struct vt_error *err)
{
    vt_json_print(object, &out->buf);
    vt_buf_add_c(&out->buf, '\n');
    return vt_export_flush(out, false, err);
}

/* Works and links only where there is a graph: what the archive holds can be had without it. */
static int export_objects(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err)
{
    int status = vt_export_archive(out, cb, err);
    if (status == VT_OK)
        status = vt_answerer_need_graph(out->a, err);
    if (status == VT_OK)
        status = vt_export_works(out, cb, err);
    if (status == VT_OK)
        status = vt_export_links(out, cb, err);
    return status == VT_OK ? vt_export_sources(out, cb, err) : status;
}

int vt_export_jsonl(struct vt_export *out, struct vt_error *err)
{
    return export_objects(out, add_line, err);
}

static const char *const COLUMNS[] = {
    "kind", "id",       "key",        "type",     "issuer",   "place",      "date",     "subject",
    "held", "document", "from",       "from_id",  "to",       "to_id",      "relation", "asserter",
    "file", "sha256",   "byte_start", "byte_end", "sentence", "confidence", "state",    "reason"};

static int add_row(struct vt_export *out, const json_t *object, struct vt_error *err)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(COLUMNS); i++) {
        if (i > 0)
            vt_buf_add_c(&out->buf, ',');
        const json_t *value = json_object_get(object, COLUMNS[i]);
        if (json_is_string(value))
            vt_buf_add_csv(&out->buf, vt_json_get_str(object, COLUMNS[i]));
        else if (value != NULL)
            vt_json_print(value, &out->buf);
    }
    vt_buf_puts(&out->buf, "\r\n");
    return vt_export_flush(out, false, err);
}

int vt_export_csv(struct vt_export *out, struct vt_error *err)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(COLUMNS); i++)
        vt_buf_printf(&out->buf, "%s%s", i > 0 ? "," : "", COLUMNS[i]);
    vt_buf_puts(&out->buf, "\r\n");
    return export_objects(out, add_row, err);
}

static int add_node(struct vt_export *out, const json_t *object, struct vt_error *err)
{
    vt_graphml_node(&out->buf, object);
    return vt_export_flush(out, false, err);
}

static int add_edge(struct vt_export *out, const json_t *object, struct vt_error *err)
{
    vt_graphml_edge(&out->buf, object, out->edges++);
    return vt_export_flush(out, false, err);
}

int vt_export_graphml(struct vt_export *out, struct vt_error *err)
{
    int status = vt_answerer_need_graph(out->a, err);
    if (status != VT_OK)
        return status;
    vt_graphml_begin(&out->buf);
    status = vt_export_works(out, add_node, err);
    if (status == VT_OK)
        status = vt_export_links(out, add_edge, err);
    vt_graphml_end(&out->buf);
    return status;
}
