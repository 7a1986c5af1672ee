/* Lists in other forms than JSON: lines for programs, tables for spreadsheets, feeds for readers. */
#include "api.h"

#include "atom.h"
#include "vt_csv.h"

enum list_format { LIST_JSON, LIST_LINES, LIST_TABLE, LIST_FEED };

/* A list's "format" begins with these two; a lineage has one of other forms. */
static const char LIST_FORMATS[] = "json|jsonl|";

static enum list_format format_of(const struct vt_request *request)
{
    const struct vt_param_spec *spec = request->params.specs;
    while (spec->name != NULL && (spec->choices == NULL || strncmp(spec->choices, LIST_FORMATS,
                                                                   sizeof LIST_FORMATS - 1) != 0))
        spec++;
    return spec->name == NULL
               ? LIST_JSON
               : (enum list_format)vt_params_choice(&request->params, spec->name, LIST_JSON);
}

static void print_lines(const json_t *items, struct vt_buf *body)
{
    size_t i;
    const json_t *item;
    json_array_foreach(items, i, item)
    {
        vt_json_print(item, body);
        vt_buf_add_c(body, '\n');
    }
}

/* The page of the same search: the parameters that it knows under the same names. */
static void print_feed(struct vt_request *request, const json_t *items, struct vt_buf *body)
{
    VT_AUTO(vt_buf_release) struct vt_buf title = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf page = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_str question = vt_params_text(&request->params, "q");
    vt_buf_puts(&title, "Văn thư: ");
    vt_buf_add(&title, question);
    vt_buf_puts(&page, "/?q=");
    vt_uri_encode(&page, question);
    const struct vt_atom_feed feed = {.title = vt_buf_str(&title),
                                      .language = "vi",
                                      .self = request->target,
                                      .alternate = vt_buf_str(&page)};
    vt_atom_print(&feed, items, body);
}

int vt_api_print_list(struct vt_request *request, const json_t *answer, struct vt_error *err)
{
    struct vt_reply *reply = &request->reply;
    const json_t *items = json_object_get(answer, "items");
    switch (format_of(request)) {
    case LIST_JSON:
        return vt_reply_json(reply, 200, answer, err);
    case LIST_LINES:
        reply->media_type = "application/jsonl";
        print_lines(items, &reply->body);
        break;
    case LIST_TABLE:
        reply->media_type = "text/csv; charset=utf-8; header=present";
        vt_reply_header(reply, "Content-Disposition", "attachment; filename=\"vanthu.csv\"");
        vt_csv_print(items, VT_CSV_SHEET, &reply->body);
        break;
    case LIST_FEED:
        reply->media_type = "application/atom+xml; charset=utf-8";
        print_feed(request, items, &reply->body);
        break;
    }
    if (reply->body.failed != VT_OK)
        return vt_fail(err, reply->body.failed, "câu trả lời quá lớn");
    return VT_OK;
}
