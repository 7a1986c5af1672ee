#include "feed_private.h"

#include <stdlib.h>

#include "vt_hash.h"

/* A stub carries a term with a hash of all that was told of it, so that one look at the terms says
 * which stubs are as they should be.  No other term begins so (schema/index_fields.tsv). */
#define VERSION_PREFIX "XS"
#define STUB_ID_TERMS "QS" /* 'Q' + id: lib/index/vt_index.h */

enum { VERSION_TERM_BYTES = 2 + 16 };

struct stub {
    struct vt_str id;
    uint64_t version;
    struct vt_work work;
};

struct present {
    struct vt_buf versions; /* uint64_t, ascending as the terms are */
    struct vt_buf ids;      /* lines */
};

static int keep_version(struct vt_str term, uint32_t frequency, void *ctx)
{
    (void)frequency;
    char digits[17] = "";
    if (term.len_bytes != VERSION_TERM_BYTES)
        return VT_OK;
    memcpy(digits, term.ptr + 2, 16);
    uint64_t version = strtoull(digits, NULL, 16);
    vt_buf_add(ctx, vt_str_n((const char *)&version, sizeof version));
    return VT_OK;
}

static int keep_id(struct vt_str term, uint32_t frequency, void *ctx)
{
    (void)frequency;
    vt_buf_add(ctx, vt_str_n(term.ptr + 1, term.len_bytes - 1));
    vt_buf_add_c(ctx, '\n');
    return VT_OK;
}

static int read_present(const char *index_dir, struct present *ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_index_reader_close) struct vt_index_reader *reader = NULL;
    int status = vt_index_reader_open(index_dir, &reader, err);
    if (status == VT_OK)
        status = vt_index_each_term(reader, VT_STR(VERSION_PREFIX), UINT32_MAX, keep_version,
                                    &ret->versions, err);
    if (status == VT_OK)
        status =
            vt_index_each_term(reader, VT_STR(STUB_ID_TERMS), UINT32_MAX, keep_id, &ret->ids, err);
    if (status == VT_OK && (ret->versions.failed != VT_OK || ret->ids.failed != VT_OK))
        status = vt_fail(err, VT_E_NOMEM, "out of memory");
    return status;
}

static uint64_t version_of(const struct vt_work *work)
{
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(VT_BUF_NO_CAP);
    const struct vt_str parts[] = {work->id,     work->key,         work->type,
                                   work->issuer, work->issuer_code, work->place,
                                   work->date,   work->subject,     work->name};
    for (size_t i = 0; i < VT_ARRAY_LEN(parts); i++) {
        vt_buf_add(&all, parts[i]);
        vt_buf_add_c(&all, '\0');
    }
    return vt_hash64(vt_buf_str(&all));
}

static int by_id(const void *a, const void *b)
{
    return vt_str_compare(((const struct stub *)a)->id, ((const struct stub *)b)->id);
}

static int by_version(const void *key, const void *member)
{
    uint64_t a = *(const uint64_t *)key, b = *(const uint64_t *)member;
    return (a > b) - (a < b);
}

static int list_stubs(const struct vt_graph *graph, struct vt_arena *arena, struct stub **ret,
                      size_t *ret_count, struct vt_error *err)
{
    size_t works = vt_graph_work_count(graph), count = 0;
    struct stub *stubs = vt_arena_array(arena, works + 1, sizeof *stubs);
    if (stubs == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for %zu works", works);
    for (size_t i = 0; i < works; i++) {
        struct stub stub;
        vt_graph_work(graph, (vt_work_no)i, &stub.work);
        if ((stub.work.flags & VT_WORK_HELD) != 0)
            continue;
        stub.id = vt_arena_printf(arena, "S%.*s", VT_STR_ARG(stub.work.id));
        stub.version = version_of(&stub.work);
        if (stub.id.ptr == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory for %zu works", works);
        stubs[count++] = stub;
    }
    qsort(stubs, count, sizeof *stubs, by_id);
    *ret = stubs;
    *ret_count = count;
    return VT_OK;
}

static int put_stub(struct vt_feed *feed, const struct stub *stub, struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, (size_t)64 << 20);
    const struct vt_work *work = &stub->work;
    struct vt_terms_input input = vt_feed_empty_input();
    input.id = stub->id;
    input.unit = VT_STR("stub");
    input.document = work->id;
    input.key = work->key;
    input.type = work->type;
    input.issuer_code = work->issuer_code;
    input.issuer_name = work->issuer;
    input.place = work->place;
    input.date = work->date;
    input.subject = work->subject;
    input.heading = work->name;
    struct vt_index_unit unit;
    int status = vt_terms_build(&arena, &input, &unit, err);
    if (status != VT_OK)
        return status;
    struct vt_index_term *terms = vt_arena_array(&arena, unit.term_count + 1, sizeof unit.terms[0]);
    struct vt_str version =
        vt_arena_printf(&arena, VERSION_PREFIX "%016llx", (unsigned long long)stub->version);
    if (terms == NULL || version.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    memcpy(terms, unit.terms, unit.term_count * sizeof *terms);
    terms[unit.term_count] = (struct vt_index_term){version, 0};
    unit.terms = terms;
    unit.term_count++;
    return vt_index_put(feed->writer, &unit, err);
}

/* Ids of the index that the graph no longer has: held by now, or cited by nobody. */
static int remove_vanished(struct vt_feed *feed, const struct present *present,
                           const struct stub *stubs, size_t count, struct vt_error *err)
{
    struct vt_str rest = vt_buf_str(&present->ids), id;
    int status = VT_OK;
    while (status == VT_OK && vt_str_split(&rest, '\n', &id)) {
        struct stub key = {.id = id};
        if (id.len_bytes > 0 && bsearch(&key, stubs, count, sizeof *stubs, by_id) == NULL)
            status = vt_index_remove(feed->writer, id, err);
    }
    return status;
}

static void present_release(struct present *present)
{
    vt_buf_release(&present->versions);
    vt_buf_release(&present->ids);
}

int vt_feed_stubs(struct vt_feed *feed, const struct vt_graph *graph, struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_BUF_NO_CAP);
    VT_AUTO(present_release)
    struct present present = {VT_BUF_INIT(VT_BUF_NO_CAP), VT_BUF_INIT(VT_BUF_NO_CAP)};
    struct stub *stubs = NULL;
    size_t count = 0;
    int status = read_present(feed->index_dir, &present, err);
    if (status == VT_OK)
        status = list_stubs(graph, &arena, &stubs, &count, err);
    if (status == VT_OK)
        status = remove_vanished(feed, &present, stubs, count, err);
    for (size_t i = 0; status == VT_OK && i < count; i++)
        if (present.versions.len_bytes == 0 ||
            bsearch(&stubs[i].version, present.versions.data,
                    present.versions.len_bytes / sizeof(uint64_t), sizeof(uint64_t),
                    by_version) == NULL)
            status = put_stub(feed, &stubs[i], err);
    return status;
}
