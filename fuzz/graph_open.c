/* graph_open — graph.vtg of any content: it is refused, or everything can be asked of it, also where
 * only its header was checked.  The checksums and the print of the tables are put right first, so that
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    VT_AUTOFREE char *bytes = malloc(len_bytes + 1);
    if (bytes == NULL)
        return 0;
    vt_ref_init();
    if (len_bytes > 0)
        memcpy(bytes, data, len_bytes);
    if (len_bytes >= sizeof(struct vt_disk_header)) {
        struct vt_disk_header *header = (void *)bytes;
        header->version = VT_SNAPSHOT_VERSION;
        header->tables = vt_snapshot_tables();
        header->file_bytes = len_bytes;
        header->checksum = vt_snapshot_checksum(header);
    }
    vt_arena_init(&arena, (size_t)64 * 1024 * 1024);
    /* As a large file is opened: nothing is checked but header and layout. */
    const struct vt_disk_header *header;
    if (vt_snapshot_read(vt_str_n(bytes, len_bytes), &header, NULL) == VT_OK) {
        struct vt_graph trusting = {.bytes = bytes, .len_bytes = len_bytes};
        vt_snapshot_view(header, &trusting.snapshot);
        ask(&trusting, &arena);
        vt_snapshot_sign(bytes);
    }
    if (vt_graph_open_bytes(vt_str_n(bytes, len_bytes), &graph, NULL) == VT_OK)
        ask(graph, &arena);
    return 0;
}
