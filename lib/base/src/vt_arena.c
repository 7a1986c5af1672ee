#include "vt_arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct vt_arena_block {
    struct vt_arena_block *next;
    size_t used_bytes;
    size_t cap_bytes;
    alignas(max_align_t) char data[];
};

enum { FIRST_BLOCK_BYTES = 16 * 1024, LARGEST_BLOCK_BYTES = 1024 * 1024 };

void vt_arena_init(struct vt_arena *arena, size_t cap_bytes)
{
    *arena = (struct vt_arena){NULL, 0, cap_bytes};
}

void vt_arena_reset(struct vt_arena *arena)
{
    while (arena->block != NULL) {
        struct vt_arena_block *next = arena->block->next;
        free(arena->block);
        arena->block = next;
    }
    arena->used_bytes = 0;
}

void vt_arena_release(struct vt_arena *arena)
{
    if (arena != NULL)
        vt_arena_reset(arena);
}

static struct vt_arena_block *add_block(struct vt_arena *arena, size_t len_bytes)
{
    size_t want = arena->block == NULL ? FIRST_BLOCK_BYTES : arena->block->cap_bytes * 2;
    if (want > LARGEST_BLOCK_BYTES)
        want = LARGEST_BLOCK_BYTES;
    if (want < len_bytes)
        want = len_bytes;
    if (arena->used_bytes > arena->cap_bytes || arena->cap_bytes - arena->used_bytes < len_bytes)
        return NULL;
    if (want > arena->cap_bytes - arena->used_bytes)
        want = arena->cap_bytes - arena->used_bytes;
    struct vt_arena_block *block = malloc(sizeof *block + want);
    if (block == NULL)
        return NULL;
    block->next = arena->block;
    block->used_bytes = 0;
    block->cap_bytes = want;
    arena->block = block;
    arena->used_bytes += want;
    return block;
}

/* The room that an allocation takes; 0: more than there can be. */
static size_t room_of(size_t len_bytes)
{
    const size_t align = alignof(max_align_t);
    if (len_bytes > SIZE_MAX - align)
        return 0;
    return len_bytes == 0 ? align : (len_bytes + align - 1) / align * align;
}

void *vt_arena_alloc(struct vt_arena *arena, size_t len_bytes)
{
    size_t rounded = room_of(len_bytes);
    if (rounded == 0)
        return NULL;
    struct vt_arena_block *block = arena->block;
    if (block == NULL || block->cap_bytes - block->used_bytes < rounded) {
        block = add_block(arena, rounded);
        if (block == NULL)
            return NULL;
    }
    void *memory = block->data + block->used_bytes;
    block->used_bytes += rounded;
    memset(memory, 0, rounded);
    return memory;
}

/* The newest block is one allocation's alone: make it just as long as that. */
static void *resize_block(struct vt_arena *arena, size_t room)
{
    struct vt_arena_block *block = arena->block;
    size_t others_bytes = arena->used_bytes - block->cap_bytes;
    if (others_bytes > arena->cap_bytes || arena->cap_bytes - others_bytes < room)
        return NULL;
    block = realloc(block, sizeof *block + room);
    if (block == NULL)
        return NULL;
    block->used_bytes = block->cap_bytes = room;
    arena->block = block;
    arena->used_bytes = others_bytes + room;
    return block->data;
}

void *vt_arena_resize(struct vt_arena *arena, void *newest, size_t old_bytes, size_t new_bytes)
{
    struct vt_arena_block *block = arena->block;
    size_t room = room_of(new_bytes), start = (size_t)((char *)newest - block->data);
    if (room == 0)
        return NULL;
    bool is_large = room > LARGEST_BLOCK_BYTES || block->cap_bytes > LARGEST_BLOCK_BYTES;
    if (start == 0 && (is_large || room > block->cap_bytes))
        return resize_block(arena, room);
    if (room <= block->cap_bytes - start) {
        block->used_bytes = start + room;
        return newest;
    }
    void *moved = vt_arena_alloc(arena, new_bytes);
    if (moved != NULL)
        memcpy(moved, newest, old_bytes < new_bytes ? old_bytes : new_bytes);
    return moved;
}

void *vt_arena_array(struct vt_arena *arena, size_t count, size_t item_bytes)
{
    size_t total;
    if (__builtin_mul_overflow(count, item_bytes, &total))
        return NULL;
    return vt_arena_alloc(arena, total);
}

struct vt_str vt_arena_copy(struct vt_arena *arena, struct vt_str text)
{
    char *copy = vt_arena_alloc(arena, text.len_bytes + 1);
    if (copy == NULL)
        return (struct vt_str){NULL, 0};
    if (text.len_bytes > 0)
        memcpy(copy, text.ptr, text.len_bytes);
    return vt_str_n(copy, text.len_bytes);
}

struct vt_str vt_arena_printf(struct vt_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    struct vt_str result = {NULL, 0};
    char *text = length < 0 ? NULL : vt_arena_alloc(arena, (size_t)length + 1);
    if (text != NULL) {
        vsnprintf(text, (size_t)length + 1, format, again);
        result = vt_str_n(text, (size_t)length);
    }
    va_end(again);
    return result;
}
