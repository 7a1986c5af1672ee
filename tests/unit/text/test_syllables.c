#include "vt_test.h"

#include "vt_decode.h"
#include "vt_file.h"
#include "vt_fold.h"
#include "vt_syllables.h"

static void check_word(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    bool valid = vt_syllable_is_valid_word(cells[0]);
    const char *found = valid ? "valid" : vt_syllable_is_plausible(cells[0]) ? "plausible" : "no";
    ck_assert_msg(vt_str_eq(vt_str(found), cells[1]), "text_syllables.tsv:%u: '%.*s' is %s", line,
                  VT_STR_ARG(cells[0]), found);
    struct vt_syllable_count got = vt_syllable_count(cells[0]);
    ck_assert_uint_ge(got.total, got.valid);
    ck_assert_uint_eq(got.valid, valid);
}

START_TEST(test_words)
{
    vt_test_rows("text_syllables.tsv", 2, check_word, NULL);
}
END_TEST

START_TEST(test_a_text)
{
    struct vt_syllable_count got = vt_syllable_count(VT_STR("Nghị quyết số 57-NQ/TW của Bộ"));
    ck_assert_uint_eq(got.total, 5);
    ck_assert_uint_eq(got.valid, 5);
    got = vt_syllable_count(VT_STR("b) Điều IV, UBND và HĐND; Nghj quyểtt ở NPẴ"));
    ck_assert_uint_eq(got.total, 6);
    ck_assert_uint_eq(got.valid, 3);
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

/* Two words are slips of those who typed them. */
START_TEST(test_real_files_in_tcvn3)
{
    const char *folder = vt_test_shared("encodings/tcvn3");
    if (folder == NULL)
        VT_TEST_SKIP("the shared corpora are absent");
    struct tally tally = {{0, 0}};
    vt_assert_ok(vt_file_walk(folder, count_file, NULL, &tally, NULL));
    printf("%zu of %zu words are syllables\n", tally.count.valid, tally.count.total);
    ck_assert_uint_gt(tally.count.total, 2000);
    ck_assert_uint_ge(tally.count.valid * 1000, tally.count.total * 995);
}
END_TEST

/* What is left are loan words written as one: "ximăng". */
START_TEST(test_a_public_word_list)
{
    const char *path = vt_test_shared("lexicons/Viet74K.txt");
    if (path == NULL)
        VT_TEST_SKIP("the shared corpora are absent");
    VT_AUTO(vt_buf_release) struct vt_buf file = VT_BUF_INIT(8 << 20);
    VT_AUTO(vt_buf_release) struct vt_buf match = VT_BUF_INIT(1000);
    vt_assert_ok(vt_file_read(path, &file, NULL));
    struct vt_str rest = vt_buf_str(&file), line;
    size_t all = 0, good = 0;
    while (vt_str_split(&rest, '\n', &line)) {
        line = vt_str_trim(line);
        bool marked = false;
        for (size_t i = 0; i < line.len_bytes; i++)
            marked = marked || (line.ptr[i] & 0x80) != 0;
        if (!marked || line.len_bytes > 12 || vt_str_find(line, VT_STR(" "), 0) != SIZE_MAX ||
            vt_str_find(line, VT_STR("-"), 0) != SIZE_MAX)
            continue;
        vt_buf_clear(&match);
        vt_fold_match(line, &match);
        all++;
        good += vt_syllable_is_valid_word(vt_buf_str(&match));
    }
    ck_assert_msg(all > 3000 && good * 100 >= all * 95, "%zu of %zu", good, all);
}
END_TEST

VT_TEST_MAIN("text.syllables", test_words, test_a_text, test_a_public_word_list,
             test_real_files_in_tcvn3)
