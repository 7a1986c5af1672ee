#include "vt_answer_work.h"
#include "vt_work_filter.h"

struct gap {
    vt_work_no work;
    uint32_t documents, links;
};

/* Most wanted first; the snapshot's own order (by identity) breaks ties. */
static int compare(const void *left, const void *right)
{
    const struct gap *a = left, *b = right;
    if (a->documents != b->documents)
        return a->documents > b->documents ? -1 : 1;
    if (a->links != b->links)
        return a->links > b->links ? -1 : 1;
    return a->work < b->work ? -1 : a->work > b->work;
}

static struct gap *list_gaps(const struct vt_graph *graph, const struct vt_work_filter *filter,
                             size_t *ret_count)
{
    const size_t works = vt_graph_work_count(graph);
    struct gap *gaps = calloc(works + 1, sizeof *gaps);
    VT_AUTO(vt_arena_release) struct vt_arena scratch;
    vt_arena_init(&scratch, VT_ANSWER_ARENA_BYTES);
    size_t count = 0;
    for (size_t i = 0; gaps != NULL && i < works; i++) {
        struct vt_work work;
        vt_graph_work(graph, (vt_work_no)i, &work);
        if ((work.flags & VT_WORK_HELD) == 0 && work.in_count + work.out_count > 0 &&
            vt_work_passes(graph, (vt_work_no)i, filter, &scratch))
            gaps[count++] = (struct gap){(vt_work_no)i, work.citing_documents, work.in_count};
    }
    if (count > 1)
        qsort(gaps, count, sizeof *gaps, compare);
    *ret_count = count;
    return gaps;
}

/* The held documents that print its name, each once, with the first sentence of each. */
static int add_witnesses(struct vt_answerer *a, json_t *list, vt_work_no work, struct vt_error *err)
{
    enum { MOST = 5 };
    struct vt_link_range range = vt_graph_in_range(a->graph, work);
    vt_work_no seen[MOST];
    for (uint32_t i = range.begin; i < range.end && json_array_size(list) < MOST; i++) {
        struct vt_link link;
        vt_graph_in(a->graph, i, &link);
        size_t at = 0;
        while (at < json_array_size(list) && seen[at] != link.speaker)
            at++;
        if (at < json_array_size(list))
            continue;
        seen[at] = link.speaker;
        json_t *item = json_object();
        json_array_append_new(list, item);
        struct vt_work speaker;
        vt_graph_work(a->graph, link.speaker, &speaker);
        vt_json_set_str(item, "key", vt_answer_key(&speaker));
        vt_json_set_str(item, "id", speaker.id);
        vt_answer_put_link(item, a->graph, &link);
        int status = vt_answer_put_evidence(a, item, link.speaker, link.mention, err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

static int add_gap(struct vt_answerer *a, json_t *items, const struct gap *gap, size_t rank,
                   struct vt_error *err)
{
    json_t *item = json_object();
    json_array_append_new(items, item);
    vt_answer_put_work(item, a->graph, gap->work);
    vt_json_set_int(item, "rank", (int64_t)rank);
    vt_json_set_int(item, "citing_documents", gap->documents);
    vt_json_set_int(item, "citations", gap->links);
    json_t *witnesses = json_array();
    json_object_set_new(item, "cited_by", witnesses);
    return add_witnesses(a, witnesses, gap->work, err);
}

int vt_answer_gaps_among(struct vt_answerer *a, const struct vt_list_request *request, json_t **ret,
                         struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    struct vt_work_filter filter;
    int status = vt_answerer_need_graph(a, err);
    if (status == VT_OK)
        status = vt_work_filter_make(request->types, request->issuer, &arena, &filter, err);
    if (status != VT_OK)
        return status;
    size_t count;
    VT_AUTOFREE struct gap *gaps = list_gaps(a->graph, &filter, &count);
    VT_AUTOJSON answer = vt_answer_new("gaps");
    if (gaps == NULL)
        return vt_answer_no_memory(err);
    vt_answer_echo_list(answer, request);
    vt_answer_set_count(answer, count, true);
    struct vt_page page = vt_answer_page(count, request->limit, request->offset);
    for (size_t i = page.begin; i < page.end && status == VT_OK; i++)
        status = add_gap(a, vt_answer_items(answer), &gaps[i], i + 1, err);
    if (status != VT_OK)
        return status;
    return vt_answer_finish(&answer, ret, err,
                            vt_work_filter_is_empty(&filter)
                                ? "mọi văn bản được dẫn chiếu đều có trong kho"
                                : "không thiếu văn bản nào thuộc loại hoặc cơ quan này");
}

int vt_answer_gaps(struct vt_answerer *a, uint32_t limit, uint32_t offset, json_t **ret,
                   struct vt_error *err)
{
    const struct vt_list_request request = {.limit = limit, .offset = offset};
    return vt_answer_gaps_among(a, &request, ret, err);
}
