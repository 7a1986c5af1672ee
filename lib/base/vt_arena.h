/* vt_arena.h — memory of one document or one request, given back at once.
 * Layer: base.  Threads: one arena, one thread.
 *
 * Allocations never move (but see vt_arena_resize) and are never freed singly.  What must outlive the arena is copied out by
 * the caller.  The cap bounds what hostile input can make us take. */
#ifndef VT_ARENA_H
#define VT_ARENA_H

#include "vt_str.h"

struct vt_arena_block;

struct vt_arena {
    struct vt_arena_block *block; /* newest first */
    size_t used_bytes;            /* of all blocks, with slack */
    size_t cap_bytes;
};

/** An arena in the caller's storage; nothing is allocated yet. */
void vt_arena_init(struct vt_arena *arena, size_t cap_bytes);

/** Give everything back; the arena can be used again. */
void vt_arena_reset(struct vt_arena *arena);

/** As reset; NULL and an all-zero arena are fine.  For VT_AUTO. */
void vt_arena_release(struct vt_arena *arena);

/** Zeroed memory, aligned for any type, or NULL past the cap or out of memory. */
void *vt_arena_alloc(struct vt_arena *arena, size_t len_bytes) __attribute__((malloc));

/** count × item_bytes, checked against overflow. */
void *vt_arena_array(struct vt_arena *arena, size_t count, size_t item_bytes);

/** Make the newest allocation of an arena longer or shorter; alone in its block, as a large one is, it is
 * not copied twice, and what it does not need is given back.  It may move; what is added is not zeroed.
 * NULL past the cap or out of memory: the old one stays. */
void *vt_arena_resize(struct vt_arena *arena, void *newest, size_t old_bytes, size_t new_bytes);

/** A copy that ends in NUL (not counted).  ptr is NULL on failure. */
struct vt_str vt_arena_copy(struct vt_arena *arena, struct vt_str text);

/** printf into the arena; ptr is NULL on failure. */
struct vt_str vt_arena_printf(struct vt_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define VT_ARENA_NEW(arena, type) ((type *)vt_arena_alloc((arena), sizeof(type)))

#endif
