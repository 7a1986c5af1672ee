#include "ask.h"

#include "remote.h"

int vt_ask_search(struct vt_cli *cli, const struct vt_search_request *request, json_t **ret,
                  struct vt_error *err)
{
    static const char *const SORTS[] = {"relevance", "date", "citations"};
    if (cli->answerer != NULL)
        return vt_answer_search(cli->answerer, request, ret, err);
    VT_AUTOREMOTE remote = vt_remote_path(cli->options.server, "search");
    vt_remote_text(&remote, "q", request->query);
    vt_remote_text(&remote, "unit", request->by_article ? VT_STR("article") : VT_STR_EMPTY);
    vt_remote_text(&remote, "sort", vt_str(SORTS[request->sort]));
    vt_remote_text(&remote, "explain", request->explain ? VT_STR("1") : VT_STR_EMPTY);
    vt_remote_text(&remote, "facets", request->facets ? VT_STR("1") : VT_STR_EMPTY);
    return vt_remote_ask_list(&remote, request->limit, request->offset, ret, err);
}

int vt_ask_cites(struct vt_cli *cli, const struct vt_cites_request *request, json_t **ret,
                 struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_cites(cli->answerer, request, ret, err);
    VT_AUTOREMOTE remote = vt_remote_document(cli->options.server, request->ref,
                                              request->incoming ? "/cited-by" : "/cites");
    vt_remote_number(&remote, "depth", request->depth);
    vt_remote_text(&remote, "relation", request->relations);
    vt_remote_text(&remote, "as_of", request->as_of);
    vt_remote_text(&remote, "type", request->types);
    vt_remote_text(&remote, "issuer", request->issuer);
    return vt_remote_ask_list(&remote, request->limit, request->offset, ret, err);
}

int vt_ask_document(struct vt_cli *cli, struct vt_str ref, json_t **ret, struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_document(cli->answerer, ref, true, ret, err);
    VT_AUTOREMOTE remote = vt_remote_document(cli->options.server, ref, "");
    vt_remote_text(&remote, "text", VT_STR("1"));
    return vt_remote_ask(&remote, ret, err);
}

int vt_ask_original(struct vt_cli *cli, struct vt_str ref, struct vt_buf *ret, struct vt_error *err)
{
    if (cli->answerer == NULL) {
        VT_AUTOREMOTE remote = vt_remote_document(cli->options.server, ref, "/original");
        return vt_remote_get(&remote, ret, err);
    }
    VT_AUTO(vt_buf_release) struct vt_buf media_type = VT_BUF_INIT(256);
    VT_AUTO(vt_buf_release) struct vt_buf name = VT_BUF_INIT(64 * 1024);
    return vt_answer_original(cli->answerer, ref, ret, &media_type, &name, err);
}

int vt_ask_akn(struct vt_cli *cli, struct vt_str ref, struct vt_buf *ret, struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_akn(cli->answerer, ref, ret, err);
    VT_AUTOREMOTE remote = vt_remote_document(cli->options.server, ref, "/akn");
    return vt_remote_get(&remote, ret, err);
}

int vt_ask_resolve(struct vt_cli *cli, struct vt_str text, uint32_t limit, json_t **ret,
                   struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_resolve(cli->answerer, text, limit, ret, err);
    VT_AUTOREMOTE remote = vt_remote_path(cli->options.server, "resolve");
    vt_remote_text(&remote, "q", text);
    if (limit > 0)
        vt_remote_number(&remote, "limit", limit);
    return vt_remote_ask(&remote, ret, err);
}

int vt_ask_lineage(struct vt_cli *cli, const struct vt_lineage_request *request, json_t **ret,
                   struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_lineage(cli->answerer, request, ret, err);
    VT_AUTOREMOTE remote = vt_remote_document(cli->options.server, request->ref, "/lineage");
    vt_remote_number(&remote, "depth", request->depth);
    if (request->limit > 0)
        vt_remote_number(&remote, "limit", request->limit);
    vt_remote_text(&remote, "relation", request->relations);
    vt_remote_text(&remote, "as_of", request->as_of);
    vt_remote_text(&remote, "type", request->types);
    vt_remote_text(&remote, "issuer", request->issuer);
    return vt_remote_ask(&remote, ret, err);
}

int vt_ask_path(struct vt_cli *cli, const struct vt_path_request *request, json_t **ret,
                struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_path_within(cli->answerer, request, ret, err);
    VT_AUTOREMOTE remote = vt_remote_path(cli->options.server, "path");
    vt_remote_text(&remote, "from", request->from);
    vt_remote_text(&remote, "to", request->to);
    vt_remote_text(&remote, "relation", request->relations);
    vt_remote_text(&remote, "as_of", request->as_of);
    return vt_remote_ask(&remote, ret, err);
}

int vt_ask_status(struct vt_cli *cli, struct vt_str ref, struct vt_str part, struct vt_str as_of,
                  json_t **ret, struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_status_of_part(cli->answerer, ref, part, as_of, ret, err);
    VT_AUTOREMOTE remote = vt_remote_document(cli->options.server, ref, "/status");
    vt_remote_text(&remote, "part", part);
    vt_remote_text(&remote, "as_of", as_of);
    return vt_remote_ask(&remote, ret, err);
}

static int ask_list(struct vt_cli *cli, const char *what, const struct vt_list_request *request,
                    json_t **ret, struct vt_error *err)
{
    VT_AUTOREMOTE remote = vt_remote_path(cli->options.server, what);
    vt_remote_text(&remote, "type", request->types);
    vt_remote_text(&remote, "issuer", request->issuer);
    return vt_remote_ask_list(&remote, request->limit, request->offset, ret, err);
}

int vt_ask_gaps(struct vt_cli *cli, const struct vt_list_request *request, json_t **ret,
                struct vt_error *err)
{
    return cli->answerer != NULL ? vt_answer_gaps_among(cli->answerer, request, ret, err)
                                 : ask_list(cli, "gaps", request, ret, err);
}

int vt_ask_conflicts(struct vt_cli *cli, const struct vt_list_request *request, json_t **ret,
                     struct vt_error *err)
{
    return cli->answerer != NULL ? vt_answer_conflicts_among(cli->answerer, request, ret, err)
                                 : ask_list(cli, "conflicts", request, ret, err);
}

int vt_ask_check(struct vt_cli *cli, struct vt_str text, json_t **ret, struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_check(cli->answerer, text, ret, err);
    VT_AUTOREMOTE remote = vt_remote_path(cli->options.server, "check");
    return vt_remote_post(&remote, text, ret, err);
}

int vt_ask_stats(struct vt_cli *cli, bool failures, json_t **ret, struct vt_error *err)
{
    if (cli->answerer != NULL)
        return vt_answer_stats(cli->answerer, failures, ret, err);
    VT_AUTOREMOTE remote = vt_remote_path(cli->options.server, "stats");
    vt_remote_text(&remote, "failures", failures ? VT_STR("1") : VT_STR_EMPTY);
    int status = vt_remote_ask(&remote, ret, err);
    return status == VT_E_NOTFOUND && *ret != NULL ? VT_OK : status; /* no failure is fine */
}
