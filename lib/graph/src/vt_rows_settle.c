#include "vt_rows.h"

#include <stdlib.h>

#include "vt_cleanup.h"

/* Ordinals of the mentions that are added for a `from` begin here: no document has so many. */
#define ADDED_ORDINAL ((uint32_t)1 << 31)

static int compare_u32(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_documents(const void *a, const void *b, void *ctx)
{
    const struct vt_document_row *left = a, *right = b;
    return vt_strings_compare(ctx, left->id, right->id);
}

static int compare_mentions(const void *a, const void *b)
{
    const struct vt_mention_row *left = a, *right = b;
    int order = compare_u32(left->document, right->document);
    return order != 0 ? order : compare_u32(left->ordinal, right->ordinal);
}

static int compare_known(const void *a, const void *b, void *ctx)
{
    const struct vt_known_row *left = a, *right = b;
    const struct vt_rows *rows = ctx;
    int order = vt_strings_compare(&rows->keys.texts, left->key, right->key);
    if (order == 0)
        order = compare_u32(left->date, right->date);
    if (order == 0)
        order = compare_u32(left->type, right->type);
    if (order == 0)
        order = vt_strings_compare(&rows->bodies.printed, left->issuer, right->issuer);
    if (order == 0)
        order = vt_strings_compare(&rows->strings, left->subject, right->subject);
    return order != 0 ? order : compare_u32(left->base, right->base);
}

static void sort_mentions(struct vt_rows *rows)
{
    size_t at = 1;
    while (at < rows->mention_count &&
           compare_mentions(&rows->mentions[at - 1], &rows->mentions[at]) <= 0)
        at++;
    if (at < rows->mention_count)
        qsort(rows->mentions, rows->mention_count, sizeof *rows->mentions, compare_mentions);
}

static void set_ranges(struct vt_rows *rows)
{
    size_t at = 0;
    for (size_t d = 0; d < rows->document_count; d++) {
        rows->documents[d].mention_begin = (uint32_t)at;
        while (at < rows->mention_count && rows->mentions[at].document == d)
            at++;
        rows->documents[d].mention_end = (uint32_t)at;
    }
}

static int join_documents(struct vt_rows *rows, struct vt_error *err)
{
    if (rows->document_count > 0)
        qsort_r(rows->documents, rows->document_count, sizeof *rows->documents, compare_documents,
                &rows->strings);
    if (rows->known_count > 0)
        qsort_r(rows->known, rows->known_count, sizeof *rows->known, compare_known, rows);
    VT_AUTOFREE uint32_t *row_of = calloc(rows->strings.count, sizeof *row_of);
    if (row_of == NULL)
        return vt_no_memory(err);
    for (size_t d = 0; d < rows->document_count; d++)
        row_of[rows->documents[d].id] = (uint32_t)d + 1;
    size_t kept = 0;
    for (size_t m = 0; m < rows->mention_count; m++) {
        uint32_t row = row_of[rows->mentions[m].document];
        if (row == 0)
            continue;
        rows->mentions[kept] = rows->mentions[m];
        rows->mentions[kept++].document = row - 1;
    }
    rows->mention_count = kept;
    sort_mentions(rows);
    set_ranges(rows);
    return VT_OK;
}

static int compare_for_copies(const void *a, const void *b, void *ctx)
{
    const struct vt_document_row *documents = ctx;
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    const struct vt_document_row *left = &documents[x], *right = &documents[y];
    int order = compare_u32(left->key, right->key);
    if (order == 0)
        order = compare_u32(right->extent, left->extent);
    return order != 0 ? order : compare_u32(x, y);
}

/* A central body gives a number of a year once; other numbers come again, and the date tells. */
static bool dates_say_same(const struct vt_key *key, uint32_t a, uint32_t b)
{
    if (vt_date_is_full(a) && vt_date_is_full(b))
        return a == b;
    return key->scope == VT_SCOPE_CENTRAL && key->year != 0 && (a == 0 || b == 0);
}

static bool is_same_work(const struct vt_rows *rows, const struct vt_document_row *a,
                         const struct vt_document_row *b)
{
    return !a->stands_alone && !b->stands_alone &&
           dates_say_same(&rows->keys.items[a->key], a->date, b->date) &&
           vt_places_compatible(a->place, b->place) &&
           (a->type == 0 || b->type == 0 || a->type == b->type);
}

/* What the fuller copy does not print, another one may. */
static void complete(struct vt_document_row *document, const struct vt_document_row *copy)
{
    if (document->date == 0)
        document->date = copy->date;
    if (document->type == 0)
        document->type = copy->type;
    if (document->issuer == 0)
        document->issuer = copy->issuer;
    if (document->place == 0)
        document->place = copy->place;
    if (document->subject == 0)
        document->subject = copy->subject;
    if (document->effective == 0)
        document->effective = copy->effective;
    if (document->expires == 0)
        document->expires = copy->expires;
}

/* The year in a number is the year of issue: another one was read wrongly, or belongs to something else
 * on the page. */
static void drop_impossible_dates(struct vt_rows *rows)
{
    for (size_t d = 0; d < rows->document_count; d++) {
        struct vt_document_row *document = &rows->documents[d];
        const uint16_t year = rows->keys.items[document->key].year;
        if (year == 0 || document->date == 0 || document->date / 10000 == year)
            continue;
        document->printed_date = document->date;
        document->date = 0;
    }
}

/* Two files of one document are one work.  The fuller one speaks for it. */
static int mark_copies(struct vt_rows *rows, struct vt_error *err)
{
    VT_AUTOFREE uint32_t *order = calloc(rows->document_count + 1, sizeof *order);
    if (order == NULL)
        return vt_no_memory(err);
    size_t count = 0;
    for (size_t d = 0; d < rows->document_count; d++) {
        struct vt_document_row *row = &rows->documents[d];
        row->extent += row->mention_end - row->mention_begin;
        if (row->key != 0)
            order[count++] = (uint32_t)d;
    }
    qsort_r(order, count, sizeof *order, compare_for_copies, rows->documents);
    for (size_t i = 1; i < count; i++) {
        struct vt_document_row *row = &rows->documents[order[i]];
        for (size_t j = i; row->copy_of == VT_NONE && j-- > 0;) {
            struct vt_document_row *other = &rows->documents[order[j]];
            if (other->key != row->key)
                break;
            if (other->copy_of != VT_NONE || !is_same_work(rows, other, row))
                continue;
            row->copy_of = order[j];
            complete(other, row);
        }
    }
    return VT_OK;
}

static void drop_mentions_of_copies(struct vt_rows *rows)
{
    size_t kept = 0;
    for (size_t m = 0; m < rows->mention_count; m++)
        if (rows->documents[rows->mentions[m].document].copy_of == VT_NONE)
            rows->mentions[kept++] = rows->mentions[m];
    rows->mention_count = kept;
    set_ranges(rows);
}

static int describe_keys(struct vt_rows *rows, struct vt_error *err)
{
    VT_AUTOFREE bool *anchored = calloc(rows->keys.texts.count, sizeof *anchored);
    if (anchored == NULL)
        return vt_no_memory(err);
    for (size_t d = 0; d < rows->document_count; d++)
        anchored[rows->documents[d].key] = true;
    for (size_t k = 0; k < rows->known_count; k++)
        anchored[rows->known[k].key] = true;
    return vt_keys_describe(&rows->keys, &rows->strings, anchored, err);
}

/* "Thông tư số 55/2005/TTLT-…" is a Thông tư liên tịch: the word says less than the code. */
static bool says_less(uint8_t type, uint8_t of_code)
{
    const struct vt_str word = vt_type_name(type), whole = vt_type_name(of_code);
    return type != 0 && vt_str_starts(whole, word) && whole.len_bytes > word.len_bytes &&
           whole.ptr[word.len_bytes] == ' ';
}

/* Misprinted numbers, and types that only repeat the code in the number: "2386-CT/TU" alone does
 * not say that it is a Chỉ thị. */
static int correct_keys(struct vt_rows *rows, struct vt_error *err)
{
    for (size_t m = 0; m < rows->mention_count; m++) {
        struct vt_mention_row *mention = &rows->mentions[m];
        if (!mention->says_type && mention->key != 0 &&
            mention->type == rows->keys.items[mention->key].type)
            mention->type = 0;
        else if (says_less(mention->type, rows->keys.items[mention->key].type))
            mention->type = rows->keys.items[mention->key].type;
        mention->from = rows->keys.items[mention->from].same_as;
        uint32_t right = rows->keys.items[mention->key].same_as;
        if (right == mention->key)
            continue;
        mention->flags |= VT_MENTION_MALFORMED;
        if (mention->printed == 0) {
            int status = vt_strings_add(&rows->strings, vt_keys_text(&rows->keys, mention->key),
                                        &mention->printed, err);
            if (status != VT_OK)
                return status;
        }
        mention->key = right;
    }
    return VT_OK;
}

uint32_t vt_rows_find_mention(const struct vt_rows *rows, uint32_t document, int64_t ordinal)
{
    uint32_t low = rows->documents[document].mention_begin;
    uint32_t high = rows->documents[document].mention_end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rows->mentions[middle].ordinal < ordinal)
            low = middle + 1;
        else
            high = middle;
    }
    return low < rows->documents[document].mention_end && rows->mentions[low].ordinal == ordinal
               ? low
               : VT_NONE;
}

