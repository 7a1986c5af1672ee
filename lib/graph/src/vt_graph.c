#include "vt_graph_handle.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

#include "vt_facts.h"

void vt_graph_close(struct vt_graph *graph)
{
    if (graph == NULL)
        return;
    if (graph->is_mapped && graph->bytes != NULL)
        munmap(graph->bytes, graph->len_bytes);
    else
        free(graph->bytes);
    free(graph->path);
    free(graph);
}

static int map_file(struct vt_graph *graph, struct vt_error *err)
{
    VT_AUTOFD int fd = open(graph->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) {
        return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "there is no graph '%s'", graph->path),
                       "build it: vanthu index");
    }
    if (fd < 0 || fstat(fd, &graph->info) != 0)
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

static int check(struct vt_graph **graph, struct vt_graph **ret, struct vt_error *err)
{
    vt_ref_init();
    int status =
        vt_snapshot_check(vt_str_n((*graph)->bytes, (*graph)->len_bytes), &(*graph)->snapshot, err);
    if (status == VT_OK)
        *ret = VT_TAKE(*graph);
    return status;
}

int vt_graph_open(const char *dir, struct vt_graph **ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = calloc(1, sizeof *graph);
    if (graph == NULL)
        return vt_no_memory(err);
    if (asprintf(&graph->path, "%s/" VT_SNAPSHOT_FILE, dir) < 0) {
        graph->path = NULL;
        return vt_no_memory(err);
    }
    int status = map_file(graph, err);
    return status == VT_OK ? check(&graph, ret, err) : status;
}

int vt_graph_open_bytes(struct vt_str bytes, struct vt_graph **ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = calloc(1, sizeof *graph);
    if (graph == NULL || (graph->bytes = malloc(bytes.len_bytes + 1)) == NULL)
        return vt_no_memory(err);
    graph->len_bytes = bytes.len_bytes;
    if (bytes.len_bytes > 0)
        memcpy(graph->bytes, bytes.ptr, bytes.len_bytes);
    return check(&graph, ret, err);
}

bool vt_graph_is_stale(const struct vt_graph *graph)
{
    struct stat now;
    if (graph->path == NULL || stat(graph->path, &now) != 0)
        return false;
    return now.st_ino != graph->info.st_ino || now.st_dev != graph->info.st_dev ||
           now.st_mtim.tv_sec != graph->info.st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != graph->info.st_mtim.tv_nsec;
}

uint64_t vt_graph_sequence(const struct vt_graph *graph)
{
    return graph->snapshot.header->sequence;
}

size_t vt_graph_work_count(const struct vt_graph *graph)
{
    return graph->snapshot.work_count;
}

size_t vt_graph_link_count(const struct vt_graph *graph)
{
    return graph->snapshot.link_count;
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
        .out_count = s->out_begins[no + 1] - s->out_begins[no],
        .in_count = s->in_begins[no + 1] - s->in_begins[no],
        .citing_documents = work->citing_documents,
    };
}

vt_work_no vt_graph_work_by_id(const struct vt_graph *graph, struct vt_str id)
{
    const struct vt_snapshot *s = &graph->snapshot;
    size_t low = 0, high = s->id_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (vt_str_compare(vt_snapshot_text(s, s->ids[middle].text), id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->id_count && vt_str_eq(vt_snapshot_text(s, s->ids[low].text), id)
               ? s->ids[low].work
               : VT_WORK_NONE;
}

struct vt_link_range vt_graph_out_range(const struct vt_graph *graph, vt_work_no no)
{
    const struct vt_snapshot *s = &graph->snapshot;
    if (no >= s->work_count)
        return (struct vt_link_range){0, 0};
    return (struct vt_link_range){s->out_begins[no], s->out_begins[no + 1]};
}

struct vt_link_range vt_graph_in_range(const struct vt_graph *graph, vt_work_no no)
{
    const struct vt_snapshot *s = &graph->snapshot;
    if (no >= s->work_count)
        return (struct vt_link_range){0, 0};
    return (struct vt_link_range){s->in_begins[no], s->in_begins[no + 1]};
}

void vt_graph_out(const struct vt_graph *graph, uint32_t index, struct vt_link *ret)
{
    const struct vt_snapshot *s = &graph->snapshot;
    const struct vt_disk_link *link = &s->links[index];
    *ret = (struct vt_link){
        .from = link->from,
        .to = link->to,
        .relation = link->relation,
        .third_party = (link->flags & VT_DISK_THIRD_PARTY) != 0,
        .weak = (link->flags & VT_DISK_WEAK) != 0,
        .ambiguous = (link->flags & VT_DISK_AMBIGUOUS) != 0,
        .quoted = (link->flags & VT_DISK_QUOTED) != 0,
        .speaker = link->speaker,
        .mention = link->mention,
        .date = s->works[link->speaker].day,
        .confidence = (float)link->confidence / VT_SNAPSHOT_CONFIDENCE_ONE,
    };
}

void vt_graph_in(const struct vt_graph *graph, uint32_t index, struct vt_link *ret)
{
    vt_graph_out(graph, graph->snapshot.in[index], ret);
}

size_t vt_graph_alternatives(const struct vt_graph *graph, const struct vt_link *link,
                             const vt_work_no **ret)
{
    const struct vt_snapshot *s = &graph->snapshot;
    size_t low = 0, high = s->ambiguity_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct vt_disk_ambiguity *one = &s->ambiguities[middle];
        if (one->speaker < link->speaker ||
            (one->speaker == link->speaker && one->mention < link->mention))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == s->ambiguity_count || s->ambiguities[low].speaker != link->speaker ||
        s->ambiguities[low].mention != link->mention) {
        *ret = NULL;
        return 0;
    }
    *ret = s->alternatives + s->ambiguities[low].begin;
    return s->ambiguities[low].count;
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
    struct vt_vote *votes = vt_arena_array(arena, conflict->vote_count, sizeof *votes);
    for (uint32_t i = 0; votes != NULL && i < conflict->vote_count; i++) {
        const struct vt_disk_vote *vote = &s->votes[conflict->vote_begin + i];
        votes[i] = (struct vt_vote){vt_snapshot_text(s, vote->value), vote->speaker, vote->mention};
    }
    *ret = (struct vt_conflict){
        .work = conflict->work,
        .field = vt_str(fields[conflict->field]),
        .votes = votes,
        .vote_count = votes == NULL ? 0 : conflict->vote_count,
        .chosen = vt_snapshot_text(s, conflict->chosen),
    };
}
