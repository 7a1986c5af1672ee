#include "vt_graph_handle.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_facts.h"
#include "vt_file.h"
#include "vt_lookup.h"
#include "vt_strings.h"

void vt_graph_close(struct vt_graph *graph)
{
    if (graph == NULL)
        return;
    vt_overlay_release(&graph->overlay);
    if (graph->is_mapped && graph->bytes != NULL)
        munmap(graph->bytes, graph->len_bytes);
    else
        free(graph->bytes);
    free(graph->delta);
    free(graph->delta_path);
    free(graph->path);
    free(graph);
}

static int map_file(struct vt_graph *graph, int fd, struct vt_error *err)
{
    if (fstat(fd, &graph->info) != 0)
        return vt_fail_errno(err, errno, "cannot open '%s'", graph->path);
    if (!S_ISREG(graph->info.st_mode) ||
        graph->info.st_size < (off_t)sizeof(struct vt_disk_header)) {
        vt_fail(err, VT_E_CORRUPT, "the graph is damaged: '%s' is too short", graph->path);
        return vt_snapshot_build_anew(err, VT_E_CORRUPT);
    }
    graph->len_bytes = (size_t)graph->info.st_size;
    void *bytes = mmap(NULL, graph->len_bytes, PROT_READ, MAP_SHARED, fd, 0);
    if (bytes == MAP_FAILED)
        return vt_fail_errno(err, errno, "cannot map '%s'", graph->path);
    graph->bytes = bytes;
    graph->is_mapped = true;
    return VT_OK;
}

/* What is small is looked at in full: that costs less than a question. */
enum { CHECK_ALL_BYTES = 16 << 20 };

static int view_bytes(struct vt_graph *graph, bool check_all, struct vt_error *err)
{
    const struct vt_disk_header *header;
    vt_ref_init();
    int status = vt_snapshot_read(vt_str_n(graph->bytes, graph->len_bytes), &header, err);
    if (status == VT_OK && header->base != 0)
        status = vt_snapshot_build_anew(
            err, vt_fail(err, VT_E_CORRUPT, "the graph is damaged: a delta without its snapshot"));
    if (status == VT_OK && check_all)
        status = vt_snapshot_check(header, err);
    if (status == VT_OK)
        vt_snapshot_view(header, &graph->snapshot);
    return status;
}

/* A delta for another snapshot is over: it is left alone. */
static int view_delta(struct vt_graph *graph, size_t len_bytes, int fd, struct vt_error *err)
{
    const struct vt_disk_header *base = graph->bytes, *header;
    int status = vt_snapshot_read(vt_str_n(graph->delta, len_bytes), &header, err);
    if (status != VT_OK || header->base != base->checksum)
        return status;
    status = vt_snapshot_check(header, err);
    return status == VT_OK
               ? vt_overlay_make(&graph->overlay, base, fd, header, &graph->snapshot, err)
               : status;
}

/* ---- the delta's file ---- */

static int read_delta(struct vt_graph *graph, int fd_of_base, struct vt_error *err)
{
    VT_AUTOFD int fd = open(graph->delta_path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return VT_OK;
    if (fd < 0 || fstat(fd, &graph->delta_info) != 0)
        return vt_fail_errno(err, errno, "cannot open '%s'", graph->delta_path);
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    const int status = vt_file_read(graph->delta_path, &bytes, err);
    if (status != VT_OK)
        return status;
    graph->delta = malloc(bytes.len_bytes + 1);
    if (graph->delta == NULL)
        return vt_no_memory(err);
    if (bytes.len_bytes > 0)
        memcpy(graph->delta, bytes.data, bytes.len_bytes);
    return view_delta(graph, bytes.len_bytes, fd_of_base, err);
}

enum part { PART_BASE, PART_BOTH };

static int open_file(const char *dir, enum part part, bool check_all, struct vt_graph **ret,
                     struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = calloc(1, sizeof *graph);
    if (graph == NULL)
        return vt_no_memory(err);
    if (asprintf(&graph->path, "%s/" VT_SNAPSHOT_FILE, dir) < 0) {
        graph->path = NULL;
        return vt_no_memory(err);
    }
    if (asprintf(&graph->delta_path, "%s/" VT_DELTA_FILE, dir) < 0) {
        graph->delta_path = NULL;
        return vt_no_memory(err);
    }
    VT_AUTOFD int fd = open(graph->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) {
        return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "there is no graph '%s'", graph->path),
                       "build it: vanthu index");
    }
    if (fd < 0)
        return vt_fail_errno(err, errno, "cannot open '%s'", graph->path);
    int status = map_file(graph, fd, err);
    if (status == VT_OK)
        status = view_bytes(graph, check_all || graph->len_bytes <= CHECK_ALL_BYTES, err);
    if (status == VT_OK && part == PART_BOTH) {
        /* Without its delta a graph answers as it did before; only who checks has to know. */
        const int of_delta = read_delta(graph, fd, check_all ? err : NULL);
        status = check_all ? of_delta : VT_OK;
    }
    if (status == VT_OK)
        *ret = VT_TAKE(graph);
    return status;
}

