#include "format_fixture.h"

static void check_content(const struct vt_block *blocks, size_t count, struct vt_str text,
                          struct vt_str expected)
{
    struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    struct vt_format_text read = {.text = text, .blocks = blocks, .block_count = count};
    struct vt_str content;
    vt_assert_ok(vt_format_content(&arena, &read, &content, NULL));
    vt_assert_str(content, expected);
    vt_arena_release(&arena);
}

START_TEST(test_debris_and_stamps_become_spaces_with_their_line_break)
{
    const struct vt_block blocks[] = {{{0, 4}, VT_BLOCK_PARAGRAPH, 1},
                                      {{5, 7}, VT_BLOCK_PAGE_DEBRIS, 1},
                                      {{9, 13}, VT_BLOCK_NOTE, 2},
                                      {{14, 16}, VT_BLOCK_STAMP, 2}};
    check_content(blocks, VT_ARRAY_LEN(blocks), VT_STR("text\n12\n\fnote\nKB"),
                  VT_STR("text\n   \fnote\n  "));
}
END_TEST

START_TEST(test_all_content_is_borrowed)
{
    struct vt_str text = VT_STR("text\n");
    const struct vt_block blocks[] = {{{0, 4}, VT_BLOCK_PARAGRAPH, 1}};
    struct vt_format_text read = {.text = text, .blocks = blocks, .block_count = 1};
    struct vt_str content;
    vt_assert_ok(vt_format_content(NULL, &read, &content, NULL));
    ck_assert_ptr_eq(content.ptr, text.ptr);
}
END_TEST

VT_TEST_MAIN("format.content", test_debris_and_stamps_become_spaces_with_their_line_break,
             test_all_content_is_borrowed)
