#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_work_filter.h"

/* A document that cites it, its own heading, or the table of known works. */
static int add_voter(struct vt_answerer *a, json_t *voters, const struct vt_vote *vote,
                     struct vt_error *err)
{
    json_t *voter = json_object();
    json_array_append_new(voters, voter);
    if (vote->speaker == VT_WORK_NONE) {
        vt_json_set_str(voter, "source", VT_STR("known_works"));
        return VT_OK;
    }
    struct vt_work speaker;
    vt_graph_work(a->graph, vote->speaker, &speaker);
    vt_json_set_str(voter, "key", vt_answer_key(&speaker));
    vt_json_set_str(voter, "id", speaker.id);
    bool is_heading = vote->mention == VT_MENTION_NONE;
    vt_json_set_str(voter, "source", is_heading ? VT_STR("heading") : VT_STR("citation"));
    return is_heading ? VT_OK : vt_answer_put_evidence(a, voter, vote->speaker, vote->mention, err);
}

/* Votes come grouped by value, most votes first. */
static int put_votes(struct vt_answerer *a, json_t *list, const struct vt_conflict *conflict,
                     struct vt_error *err)
{
    json_t *voters = NULL;
    struct vt_str value = VT_STR_EMPTY;
    for (size_t i = 0; i < conflict->vote_count; i++) {
        const struct vt_vote *vote = &conflict->votes[i];
        if (voters == NULL || !vt_str_eq(value, vote->value)) {
            json_t *group = json_object();
            json_array_append_new(list, group);
            value = vote->value;
            vt_json_set_str(group, "value", value);
            voters = json_array();
            json_object_set_new(group, "voters", voters);
        }
        int status = add_voter(a, voters, vote, err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

static int add_conflict(struct vt_answerer *a, json_t *items, size_t index, struct vt_arena *arena,
                        struct vt_error *err)
{
    struct vt_conflict conflict;
    vt_graph_conflict(a->graph, index, arena, &conflict);
    json_t *item = json_object();
    json_array_append_new(items, item);
    vt_answer_put_work(item, a->graph, conflict.work);
    vt_json_set_str(item, "field", conflict.field);
    vt_json_set_str(item, "chosen", conflict.chosen);
    json_t *votes = json_array();
    json_object_set_new(item, "votes", votes);
    return put_votes(a, votes, &conflict, err);
}

/* Of those that pass, the page that is asked for. */
static int add_page(struct vt_answerer *a, const struct vt_list_request *request,
                    const struct vt_work_filter *filter, struct vt_arena *arena, json_t *answer,
                    struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena scratch;
    vt_arena_init(&scratch, VT_ANSWER_ARENA_BYTES);
    const size_t all = vt_graph_conflict_count(a->graph);
    size_t count = 0;
    int status = VT_OK;
    for (size_t i = 0; i < all && status == VT_OK; i++) {
        struct vt_conflict conflict;
        vt_graph_conflict(a->graph, i, arena, &conflict);
        if (!vt_work_passes(a->graph, conflict.work, filter, &scratch))
            continue;
        const size_t place = count++;
        if (place >= request->offset &&
            (request->limit == 0 || place - request->offset < request->limit))
            status = add_conflict(a, vt_answer_items(answer), i, arena, err);
    }
    vt_answer_set_count(answer, count, true);
    return status;
}

int vt_answer_conflicts_among(struct vt_answerer *a, const struct vt_list_request *request,
                              json_t **ret, struct vt_error *err)
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
    VT_AUTOJSON answer = vt_answer_new("conflicts");
    vt_answer_echo_list(answer, request);
    status = add_page(a, request, &filter, &arena, answer, err);
    if (status != VT_OK)
        return status;
    return vt_answer_finish(&answer, ret, err, "các văn bản dẫn chiếu không mâu thuẫn nhau");
}

int vt_answer_conflicts(struct vt_answerer *a, uint32_t limit, uint32_t offset, json_t **ret,
                        struct vt_error *err)
{
    const struct vt_list_request request = {.limit = limit, .offset = offset};
    return vt_answer_conflicts_among(a, &request, ret, err);
}

static int fill_of(struct vt_answerer *a, struct vt_str ref, struct vt_arena *arena, json_t *answer,
                   struct vt_error *err)
{
    vt_work_no work;
    int status = vt_answer_find(a, ref, arena, answer, &work, err);
    if (status != VT_OK)
        return status;
    json_t *document = json_object();
    vt_answer_put_work(document, a->graph, work);
    json_object_set_new(answer, "document", document);
    const size_t count = vt_graph_conflict_count(a->graph);
    for (size_t i = 0; i < count && status == VT_OK; i++) {
        struct vt_conflict conflict;
        vt_graph_conflict(a->graph, i, arena, &conflict);
        if (conflict.work == work)
            status = add_conflict(a, vt_answer_items(answer), i, arena, err);
    }
    vt_answer_set_count(answer, json_array_size(vt_answer_items(answer)), true);
    return status;
}

int vt_answer_conflicts_of(struct vt_answerer *a, struct vt_str ref, json_t **ret,
                           struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("conflicts");
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    vt_json_set_str(vt_answer_question(answer), "ref", ref);
    int status = fill_of(a, ref, &arena, answer, err);
    if (status != VT_OK)
        return vt_answer_give_up(&answer, ret, status);
    return vt_answer_finish(&answer, ret, err,
                            "các văn bản dẫn chiếu không mâu thuẫn về văn bản này");
}
