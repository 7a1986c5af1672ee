#include "vt_rows.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_date.h"
#include "vt_fold.h"
#include "vt_term.h"

enum { CONFIDENCE_ONE = 1000 };

/* Ids are looked up for every row: the tables themselves are read from the top. */
static int list_ids(struct vt_strings *ids, size_t count, struct vt_str (*id_of)(uint8_t),
                    struct vt_error *err)
{
    uint32_t number;
    int status = vt_strings_init(ids, err);
    for (size_t i = 1; status == VT_OK && i <= count; i++)
        status = vt_strings_add(ids, id_of((uint8_t)i), &number, err);
    return status;
}

int vt_rows_init(struct vt_rows *rows, struct vt_error *err)
{
    *rows = (struct vt_rows){.scratch = VT_BUF_INIT(VT_BUF_NO_CAP)};
    int status = vt_strings_init(&rows->strings, err);
    if (status == VT_OK)
        status = list_ids(&rows->types, vt_type_count(), vt_type_id, err);
    if (status == VT_OK)
        status = list_ids(&rows->relations, vt_relation_count(), vt_relation_id, err);
    if (status == VT_OK)
        status = vt_bodies_init(&rows->bodies, &rows->strings, err);
    return status == VT_OK ? vt_keys_init(&rows->keys, err) : status;
}

void vt_rows_release(struct vt_rows *rows)
{
    vt_keys_release(&rows->keys);
    vt_bodies_release(&rows->bodies);
    vt_strings_release(&rows->strings);
    vt_strings_release(&rows->types);
    vt_strings_release(&rows->relations);
    vt_buf_release(&rows->scratch);
    free(rows->documents);
    free(rows->mentions);
    free(rows->known);
    *rows = (struct vt_rows){0};
}

static uint32_t read_date(struct vt_str iso)
{
    struct vt_date date;
    return vt_date_from_iso(iso, &date) ? vt_date_number(date) : 0;
}

/* The word "văn bản": it says nothing of the type. */
static bool is_generic(struct vt_str type)
{
    return vt_str_eq(type, VT_STR("VAN_BAN"));
}

static uint8_t read_type(const struct vt_rows *rows, struct vt_str type)
{
    return is_generic(type) ? 0 : (uint8_t)vt_strings_find(&rows->types, type);
}

static bool is_separator(char c)
{
    return strchr("/-._", c) != NULL;
}

/* The number that a malformed surface prints: from its first digit to the next comma, or space that
 * stands beside no separator.  "" for figures alone, which share their tail with the next of a
 * list. */
static struct vt_str printed_number(struct vt_str surface)
{
    const char *text = surface.ptr;
    const size_t length = surface.len_bytes;
    size_t begin = 0;
    while (begin < length && (text[begin] < '0' || text[begin] > '9'))
        begin++;
    size_t end = begin;
    while (end < length && strchr(",;()", text[end]) == NULL) {
        const bool is_space = strchr(" \n\t", text[end]) != NULL;
        const bool is_joined = end + 1 < length && (is_separator(text[end + 1]) ||
                                                    (end > 0 && is_separator(text[end - 1])));
        if (is_space && !is_joined)
            break;
        end++;
    }
    const struct vt_str number = vt_str_trim(vt_str_n(text + begin, end - begin));
    uint64_t figures;
    return vt_str_to_u64(number, UINT32_MAX, &figures) ? VT_STR_EMPTY : number;
}

/* Whether a surface has the words for a type: "Nghị quyết" in "Nghị quyết số 57-NQ/TW". */
static int read_says_type(struct vt_rows *rows, struct vt_str surface, uint8_t type, bool *ret,
                          struct vt_error *err)
{
    *ret = false;
    if (type == 0)
        return VT_OK;
    *ret = vt_str_starts(surface, vt_type_name(type)); /* as nearly all do: nothing to fold */
    if (*ret)
        return VT_OK;
    if (rows->type_names[type] == 0) {
        vt_buf_clear(&rows->scratch);
        vt_fold_ascii(vt_type_name(type), &rows->scratch);
        int status = vt_strings_add(&rows->strings, vt_buf_str(&rows->scratch),
                                    &rows->type_names[type], err);
        if (status != VT_OK)
            return status;
    }
    vt_buf_clear(&rows->scratch);
    vt_fold_ascii(surface, &rows->scratch);
    if (rows->scratch.failed != VT_OK)
        return vt_no_memory(err);
    *ret = vt_str_find(vt_buf_str(&rows->scratch),
                       vt_strings_get(&rows->strings, rows->type_names[type]), 0) != SIZE_MAX;
    return VT_OK;
}

