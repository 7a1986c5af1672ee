/* Effect of a work at a date.  Luật 64/2025/QH15 (effect of normative documents); Party and
 * administrative documents take effect when they are signed. */
#include "vt_graph_handle.h"

#include "vt_strings.h"
#include "vt_type.h"

static const struct {
    const char *id, *label;
} effects[] = {
    [VT_EFFECT_UNKNOWN] = {"UNKNOWN", "chưa rõ hiệu lực"},
    [VT_EFFECT_NOT_YET] = {"NOT_YET", "chưa có hiệu lực"},
    [VT_EFFECT_IN_FORCE] = {"IN_FORCE", "còn hiệu lực"},
    [VT_EFFECT_PART_EXPIRED] = {"PART_EXPIRED", "hết hiệu lực một phần"},
    [VT_EFFECT_EXPIRED] = {"EXPIRED", "hết hiệu lực"},
    [VT_EFFECT_SUSPENDED] = {"SUSPENDED", "ngưng hiệu lực"},
    [VT_EFFECT_SUSPENDED_PART] = {"SUSPENDED_PART", "ngưng hiệu lực một phần"},
};

struct vt_str vt_effect_id(enum vt_effect effect)
{
    return vt_str(effects[effect].id);
}

struct vt_str vt_effect_label(enum vt_effect effect)
{
    return vt_str(effects[effect].label);
}

/* What a relation does to its target. */
enum act {
    ACT_NONE,
    ACT_PART,
    ACT_WHOLE,
    ACT_SUSPEND,
    ACT_SUSPEND_PART,
    ACT_EXTEND,
    ACT_AFFIRM,
    ACT_COUNT
};

static enum act act_of(vt_relation relation)
{
    static const char *const names[ACT_COUNT] = {"none",         "part",   "whole", "suspend",
                                                 "suspend_part", "extend", "affirm"};
    struct vt_str name = vt_relation_effect(relation);
    for (enum act act = ACT_PART; act < ACT_COUNT; act++)
        if (vt_str_eq(name, vt_str(names[act])))
            return act;
    return ACT_NONE;
}

/* From when a work is in force; 0: unknown.  A normative act says so by a clause: its date of issue
 * is never taken for it.  Of a document that is not held nobody knows. */
static uint32_t start_of(const struct vt_disk_work *work)
{
    if (work->effective != 0)
        return work->effective;
    return (work->flags & VT_WORK_HELD) && !vt_type_is_normative((vt_type)work->type_number)
               ? work->day
               : 0;
}

/* The act says it itself, and means this work. */
static bool is_own_word(const struct vt_disk_link *link)
{
    return (link->flags & (VT_DISK_THIRD_PARTY | VT_DISK_WEAK | VT_DISK_AMBIGUOUS)) == 0;
}

struct findings {
    bool acts[ACT_COUNT];    /* that work at the date */
    uint32_t extended_until; /* the latest day that an extension names */
    bool is_open;            /* some extension names none */
};

/* An act that amends a document, or repeals a part of it, leaves the rest: what it says of the whole
 * ("bãi bỏ một phần Quyết định …", "thay thế khoản 2 …") is of that part. */
static bool changes_part(const struct vt_snapshot *s, vt_work_no act, vt_work_no changed)
{
    const struct vt_disk_span in = vt_snapshot_in(s, changed);
    for (uint32_t i = in.begin; i < in.end; i++) {
        const struct vt_disk_link *link = vt_snapshot_in_link(s, i);
        if (link->from == act && is_own_word(link) && act_of(link->relation) == ACT_PART)
            return true;
    }
    return false;
}

