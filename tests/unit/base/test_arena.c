#include "vt_test.h"

#include <stdalign.h>

START_TEST(test_memory_is_zeroed_aligned_and_apart)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    unsigned char *last = NULL;
    for (size_t len = 1; len < 300; len += 7) {
        unsigned char *memory = vt_arena_alloc(&arena, len);
        ck_assert_ptr_nonnull(memory);
        ck_assert_uint_eq((uintptr_t)memory % alignof(max_align_t), 0);
        for (size_t i = 0; i < len; i++)
            ck_assert_uint_eq(memory[i], 0);
        memset(memory, 0xFF, len);
        ck_assert(last == NULL || last[0] == 0xFF);
        last = memory;
    }
}
END_TEST

START_TEST(test_cap_holds_for_one_and_for_many)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 100000);
    ck_assert_ptr_null(vt_arena_alloc(&arena, 100001));
    size_t total = 0;
    while (vt_arena_alloc(&arena, 1000) != NULL)
        total += 1000;
    ck_assert_uint_le(total, 100000);
    ck_assert_uint_ge(total, 50000);
    vt_arena_reset(&arena);
    ck_assert_uint_eq(arena.used_bytes, 0);
    ck_assert_ptr_nonnull(vt_arena_alloc(&arena, 1000));
}
END_TEST

START_TEST(test_array_refuses_overflow)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, SIZE_MAX);
    ck_assert_ptr_null(vt_arena_array(&arena, SIZE_MAX / 2, 3));
    ck_assert_ptr_null(vt_arena_alloc(&arena, SIZE_MAX));
    ck_assert_ptr_nonnull(vt_arena_array(&arena, 0, 8));
}
END_TEST

START_TEST(test_copy_and_printf_end_in_nul)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 16);
    struct vt_str copy = vt_arena_copy(&arena, vt_str_n("Điều 5 khoản", 9));
    vt_assert_str(copy, VT_STR("Điều 5"));
    ck_assert_int_eq(copy.ptr[copy.len_bytes], '\0');
    struct vt_str printed = vt_arena_printf(&arena, "%d/%s", 57, "NQ-TW");
    vt_assert_str(printed, VT_STR("57/NQ-TW"));
    ck_assert_int_eq(printed.ptr[printed.len_bytes], '\0');
    vt_assert_str(vt_arena_copy(&arena, VT_STR_EMPTY), VT_STR(""));
}
END_TEST

START_TEST(test_the_newest_changes_its_length)
{
    enum { STEP = 100000, MOST = 40 * STEP, CAP = MOST + STEP };
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, CAP);
    struct vt_str before = vt_arena_copy(&arena, VT_STR("before"));
    char *memory = vt_arena_alloc(&arena, 3);
    memcpy(memory, "abc", 3);
    size_t len = 3;
    for (size_t next = 10; next < MOST; next += STEP) {
        memory = vt_arena_resize(&arena, memory, len, next);
        ck_assert_ptr_nonnull(memory);
        memset(memory + len, 'x', next - len);
        len = next;
    }
    ck_assert_uint_eq((uintptr_t)memory % alignof(max_align_t), 0);
    ck_assert_int_eq(memcmp(memory, "abcx", 4), 0);
    ck_assert_int_eq(memory[len - 1], 'x');
    ck_assert_ptr_null(vt_arena_resize(&arena, memory, len, CAP + 1));
    memory = vt_arena_resize(&arena, memory, len, 4);
    ck_assert_int_eq(memcmp(memory, "abcx", 4), 0);
    ck_assert_uint_lt(arena.used_bytes, STEP); /* given back */
    const char *behind = vt_arena_alloc(&arena, 100);
    ck_assert(behind != NULL && behind[99] == 0 && memory[3] == 'x');
    vt_assert_str(before, VT_STR("before"));
}
END_TEST

START_TEST(test_release_takes_null_and_zero)
{
    struct vt_arena zero = {NULL, 0, 0};
    vt_arena_release(&zero);
    vt_arena_release(NULL);
    ck_assert_ptr_null(vt_arena_alloc(&zero, 1));
}
END_TEST

VT_TEST_MAIN("base.arena", test_memory_is_zeroed_aligned_and_apart,
             test_cap_holds_for_one_and_for_many, test_array_refuses_overflow,
             test_copy_and_printf_end_in_nul, test_the_newest_changes_its_length,
             test_release_takes_null_and_zero)
