/* Resolutions cited by their plenum: "Nghị quyết Hội nghị lần thứ tám … khóa XIII".  One plenum
 * issues several, so the plenum alone never decides: a number that was printed with it does. */
#include "vt_buckets.h"
#include "vt_cleanup.h"
#include "vt_names.h"
#include "vt_overlap.h"

#include <stdlib.h>

enum {
    WORKS_MAX = 64,           /* of one plenum; a real one has a dozen */
    SAME_DOCUMENT_STEPS = 256 /* mentions with the plenum, before and after */
};

struct works {
    uint32_t *items; /* clusters */
    size_t count, room;
};

struct plenums {
    struct vt_resolution *res;
    struct vt_strings names;    /* "NGHI_QUYET|8/XIII" */
    uint32_t *name_of;          /* by mention */
    struct vt_buckets mentions; /* of both kinds, by name */
    struct works works;         /* of the plenum, each once */
    struct works candidates;    /* of one mention */
    struct vt_arena arena;
};

static void release(struct plenums *plenums)
{
    vt_strings_release(&plenums->names);
    free(plenums->name_of);
    vt_buckets_release(&plenums->mentions);
    free(plenums->works.items);
    free(plenums->candidates.items);
    vt_arena_release(&plenums->arena);
}

static bool is_evidence(const struct vt_mention_row *mention)
{
    return mention->kind != VT_KIND_PLENUM && mention->cluster != VT_NONE &&
           mention->how != VT_HOW_GUESS;
}