/* Whether some other act ended a work by a date: it was repealed, or its own term ran out. */
static bool ended_by(const struct vt_snapshot *s, vt_work_no no, uint32_t date)
{
    const struct vt_disk_work *work = vt_snapshot_work(s, no);
    if (work->expires != 0 && work->expires <= date)
        return true;
    const struct vt_disk_span in = vt_snapshot_in(s, no);
    for (uint32_t i = in.begin; i < in.end; i++) {
        const struct vt_disk_link *link = vt_snapshot_in_link(s, i);
        const uint32_t start = start_of(vt_snapshot_work(s, link->from));
        if (act_of(link->relation) == ACT_WHOLE && is_own_word(link) && start != 0 &&
            start <= date && !changes_part(s, link->from, no))
            return true;
    }
    return false;
}

/* Whether an act works at a date.  What it ended stays ended although the act itself is repealed
 * later; a suspension lasts as long as the act that orders it. */
static bool works_at(const struct vt_snapshot *s, const struct vt_disk_link *link, enum act act,
                     uint32_t date)
{
    const uint32_t start = start_of(vt_snapshot_work(s, link->from));
    if (start == 0 || start > date)
        return false;
    const bool is_passing = act == ACT_SUSPEND || act == ACT_SUSPEND_PART;
    return !ended_by(s, link->from, is_passing ? date : start);
}

static enum vt_effect conclude(const struct vt_disk_work *work, const struct findings *findings,
                               uint32_t date)
{
    const uint32_t start = start_of(work);
    if (start > date || work->day > date)
        return VT_EFFECT_NOT_YET;
    const bool is_extended =
        findings->acts[ACT_EXTEND] && (findings->is_open || date <= findings->extended_until);
    const bool has_run_out = !is_extended && (findings->acts[ACT_EXTEND] ||
                                              (work->expires != 0 && work->expires <= date));
    if (findings->acts[ACT_WHOLE] || has_run_out)
        return VT_EFFECT_EXPIRED;
    if (findings->acts[ACT_SUSPEND])
        return VT_EFFECT_SUSPENDED;
    if (findings->acts[ACT_SUSPEND_PART])
        return VT_EFFECT_SUSPENDED_PART;
    if (findings->acts[ACT_PART])
        return VT_EFFECT_PART_EXPIRED;
    return start != 0 || findings->acts[ACT_AFFIRM] || is_extended ? VT_EFFECT_IN_FORCE
                                                                   : VT_EFFECT_UNKNOWN;
}

/* First what decided, then other acts, then acts that do not work yet, then claims. */
static int rank_of(const struct vt_effect_cause *cause, enum act act, enum vt_effect effect)
{
    static const enum vt_effect results[ACT_COUNT] = {
        [ACT_NONE] = VT_EFFECT_UNKNOWN,    [ACT_PART] = VT_EFFECT_PART_EXPIRED,
        [ACT_WHOLE] = VT_EFFECT_EXPIRED,   [ACT_SUSPEND] = VT_EFFECT_SUSPENDED,
        [ACT_EXTEND] = VT_EFFECT_IN_FORCE, [ACT_SUSPEND_PART] = VT_EFFECT_SUSPENDED_PART,
        [ACT_AFFIRM] = VT_EFFECT_IN_FORCE,
    };
    if (cause->is_claim)
        return 3;
    if (cause->is_over && act == ACT_EXTEND && effect == VT_EFFECT_EXPIRED)
        return 0; /* it ran out with its extension */
    if (cause->is_pending || cause->is_over)
        return 2;
    return results[act] == effect ? 0 : 1;
}

struct ranked {
    struct vt_effect_cause cause;
    enum act act;
    vt_work_no from; /* the act */
    int rank;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank - right->rank;
    return left->cause.link < right->cause.link ? -1 : left->cause.link > right->cause.link;
}

/* What was not said by a date is no part of the answer for it. */
static bool is_said_later(const struct vt_snapshot *s, const struct vt_disk_link *link,
                          uint32_t date)
{
    return vt_snapshot_work(s, link->speaker)->day > date;
}

