/* The chain of basis documents up to the roots and of implementing documents down. */
#include "vt_answer_filter.h"
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_statements.h"
#include "vt_tiers.h"
#include "vt_work_filter.h"

enum { NODES_UNLESS_ASKED = 500 };

struct node {
    vt_work_no work, via; /* via: the work it was reached from; the work itself for the start */
    int32_t level;        /* steps up < 0 < steps down */
};

struct lineage {
    struct node *nodes;
    size_t count, limit;
    uint32_t *place; /* by work: index + 1, or 0 */
    bool cut;
};

/* What makes a chain when the question does not say. */
static uint64_t lineage_relations(void)
{
    uint64_t set = 0;
    for (size_t i = 1; i <= vt_relation_count(); i++)
        if (vt_relation_in_lineage((vt_relation)i))
            set |= UINT64_C(1) << i;
    return set;
}

static void add_node(struct lineage *lineage, vt_work_no work, vt_work_no via, int32_t level)
{
    if (lineage->place[work] != 0)
        return;
    if (lineage->count == lineage->limit) {
        lineage->cut = true;
        return;
    }
    lineage->nodes[lineage->count++] = (struct node){work, via, level};
    lineage->place[work] = (uint32_t)lineage->count;
}

/* Both walks step by step, so that a limit keeps the nearest on both sides. */
static void add_both(struct lineage *lineage, const struct vt_reached *up, size_t up_count,
                     const struct vt_reached *down, size_t down_count)
{
    size_t i = 0, j = 0;
    while (i < up_count || j < down_count) {
        if (j == down_count || (i < up_count && up[i].depth <= down[j].depth)) {
            if (up[i].depth > 0)
                add_node(lineage, up[i].work, up[i].via, -(int32_t)up[i].depth);
            i++;
        } else {
            if (down[j].depth > 0)
                add_node(lineage, down[j].work, down[j].via, (int32_t)down[j].depth);
            j++;
        }
    }
}

static int collect_nodes(struct vt_answerer *a, vt_work_no start, uint32_t depth,
                         const struct vt_graph_filter *filter, struct lineage *lineage,
                         struct vt_arena *arena, struct vt_error *err)
{
    const struct vt_reached *up, *down;
    size_t up_count, down_count;
    bool up_cut, down_cut;
    int status = vt_graph_reach(a->graph, start, VT_DIRECTION_OUT, depth, filter, lineage->limit,
                                arena, &up, &up_count, &up_cut, err);
    if (status == VT_OK)
        status = vt_graph_reach(a->graph, start, VT_DIRECTION_IN, depth, filter, lineage->limit,
                                arena, &down, &down_count, &down_cut, err);
    if (status != VT_OK)
        return status;
    lineage->nodes = vt_arena_array(arena, lineage->limit, sizeof *lineage->nodes);
    lineage->place = vt_arena_array(arena, vt_graph_work_count(a->graph), sizeof *lineage->place);
    if (lineage->nodes == NULL || lineage->place == NULL)
        return vt_answer_no_memory(err);
    add_node(lineage, start, start, 0);
    add_both(lineage, up, up_count, down, down_count);
    lineage->cut = lineage->cut || up_cut || down_cut;
    return VT_OK;
}

/* Only the works that are asked for, and those by which they are reached. */
static int keep_wanted(const struct vt_graph *graph, const struct vt_lineage_request *request,
                       struct lineage *lineage, struct vt_arena *arena, struct vt_error *err)
{
    struct vt_work_filter filter;
    int status = vt_work_filter_make(request->types, request->issuer, arena, &filter, err);
    if (status != VT_OK || vt_work_filter_is_empty(&filter))
        return status;
    VT_AUTO(vt_arena_release) struct vt_arena scratch;
    vt_arena_init(&scratch, VT_ANSWER_ARENA_BYTES);
    VT_AUTOFREE bool *is_kept = calloc(lineage->count + 1, sizeof *is_kept);
    if (is_kept == NULL)
        return vt_answer_no_memory(err);
    is_kept[0] = true;
    for (size_t i = lineage->count; i-- > 1;) { /* what a node was reached by stands before it */
        is_kept[i] = is_kept[i] || vt_work_passes(graph, lineage->nodes[i].work, &filter, &scratch);
        if (is_kept[i])
            is_kept[lineage->place[lineage->nodes[i].via] - 1] = true;
    }
    size_t kept = 0;
    for (size_t i = 0; i < lineage->count; i++) {
        lineage->place[lineage->nodes[i].work] = is_kept[i] ? (uint32_t)kept + 1 : 0;
        if (is_kept[i])
            lineage->nodes[kept++] = lineage->nodes[i];
    }
    lineage->count = kept;
    return VT_OK;
}

static void put_nodes(const struct vt_graph *graph, const struct lineage *lineage, json_t *nodes)
{
    for (size_t i = 0; i < lineage->count; i++) {
        struct vt_work via;
        vt_graph_work(graph, lineage->nodes[i].via, &via);
        json_t *node = json_object();
        vt_answer_put_work(node, graph, lineage->nodes[i].work);
        vt_json_set_int(node, "level", lineage->nodes[i].level);
        if (lineage->nodes[i].level != 0)
            vt_json_set_str(node, "via", via.id);
        json_array_append_new(nodes, node);
    }
}

