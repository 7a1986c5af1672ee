#include "vt_overlay.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "vt_cleanup.h"
#include "vt_graph.h"
#include "vt_lookup.h"
#include "vt_strings.h"

void vt_overlay_release(struct vt_overlay *overlay)
{
    for (size_t i = 0; i < overlay->count; i++)
        munmap(overlay->rooms[i].bytes, overlay->rooms[i].len_bytes);
    overlay->count = 0;
}

static void release(struct vt_overlay_maker *maker)
{
    free(maker->works);
    free(maker->places);
    free(maker->is_base);
}

/* ---- memory ---- */

static int add_room(struct vt_overlay_maker *maker, size_t len_bytes, char **ret,
                    struct vt_error *err)
{
    struct vt_overlay *overlay = maker->overlay;
    if (overlay->count == VT_OVERLAY_ROOMS)
        return vt_fail(err, VT_E_LIMIT, "too many parts of a graph change");
    void *bytes = mmap(NULL, len_bytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (bytes == MAP_FAILED)
        return vt_no_memory(err);
    overlay->rooms[overlay->count++] = (struct vt_room){bytes, len_bytes};
    *ret = bytes;
    return VT_OK;
}

int vt_overlay_memory(struct vt_overlay_maker *maker, size_t count, size_t item_bytes,
                      void *ret_items, struct vt_error *err)
{
    char *bytes = NULL;
    const int status = add_room(maker, (count + 1) * item_bytes, &bytes, err);
    if (status != VT_OK)
        return status;
    madvise(bytes, (count + 1) * item_bytes, MADV_HUGEPAGE); /* a large table is filled at once */
    memcpy(ret_items, &bytes, sizeof bytes);
    return VT_OK;
}

int vt_overlay_section(struct vt_overlay_maker *maker, enum vt_section section, size_t more_items,
                       void *ret_items, struct vt_error *err)
{
    const struct vt_disk_section *part = &maker->header->sections[section];
    const size_t page = (size_t)sysconf(_SC_PAGESIZE), begin = part->offset % page;
    const size_t more = more_items * vt_section_item_bytes(section);
    char *bytes = NULL;
    int status = add_room(maker, begin + part->len_bytes + more + 1, &bytes, err);
    if (status != VT_OK)
        return status;
    if (maker->fd < 0 && part->len_bytes > 0)
        memcpy(bytes + begin, vt_section_items(maker->header, section), part->len_bytes);
    else if (part->len_bytes > 0 && mmap(bytes, begin + part->len_bytes, PROT_READ | PROT_WRITE,
                                         MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE, maker->fd,
                                         (off_t)(part->offset - begin)) == MAP_FAILED)
        return vt_fail_errno(err, errno, "cannot map the graph");
    bytes += begin;
    memcpy(ret_items, &bytes, sizeof bytes);
    return VT_OK;
}

/* ---- works ---- */

static int do_not_fit(struct vt_error *err)
{
    return vt_snapshot_build_anew(
        err, vt_fail(err, VT_E_CORRUPT, "the graph is damaged: its delta does not fit"));
}

/* The work of the base that a work of the delta is: as the delta says, or by its id. */
static int number_works(struct vt_overlay_maker *maker, struct vt_error *err)
{
    const struct vt_snapshot *base = &maker->base, *delta = &maker->delta;
    maker->works = malloc((delta->work_count + 1) * sizeof *maker->works);
    maker->is_base = calloc(base->work_count / 64 + 1, sizeof *maker->is_base);
    if (maker->works == NULL || maker->is_base == NULL)
        return vt_no_memory(err);
    for (size_t i = 0; i < delta->work_count; i++) {
        const uint32_t work = maker->works[i] = delta->bases[i];
        if (work == VT_WORK_NONE)
            continue;
        if (work >= base->work_count || (maker->is_base[work / 64] >> work % 64 & 1) != 0)
            return do_not_fit(err);
        maker->is_base[work / 64] |= (uint64_t)1 << work % 64;
    }
    for (size_t i = 0; i < delta->work_count; i++) {
        if (maker->works[i] != VT_WORK_NONE)
            continue;
        const uint32_t work = vt_lookup_id(base, vt_snapshot_text(delta, delta->works[i].id));
        const bool is_base =
            work != VT_WORK_NONE && (maker->is_base[work / 64] >> work % 64 & 1) == 0;
        maker->works[i] = is_base ? work : (uint32_t)maker->whole.work_count++;
        if (is_base)
            maker->is_base[work / 64] |= (uint64_t)1 << work % 64;
    }
    return maker->whole.work_count < VT_WORK_NONE ? VT_OK : do_not_fit(err);
}

static int add_strings(struct vt_overlay_maker *maker, struct vt_error *err)
{
    const struct vt_snapshot *delta = &maker->delta;
    char *strings = NULL;
    if (maker->base.string_bytes + delta->string_bytes > UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "the texts of the graph are too long for a delta");
    const int status =
        vt_overlay_section(maker, VT_SECTION_STRINGS, delta->string_bytes, &strings, err);
    if (status != VT_OK)
        return status;
    if (delta->string_bytes > 0)
        memcpy(strings + maker->base.string_bytes, delta->strings, delta->string_bytes);
    maker->whole.strings = strings;
    maker->whole.string_bytes += delta->string_bytes;
    return VT_OK;
}

static struct vt_disk_work moved_work(const struct vt_overlay_maker *maker,
                                      const struct vt_disk_work *work)
{
    struct vt_disk_work moved = *work;
    struct vt_disk_text *const texts[] = {&moved.id,          &moved.document, &moved.key,
                                          &moved.loose,       &moved.type,     &moved.issuer,
                                          &moved.issuer_code, &moved.place,    &moved.date,
                                          &moved.subject,     &moved.name};
    for (size_t i = 0; i < VT_ARRAY_LEN(texts); i++)
        *texts[i] = vt_overlay_text(maker, *texts[i]);
    return moved;
}

/* A work of the base of which more is known now: a stub that is held, a date that others say. */
static void renew_work(const struct vt_overlay_maker *maker, struct vt_disk_work *work,
                       const struct vt_disk_work *newer)
{
    enum { KEPT_FLAGS = VT_WORK_MALFORMED | VT_WORK_CONFLICT };
    const uint32_t citing = work->citing_documents + newer->citing_documents;
    const bool is_held = (work->flags & VT_WORK_HELD) != 0;
    const bool is_dated = work->day % 100 == 0 && newer->day % 100 != 0;
    if (!is_held && (is_dated || (newer->flags & VT_WORK_HELD) != 0)) {
        const uint32_t kept = work->flags & KEPT_FLAGS;
        *work = moved_work(maker, newer);
        work->flags |= kept;
    } else if (is_dated) {
        work->day = newer->day;
        work->date = vt_overlay_text(maker, newer->date);
    }
    work->citing_documents = citing;
}

static int add_works(struct vt_overlay_maker *maker, struct vt_error *err)
{
    const struct vt_snapshot *delta = &maker->delta;
    struct vt_disk_work *works = NULL;
    const size_t more = maker->whole.work_count - maker->base.work_count;
    const int status = vt_overlay_section(maker, VT_SECTION_WORKS, more, &works, err);
    for (uint32_t i = 0; status == VT_OK && i < delta->work_count; i++) {
        struct vt_disk_work *work = &works[maker->works[i]];
        if (vt_overlay_is_new(maker, i))
            *work = moved_work(maker, &delta->works[i]);
        else
            renew_work(maker, work, &delta->works[i]);
    }
    if (status == VT_OK)
        maker->whole.works = works;
    return status;
}

int vt_overlay_make(struct vt_overlay *overlay, const struct vt_disk_header *base, int fd,
                    const struct vt_disk_header *delta, struct vt_snapshot *ret,
                    struct vt_error *err)
{
    VT_AUTO(release)
    struct vt_overlay_maker maker = {.overlay = overlay, .header = base, .fd = fd};
    vt_snapshot_view(base, &maker.base);
    vt_snapshot_view(delta, &maker.delta);
    maker.whole = maker.base;
    int status = delta->base == base->checksum ? number_works(&maker, err) : do_not_fit(err);
    if (status == VT_OK)
        status = add_strings(&maker, err);
    if (status == VT_OK)
        status = add_works(&maker, err);
    if (status == VT_OK)
        status = vt_overlay_links(&maker, err);
    if (status == VT_OK)
        status = vt_overlay_tables(&maker, err);
    if (status == VT_OK)
        *ret = maker.whole;
    else
        vt_overlay_release(overlay);
    return status;
}
