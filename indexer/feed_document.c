#include "feed_private.h"

#include "vt_akn.h"
#include "vt_log.h"

/* Of one document with its terms: the text is bounded by the extraction. */
#define ARENA_CAP_BYTES ((size_t)4 << 30)

/* A document on its way into the index. */
struct entry {
    struct vt_arena *arena;
    const struct vt_archive_document *document;
    struct vt_akn_record record;
    struct vt_str group; /* term of all its units */
    struct vt_str *keys; /* of mention i, "" where it has none */
    size_t key_count;
};

static int keep_key(const struct vt_archive_mention *mention, void *ctx, struct vt_error *err)
{
    struct vt_buf *keys = ctx;
    /* A number cited from another document's mouth is cited all the same. */
    vt_buf_add(keys, mention->key);
    vt_buf_add_c(keys, '\n');
    return keys->failed == VT_OK ? VT_OK : vt_fail(err, keys->failed, "out of memory");
}

static int read_keys(struct vt_feed *feed, struct entry *entry, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf lines = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_archive_each_mention(feed->archive, entry->document->id, keep_key, &lines, err);
    if (status != VT_OK)
        return status;
    struct vt_str rest = vt_arena_copy(entry->arena, vt_buf_str(&lines)), key;
    size_t count = 0;
    for (size_t i = 0; i < rest.len_bytes; i++)
        count += rest.ptr[i] == '\n';
    entry->keys = vt_arena_array(entry->arena, count + 1, sizeof entry->keys[0]);
    if (rest.ptr == NULL || entry->keys == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the citations of '%.*s'",
                       VT_STR_ARG(entry->document->id));
    while (entry->key_count < count && vt_str_split(&rest, '\n', &key))
        entry->keys[entry->key_count++] = key;
    return VT_OK;
}

struct vt_terms_input vt_feed_empty_input(void)
{
    const struct vt_str none = VT_STR_EMPTY;
    return (struct vt_terms_input){.id = none,
                                   .unit = none,
                                   .document = none,
                                   .article = none,
                                   .key = none,
                                   .type = none,
                                   .issuer_code = none,
                                   .issuer_name = none,
                                   .place = none,
                                   .date = none,
                                   .signer = none,
                                   .subject = none,
                                   .heading = none,
                                   .text = none};
}

/* An input with the fields of the document that all its units share. */
static struct vt_terms_input shared_input(const struct vt_archive_document *document)
{
    struct vt_terms_input input = vt_feed_empty_input();
    input.document = document->id;
    input.key = document->key;
    input.type = document->type;
    input.issuer_code = document->issuer_code;
    input.issuer_name = document->issuer_name;
    input.place = document->issuer_place.len_bytes > 0 ? document->issuer_place : document->place;
    input.date = document->date;
    input.signer = document->signer_name;
    input.subject = document->subject;
    return input;
}

static int put(struct vt_feed *feed, struct entry *entry, const struct vt_terms_input *input,
               struct vt_error *err)
{
    /* Of one unit: a long law has hundreds. */
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, entry->arena->cap_bytes);
    struct vt_index_unit unit;
    int status = vt_terms_build(&arena, input, &unit, err);
    if (status != VT_OK)
        return status;
    unit.group = entry->group;
    return vt_index_put(feed->writer, &unit, err);
}

static int put_whole(struct vt_feed *feed, struct entry *entry, struct vt_error *err)
{
    struct vt_terms_input input = shared_input(entry->document);
    input.id = vt_arena_printf(entry->arena, "D%.*s", VT_STR_ARG(entry->document->id));
    input.unit = VT_STR("document");
    input.text = entry->record.text;
    input.cites = entry->keys;
    input.cites_count = entry->key_count;
    input.span = (struct vt_span){0, (uint32_t)entry->record.text.len_bytes};
    return put(feed, entry, &input, err);
}

static bool is_second(const struct vt_akn_record *record, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (record->units[i].kind == VT_UNIT_ARTICLE &&
            vt_str_eq(record->units[i].num, record->units[index].num))
            return true;
    return false;
}

static int put_article(struct vt_feed *feed, struct entry *entry, size_t index,
                       struct vt_error *err)
{
    const struct vt_unit *unit = &entry->record.units[index];
    /* Regulations that a decision encloses count their articles from 1 again: the first article of
       a number is the one that "Điều 5" means. */
    struct vt_str name = is_second(&entry->record, index) ? unit->eid : unit->num;
    struct vt_str *cites = vt_arena_array(entry->arena, entry->record.ref_count + 1, sizeof *cites);
    struct vt_terms_input input = shared_input(entry->document);
    input.id = vt_arena_printf(entry->arena, "A%.*s#%.*s", VT_STR_ARG(entry->document->id),
                               VT_STR_ARG(name));
    input.unit = VT_STR("article");
    input.article = unit->num;
    input.heading = unit->heading;
    input.text = vt_str_span(entry->record.text, unit->span);
    input.cites = cites;
    input.span = unit->span;
    if (cites == NULL || input.id.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for '%.*s'",
                       VT_STR_ARG(entry->document->id));
    for (size_t i = 0; i < entry->record.ref_count; i++) {
        const struct vt_akn_ref *ref = &entry->record.refs[i];
        if (ref->span.start >= unit->span.start && ref->span.end <= unit->span.end &&
            ref->ordinal < entry->key_count)
            cites[input.cites_count++] = entry->keys[ref->ordinal];
    }
    return put(feed, entry, &input, err);
}

/* A record that cannot be read must not keep all others out of the index: its fields are found. */
static int read_record(struct entry *entry, struct vt_error *err)
{
    struct vt_error why;
    int status = vt_akn_read(entry->arena, entry->document->record, &entry->record, &why);
    if (status == VT_E_FORMAT) {
        vt_log(VT_LOG_WARNING, "văn bản %.*s được lập chỉ mục không có toàn văn: %s",
               VT_STR_ARG(entry->document->id), why.message);
        entry->record = (struct vt_akn_record){.text = VT_STR_EMPTY};
        return VT_OK;
    }
    return status == VT_OK ? VT_OK : vt_fail(err, status, "%s", why.message);
}

int vt_feed_remove(struct vt_feed *feed, struct vt_str id, struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_CAP_BYTES);
    struct vt_str term = vt_terms_document(&arena, id);
    if (term.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    return vt_index_remove_group(feed->writer, term, err);
}

int vt_feed_document(struct vt_feed *feed, struct vt_str id, struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_CAP_BYTES);
    struct vt_archive_document document;
    struct entry entry = {
        .arena = &arena, .document = &document, .group = vt_terms_document(&arena, id)};
    int status = vt_archive_get_document(feed->archive, id, true, &document, err);
    if (status == VT_E_NOTFOUND) /* removed since: a later pass removes it here */
        return VT_OK;
    if (status == VT_OK)
        status = read_record(&entry, err);
    if (status == VT_OK)
        status = read_keys(feed, &entry, err);
    if (status == VT_OK)
        status = vt_feed_remove(feed, id, err);
    if (status == VT_OK)
        status = put_whole(feed, &entry, err);
    for (size_t i = 0; i < entry.record.unit_count && status == VT_OK; i++)
        if (entry.record.units[i].kind == VT_UNIT_ARTICLE)
            status = put_article(feed, &entry, i, err);
    atomic_fetch_add(&feed->done, 1);
    return status;
}
