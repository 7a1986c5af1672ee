/* Who cites whom: citations both ways, lineage, effect, path. */
#include "api.h"

static int send_citations(struct vt_request *request, bool incoming, struct vt_error *err)
{
    struct vt_api_place place;
    int status = vt_api_place(request, &place, err);
    if (status != VT_OK)
        return status;
    const struct vt_params *params = &request->params;
    const struct vt_cites_request question = {
        .ref = request->id,
        .incoming = incoming,
        .depth = vt_params_count(params, "depth", 1),
        .relations = vt_params_text(params, "relation"),
        .as_of = vt_params_text(params, "as_of"),
        .types = vt_params_text(params, "type"),
        .issuer = vt_params_text(params, "issuer"),
        .limit = place.limit,
        .offset = place.offset,
    };
    VT_AUTOJSON answer = NULL;
    status = vt_answer_cites(request->answerer, &question, &answer, err);
    return vt_api_send_list(request, status, answer, "document", &place, err);
}

int vt_api_cites(struct vt_request *request, struct vt_error *err)
{
    return send_citations(request, false, err);
}

int vt_api_cited_by(struct vt_request *request, struct vt_error *err)
{
    return send_citations(request, true, err);
}

static int send_drawing(struct vt_request *request, const json_t *lineage, const char *format,
                        const char *media_type, struct vt_error *err)
{
    int status = vt_answer_draw(lineage, format, &request->reply.body, err);
    request->reply.media_type = media_type;
    return status;
}

int vt_api_lineage(struct vt_request *request, struct vt_error *err)
{
    static const struct {
        const char *format, *media_type;
    } DRAWINGS[] = {{NULL, NULL},
                    {"dot", "text/vnd.graphviz; charset=utf-8"},
                    {"graphml", "application/graphml+xml; charset=utf-8"},
                    {"svg", "image/svg+xml; charset=utf-8"}};
    const struct vt_params *params = &request->params;
    const struct vt_lineage_request question = {
        .ref = request->id,
        .depth = vt_params_count(params, "depth", 0),
        .relations = vt_params_text(params, "relation"),
        .as_of = vt_params_text(params, "as_of"),
        .types = vt_params_text(params, "type"),
        .issuer = vt_params_text(params, "issuer"),
        .limit = vt_params_count(params, "limit", VT_API_NODES),
    };
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_lineage(request->answerer, &question, &answer, err);
    unsigned format = vt_params_choice(params, "format", 0);
    if (status != VT_OK || format == 0)
        return vt_api_send_list(request, status, answer, "document", NULL, err);
    return send_drawing(request, answer, DRAWINGS[format].format, DRAWINGS[format].media_type, err);
}

int vt_api_status(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_status_of_part(request->answerer, request->id,
                                          vt_params_text(&request->params, "part"),
                                          vt_params_text(&request->params, "as_of"), &answer, err);
    return vt_api_send(request, status, answer, err);
}

/* Both ends known and nothing between them is an answer, with its explanation. */
int vt_api_path(struct vt_request *request, struct vt_error *err)
{
    const struct vt_params *params = &request->params;
    const struct vt_path_request question = {
        .from = vt_params_text(params, "from"),
        .to = vt_params_text(params, "to"),
        .relations = vt_params_text(params, "relation"),
        .as_of = vt_params_text(params, "as_of"),
    };
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_path_within(request->answerer, &question, &answer, err);
    return vt_api_send_list(request, status, answer, "to", NULL, err);
}