/* A number whose figures were left blank ("/QĐ-UBND") is no identity yet. */
static int add_key(struct vt_rows *rows, struct vt_str key, uint32_t *ret, struct vt_error *err)
{
    bool is_blank = key.len_bytes == 0 || key.ptr[0] < '0' || key.ptr[0] > '9';
    return vt_strings_add(&rows->keys.texts, is_blank ? VT_STR_EMPTY : key, ret, err);
}

static int add_number_of(struct vt_rows *rows, const struct vt_archive_document *document,
                         uint32_t *ret, struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, SIZE_MAX / 4);
    struct vt_number number;
    *ret = 0;
    if (vt_number_parse(document->number_raw, &arena, &number) != VT_OK || !number.malformed)
        return VT_OK;
    return vt_strings_add(&rows->strings, printed_number(document->number_raw), ret, err);
}

int vt_rows_add_document(struct vt_rows *rows, const struct vt_archive_document *document,
                         struct vt_error *err)
{
    struct vt_document_row *grown =
        vt_grown(rows->documents, &rows->document_room, rows->document_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    rows->documents = grown;
    struct vt_document_row *row = &grown[rows->document_count];
    *row = (struct vt_document_row){
        .date = read_date(document->date),
        .effective = read_date(document->effective),
        .expires = read_date(document->expires),
        .type = read_type(rows, document->type),
        .extent = document->unit_count > 0 ? (uint32_t)document->unit_count : 0,
        .copy_of = VT_NONE,
        .cluster = VT_NONE,
    };
    int status = vt_strings_add(&rows->strings, document->id, &row->id, err);
    if (status == VT_OK)
        status = vt_strings_add(&rows->strings, document->subject, &row->subject, err);
    if (status == VT_OK)
        status = vt_strings_add(&rows->strings, document->issuer_code, &row->issuer_code, err);
    if (status == VT_OK)
        status = add_key(rows, document->key, &row->key, err);
    if (status == VT_OK)
        status = vt_bodies_add(&rows->bodies, document->issuer_name, &row->issuer, err);
    if (status == VT_OK)
        status = vt_bodies_add_place(&rows->bodies, document->issuer_place, &row->place, err);
    if (status == VT_OK)
        status = add_number_of(rows, document, &row->printed, err);
    if (status != VT_OK)
        return status;
    if (row->place == 0)
        row->place = vt_bodies_get(&rows->bodies, row->issuer)->place;
    rows->document_count++;
    return VT_OK;
}

static uint8_t read_kind(struct vt_str kind)
{
    static const struct {
        const char *name;
        enum vt_mention_kind kind;
    } kinds[] = {
        {"name", VT_KIND_NAME}, {"plenum", VT_KIND_PLENUM}, {"date", VT_KIND_DATE},
        {"self", VT_KIND_SELF}, {"alias", VT_KIND_ALIAS},   {"anaphor", VT_KIND_ANAPHOR},
    };
    if (vt_str_eq(kind, VT_STR("number"))) /* as nearly all are */
        return VT_KIND_NUMBER;
    for (size_t i = 0; i < VT_ARRAY_LEN(kinds); i++)
        if (vt_str_eq(kind, vt_str(kinds[i].name)))
            return (uint8_t)kinds[i].kind;
    return VT_KIND_NUMBER;
}

static uint8_t read_flags(const struct vt_archive_mention *mention)
{
    uint8_t flags = vt_str_eq(mention->direction, VT_STR("in")) ? VT_MENTION_INCOMING : 0;
    struct vt_str rest = mention->flags, word;
    while (vt_str_split(&rest, ' ', &word)) {
        if (vt_str_eq(word, VT_STR("malformed")))
            flags |= VT_MENTION_MALFORMED;
        else if (vt_str_eq(word, VT_STR("quoted")))
            flags |= VT_MENTION_QUOTED;
        else if (vt_str_eq(word, VT_STR("weak")))
            flags |= VT_MENTION_WEAK;
    }
    return flags;
}

static uint16_t read_confidence(double confidence)
{
    if (!(confidence > 0))
        return 0;
    return confidence >= 1 ? CONFIDENCE_ONE : (uint16_t)(confidence * CONFIDENCE_ONE + 0.5);
}

static int32_t read_ordinal(int64_t ordinal)
{
    return ordinal < 0 || ordinal > INT32_MAX ? -1 : (int32_t)ordinal;
}

static int add_texts(struct vt_rows *rows, const struct vt_archive_mention *mention,
                     struct vt_mention_row *row, struct vt_error *err)
{
    const bool is_self = vt_str_eq(mention->from, VT_STR("self"));
    int status = VT_OK;
    /* Mentions mostly come document by document. */
    if (!vt_str_eq(vt_strings_get(&rows->strings, rows->last_document), mention->document))
        status = vt_strings_add(&rows->strings, mention->document, &rows->last_document, err);
    row->document = rows->last_document;
    if (status == VT_OK)
        status = vt_strings_add(&rows->strings, mention->name, &row->name, err);
    if (status == VT_OK)
        status = vt_strings_add(&rows->strings, mention->subject, &row->subject, err);
    if (status == VT_OK && (row->flags & VT_MENTION_MALFORMED))
        status =
            vt_strings_add(&rows->strings, printed_number(mention->surface), &row->printed, err);
    if (status == VT_OK)
        status = add_key(rows, mention->key, &row->key, err);
    if (status == VT_OK)
        status = add_key(rows, is_self ? VT_STR_EMPTY : mention->from, &row->from, err);
    if (status == VT_OK)
        status = vt_bodies_add(&rows->bodies, mention->issuer, &row->issuer, err);
    return status == VT_OK ? vt_bodies_add_place(&rows->bodies, mention->place, &row->place, err)
                           : status;
}

int vt_rows_add_mention(struct vt_rows *rows, const struct vt_archive_mention *mention,
                        struct vt_error *err)
{
    struct vt_mention_row *grown =
        vt_grown(rows->mentions, &rows->mention_room, rows->mention_count, sizeof *grown);
    if (grown == NULL || rows->mention_count >= VT_NONE - 1)
        return vt_no_memory(err);
    rows->mentions = grown;
    struct vt_mention_row *row = &grown[rows->mention_count];
    *row = (struct vt_mention_row){
        .ordinal = mention->ordinal < 0 ? 0 : (uint32_t)mention->ordinal,
        .from_ordinal = read_ordinal(mention->from_ordinal),
        .antecedent = read_ordinal(mention->antecedent),
        .date = read_date(mention->date),
        .from_row = VT_NONE,
        .cluster = VT_NONE,
        .confidence = read_confidence(mention->confidence),
        .kind = read_kind(mention->kind),
        .type = read_type(rows, mention->type),
        .relation = (uint8_t)vt_strings_find(&rows->relations, mention->relation),
        .flags = read_flags(mention),
        .term = vt_term_parse(mention->term),
        .is_generic = is_generic(mention->type),
    };
    int status = add_texts(rows, mention, row, err);
    if (status == VT_OK)
        status = read_says_type(rows, mention->surface, row->type, &row->says_type, err);
    if (status != VT_OK)
        return status;
    if (row->place == 0)
        row->place = vt_bodies_get(&rows->bodies, row->issuer)->place;
    if (row->kind == VT_KIND_NUMBER && row->key == 0)
        row->kind = VT_KIND_DATE;
    rows->mention_count++;
    return VT_OK;
}

int vt_rows_add_known(struct vt_rows *rows, const struct vt_archive_work *work,
                      struct vt_error *err)
{
    struct vt_known_row *grown =
        vt_grown(rows->known, &rows->known_room, rows->known_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    rows->known = grown;
    struct vt_known_row *row = &grown[rows->known_count];
    *row = (struct vt_known_row){
        .date = read_date(work->date),
        .type = read_type(rows, work->type),
        .base = VT_NONE,
        .cluster = VT_NONE,
    };
    int status = add_key(rows, work->key, &row->key, err);
    if (status == VT_OK)
        status = vt_bodies_add(&rows->bodies, work->issuer, &row->issuer, err);
    if (status == VT_OK)
        status = vt_strings_add(&rows->strings, work->subject, &row->subject, err);
    if (status != VT_OK)
        return status;
    row->place = vt_bodies_get(&rows->bodies, row->issuer)->place;
    rows->known_count++;
    return VT_OK;
}

int vt_rows_add_base(struct vt_rows *rows, const struct vt_work *work, uint32_t latest,
                     struct vt_error *err)
{
    /* A law without number is known by its name. */
    const struct vt_archive_work row = {
        .key = work->key,
        .type = work->type,
        .issuer = work->issuer,
        .date = work->date,
        .subject = work->key.len_bytes == 0 ? work->name : work->subject,
    };
    int status = vt_rows_add_known(rows, &row, err);
    if (status != VT_OK)
        return status;
    struct vt_known_row *known = &rows->known[rows->known_count - 1];
    known->base = work->no;
    known->latest = latest;
    known->support = work->citing_documents;
    known->is_stub = (work->flags & VT_WORK_HELD) == 0;
    status = vt_bodies_add_place(&rows->bodies, work->place, &known->place, err);
    return status == VT_OK ? vt_strings_add(&rows->strings, work->name, &known->name, err) : status;
}
