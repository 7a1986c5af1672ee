#include "vt_mention_targets.h"

static void note(struct vt_mention_targets *targets, const struct vt_link *link, vt_work_no speaker,
                 vt_work_no other)
{
    if (link->speaker == speaker && link->mention < targets->count)
        targets->works[link->mention] = other;
}

int vt_mention_targets(const struct vt_graph *graph, vt_work_no speaker, size_t count,
                       struct vt_arena *arena, struct vt_mention_targets *ret, struct vt_error *err)
{
    struct vt_mention_targets targets = {vt_arena_array(arena, count + 1, sizeof(vt_work_no)),
                                         count};
    if (targets.works == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for %zu mentions", count);
    for (size_t i = 0; i < count; i++)
        targets.works[i] = VT_WORK_NONE;
    struct vt_link link;
    struct vt_link_range in = vt_graph_in_range(graph, speaker);
    for (uint32_t i = in.begin; i < in.end; i++) {
        vt_graph_in(graph, i, &link);
        note(&targets, &link, speaker, link.from);
    }
    struct vt_link_range out = vt_graph_out_range(graph, speaker);
    for (uint32_t i = out.begin; i < out.end; i++) {
        vt_graph_out(graph, i, &link);
        note(&targets, &link, speaker, link.to);
    }
    *ret = targets;
    return VT_OK;
}

vt_work_no vt_mention_target(const struct vt_graph *graph, const struct vt_mention_targets *targets,
                             vt_work_no speaker, const struct vt_archive_mention *mention)
{
    if (mention->ordinal < 0 || (size_t)mention->ordinal >= targets->count)
        return VT_WORK_NONE;
    vt_work_no target = targets->works[mention->ordinal];
    if (target != VT_WORK_NONE || mention->from_ordinal < 0 ||
        (size_t)mention->from_ordinal >= targets->count)
        return target;
    vt_work_no spoken_for = targets->works[mention->from_ordinal];
    if (spoken_for == VT_WORK_NONE)
        return VT_WORK_NONE;
    struct vt_link link;
    struct vt_link_range out = vt_graph_out_range(graph, spoken_for);
    for (uint32_t i = out.begin; i < out.end; i++) {
        vt_graph_out(graph, i, &link);
        if (link.speaker == speaker && link.mention == (uint32_t)mention->ordinal)
            return link.to;
    }
    struct vt_link_range in = vt_graph_in_range(graph, spoken_for);
    for (uint32_t i = in.begin; i < in.end; i++) {
        vt_graph_in(graph, i, &link);
        if (link.speaker == speaker && link.mention == (uint32_t)mention->ordinal)
            return link.from;
    }
    return VT_WORK_NONE;
}
