/* Works cited by type, date and issuer, without a number: "văn bản ngày 10/3/2025 của Sở Nội vụ".
 */
#include "vt_cleanup.h"
#include "vt_overlap.h"
#include "vt_resolution.h"

#include <stdlib.h>

enum { STUBS_MAX = 200 }; /* of one date, so many are compared */

struct dated {
    struct vt_resolution *res;
    uint32_t *mentions; /* rows, by date */
    size_t mention_count;
    uint32_t *works; /* clusters with a full date, by date */
    size_t work_count;
    uint32_t *candidates;
    size_t candidate_count, candidate_room;
};

static void release(struct dated *dated)
{
    free(dated->mentions);
    free(dated->works);
    free(dated->candidates);
}

static bool is_dated(const struct vt_mention_row *mention)
{
    return mention->cluster == VT_NONE && mention->key == 0 && mention->kind == VT_KIND_DATE;
}

static int compare_mentions(const void *a, const void *b, void *ctx)
{
    const struct vt_rows *rows = ctx;
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t left = rows->mentions[x].date, right = rows->mentions[y].date;
    return left != right ? (left < right ? -1 : 1) : (x < y ? -1 : x > y);
}

static int compare_works(const void *a, const void *b, void *ctx)
{
    return vt_cluster_compare(ctx, *(const uint32_t *)a, *(const uint32_t *)b);
}

static int list(struct dated *dated, struct vt_error *err)
{
    struct vt_resolution *res = dated->res;
    dated->mentions = malloc((res->rows->mention_count + 1) * sizeof *dated->mentions);
    dated->works = malloc((res->cluster_count + 1) * sizeof *dated->works);
    if (dated->mentions == NULL || dated->works == NULL)
        return vt_no_memory(err);
    for (size_t m = 0; m < res->rows->mention_count; m++)
        if (is_dated(&res->rows->mentions[m]))
            dated->mentions[dated->mention_count++] = (uint32_t)m;
    if (dated->mention_count == 0)
        return VT_OK;
    for (size_t c = 0; c < res->cluster_count; c++)
        if (res->clusters[c].into == c && vt_date_is_full(res->clusters[c].date))
            dated->works[dated->work_count++] = (uint32_t)c;
    qsort_r(dated->mentions, dated->mention_count, sizeof *dated->mentions, compare_mentions,
            res->rows);
    qsort_r(dated->works, dated->work_count, sizeof *dated->works, compare_works, res);
    return VT_OK;
}

