/* What a person's words mean: candidates by number, by parts of a number, by name, by plenum. */
#include "vt_neighbours.h"

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_lookup.h"
#include "vt_strings.h"

/* Names that only begin like the question are so many at most. */
enum { PREFIX_MATCHES_MAX = 200 };

/* The first is meant if it is this much ahead, and good enough. */
#define CLEAR_LEAD 0.1
#define CLEAR_SCORE 0.5

struct resolver {
    const struct vt_graph *graph;
    const struct vt_snapshot *s;
    struct vt_question question;
    struct vt_arena scratch; /* of one score */
    struct vt_match *matches;
    size_t count, room;
};

static void release(struct resolver *resolver)
{
    free(resolver->matches);
    vt_arena_release(&resolver->scratch);
}

static int add(struct resolver *r, vt_work_no work, enum vt_match_kind kind, struct vt_error *err)
{
    vt_arena_reset(&r->scratch);
    const double score = vt_match_score(r->graph, &r->question, work, kind, &r->scratch);
    if (score < VT_MATCH_SCORE_MIN)
        return VT_OK;
    struct vt_match *grown = vt_grown(r->matches, &r->room, r->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    r->matches = grown;
    grown[r->count++] = (struct vt_match){work, kind, score};
    return VT_OK;
}

static int add_key(struct resolver *r, bool loose, struct vt_str text, enum vt_match_kind kind,
                   struct vt_error *err)
{
    const uint32_t *works = loose ? r->s->loose : r->s->keys;
    int status = VT_OK;
    for (size_t i = vt_lookup_key(r->s, loose, text);
         status == VT_OK && i < r->s->key_count &&
         vt_str_eq(vt_lookup_number(r->s, works[i], loose), text);
         i++)
        status = add(r, works[i], kind, err);
    return status;
}

static bool is_added(const struct resolver *r, vt_work_no work, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (r->matches[i].work == work)
            return true;
    return false;
}

/* Works with the serial whose other parts fit. */
static int add_parts(struct resolver *r, struct vt_error *err)
{
    const size_t before = r->count;
    const uint32_t serial = r->question.serial;
    int status = VT_OK;
    for (size_t i = vt_lookup_serial(r->s, serial);
         status == VT_OK && i < r->s->serial_count && r->s->serials[i].serial == serial; i++)
        if (!is_added(r, r->s->serials[i].work, before))
            status = add(r, r->s->serials[i].work, VT_MATCH_PARTS, err);
    return status;
}

/* "2386 ct tu": the parts in their order are a loose number. */
static int add_spaced(struct resolver *r, struct vt_arena *arena, struct vt_error *err)
{
    const struct vt_question *q = &r->question;
    struct vt_str loose = q->serial_text;
    for (size_t i = 0; i < q->part_count; i++) {
        loose = vt_arena_printf(arena, "%.*s.%.*s", VT_STR_ARG(loose), VT_STR_ARG(q->parts[i]));
        if (loose.ptr == NULL)
            return vt_no_memory(err);
    }
    return q->part_count == 0 ? VT_OK : add_key(r, true, loose, VT_MATCH_LOOSE, err);
}

/* ---- names ---- */

static int add_names(struct resolver *r, struct vt_str name, enum vt_match_kind whole,
                     bool prefixes, struct vt_error *err)
{
    const struct vt_snapshot *s = r->s;
    const size_t before = r->count;
    const size_t low = vt_lookup_text(s, s->names, s->name_count, name);
    int status = VT_OK;
    for (size_t i = low;
         name.len_bytes > 0 && status == VT_OK && i < s->name_count && i - low < PREFIX_MATCHES_MAX;
         i++) {
        const struct vt_str text = vt_snapshot_text(s, s->names[i].text);
        const bool is_whole = vt_str_eq(text, name);
        if (!vt_str_starts(text, name) || (!is_whole && !prefixes))
            break;
        if (!is_whole && text.ptr[name.len_bytes] != ' ')
            continue;
        if (!is_added(r, s->names[i].work, before))
            status = add(r, s->names[i].work, is_whole ? whole : VT_MATCH_PREFIX, err);
    }
    return status;
}

/* ---- slips of the finger ---- */

static int add_neighbour(struct vt_str loose, enum vt_match_kind kind, void *ctx,
                         struct vt_error *err)
{
    struct resolver *r = ctx;
    int status = VT_OK;
    for (size_t i = vt_lookup_key(r->s, true, loose);
         status == VT_OK && i < r->s->key_count &&
         vt_str_eq(vt_lookup_number(r->s, r->s->loose[i], true), loose);
         i++)
        if (!is_added(r, r->s->loose[i], r->count))
            status = add(r, r->s->loose[i], kind, err);
    return status;
}

static int add_codes(struct resolver *r, struct vt_error *err)
{
    const uint32_t serial = r->question.serial;
    int status = VT_OK;
    for (size_t i = vt_lookup_serial(r->s, serial);
         status == VT_OK && i < r->s->serial_count && r->s->serials[i].serial == serial; i++) {
        const uint32_t work = r->s->serials[i].work;
        enum vt_match_kind kind;
        if (vt_neighbours_in_code(vt_lookup_number(r->s, work, true), r->question.loose, &kind) &&
            !is_added(r, work, r->count))
            status = add(r, work, kind, err);
    }
    return status;
}

/* Numbers that are nearly the typed one. */
static int add_neighbours(struct resolver *r, struct vt_arena *arena, struct vt_error *err)
{
    int status = vt_neighbours(&r->question, arena, add_neighbour, r, err);
    return status == VT_OK ? add_codes(r, err) : status;
}

/* ---- the answer ---- */

static int compare_matches(const void *a, const void *b, void *ctx)
{
    const struct vt_match *left = a, *right = b;
    const struct vt_snapshot *s = *(const struct vt_snapshot *const *)ctx;
    if (left->score != right->score)
        return left->score > right->score ? -1 : 1;
    const struct vt_disk_work *x = vt_snapshot_work(s, left->work);
    const struct vt_disk_work *y = vt_snapshot_work(s, right->work);
    if (x->citing_documents != y->citing_documents)
        return x->citing_documents > y->citing_documents ? -1 : 1;
    return left->work > right->work ? -1 : left->work < right->work; /* the later first */
}

static int find(struct resolver *r, struct vt_arena *arena, struct vt_error *err)
{
    const struct vt_question *q = &r->question;
    int status = VT_OK;
    if (q->key.len_bytes > 0)
        status = add_key(r, false, q->key, VT_MATCH_KEY, err);
    if (status == VT_OK && q->key.len_bytes > 0 && r->count == 0)
        status = add_key(r, true, q->loose, VT_MATCH_LOOSE, err);
    if (status == VT_OK && q->plenum.len_bytes > 0)
        return add_names(r, q->plenum, VT_MATCH_PLENUM, false, err);
    if (status == VT_OK && q->key.len_bytes == 0)
        status = add_names(r, q->name, VT_MATCH_NAME, q->serial == 0 || q->name_year != 0, err);
    if (status == VT_OK && q->key.len_bytes == 0 && q->serial != 0)
        status = add_spaced(r, arena, err);
    if (status == VT_OK && q->serial != 0)
        status = add_parts(r, err);
    if (status != VT_OK || r->count > 0 || q->loose.len_bytes == 0)
        return status;
    return add_neighbours(r, arena, err);
}

static int answer(struct resolver *r, size_t limit, struct vt_arena *arena,
                  const struct vt_candidate **ret, size_t *ret_count, struct vt_error *err)
{
    if (r->count == 0)
        return vt_fail(err, VT_E_NOTFOUND, "no document is called so");
    qsort_r(r->matches, r->count, sizeof *r->matches, compare_matches, &r->s);
    const size_t count = r->count < limit ? r->count : limit;
    struct vt_candidate *candidates = vt_arena_array(arena, count + 1, sizeof *candidates);
    if (candidates == NULL)
        return vt_no_memory(err);
    for (size_t i = 0; i < count; i++) {
        const struct vt_match *match = &r->matches[i];
        candidates[i] = (struct vt_candidate){
            .work = match->work,
            .score = match->score,
            .reason = vt_match_reason(r->graph, &r->question, match, arena),
            .exact = match->kind == VT_MATCH_KEY,
            .is_slip = vt_match_is_slip(match->kind),
        };
    }
    *ret = candidates;
    *ret_count = count;
    return VT_OK;
}

static int answer_id(vt_work_no work, struct vt_arena *arena, const struct vt_candidate **ret,
                     size_t *ret_count, struct vt_error *err)
{
    struct vt_candidate *candidate = VT_ARENA_NEW(arena, struct vt_candidate);
    if (candidate == NULL)
        return vt_no_memory(err);
    *candidate = (struct vt_candidate){work, 1, VT_STR("đúng mã định danh"), true, false};
    *ret = candidate;
    *ret_count = 1;
    return VT_OK;
}

int vt_graph_resolve(const struct vt_graph *graph, struct vt_str text, size_t limit,
                     struct vt_arena *arena, const struct vt_candidate **ret, size_t *ret_count,
                     struct vt_error *err)
{
    text = vt_str_trim(text);
    const vt_work_no work = vt_graph_work_by_id(graph, text);
    if (work != VT_WORK_NONE && limit > 0)
        return answer_id(work, arena, ret, ret_count, err);
    VT_AUTO(release) struct resolver resolver = {.graph = graph, .s = &graph->snapshot};
    vt_arena_init(&resolver.scratch, SIZE_MAX / 4);
    int status = vt_question_read(text, arena, &resolver.question, err);
    if (status == VT_OK)
        status = find(&resolver, arena, err);
    return status == VT_OK ? answer(&resolver, limit, arena, ret, ret_count, err) : status;
}

bool vt_graph_is_clear(const struct vt_candidate *candidates, size_t count)
{
    if (count == 0 || candidates[0].score < CLEAR_SCORE)
        return false;
    return count == 1 || candidates[0].score - candidates[1].score >= CLEAR_LEAD;
}