/* Statements of the same kind between the same works become one line: the surest one speaks. */
struct bundle {
    struct vt_link link;
    uint32_t statements;
};

static bool same_kind(const struct vt_link *a, const struct vt_link *b)
{
    return a->to == b->to && a->relation == b->relation && a->third_party == b->third_party;
}

static size_t bundle_links(const struct vt_graph *graph, const struct lineage *lineage,
                           vt_work_no from, const struct vt_graph_filter *filter,
                           struct bundle *bundles)
{
    size_t count = 0;
    struct vt_link_range range = vt_graph_out_range(graph, from);
    for (uint32_t i = range.begin; i < range.end; i++) {
        struct vt_link link;
        vt_graph_out(graph, i, &link);
        if (lineage->place[link.to] == 0 || link.to == from || !vt_statement_passes(&link, filter))
            continue;
        size_t at = 0;
        while (at < count && !same_kind(&bundles[at].link, &link))
            at++;
        if (at == count)
            bundles[count++] = (struct bundle){link, 0};
        bundles[at].statements++;
        if (link.confidence > bundles[at].link.confidence)
            bundles[at].link = link;
    }
    return count;
}

static int add_link(struct vt_answerer *a, json_t *links, const struct bundle *bundle,
                    struct vt_error *err)
{
    struct vt_work from, to;
    vt_graph_work(a->graph, bundle->link.from, &from);
    vt_graph_work(a->graph, bundle->link.to, &to);
    json_t *item = json_object();
    json_array_append_new(links, item);
    vt_answer_put_link(item, a->graph, &bundle->link);
    vt_json_set_str(item, "from", vt_answer_key(&from));
    vt_json_set_str(item, "from_id", from.id);
    vt_json_set_str(item, "to", vt_answer_key(&to));
    vt_json_set_str(item, "to_id", to.id);
    vt_json_set_int(item, "statements", bundle->statements);
    return vt_answer_put_evidence(a, item, bundle->link.speaker, bundle->link.mention, err);
}

static int put_links(struct vt_answerer *a, const struct lineage *lineage,
                     const struct vt_graph_filter *filter, json_t *links, struct vt_error *err)
{
    for (size_t i = 0; i < lineage->count; i++) {
        vt_work_no from = lineage->nodes[i].work;
        struct vt_link_range range = vt_graph_out_range(a->graph, from);
        VT_AUTOFREE struct bundle *bundles = calloc(range.end - range.begin + 1, sizeof *bundles);
        if (bundles == NULL)
            return vt_answer_no_memory(err);
        size_t count = bundle_links(a->graph, lineage, from, filter, bundles);
        for (size_t j = 0; j < count; j++) {
            int status = add_link(a, links, &bundles[j], err);
            if (status != VT_OK)
                return status;
        }
    }
    return VT_OK;
}

static int fill(struct vt_answerer *a, const struct vt_lineage_request *request,
                struct vt_arena *arena, json_t *answer, struct vt_error *err)
{
    struct vt_graph_filter filter;
    int status = vt_answer_filter(request->relations, request->as_of, &filter, err);
    if (status != VT_OK)
        return status;
    if (filter.relations == 0)
        filter.relations = lineage_relations();
    vt_work_no start;
    status = vt_answer_find(a, request->ref, arena, answer, &start, err);
    if (status != VT_OK)
        return status;
    json_t *document = json_object();
    vt_answer_put_work(document, a->graph, start);
    json_object_set_new(answer, "document", document);
    struct lineage lineage = {.limit = request->limit > 0 ? request->limit : NODES_UNLESS_ASKED};
    status = collect_nodes(a, start, request->depth, &filter, &lineage, arena, err);
    if (status == VT_OK)
        status = keep_wanted(a->graph, request, &lineage, arena, err);
    if (status != VT_OK)
        return status;
    put_nodes(a->graph, &lineage, json_object_get(answer, "nodes"));
    vt_answer_set_count(answer, lineage.count, !lineage.cut);
    json_object_set_new(answer, "cut", json_boolean(lineage.cut));
    status = put_links(a, &lineage, &filter, json_object_get(answer, "links"), err);
    if (status == VT_OK)
        status = vt_tiers_put(answer, err);
    if (request->types.len_bytes > 0 || request->issuer.len_bytes > 0)
        json_object_del(answer, "tiers"); /* who is left out is not silent */
    return status;
}

int vt_answer_lineage(struct vt_answerer *a, const struct vt_lineage_request *request, json_t **ret,
                      struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("lineage");
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    json_t *question = vt_answer_question(answer);
    vt_json_set_str(question, "ref", request->ref);
    vt_json_set_int(question, "depth", request->depth);
    vt_json_set_str(question, "relation", request->relations);
    vt_json_set_str(question, "as_of", request->as_of);
    vt_json_set_str(question, "type", request->types);
    vt_json_set_str(question, "issuer", request->issuer);
    vt_json_set_int(question, "limit", request->limit);
    json_object_del(answer, "items");
    json_object_set_new(answer, "nodes", json_array());
    json_object_set_new(answer, "links", json_array());
    int status = fill(a, request, &arena, answer, err);
    if (status != VT_OK)
        return vt_answer_give_up(&answer, ret, status);
    *ret = VT_TAKE(answer);
    return VT_OK;
}
