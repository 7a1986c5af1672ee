/* Questions about the archive as a whole: search, suggestions, gaps, conflicts, counts. */
#include "api.h"

int vt_api_search(struct vt_request *request, struct vt_error *err)
{
    struct vt_api_place place;
    int status = vt_api_place(request, &place, err);
    if (status != VT_OK)
        return status;
    const struct vt_params *params = &request->params;
    const struct vt_search_request question = {
        .query = vt_params_text(params, "q"),
        .by_article = vt_params_choice(params, "unit", 0) == 1,
        .sort = vt_params_choice(params, "sort", VT_SORT_RELEVANCE),
        .limit = place.limit,
        .offset = place.offset,
        .explain = vt_params_flag(params, "explain"),
        .facets = vt_params_flag(params, "facets"),
    };
    VT_AUTOJSON answer = NULL;
    status = vt_answer_search(request->answerer, &question, &answer, err);
    return vt_api_send_list(request, status, answer, NULL, &place, err);
}

int vt_api_suggest(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_suggest(request->answerer, vt_params_text(&request->params, "q"),
                                   vt_params_count(&request->params, "limit", 10), &answer, err);
    return vt_api_send_list(request, status, answer, NULL, NULL, err);
}

int vt_api_stats(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_stats(request->answerer, vt_params_flag(&request->params, "failures"),
                                 &answer, err);
    return vt_api_send(request, status, answer, err);
}

static int send_pages(struct vt_request *request,
                      int (*ask)(struct vt_answerer *, const struct vt_list_request *, json_t **,
                                 struct vt_error *),
                      struct vt_error *err)
{
    struct vt_api_place place;
    int status = vt_api_place(request, &place, err);
    if (status != VT_OK)
        return status;
    const struct vt_list_request question = {
        .limit = place.limit,
        .offset = place.offset,
        .types = vt_params_text(&request->params, "type"),
        .issuer = vt_params_text(&request->params, "issuer"),
    };
    VT_AUTOJSON answer = NULL;
    status = ask(request->answerer, &question, &answer, err);
    return vt_api_send_list(request, status, answer, NULL, &place, err);
}

int vt_api_gaps(struct vt_request *request, struct vt_error *err)
{
    return send_pages(request, vt_answer_gaps_among, err);
}

int vt_api_conflicts(struct vt_request *request, struct vt_error *err)
{
    return send_pages(request, vt_answer_conflicts_among, err);
}
