#include "vt_corrections.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_date.h"

void vt_corrections_release(struct vt_corrections *corrections)
{
    free(corrections->items);
    vt_arena_release(&corrections->arena);
    *corrections = (struct vt_corrections){0};
}

/* ---- taking them in ---- */

static uint32_t read_date(struct vt_str iso)
{
    struct vt_date date;
    return vt_date_from_iso(iso, &date) ? vt_date_number(date) : 0;
}

static bool read_action(struct vt_str text, enum vt_correction_action *ret)
{
    static const char *const NAMES[] = {[VT_CORRECTION_MERGE] = "merge",
                                        [VT_CORRECTION_SPLIT] = "split",
                                        [VT_CORRECTION_FIELD] = "field",
                                        [VT_CORRECTION_CONFIRM] = "confirm",
                                        [VT_CORRECTION_REJECT] = "reject"};
    for (size_t i = 0; i < VT_ARRAY_LEN(NAMES); i++)
        if (vt_str_eq(text, vt_str(NAMES[i]))) {
            *ret = (enum vt_correction_action)i;
            return true;
        }
    return false;
}

int vt_corrections_add(struct vt_corrections *corrections,
                       const struct vt_archive_correction *given, struct vt_error *err)
{
    enum vt_correction_action action;
    if (given->undone_at.len_bytes > 0 || !read_action(given->action, &action))
        return VT_OK;
    if (corrections->items == NULL)
        vt_arena_init(&corrections->arena, SIZE_MAX / 4);
    struct vt_correction *grown =
        vt_grown(corrections->items, &corrections->room, corrections->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    corrections->items = grown;
    struct vt_correction row = {
        .number = given->number,
        .action = action,
        .work = {given->work, given->work_key, given->work_place, read_date(given->work_date)},
        .other = {given->other, given->other_key, given->other_place, read_date(given->other_date)},
        .document = given->document,
        .field = given->field,
        .value = given->value,
        .mention = given->mention,
        .cluster = VT_NONE,
    };
    struct vt_str *const texts[] = {&row.work.id,  &row.work.key,  &row.work.place,
                                    &row.other.id, &row.other.key, &row.other.place,
                                    &row.document, &row.field,     &row.value};
    for (size_t i = 0; i < VT_ARRAY_LEN(texts); i++) {
        *texts[i] = vt_arena_copy(&corrections->arena, *texts[i]);
        if (texts[i]->ptr == NULL)
            return vt_no_memory(err);
    }
    grown[corrections->count++] = row;
    return VT_OK;
}

static int compare_numbers(const void *a, const void *b)
{
    const struct vt_correction *left = a, *right = b;
    return left->number < right->number ? -1 : left->number > right->number;
}

/* ---- applying them ---- */

/* What a mention can also mean is out of the question. */
static void drop_alternatives(struct vt_resolution *res, uint32_t row)
{
    size_t kept = 0;
    for (size_t i = 0; i < res->alternative_count; i++)
        if (res->alternatives[i].mention != row)
            res->alternatives[kept++] = res->alternatives[i];
    res->alternative_count = kept;
}

/* A citation means a cluster (VT_NONE: nothing), and so do "Kế hoạch nêu trên" after it. */
static void set_meaning(struct vt_resolution *res, uint32_t row, uint32_t cluster)
{
    struct vt_rows *rows = res->rows;
    struct vt_mention_row *mention = &rows->mentions[row];
    mention->cluster = cluster;
    mention->how = cluster == VT_NONE ? VT_HOW_NOT : VT_HOW_DATE;
    drop_alternatives(res, row);
    const uint32_t end = rows->documents[mention->document].mention_end;
    for (uint32_t m = row + 1; m < end; m++)
        if (rows->mentions[m].antecedent >= 0 &&
            vt_rows_find_mention(rows, mention->document, rows->mentions[m].antecedent) == row)
            set_meaning(res, m, cluster);
}

/* Every mention of one cluster means another one. */
static void move_mentions(struct vt_resolution *res, uint32_t from, uint32_t to)
{
    struct vt_rows *rows = res->rows;
    for (size_t m = 0; m < rows->mention_count; m++)
        if (rows->mentions[m].cluster == from)
            rows->mentions[m].cluster = to;
    for (size_t i = 0; i < res->pool_count; i++)
        if (res->pool[i] == from)
            res->pool[i] = to;
}

/* A held document and its copies are a cluster. */
static void move_document(struct vt_rows *rows, uint32_t row, uint32_t cluster)
{
    for (size_t d = 0; d < rows->document_count; d++)
        if (d == row || rows->documents[d].copy_of == row)
            rows->documents[d].cluster = cluster;
}

/* A held document is a copy of another: its words count once. */
static void make_copy(struct vt_resolution *res, uint32_t row, uint32_t of)
{
    struct vt_rows *rows = res->rows;
    for (uint32_t m = rows->documents[row].mention_begin; m < rows->documents[row].mention_end; m++)
        set_meaning(res, m, VT_NONE);
    for (size_t d = 0; d < rows->document_count; d++)
        if (d == row || rows->documents[d].copy_of == row)
            rows->documents[d].copy_of = of;
}

static void join(struct vt_resolution *res, uint32_t to, uint32_t from)
{
    struct vt_cluster *whole = &res->clusters[to];
    const uint32_t document = res->clusters[from].document, known = res->clusters[from].known;
    if (document != VT_NONE)
        move_document(res->rows, document, to);
    if (document != VT_NONE && whole->document != VT_NONE)
        make_copy(res, document, whole->document);
    else if (document != VT_NONE)
        whole->document = document;
    if (whole->known == VT_NONE)
        whole->known = known;
    vt_cluster_merge(res, to, from);
    move_mentions(res, from, to);
}

static void merge(struct vt_resolution *res, const struct vt_correction *correction)
{
    const uint32_t from = vt_correction_cluster(res, &correction->work);
    const uint32_t to = vt_correction_cluster(res, &correction->other);
    if (from != VT_NONE && to != VT_NONE && from != to)
        join(res, to, from);
}

static int split(struct vt_resolution *res, const struct vt_correction *correction,
                 struct vt_error *err)
{
    const uint32_t row = vt_correction_mention(res->rows, correction);
    if (row == VT_NONE)
        return VT_OK;
    uint32_t cluster;
    struct vt_cluster apart = vt_cluster_of_mention(res, row);
    int status = vt_cluster_add(res, &apart, &cluster, err);
    if (status != VT_OK)
        return status;
    set_meaning(res, row, VT_NONE);
    vt_cluster_join(res, cluster, row, VT_HOW_DATE);
    set_meaning(res, row, cluster);
    return VT_OK;
}

static void confirm(struct vt_resolution *res, const struct vt_correction *correction)
{
    const uint32_t row = vt_correction_mention(res->rows, correction);
    const uint32_t cluster = vt_correction_cluster(res, &correction->other);
    if (row == VT_NONE || cluster == VT_NONE)
        return;
    set_meaning(res, row, cluster);
    res->rows->mentions[row].confidence = 1000;
}

/* Works of one number, date and place are one. */
static void join_same(struct vt_resolution *res, uint32_t number)
{
    const struct vt_cluster *fixed = &res->clusters[number];
    for (uint32_t c = 0; c < res->cluster_count; c++) {
        const struct vt_cluster *other = &res->clusters[c];
        if (c == number || other->into != c || other->key == 0 || other->key != fixed->key ||
            other->date != fixed->date || !vt_places_compatible(other->place, fixed->place))
            continue;
        const bool is_anchor = vt_cluster_is_anchored(other);
        join(res, is_anchor ? c : number, is_anchor ? number : c);
        return;
    }
}

/* Number and date are identity: they count before facts are elected.  Those of held documents were
 * corrected when they were read. */
static void fix_identity(struct vt_resolution *res, struct vt_correction *correction)
{
    if (vt_correction_row(res->rows, correction->work.id) != VT_NONE)
        return;
    const uint32_t number = correction->cluster = vt_correction_cluster(res, &correction->work);
    if (number == VT_NONE)
        return;
    struct vt_cluster *cluster = &res->clusters[number];
    if (vt_str_eq(correction->field, VT_STR("date"))) {
        cluster->date = read_date(correction->value);
    } else if (vt_str_eq(correction->field, VT_STR("number"))) {
        const uint32_t key = vt_strings_find(&res->rows->keys.texts, correction->value);
        if (key == 0)
            return;
        cluster->key = key;
    } else {
        return;
    }
    join_same(res, number);
}

/* Works of which nothing is left are no works. */
static void drop_empty(struct vt_resolution *res, bool *is_used)
{
    const struct vt_rows *rows = res->rows;
    for (size_t m = 0; m < rows->mention_count; m++)
        if (rows->mentions[m].cluster != VT_NONE)
            is_used[rows->mentions[m].cluster] = true;
    for (size_t i = 0; i < res->pool_count; i++)
        is_used[res->pool[i]] = true;
    for (size_t c = 0; c < res->cluster_count; c++)
        if (!is_used[c] && !vt_cluster_is_anchored(&res->clusters[c]))
            res->clusters[c].into = VT_NONE;
}

int vt_corrections_begin(struct vt_corrections *corrections, struct vt_rows *rows,
                         struct vt_error *err)
{
    int status = VT_OK;
    if (corrections->count > 1)
        qsort(corrections->items, corrections->count, sizeof *corrections->items, compare_numbers);
    for (size_t i = 0; status == VT_OK && i < corrections->count; i++) {
        const struct vt_correction *correction = &corrections->items[i];
        const uint32_t row = correction->action == VT_CORRECTION_SPLIT && correction->mention < 0
                                 ? vt_correction_row(rows, correction->document)
                                 : VT_NONE;
        uint32_t key;
        if (row != VT_NONE)
            rows->documents[row].stands_alone = true;
        if (correction->action == VT_CORRECTION_FIELD &&
            vt_str_eq(correction->field, VT_STR("number")))
            status = vt_strings_add(&rows->keys.texts, correction->value, &key, err);
    }
    return status;
}

int vt_corrections_apply(struct vt_corrections *corrections, struct vt_resolution *res,
                         struct vt_error *err)
{
    int status = VT_OK;
    for (size_t i = 0; status == VT_OK && i < corrections->count; i++) {
        struct vt_correction *correction = &corrections->items[i];
        const uint32_t row = vt_correction_mention(res->rows, correction);
        switch (correction->action) {
        case VT_CORRECTION_MERGE:
            merge(res, correction);
            break;
        case VT_CORRECTION_SPLIT:
            status = split(res, correction, err);
            break;
        case VT_CORRECTION_FIELD:
            fix_identity(res, correction);
            break;
        case VT_CORRECTION_CONFIRM:
            confirm(res, correction);
            break;
        case VT_CORRECTION_REJECT:
            if (row != VT_NONE)
                set_meaning(res, row, VT_NONE);
            break;
        }
    }
    if (status != VT_OK || corrections->count == 0)
        return status;
    VT_AUTOFREE bool *is_used = calloc(res->cluster_count + 1, sizeof *is_used);
    if (is_used == NULL)
        return vt_no_memory(err);
    drop_empty(res, is_used);
    return VT_OK;
}

/* ---- fields ---- */

static void choose(struct vt_all_facts *facts, uint32_t cluster, enum vt_fact_field field,
                   uint32_t shown)
{
    for (size_t i = 0; i < facts->conflict_count; i++)
        if (facts->conflicts[i].cluster == cluster && facts->conflicts[i].field == field)
            facts->conflicts[i].chosen = shown;
}

static int fix(struct vt_resolution *res, struct vt_all_facts *facts, uint32_t cluster,
               const struct vt_correction *correction, struct vt_error *err)
{
    struct vt_facts *of = &facts->items[cluster];
    uint32_t text;
    int status = vt_strings_add(&res->rows->strings, correction->value, &text, err);
    if (status != VT_OK)
        return status;
    if (vt_str_eq(correction->field, VT_STR("issuer"))) {
        of->issuer = text;
        choose(facts, cluster, VT_FACT_ISSUER, text);
    } else if (vt_str_eq(correction->field, VT_STR("date"))) {
        of->date = read_date(correction->value);
        choose(facts, cluster, VT_FACT_DATE, text);
    } else if (vt_str_eq(correction->field, VT_STR("type"))) {
        of->type = vt_type_by_id(correction->value);
        choose(facts, cluster, VT_FACT_TYPE, text);
    } else if (vt_str_eq(correction->field, VT_STR("place"))) {
        of->place = text;
    } else if (vt_str_eq(correction->field, VT_STR("subject"))) {
        of->subject = text;
    }
    return VT_OK;
}

int vt_corrections_fix(const struct vt_corrections *corrections, struct vt_resolution *res,
                       struct vt_all_facts *facts, struct vt_error *err)
{
    int status = VT_OK;
    for (size_t i = 0; status == VT_OK && i < corrections->count; i++) {
        const struct vt_correction *correction = &corrections->items[i];
        uint32_t cluster = correction->cluster;
        while (cluster != VT_NONE && res->clusters[cluster].into != cluster)
            cluster = res->clusters[cluster].into;
        if (cluster != VT_NONE)
            status = fix(res, facts, cluster, correction, err);
    }
    return status;
}
