/* graph_open — graph.vtg and its delta of any content: they are refused, or everything can be asked of
 * them, also where only the header was checked.  The checksums and the print of the tables are put right first, so that
 * the fuzzer gets past them. */
#include <stdlib.h>

#include "fuzz_target.h"
#include "vt_graph_handle.h"

static void ask(const struct vt_graph *graph, struct vt_arena *arena)
{
    static const struct vt_graph_filter filter = {.as_of = 20250101, .no_third_party = true};
    const size_t works = vt_graph_work_count(graph);
    for (vt_work_no no = 0; no < works && no < 64; no++) {
        struct vt_work work;
        const struct vt_reached *reached;
        const struct vt_effect_cause *causes;
        const struct vt_candidate *candidates;
        const uint32_t *links;
        enum vt_effect effect;
        size_t count;
        bool cut;
        vt_graph_work(graph, no, &work);
        vt_graph_work_by_id(graph, work.id);
        vt_graph_reach(graph, no, VT_DIRECTION_OUT, 0, &filter, 100, arena, &reached, &count, &cut,
                       NULL);
        vt_graph_path(graph, no, (vt_work_no)works - 1, NULL, arena, &links, &count, NULL);
        vt_graph_effect(graph, no, 20250101, arena, &effect, &causes, &count, NULL);
        vt_graph_resolve(graph, work.key, 10, arena, &candidates, &count, NULL);
        vt_graph_resolve(graph, work.name, 10, arena, &candidates, &count, NULL);
    }
    for (uint32_t i = 0; i < vt_graph_link_count(graph) && i < 256; i++) {
        struct vt_link link;
        const vt_work_no *alternatives;
        vt_graph_in(graph, i, &link);
        vt_graph_alternatives(graph, &link, &alternatives);
    }
    for (size_t i = 0; i < vt_graph_conflict_count(graph) && i < 64; i++) {
        struct vt_conflict conflict;
        vt_graph_conflict(graph, i, arena, &conflict);
    }
}

/* The header as this program writes it, so that what follows it is looked at. */
static void put_right(char *bytes, size_t len_bytes, uint64_t base)
{
    if (len_bytes < sizeof(struct vt_disk_header))
        return;
    struct vt_disk_header *header = (void *)bytes;
    header->version = VT_SNAPSHOT_VERSION;
    header->tables = vt_snapshot_tables();
    header->file_bytes = len_bytes;
    header->base = base;
    header->checksum = vt_snapshot_checksum(header);
}

static void open_and_ask(const char *bytes, size_t len_bytes, const char *delta, size_t delta_bytes,
                         bool check_all)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    vt_arena_init(&arena, (size_t)64 * 1024 * 1024);
    if (vt_graph_open_pair(vt_str_n(bytes, len_bytes), vt_str_n(delta, delta_bytes), check_all,
                           &graph, NULL) == VT_OK)
        ask(graph, &arena);
}

/* A snapshot, its delta, and the length of the delta in the last four bytes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    const struct vt_disk_header *header;
    uint32_t delta_bytes = 0;
    if (len_bytes >= sizeof delta_bytes) {
        len_bytes -= sizeof delta_bytes;
        memcpy(&delta_bytes, data + len_bytes, sizeof delta_bytes);
    }
    if (delta_bytes > len_bytes)
        delta_bytes = 0;
    len_bytes -= delta_bytes;
    VT_AUTOFREE char *bytes = malloc(len_bytes + 1), *delta = malloc(delta_bytes + 1);
    if (bytes == NULL || delta == NULL)
        return 0;
    vt_ref_init();
    memcpy(bytes, data, len_bytes);
    memcpy(delta, data + len_bytes, delta_bytes);
    put_right(bytes, len_bytes, 0);
    if (vt_snapshot_read(vt_str_n(bytes, len_bytes), &header, NULL) != VT_OK)
        return 0;
    put_right(delta, delta_bytes, header->checksum);
    if (vt_snapshot_read(vt_str_n(delta, delta_bytes), &header, NULL) == VT_OK)
        vt_snapshot_sign(delta);
    else
        delta_bytes = 0;
    /* As a large file is opened: nothing is checked but header and layout, and the delta. */
    open_and_ask(bytes, len_bytes, delta, delta_bytes, false);
    vt_snapshot_sign(bytes);
    if (delta_bytes > 0) {
        ((struct vt_disk_header *)delta)->base = ((struct vt_disk_header *)bytes)->checksum;
        vt_snapshot_sign(delta);
    }
    open_and_ask(bytes, len_bytes, delta, delta_bytes, true);
    return 0;
}