int vt_graph_open(const char *dir, struct vt_graph **ret, struct vt_error *err)
{
    return open_file(dir, PART_BOTH, false, ret, err);
}

int vt_graph_open_checked(const char *dir, struct vt_graph **ret, struct vt_error *err)
{
    return open_file(dir, PART_BOTH, true, ret, err);
}

int vt_graph_open_base(const char *dir, struct vt_graph **ret, struct vt_error *err)
{
    return open_file(dir, PART_BASE, false, ret, err);
}

static void *copy_of(struct vt_str bytes)
{
    void *copy = malloc(bytes.len_bytes + 1);
    if (copy != NULL && bytes.len_bytes > 0)
        memcpy(copy, bytes.ptr, bytes.len_bytes);
    return copy;
}

int vt_graph_open_pair(struct vt_str bytes, struct vt_str delta, bool check_all,
                       struct vt_graph **ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = calloc(1, sizeof *graph);
    if (graph == NULL || (graph->bytes = copy_of(bytes)) == NULL ||
        (graph->delta = copy_of(delta)) == NULL)
        return vt_no_memory(err);
    graph->len_bytes = bytes.len_bytes;
    int status = view_bytes(graph, check_all, err);
    if (status == VT_OK && delta.len_bytes > 0)
        status = view_delta(graph, delta.len_bytes, -1, err);
    if (status == VT_OK)
        *ret = VT_TAKE(graph);
    return status;
}

int vt_graph_open_bytes(struct vt_str bytes, struct vt_graph **ret, struct vt_error *err)
{
    return vt_graph_open_pair(bytes, VT_STR_EMPTY, true, ret, err);
}

static bool is_other_file(const char *path, const struct stat *then)
{
    struct stat now;
    if (path == NULL || stat(path, &now) != 0)
        return false;
    return now.st_ino != then->st_ino || now.st_dev != then->st_dev ||
           now.st_mtim.tv_sec != then->st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != then->st_mtim.tv_nsec;
}

bool vt_graph_is_stale(const struct vt_graph *graph)
{
    return is_other_file(graph->path, &graph->info) ||
           is_other_file(graph->delta_path, &graph->delta_info);
}

uint64_t vt_graph_sequence(const struct vt_graph *graph)
{
    return graph->snapshot.sequence;
}

size_t vt_graph_work_count(const struct vt_graph *graph)
{
    return graph->snapshot.work_count;
}

size_t vt_graph_link_count(const struct vt_graph *graph)
{
    return graph->snapshot.link_count - graph->snapshot.moved_count;
}

void vt_graph_work(const struct vt_graph *graph, vt_work_no no, struct vt_work *ret)
{
    const struct vt_snapshot *s = &graph->snapshot;
    if (no >= s->work_count) {
        const struct vt_str none = VT_STR_EMPTY;
        *ret = (struct vt_work){VT_WORK_NONE, none, none, none, none, none, none, none,
                                none,         none, none, 0,    0,    0,    0};
        return;
    }
    const struct vt_disk_work *work = &s->works[no];
    const struct vt_disk_span out = vt_snapshot_out(s, no), in = vt_snapshot_in(s, no);
    *ret = (struct vt_work){
        .no = no,
        .id = vt_snapshot_text(s, work->id),
        .document = vt_snapshot_text(s, work->document),
        .key = vt_snapshot_text(s, work->key),
        .type = vt_snapshot_text(s, work->type),
        .issuer = vt_snapshot_text(s, work->issuer),
        .issuer_code = vt_snapshot_text(s, work->issuer_code),
        .place = vt_snapshot_text(s, work->place),
        .date = vt_snapshot_text(s, work->date),
        .subject = vt_snapshot_text(s, work->subject),
        .name = vt_snapshot_text(s, work->name),
        .flags = work->flags,
        .out_count = out.end - out.begin,
        .in_count = in.end - in.begin,
        .citing_documents = work->citing_documents,
    };
}

vt_work_no vt_graph_work_by_id(const struct vt_graph *graph, struct vt_str id)
{
    return vt_lookup_id(&graph->snapshot, id);
}

