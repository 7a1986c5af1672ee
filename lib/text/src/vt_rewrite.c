#include "vt_rewrite.h"

#include <stdlib.h>

void vt_rewrite_init(struct vt_rewrite *rewrite, struct vt_str source)
{
    *rewrite = (struct vt_rewrite){.source = source, .out = VT_BUF_INIT(VT_BUF_NO_CAP)};
}

void vt_rewrite_release(struct vt_rewrite *rewrite)
{
    vt_buf_release(&rewrite->out);
    free(rewrite->steps);
}

static void note_step(struct vt_rewrite *r)
{
    if (r->step_count == r->step_room) {
        size_t room = r->step_room == 0 ? 64 : r->step_room * 2;
        struct vt_offset_step *steps = reallocarray(r->steps, room, sizeof *steps);
        if (steps == NULL) {
            r->failed = VT_E_NOMEM;
            return;
        }
        r->steps = steps;
        r->step_room = room;
    }
    r->steps[r->step_count++] =
        (struct vt_offset_step){(uint32_t)r->out.len_bytes, (uint32_t)r->copied};
}

void vt_rewrite_keep(struct vt_rewrite *r, size_t at)
{
    vt_buf_add(&r->out, vt_str_n(r->source.ptr + r->copied, at - r->copied));
    r->copied = at;
}

void vt_rewrite_replace(struct vt_rewrite *r, size_t from, size_t to, struct vt_str text)
{
    vt_rewrite_keep(r, from);
    vt_buf_add(&r->out, text);
    r->copied = to;
    if (text.len_bytes != to - from)
        note_step(r);
}

int vt_rewrite_finish(struct vt_rewrite *r, struct vt_arena *arena, struct vt_text *ret,
                      struct vt_error *err)
{
    vt_rewrite_keep(r, r->source.len_bytes);
    int failed = r->failed != VT_OK ? r->failed : r->out.failed;
    if (failed == VT_OK && r->out.len_bytes >= UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "a text of %zu bytes is too long", r->out.len_bytes);
    struct vt_str normal = vt_arena_copy(arena, vt_buf_str(&r->out));
    struct vt_offset_step *steps = vt_arena_array(arena, r->step_count + 1, sizeof *steps);
    if (failed != VT_OK || normal.ptr == NULL || steps == NULL)
        return vt_fail(err, failed != VT_OK ? failed : VT_E_NOMEM, "out of memory for a text");
    if (r->step_count > 0)
        memcpy(steps, r->steps, r->step_count * sizeof *steps);
    *ret = (struct vt_text){normal, steps, r->step_count};
    return VT_OK;
}

/* Where the text of `inner` has the offset of a step of outer; the step lies at or behind the
 * source of inner's step before `next`. */
static uint32_t inner_offset(const struct vt_text *inner, size_t next, uint32_t outer_normal)
{
    uint32_t offset = outer_normal;
    if (next > 0) {
        const struct vt_offset_step *last = &inner->steps[next - 1];
        offset = last->normal + (outer_normal - last->source);
    }
    bool is_inside_replaced = next < inner->step_count && offset > inner->steps[next].normal;
    return is_inside_replaced ? inner->steps[next].normal : offset;
}

int vt_text_compose(struct vt_arena *arena, const struct vt_text *outer, struct vt_text *inner,
                    struct vt_error *err)
{
    if (outer->step_count == 0)
        return VT_OK;
    size_t most = outer->step_count + inner->step_count, count = 0;
    struct vt_offset_step *steps = vt_arena_array(arena, most, sizeof *steps);
    if (steps == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the offsets of a text");
    size_t i = 0, o = 0;
    while (i < inner->step_count || o < outer->step_count) {
        bool takes_inner =
            o == outer->step_count ||
            (i < inner->step_count && inner->steps[i].source <= outer->steps[o].normal);
        uint32_t normal, source;
        if (takes_inner) {
            normal = inner->steps[i].normal;
            source = (uint32_t)vt_text_source_offset(outer, inner->steps[i].source);
            i++;
        } else {
            normal = inner_offset(inner, i, outer->steps[o].normal);
            source = outer->steps[o].source;
            o++;
        }
        if (count > 0 && steps[count - 1].normal == normal)
            count--;
        steps[count++] = (struct vt_offset_step){normal, source};
    }
    inner->steps = steps;
    inner->step_count = count;
    return VT_OK;
}
