#include "vt_syllable.h"

#include "vt_file.h"
#include "vt_fold.h"
#include "vt_test.h"

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    bool valid = vt_syllable_valid(cells[0]);
    bool plausible = vt_syllable_plausible(cells[0]);
    const char *found = valid ? "valid" : plausible ? "plausible" : "no";
    ck_assert_msg(vt_str_eq(vt_str(found), cells[1]), "query_syllables.tsv:%u: '%.*s' is %s", line,
                  VT_STR_ARG(cells[0]), found);
}

START_TEST(test_syllables)
{
    vt_test_rows("query_syllables.tsv", 2, check_row, NULL);
}
END_TEST

/* What is left are loan words written as one: "ximăng". */
START_TEST(test_a_public_word_list)
{
    const char *path = vt_test_shared("lexicons/Viet74K.txt");
    if (path == NULL) {
        printf("skipped: no word list\n");
        return;
    }
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
        good += vt_syllable_valid(vt_buf_str(&match));
    }
    ck_assert_msg(all > 3000 && good * 100 >= all * 95, "%zu of %zu", good, all);
}
END_TEST

VT_TEST_MAIN("query.syllable", test_syllables, test_a_public_word_list)