struct vt_link_range vt_graph_out_range(const struct vt_graph *graph, vt_work_no no)
{
    const struct vt_disk_span span = vt_snapshot_out(&graph->snapshot, no);
    return (struct vt_link_range){span.begin, span.end};
}

struct vt_link_range vt_graph_in_range(const struct vt_graph *graph, vt_work_no no)
{
    const struct vt_disk_span span = vt_snapshot_in(&graph->snapshot, no);
    return (struct vt_link_range){span.begin, span.end};
}

static void read_link(const struct vt_snapshot *s, const struct vt_disk_link *link, vt_work_no to,
                      struct vt_link *ret)
{
    *ret = (struct vt_link){
        .from = link->from,
        .to = to,
        .relation = link->relation,
        .third_party = (link->flags & VT_DISK_THIRD_PARTY) != 0,
        .weak = (link->flags & VT_DISK_WEAK) != 0,
        .ambiguous = (link->flags & VT_DISK_AMBIGUOUS) != 0,
        .quoted = (link->flags & VT_DISK_QUOTED) != 0,
        .speaker = link->speaker,
        .mention = link->mention,
        .date = vt_snapshot_work(s, link->speaker)->day,
        .confidence = (float)link->confidence / VT_SNAPSHOT_CONFIDENCE_ONE,
    };
}

void vt_graph_out(const struct vt_graph *graph, uint32_t index, struct vt_link *ret)
{
    const struct vt_snapshot *s = &graph->snapshot;
    read_link(s, vt_snapshot_link(s, index),
              index < s->link_count ? s->targets[index] : VT_WORK_NONE, ret);
}

enum { LINKS_AHEAD = 8 };

void vt_graph_in(const struct vt_graph *graph, uint32_t index, struct vt_link *ret)
{
    const struct vt_snapshot *s = &graph->snapshot;
    if (index + LINKS_AHEAD < s->entry_count) { /* lists are mostly read from end to end */
        __builtin_prefetch(&s->links[s->in_links[index + LINKS_AHEAD]]);
        __builtin_prefetch(&s->works[s->sources[index + LINKS_AHEAD]].day);
    }
    vt_graph_out(graph, index < s->entry_count ? s->in_links[index] : UINT32_MAX, ret);
}

size_t vt_graph_alternatives(const struct vt_graph *graph, const struct vt_link *link,
                             const vt_work_no **ret)
{
    const struct vt_snapshot *s = &graph->snapshot;
    const size_t low = vt_lookup_ambiguity(s, link->speaker, link->mention);
    *ret = NULL;
    if (low == s->ambiguity_count || s->ambiguities[low].speaker != link->speaker ||
        s->ambiguities[low].mention != link->mention)
        return 0;
    const struct vt_disk_ambiguity *found = &s->ambiguities[low];
    if (found->begin > s->alternative_count || found->count > s->alternative_count - found->begin)
        return 0;
    *ret = s->alternatives + found->begin;
    return found->count;
}

size_t vt_graph_conflict_count(const struct vt_graph *graph)
{
    return graph->snapshot.conflict_count;
}

void vt_graph_conflict(const struct vt_graph *graph, size_t index, struct vt_arena *arena,
                       struct vt_conflict *ret)
{
    static const char *const fields[VT_FACT_COUNT] = {[VT_FACT_ISSUER] = "issuer",
                                                      [VT_FACT_DATE] = "date",
                                                      [VT_FACT_TYPE] = "type",
                                                      [VT_FACT_NUMBER] = "number"};
    const struct vt_snapshot *s = &graph->snapshot;
    const struct vt_disk_conflict *conflict = &s->conflicts[index];
    const bool is_inside = conflict->vote_begin <= s->vote_count &&
                           conflict->vote_count <= s->vote_count - conflict->vote_begin &&
                           conflict->field < VT_FACT_COUNT;
    struct vt_vote *votes =
        is_inside ? vt_arena_array(arena, conflict->vote_count, sizeof *votes) : NULL;
    for (uint32_t i = 0; votes != NULL && i < conflict->vote_count; i++) {
        const struct vt_disk_vote *vote = &s->votes[conflict->vote_begin + i];
        votes[i] = (struct vt_vote){vt_snapshot_text(s, vote->value), vote->speaker, vote->mention};
    }
    *ret = (struct vt_conflict){
        .work = conflict->work,
        .field = vt_str(is_inside ? fields[conflict->field] : ""),
        .votes = votes,
        .vote_count = votes == NULL ? 0 : conflict->vote_count,
        .chosen = vt_snapshot_text(s, conflict->chosen),
    };
}
