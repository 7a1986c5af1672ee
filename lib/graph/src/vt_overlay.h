/* vt_overlay.h — a snapshot and its delta, read as one.
 * Layer: graph (private).  Threads: made by one, then read-only.
 *
 * Lists that the delta adds to are copied behind the old ones, so that every array stays one array and
 * nothing that reads a snapshot has to know.  Memory: the pages that change, and the tables by which
 * works are looked up; the rest stays mapped. */
#ifndef VT_OVERLAY_H
#define VT_OVERLAY_H

#include "vt_snapshot.h"

struct vt_room {
    void *bytes;
    size_t len_bytes;
};

enum { VT_OVERLAY_ROOMS = 24 };
struct vt_overlay {
    struct vt_room rooms[VT_OVERLAY_ROOMS];
    size_t count;
};

/** base: read, maybe not checked; fd is its file, or -1 for bytes in memory.  delta: checked.
 * *ret gets the two as one; it borrows both and the overlay.  VT_E_CORRUPT: they do not fit. */
int vt_overlay_make(struct vt_overlay *overlay, const struct vt_disk_header *base, int fd,
                    const struct vt_disk_header *delta, struct vt_snapshot *ret,
                    struct vt_error *err);
void vt_overlay_release(struct vt_overlay *overlay);

/* ---- the steps ---- */

struct vt_overlay_maker {
    struct vt_overlay *overlay;
    const struct vt_disk_header *header; /* of the base */
    int fd;
    struct vt_snapshot base, delta, whole;
    uint32_t *works;   /* of the whole, by work of the delta */
    uint32_t *places;  /* of targets and links of the whole, by link of the delta */
    uint64_t *is_base; /* bit set of works of the base that the delta has */
};

/** A writable copy of a section of the base with room for more behind it.  ret_items: a pointer to the
 * pointer to items, of whatever type. */
int vt_overlay_section(struct vt_overlay_maker *maker, enum vt_section section, size_t more_items,
                       void *ret_items, struct vt_error *err);
/** New memory, zeroed. */
int vt_overlay_memory(struct vt_overlay_maker *maker, size_t count, size_t item_bytes,
                      void *ret_items, struct vt_error *err);

static inline bool vt_overlay_is_new(const struct vt_overlay_maker *maker, uint32_t delta_work)
{
    return maker->works[delta_work] >= maker->base.work_count;
}

static inline struct vt_disk_text vt_overlay_text(const struct vt_overlay_maker *maker,
                                                  struct vt_disk_text text)
{
    if (text.len_bytes > 0)
        text.offset += (uint32_t)maker->base.string_bytes;
    return text;
}

int vt_overlay_links(struct vt_overlay_maker *maker, struct vt_error *err);
int vt_overlay_tables(struct vt_overlay_maker *maker, struct vt_error *err);

#endif