static int add_subject(struct vt_rows *rows, size_t of, struct vt_error *err)
{
    struct vt_mention_row *grown =
        vt_grown(rows->mentions, &rows->mention_room, rows->mention_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    rows->mentions = grown;
    grown[rows->mention_count++] = (struct vt_mention_row){
        .document = grown[of].document,
        .ordinal = ADDED_ORDINAL + grown[of].ordinal,
        .key = grown[of].from,
        .from_row = VT_NONE,
        .from_ordinal = -1,
        .antecedent = -1,
        .cluster = VT_NONE,
        .confidence = grown[of].confidence,
        .kind = VT_KIND_SUBJECT,
    };
    return VT_OK;
}

/* Every `from` other than the document itself gets the row of a mention that names it: its own one, also
 * where that is a name without number ("Bộ luật … năm 2004"), or one that is added. */
static int join_subjects(struct vt_rows *rows, struct vt_error *err)
{
    const size_t count = rows->mention_count;
    for (size_t m = 0; m < count; m++) {
        struct vt_mention_row *mention = &rows->mentions[m];
        if (mention->from != 0 && mention->from == rows->documents[mention->document].key) {
            mention->from = 0;
            mention->from_ordinal = -1;
        }
        if (mention->from_ordinal >= 0 &&
            vt_rows_find_mention(rows, mention->document, mention->from_ordinal) != VT_NONE)
            continue;
        mention->from_ordinal = -1;
        if (mention->from == 0)
            continue;
        int status = add_subject(rows, m, err);
        if (status != VT_OK)
            return status;
    }
    sort_mentions(rows);
    set_ranges(rows);
    for (size_t m = 0; m < rows->mention_count; m++) {
        struct vt_mention_row *mention = &rows->mentions[m];
        if (mention->from == 0 && mention->from_ordinal < 0)
            continue;
        int64_t ordinal = mention->from_ordinal >= 0 ? mention->from_ordinal
                                                     : (int64_t)ADDED_ORDINAL + mention->ordinal;
        mention->from_row = vt_rows_find_mention(rows, mention->document, ordinal);
    }
    return VT_OK;
}

static bool is_local(const struct vt_rows *rows, uint32_t key, uint32_t issuer)
{
    return key != 0 ? rows->keys.items[key].scope == VT_SCOPE_LOCAL
                    : vt_bodies_get(&rows->bodies, issuer)->is_local;
}

/* A local code without a place means the place of the document that cites it: TU cited in Bình
 * Dương is Tỉnh ủy Bình Dương.  The place of a central body's number says nothing. */
static void fill_places(struct vt_rows *rows)
{
    for (size_t m = 0; m < rows->mention_count; m++) {
        struct vt_mention_row *mention = &rows->mentions[m];
        const struct vt_document_row *citing = &rows->documents[mention->document];
        if (mention->key != 0 && rows->keys.items[mention->key].scope == VT_SCOPE_CENTRAL)
            mention->place = 0;
        else if (mention->place == 0 && is_local(rows, mention->key, mention->issuer) &&
                 (is_local(rows, citing->key, citing->issuer) ||
                  vt_bodies_get(&rows->bodies, citing->issuer)->is_local))
            mention->place = citing->place;
    }
}

int vt_rows_settle(struct vt_rows *rows, struct vt_error *err)
{
    int status = join_documents(rows, err);
    if (status == VT_OK)
        status = describe_keys(rows, err);
    if (status == VT_OK)
        drop_impossible_dates(rows);
    if (status == VT_OK)
        status = mark_copies(rows, err);
    if (status != VT_OK)
        return status;
    drop_mentions_of_copies(rows);
    status = correct_keys(rows, err);
    if (status == VT_OK)
        status = join_subjects(rows, err);
    if (status == VT_OK)
        fill_places(rows);
    return status;
}