static int list_mentions(struct plenums *plenums, struct vt_error *err)
{
    const struct vt_rows *rows = plenums->res->rows;
    plenums->name_of = calloc(rows->mention_count + 1, sizeof *plenums->name_of);
    if (plenums->name_of == NULL)
        return vt_no_memory(err);
    for (size_t m = 0; m < rows->mention_count; m++) {
        const struct vt_mention_row *mention = &rows->mentions[m];
        struct vt_str plenum = vt_strings_get(&rows->strings, mention->name);
        bool is_plenum = mention->kind == VT_KIND_PLENUM && mention->cluster == VT_NONE;
        if (!is_plenum && (mention->kind != VT_KIND_NUMBER || !vt_name_is_plenum(plenum)))
            continue;
        vt_arena_reset(&plenums->arena);
        struct vt_str name = vt_arena_printf(&plenums->arena, "%.*s|%.*s",
                                             VT_STR_ARG(vt_type_id(vt_mention_type(rows, mention))),
                                             VT_STR_ARG(plenum));
        if (name.ptr == NULL)
            return vt_no_memory(err);
        int status = vt_strings_add(&plenums->names, name, &plenums->name_of[m], err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

static uint32_t name_of_mention(const void *ctx, uint32_t row)
{
    uint32_t name = ((const struct plenums *)ctx)->name_of[row];
    return name == 0 ? UINT32_MAX : name;
}

static int add_work(struct works *works, uint32_t cluster, struct vt_error *err)
{
    for (size_t i = 0; i < works->count; i++)
        if (works->items[i] == cluster)
            return VT_OK;
    if (works->count == WORKS_MAX)
        return VT_OK;
    uint32_t *grown = vt_grown(works->items, &works->room, works->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    works->items = grown;
    grown[works->count++] = cluster;
    return VT_OK;
}

static bool fits(const struct vt_resolution *res, const struct vt_mention_row *mention,
                 uint32_t cluster)
{
    const struct vt_cluster *work = &res->clusters[cluster];
    return vt_time_allows(res, mention, work->date) && vt_time_agrees(work->date, mention->date);
}

static int add_evidence(struct plenums *plenums, uint32_t at, const struct vt_mention_row *mention,
                        struct vt_error *err)
{
    const struct vt_resolution *res = plenums->res;
    const struct vt_mention_row *other = &res->rows->mentions[plenums->mentions.rows[at]];
    if (!is_evidence(other) || !fits(res, mention, other->cluster))
        return VT_OK;
    return add_work(&plenums->candidates, other->cluster, err);
}

/* Works that the same document prints with the plenum, the nearest before first. */
static int list_in_document(struct plenums *plenums, uint32_t name, uint32_t at,
                            struct vt_error *err)
{
    const struct vt_mention_row *rows = plenums->res->rows->mentions;
    const struct vt_buckets *all = &plenums->mentions;
    const struct vt_mention_row *mention = &rows[all->rows[at]];
    int status = VT_OK;
    plenums->candidates.count = 0;
    for (uint32_t i = at; status == VT_OK && i > all->begins[name] && at - i < SAME_DOCUMENT_STEPS;
         i--) {
        if (rows[all->rows[i - 1]].document != mention->document)
            break;
        status = add_evidence(plenums, i - 1, mention, err);
    }
    for (uint32_t i = at + 1;
         status == VT_OK && i < all->begins[name + 1] && i - at <= SAME_DOCUMENT_STEPS; i++) {
        if (rows[all->rows[i]].document != mention->document)
            break;
        status = add_evidence(plenums, i, mention, err);
    }
    return status;
}

/* Works that any document prints with the plenum. */
static int list_anywhere(struct plenums *plenums, const struct vt_mention_row *mention,
                         struct vt_error *err)
{
    int status = VT_OK;
    plenums->candidates.count = 0;
    for (size_t i = 0; status == VT_OK && i < plenums->works.count; i++)
        if (fits(plenums->res, mention, plenums->works.items[i]))
            status = add_work(&plenums->candidates, plenums->works.items[i], err);
    return status;
}

static uint32_t same_subject(const struct plenums *plenums, const struct vt_mention_row *mention)
{
    const struct vt_strings *strings = &plenums->res->rows->strings;
    uint32_t found = VT_NONE;
    for (size_t i = 0; i < plenums->candidates.count; i++) {
        const struct vt_cluster *work = &plenums->res->clusters[plenums->candidates.items[i]];
        if (vt_overlap(vt_strings_get(strings, mention->subject),
                       vt_strings_get(strings, work->subject)) < VT_OVERLAP_SAME)
            continue;
        if (found != VT_NONE)
            return VT_NONE;
        found = plenums->candidates.items[i];
    }
    return found;
}

static int make_stub(struct plenums *plenums, uint32_t row, bool is_open, uint32_t *ret,
                     struct vt_error *err)
{
    struct vt_resolution *res = plenums->res;
    const struct vt_mention_row *mention = &res->rows->mentions[row];
    struct vt_cluster stub = vt_cluster_of_mention(res, row);
    vt_arena_reset(&plenums->arena);
    struct vt_str name = vt_name_of_plenum(&plenums->arena, mention->type,
                                           vt_strings_get(&res->rows->strings, mention->name));
    if (name.ptr == NULL)
        return vt_no_memory(err);
    stub.place = 0;
    stub.is_open = is_open;
    int status = vt_strings_add(&res->rows->strings, name, &stub.name, err);
    return status == VT_OK ? vt_cluster_add(res, &stub, ret, err) : status;
}

static int resolve_mention(struct plenums *plenums, uint32_t name, uint32_t at, uint32_t *stub,
                           struct vt_error *err)
{
    struct vt_resolution *res = plenums->res;
    const struct works *candidates = &plenums->candidates;
    const uint32_t row = plenums->mentions.rows[at];
    const struct vt_mention_row *mention = &res->rows->mentions[row];
    int status = list_in_document(plenums, name, at, err);
    if (status != VT_OK)
        return status;
    uint32_t same = same_subject(plenums, mention);
    if (candidates->count == 1) {
        vt_cluster_join(res, candidates->items[0], row, VT_HOW_DOCUMENT);
        return VT_OK;
    }
    if (candidates->count > 1 && same == VT_NONE) {
        vt_cluster_join(res, candidates->items[0], row, VT_HOW_GUESS);
        return vt_alternatives_add(res, row, candidates->items, candidates->count, err);
    }
    if (same == VT_NONE) {
        status = list_anywhere(plenums, mention, err);
        same = same_subject(plenums, mention);
    }
    if (status == VT_OK && same != VT_NONE) {
        vt_cluster_join(res, same, row, VT_HOW_SUBJECT);
        return VT_OK;
    }
    if (status == VT_OK && *stub == VT_NONE)
        status = make_stub(plenums, row, candidates->count > 0, stub, err);
    if (status == VT_OK)
        vt_cluster_join(res, *stub, row, VT_HOW_ONLY);
    return status;
}

static int resolve_plenum(struct plenums *plenums, uint32_t name, struct vt_error *err)
{
    const struct vt_mention_row *rows = plenums->res->rows->mentions;
    const struct vt_buckets *all = &plenums->mentions;
    uint32_t stub = VT_NONE;
    int status = VT_OK;
    plenums->works.count = 0;
    for (uint32_t i = all->begins[name]; status == VT_OK && i < all->begins[name + 1]; i++)
        if (is_evidence(&rows[all->rows[i]]))
            status = add_work(&plenums->works, rows[all->rows[i]].cluster, err);
    for (uint32_t i = all->begins[name]; status == VT_OK && i < all->begins[name + 1]; i++)
        if (rows[all->rows[i]].kind == VT_KIND_PLENUM)
            status = resolve_mention(plenums, name, i, &stub, err);
    return status;
}

int vt_resolve_plenums(struct vt_resolution *res, struct vt_error *err)
{
    VT_AUTO(release) struct plenums plenums = {.res = res};
    vt_arena_init(&plenums.arena, SIZE_MAX / 4);
    int status = vt_strings_init(&plenums.names, err);
    if (status == VT_OK)
        status = list_mentions(&plenums, err);
    if (status == VT_OK)
        status = vt_buckets_make(&plenums.mentions, res->rows->mention_count, plenums.names.count,
                                 name_of_mention, &plenums, err);
    for (size_t name = 1; status == VT_OK && name < plenums.names.count; name++)
        status = resolve_plenum(&plenums, (uint32_t)name, err);
    return status;
}
