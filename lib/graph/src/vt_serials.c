/* Works cited by type and serial only: "Nghị quyết 57". */
#include "vt_cleanup.h"
#include "vt_overlap.h"
#include "vt_resolution.h"

#include <stdlib.h>

/* A mention may fit this many works and more; then all of them are equally unlikely. */
enum {
    CANDIDATES_MAX = VT_ALTERNATIVES_LIMIT,
    SAME_DOCUMENT_STEPS = 1000 /* so far the same document is asked, before and after */
};

struct serials {
    struct vt_resolution *res;
    uint32_t *order; /* clusters with a number, by serial */
    size_t count;
    uint32_t candidates[CANDIDATES_MAX];
    size_t candidate_count;
    uint32_t *left; /* mentions that nothing fits */
    size_t left_count, left_room;
};

static uint32_t serial_of(const struct vt_resolution *res, uint32_t cluster)
{
    return res->rows->keys.items[res->clusters[cluster].key].serial;
}

static int compare_serials(const void *a, const void *b, void *ctx)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t left = serial_of(ctx, x), right = serial_of(ctx, y);
    return left != right ? (left < right ? -1 : 1) : vt_cluster_compare(ctx, x, y);
}

static int list_works(struct serials *serials, struct vt_error *err)
{
    struct vt_resolution *res = serials->res;
    serials->order = malloc((res->cluster_count + 1) * sizeof *serials->order);
    if (serials->order == NULL)
        return vt_no_memory(err);
    for (size_t c = 0; c < res->cluster_count; c++)
        if (res->clusters[c].into == c && res->clusters[c].key != 0)
            serials->order[serials->count++] = (uint32_t)c;
    qsort_r(serials->order, serials->count, sizeof *serials->order, compare_serials, res);
    return VT_OK;
}

static bool is_serial(const struct vt_rows *rows, const struct vt_mention_row *mention)
{
    return mention->cluster == VT_NONE && mention->key != 0 &&
           rows->keys.items[mention->key].is_bare && mention->kind != VT_KIND_SELF &&
           !((mention->kind == VT_KIND_ALIAS || mention->kind == VT_KIND_ANAPHOR) &&
             mention->antecedent >= 0);
}

/* "57" begins "57.NQ.TW", and not "57A.NQ.TW". */
static bool has_serial(const struct vt_rows *rows, uint32_t key, uint32_t bare)
{
    struct vt_str whole = vt_strings_get(&rows->strings, rows->keys.items[key].loose);
    struct vt_str start = vt_strings_get(&rows->strings, rows->keys.items[bare].loose);
    return vt_str_starts(whole, start) &&
           (whole.len_bytes == start.len_bytes || whole.ptr[start.len_bytes] == '.');
}

static bool fits(const struct vt_resolution *res, const struct vt_mention_row *mention,
                 const struct vt_cluster *work)
{
    const struct vt_rows *rows = res->rows;
    const uint32_t family = vt_bodies_get(&rows->bodies, mention->issuer)->family;
    if (work->key == 0 || !has_serial(rows, work->key, mention->key) ||
        (mention->type != 0 && mention->type != vt_cluster_type(res, work)))
        return false;
    const struct vt_key *key = &rows->keys.items[work->key];
    return (family == 0 || key->family == 0 || family == key->family) &&
           vt_places_compatible(work->place, mention->place) &&
           vt_time_agrees(work->date, vt_time_of(res, mention)) &&
           vt_time_allows(res, mention, work->date);
}

/* The nearest earlier, else later, mention of such a work in the same document. */
static uint32_t same_document(const struct vt_resolution *res, uint32_t row)
{
    const struct vt_rows *rows = res->rows;
    const struct vt_mention_row *mention = &rows->mentions[row];
    const struct vt_document_row *document = &rows->documents[mention->document];
    for (uint32_t m = row; m-- > document->mention_begin && row - m <= SAME_DOCUMENT_STEPS;) {
        uint32_t cluster = rows->mentions[m].cluster;
        if (cluster != VT_NONE && fits(res, mention, &res->clusters[cluster]))
            return cluster;
    }
    for (uint32_t m = row + 1; m < document->mention_end && m - row <= SAME_DOCUMENT_STEPS; m++) {
        uint32_t cluster = rows->mentions[m].cluster;
        if (cluster != VT_NONE && fits(res, mention, &res->clusters[cluster]))
            return cluster;
    }
    return VT_NONE;
}

static void list_candidates(struct serials *serials, const struct vt_mention_row *mention)
{
    const struct vt_resolution *res = serials->res;
    const uint32_t serial = res->rows->keys.items[mention->key].serial;
    size_t low = 0, high = serials->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (serial_of(res, serials->order[middle]) < serial)
            low = middle + 1;
        else
            high = middle;
    }
    serials->candidate_count = 0;
    for (; low < serials->count && serial_of(res, serials->order[low]) == serial; low++) {
        if (!fits(res, mention, &res->clusters[serials->order[low]]))
            continue;
        if (serials->candidate_count == CANDIDATES_MAX) {
            serials->candidate_count = 0;
            return;
        }
        serials->candidates[serials->candidate_count++] = serials->order[low];
    }
}