static size_t first_work(const struct dated *dated, uint32_t date)
{
    size_t low = 0, high = dated->work_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (dated->res->clusters[dated->works[middle]].date < date)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A date alone is little: the issuer has to be said, and to be that of the work. */
static bool fits(const struct vt_resolution *res, const struct vt_mention_row *mention,
                 const struct vt_cluster *work)
{
    const struct vt_bodies *bodies = &res->rows->bodies;
    const uint32_t family = vt_bodies_get(bodies, mention->issuer)->family;
    const uint32_t of_key = res->rows->keys.items[work->key].family;
    if (mention->issuer == 0 || !vt_places_compatible(mention->place, work->place))
        return false;
    if (mention->type != 0 && mention->type != vt_cluster_type(res, work))
        return false;
    if (work->key != 0 && of_key != 0 && family != 0)
        return family == of_key;
    return work->issuer != 0 && vt_bodies_compatible(bodies, mention->issuer, work->issuer);
}

static double overlap_with(const struct vt_resolution *res, const struct vt_mention_row *mention,
                           const struct vt_cluster *work)
{
    return vt_overlap(vt_strings_get(&res->rows->strings, mention->subject),
                      vt_strings_get(&res->rows->strings, work->subject));
}

static int add_candidate(struct dated *dated, uint32_t cluster, struct vt_error *err)
{
    uint32_t *grown =
        vt_grown(dated->candidates, &dated->candidate_room, dated->candidate_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    dated->candidates = grown;
    grown[dated->candidate_count++] = cluster;
    return VT_OK;
}

static int list_candidates(struct dated *dated, const struct vt_mention_row *mention,
                           size_t first_stub, struct vt_error *err)
{
    const struct vt_resolution *res = dated->res;
    int status = VT_OK;
    dated->candidate_count = 0;
    for (size_t i = first_work(dated, mention->date);
         status == VT_OK && vt_date_is_full(mention->date) && i < dated->work_count &&
         res->clusters[dated->works[i]].date == mention->date;
         i++)
        if (fits(res, mention, &res->clusters[dated->works[i]]) &&
            overlap_with(res, mention, &res->clusters[dated->works[i]]) != 0)
            status = add_candidate(dated, dated->works[i], err);
    if (res->cluster_count - first_stub > STUBS_MAX)
        first_stub = res->cluster_count - STUBS_MAX;
    for (size_t c = first_stub; status == VT_OK && c < res->cluster_count; c++) {
        if (!fits(res, mention, &res->clusters[c]))
            continue;
        const double overlap = overlap_with(res, mention, &res->clusters[c]);
        if (overlap < 0 || overlap >= VT_OVERLAP_OTHER)
            status = add_candidate(dated, (uint32_t)c, err);
    }
    return status;
}

static int make_stub(struct dated *dated, uint32_t row, struct vt_error *err)
{
    struct vt_resolution *res = dated->res;
    const struct vt_mention_row *mention = &res->rows->mentions[row];
    const struct vt_str issuer = vt_strings_get(&res->rows->bodies.printed, mention->issuer);
    const uint32_t date = mention->date;
    VT_AUTO(vt_buf_release) struct vt_buf name = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_add(&name, mention->type == 0 ? VT_STR("Văn bản") : vt_type_name(mention->type));
    if (vt_date_is_full(date))
        vt_buf_printf(&name, " ngày %02u/%02u/%04u", date % 100, date / 100 % 100, date / 10000);
    if (issuer.len_bytes > 0)
        vt_buf_printf(&name, " của %.*s", VT_STR_ARG(issuer));
    if (name.failed != VT_OK)
        return vt_no_memory(err);
    struct vt_cluster stub = vt_cluster_of_mention(res, row);
    uint32_t number;
    stub.date = date;
    int status = vt_strings_add(&res->rows->strings, vt_buf_str(&name), &stub.name, err);
    if (status == VT_OK)
        status = vt_cluster_add(res, &stub, &number, err);
    if (status == VT_OK)
        vt_cluster_join(res, number, row, VT_HOW_DATE);
    return status;
}

static int resolve_mention(struct dated *dated, uint32_t row, size_t first_stub,
                           struct vt_error *err)
{
    struct vt_resolution *res = dated->res;
    const struct vt_mention_row *mention = &res->rows->mentions[row];
    int status = list_candidates(dated, mention, first_stub, err);
    if (status != VT_OK || dated->candidate_count == 0)
        return status != VT_OK ? status : make_stub(dated, row, err);
    size_t same = 0, same_count = 0;
    for (size_t i = 0; i < dated->candidate_count; i++) {
        const struct vt_cluster *work = &res->clusters[dated->candidates[i]];
        if (overlap_with(res, mention, work) >= VT_OVERLAP_SAME) {
            same = i;
            same_count++;
        }
    }
    if (dated->candidate_count == 1 || same_count == 1) {
        vt_cluster_join(res, dated->candidates[same], row,
                        same_count == 1 ? VT_HOW_SUBJECT : VT_HOW_ONLY);
        return VT_OK;
    }
    vt_cluster_join(res, dated->candidates[0], row, VT_HOW_GUESS);
    return vt_alternatives_add(res, row, dated->candidates, dated->candidate_count, err);
}

int vt_resolve_dated(struct vt_resolution *res, struct vt_error *err)
{
    VT_AUTO(release) struct dated dated = {.res = res};
    int status = list(&dated, err);
    size_t first_stub = res->cluster_count;
    uint32_t date = 0;
    for (size_t i = 0; status == VT_OK && i < dated.mention_count; i++) {
        const uint32_t row = dated.mentions[i];
        if (res->rows->mentions[row].date != date)
            first_stub = res->cluster_count; /* stubs of the date before are no candidates */
        date = res->rows->mentions[row].date;
        status = resolve_mention(&dated, row, first_stub, err);
    }
    return status;
}
