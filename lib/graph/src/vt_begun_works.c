/* Works whose number or name begins as typed. */
#include "vt_begun.h"
#include "vt_lookup.h"
#include "vt_match.h"

enum { MOST_LOOKED_AT = 20000, CODES_MAX = 24, SCRATCH_BYTES = 1 << 20 };

struct finder {
    const struct vt_snapshot *s;
    struct vt_begun begun;
    struct vt_arena scratch;
    vt_work_no *works; /* best first */
    size_t count, room;
};

static bool is_one_of(struct vt_str code, bool is_begun, struct vt_str loose)
{
    struct vt_str one;
    vt_str_split(&loose, '.', &one); /* the serial is none */
    while (vt_str_split(&loose, '.', &one))
        if (vt_str_eq(one, code) || (is_begun && vt_str_starts(one, code)))
            return true;
    return false;
}

/* A work of which only "văn bản" is known may be of any type. */
static bool may_be_of_type(const struct finder *f, const struct vt_disk_work *work)
{
    const vt_type named = f->begun.type, known = (vt_type)work->type_number;
    const vt_type any = vt_known_types()->van_ban;
    return named == 0 || named == any || known == 0 || known == any || named == known;
}

static bool fits(struct finder *f, const struct vt_disk_work *work)
{
    const struct vt_str loose = vt_snapshot_text(f->s, work->loose);
    struct vt_str words = {NULL, 0};
    if (!may_be_of_type(f, work))
        return false;
    vt_arena_reset(&f->scratch);
    for (size_t i = 0; i < f->begun.part_count; i++) {
        const struct vt_str part = f->begun.parts[i];
        const bool is_begun = f->begun.is_last_open && i + 1 == f->begun.part_count;
        if (is_one_of(part, is_begun, loose) ||
            (is_begun && vt_str_starts(vt_snapshot_text(f->s, work->date), part)))
            continue;
        if (words.ptr == NULL)
            words = vt_match_words(f->s, work, &f->scratch);
        if (!vt_match_explains(f->s, work, part, is_begun, words, &f->scratch))
            return false;
    }
    return true;
}

/* Of the type that was named and the very serial: 2; of the one or the other: 1. */
static unsigned nearness(const struct finder *f, const struct vt_disk_work *work)
{
    const struct vt_str serial = f->begun.serial, loose = vt_snapshot_text(f->s, work->loose);
    return (unsigned)(f->begun.type == work->type_number) +
           (loose.len_bytes > serial.len_bytes && loose.ptr[serial.len_bytes] == '.');
}

/* The nearest first, then the more cited, then the later. */
static bool is_before(const struct finder *f, vt_work_no a, vt_work_no b)
{
    const struct vt_disk_work *x = vt_snapshot_work(f->s, a), *y = vt_snapshot_work(f->s, b);
    const unsigned left = nearness(f, x), right = nearness(f, y);
    if (left != right)
        return left > right;
    return x->citing_documents != y->citing_documents ? x->citing_documents > y->citing_documents
                                                      : a > b;
}

static void take(struct finder *f, vt_work_no work)
{
    size_t at = f->count;
    for (size_t i = 0; i < f->count; i++)
        if (f->works[i] == work)
            return; /* it has several names */
    if (at == f->room) {
        if (!is_before(f, work, f->works[at - 1]))
            return;
        at--;
    } else {
        f->count++;
    }
    for (; at > 0 && is_before(f, work, f->works[at - 1]); at--)
        f->works[at] = f->works[at - 1];
    f->works[at] = work;
}

static void find_names(struct finder *f, struct vt_str name)
{
    const struct vt_snapshot *s = f->s;
    size_t i = vt_lookup_text(s, s->names, s->name_count, name);
    for (size_t most = i + MOST_LOOKED_AT; i < s->name_count && i < most; i++) {
        if (!vt_str_starts(vt_snapshot_text(s, s->names[i].text), name))
            break;
        take(f, s->names[i].work);
    }
}

static void find_numbers(struct finder *f)
{
    size_t looked_at = 0;
    for (size_t p = 0; p < f->begun.prefix_count && f->count == 0; p++) {
        const struct vt_str prefix = f->begun.prefixes[p];
        for (size_t i = vt_lookup_key(f->s, true, prefix);
             i < f->s->key_count && looked_at < MOST_LOOKED_AT; i++, looked_at++) {
            const vt_work_no no = f->s->loose[i];
            const struct vt_disk_work *work = vt_snapshot_work(f->s, no);
            const struct vt_str loose = vt_snapshot_text(f->s, work->loose);
            if (!vt_str_starts(loose, prefix))
                break;
            const bool is_longer =
                !f->begun.is_serial_open && prefix.len_bytes == f->begun.serial.len_bytes &&
                loose.len_bytes > prefix.len_bytes && loose.ptr[prefix.len_bytes] != '.';
            if (!is_longer && fits(f, work))
                take(f, no);
        }
    }
}

int vt_graph_begun(const struct vt_graph *graph, struct vt_str text, size_t limit,
                   struct vt_arena *arena, const vt_work_no **ret, size_t *ret_count,
                   struct vt_error *err)
{
    struct finder finder = {.s = &graph->snapshot, .room = limit};
    int status = vt_begun_read(vt_str_trim(text), arena, &finder.begun, err);
    if (status != VT_OK)
        return status;
    finder.works = vt_arena_array(arena, limit + 1, sizeof *finder.works);
    if (finder.works == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    vt_arena_init(&finder.scratch, SCRATCH_BYTES);
    if (limit > 0 && finder.begun.prefix_count > 0)
        find_numbers(&finder);
    else if (limit > 0 && finder.begun.name.len_bytes > 0)
        find_names(&finder, finder.begun.name);
    vt_arena_release(&finder.scratch);
    *ret = finder.works;
    *ret_count = finder.count;
    return VT_OK;
}
