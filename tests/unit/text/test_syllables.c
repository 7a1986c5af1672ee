#include "vt_test.h"

#include "vt_decode.h"
#include "vt_file.h"
#include "vt_syllables.h"

static void check_word(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    struct vt_syllable_count got = vt_syllable_count(cells[0]);
    ck_assert_uint_eq(got.total, 1);
    ck_assert_msg(got.valid == vt_str_eq(cells[1], VT_STR("yes")), "line %u: %.*s", line,
                  VT_STR_ARG(cells[0]));
}

START_TEST(test_words)
{
    vt_test_rows("text_syllables.tsv", 2, check_word, NULL);
}
END_TEST

START_TEST(test_a_text)
{
    struct vt_syllable_count got = vt_syllable_count(VT_STR("Nghị quyết số 57-NQ/TW của Bộ"));
    ck_assert_uint_eq(got.total, 7);
    ck_assert_uint_eq(got.valid, 5);
    ck_assert_uint_eq(vt_syllable_count(VT_STR_EMPTY).total, 0);
}
END_TEST

struct tally {
    struct vt_syllable_count count;
};

static int count_file(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    (void)info;
    struct tally *tally = ctx;
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_arena arena;
    struct vt_text text;
    enum vt_encoding encoding;
    vt_arena_init(&arena, 16 * 1024 * 1024);
    int status = vt_file_read(path, &bytes, err);
    if (status == VT_OK && strstr(path, ".tcvn3.txt") != NULL) {
        vt_assert_ok(vt_decode(&arena, vt_buf_str(&bytes), &text, &encoding, err));
        ck_assert_int_eq(encoding, VT_ENCODING_TCVN3);
        struct vt_syllable_count count = vt_syllable_count(text.normal);
        tally->count.valid += count.valid;
        tally->count.total += count.total;
    }
    vt_buf_release(&bytes);
    vt_arena_release(&arena);
    return status;
}

/* Abbreviations ("SL", "VN/CC") are words too, hence not all. */
START_TEST(test_real_files_in_tcvn3)
{
    const char *folder = vt_test_shared("encodings/tcvn3");
    if (folder == NULL)
        VT_TEST_SKIP("the shared corpora are absent");
    struct tally tally = {{0, 0}};
    vt_assert_ok(vt_file_walk(folder, count_file, NULL, &tally, NULL));
    printf("%zu of %zu words are syllables\n", tally.count.valid, tally.count.total);
    ck_assert_uint_gt(tally.count.total, 2000);
    ck_assert_uint_ge(tally.count.valid * 1000, tally.count.total * 990);
}
END_TEST

VT_TEST_MAIN("text.syllables", test_words, test_a_text, test_real_files_in_tcvn3)