/* The last day that a suspension or an extension names; 0: none. */
static uint32_t last_day_of(const struct vt_graph *graph, uint32_t index, enum act act,
                            const struct vt_effect_terms *terms)
{
    struct vt_link link;
    if (terms == NULL || (act != ACT_SUSPEND && act != ACT_SUSPEND_PART && act != ACT_EXTEND))
        return 0;
    vt_graph_in(graph, index, &link);
    return terms->last_day(&link, terms->ctx);
}

/* An act says it in its title, too, without the day that its article names. */
static void share_last_days(struct ranked *ranked, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; ranked[i].cause.last_day != 0 && j < count; j++)
            if (ranked[j].from == ranked[i].from && ranked[j].act == ranked[i].act &&
                ranked[j].cause.last_day < ranked[i].cause.last_day)
                ranked[j].cause.last_day = ranked[i].cause.last_day;
}

static void note(struct findings *findings, enum act act, uint32_t last_day)
{
    findings->acts[act] = true;
    if (act == ACT_EXTEND && last_day > findings->extended_until)
        findings->extended_until = last_day;
    findings->is_open = findings->is_open || (act == ACT_EXTEND && last_day == 0);
}

int vt_graph_effect_within(const struct vt_graph *graph, vt_work_no no, uint32_t date,
                           const struct vt_effect_terms *terms, struct vt_arena *arena,
                           enum vt_effect *ret_effect, const struct vt_effect_cause **ret_causes,
                           size_t *ret_count, struct vt_error *err)
{
    const struct vt_snapshot *s = &graph->snapshot;
    if (no >= s->work_count)
        return vt_fail(err, VT_E_INVALID, "there is no work %u", no);
    const struct vt_disk_span in = vt_snapshot_in(s, no);
    VT_AUTOFREE struct ranked *ranked = calloc(in.end - in.begin + 1, sizeof *ranked);
    if (ranked == NULL)
        return vt_no_memory(err);
    size_t count = 0;
    for (uint32_t i = in.begin; i < in.end; i++) {
        const struct vt_disk_link *link = vt_snapshot_in_link(s, i);
        enum act act = act_of(link->relation);
        if (act == ACT_NONE || is_said_later(s, link, date))
            continue;
        struct vt_effect_cause cause = {.link = i, .is_claim = !is_own_word(link)};
        cause.is_pending = !cause.is_claim && !works_at(s, link, act, date);
        cause.last_day = last_day_of(graph, i, act, terms);
        if (act == ACT_WHOLE && !cause.is_claim && changes_part(s, link->from, no))
            act = ACT_PART;
        ranked[count++] = (struct ranked){.cause = cause, .act = act, .from = link->from};
    }
    share_last_days(ranked, count);
    struct findings findings = {0};
    for (size_t i = 0; i < count; i++) {
        struct vt_effect_cause *cause = &ranked[i].cause;
        cause->is_over = cause->last_day != 0 && cause->last_day < date;
        if (!cause->is_claim && !cause->is_pending &&
            (ranked[i].act == ACT_EXTEND || !cause->is_over))
            note(&findings, ranked[i].act, cause->last_day);
    }
    const enum vt_effect effect = conclude(vt_snapshot_work(s, no), &findings, date);
    struct vt_effect_cause *causes = vt_arena_array(arena, count + 1, sizeof *causes);
    if (causes == NULL)
        return vt_no_memory(err);
    for (size_t i = 0; i < count; i++)
        ranked[i].rank = rank_of(&ranked[i].cause, ranked[i].act, effect);
    qsort(ranked, count, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < count; i++)
        causes[i] = ranked[i].cause;
    *ret_effect = effect;
    *ret_causes = causes;
    *ret_count = count;
    return VT_OK;
}

int vt_graph_effect(const struct vt_graph *graph, vt_work_no no, uint32_t date,
                    struct vt_arena *arena, enum vt_effect *ret_effect,
                    const struct vt_effect_cause **ret_causes, size_t *ret_count,
                    struct vt_error *err)
{
    return vt_graph_effect_within(graph, no, date, NULL, arena, ret_effect, ret_causes, ret_count,
                                  err);
}