static uint32_t same_subject(const struct serials *serials, const struct vt_mention_row *mention)
{
    const struct vt_strings *strings = &serials->res->rows->strings;
    uint32_t found = VT_NONE;
    for (size_t i = 0; i < serials->candidate_count; i++) {
        const struct vt_cluster *work = &serials->res->clusters[serials->candidates[i]];
        if (vt_overlap(vt_strings_get(strings, mention->subject),
                       vt_strings_get(strings, work->subject)) < VT_OVERLAP_SAME)
            continue;
        if (found != VT_NONE)
            return VT_NONE;
        found = serials->candidates[i];
    }
    return found;
}

static int guess(struct serials *serials, uint32_t row, struct vt_error *err)
{
    const struct vt_cluster *clusters = serials->res->clusters;
    size_t best = 0;
    for (size_t i = 1; i < serials->candidate_count; i++)
        if (clusters[serials->candidates[i]].support > clusters[serials->candidates[best]].support)
            best = i;
    uint32_t chosen = serials->candidates[best];
    memmove(serials->candidates + 1, serials->candidates, best * sizeof *serials->candidates);
    serials->candidates[0] = chosen;
    vt_cluster_join(serials->res, chosen, row, VT_HOW_GUESS);
    return vt_alternatives_add(serials->res, row, serials->candidates, serials->candidate_count,
                               err);
}

static int leave(struct serials *serials, uint32_t row, struct vt_error *err)
{
    uint32_t *grown =
        vt_grown(serials->left, &serials->left_room, serials->left_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    serials->left = grown;
    grown[serials->left_count++] = row;
    return VT_OK;
}

static int compare_stubs(const struct vt_rows *rows, uint32_t x, uint32_t y)
{
    const struct vt_mention_row *left = &rows->mentions[x], *right = &rows->mentions[y];
    if (left->type != right->type)
        return left->type < right->type ? -1 : 1;
    int order = vt_strings_compare(&rows->keys.texts, left->key, right->key);
    return order != 0 ? order : vt_strings_compare(&rows->bodies.places, left->place, right->place);
}

static int compare_left(const void *a, const void *b, void *ctx)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order = compare_stubs(ctx, x, y);
    return order != 0 ? order : (x < y ? -1 : x > y);
}

static int add_stub(struct vt_resolution *res, uint32_t row, uint32_t *ret, struct vt_error *err)
{
    const struct vt_mention_row *mention = &res->rows->mentions[row];
    const struct vt_str word = vt_type_name(mention->type);
    const struct vt_str serial = vt_keys_text(&res->rows->keys, mention->key);
    struct vt_cluster stub = vt_cluster_of_mention(res, row);
    VT_AUTO(vt_buf_release) struct vt_buf name = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_printf(&name, "%.*s%s%.*s", VT_STR_ARG(word), word.len_bytes > 0 ? " " : "",
                  VT_STR_ARG(serial));
    if (name.failed != VT_OK)
        return vt_no_memory(err);
    stub.key = 0;
    stub.is_open = true;
    int status = vt_strings_add(&res->rows->strings, vt_buf_str(&name), &stub.name, err);
    return status == VT_OK ? vt_cluster_add(res, &stub, ret, err) : status;
}

/* One stub for each type, serial and place that nothing fits. */
static int make_stubs(struct serials *serials, struct vt_error *err)
{
    struct vt_rows *rows = serials->res->rows;
    uint32_t stub = VT_NONE;
    if (serials->left_count > 1)
        qsort_r(serials->left, serials->left_count, sizeof *serials->left, compare_left, rows);
    for (size_t i = 0; i < serials->left_count; i++) {
        if (i == 0 || compare_stubs(rows, serials->left[i - 1], serials->left[i]) != 0) {
            int status = add_stub(serials->res, serials->left[i], &stub, err);
            if (status != VT_OK)
                return status;
        }
        vt_cluster_join(serials->res, stub, serials->left[i], VT_HOW_ONLY);
    }
    return VT_OK;
}

static int resolve_mention(struct serials *serials, uint32_t row, struct vt_error *err)
{
    struct vt_resolution *res = serials->res;
    uint32_t cluster = same_document(res, row);
    if (cluster != VT_NONE) {
        vt_cluster_join(res, cluster, row, VT_HOW_DOCUMENT);
        return VT_OK;
    }
    list_candidates(serials, &res->rows->mentions[row]);
    if (serials->candidate_count == 0)
        return leave(serials, row, err);
    if (serials->candidate_count == 1) {
        vt_cluster_join(res, serials->candidates[0], row, VT_HOW_ONLY);
        return VT_OK;
    }
    cluster = same_subject(serials, &res->rows->mentions[row]);
    if (cluster == VT_NONE)
        return guess(serials, row, err);
    vt_cluster_join(res, cluster, row, VT_HOW_SUBJECT);
    return VT_OK;
}

static void release(struct serials *serials)
{
    free(serials->order);
    free(serials->left);
}

int vt_resolve_serials(struct vt_resolution *res, struct vt_error *err)
{
    const struct vt_rows *rows = res->rows;
    VT_AUTO(release) struct serials serials = {.res = res};
    int status = VT_OK;
    for (size_t m = 0; status == VT_OK && m < rows->mention_count; m++) {
        if (!is_serial(rows, &rows->mentions[m]))
            continue;
        if (serials.order == NULL)
            status = list_works(&serials, err);
        if (status == VT_OK)
            status = resolve_mention(&serials, (uint32_t)m, err);
    }
    return status == VT_OK ? make_stubs(&serials, err) : status;
}
