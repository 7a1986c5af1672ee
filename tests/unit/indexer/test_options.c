#include "options.h"

#include "vt_test.h"

static int parse(struct vt_indexer_options *ret, struct vt_error *err, const char *const *words)
{
    static char *argv[16];
    int argc = 0;
    argv[argc++] = (char *)(uintptr_t) "vanthu-indexer";
    while (*words != NULL)
        argv[argc++] = (char *)(uintptr_t)*words++;
    argv[argc] = NULL;
    return vt_indexer_options_parse(argc, argv, ret, err);
}
#define PARSE(ret, err, ...) parse(ret, err, (const char *const[]){__VA_ARGS__, NULL})

START_TEST(test_options_and_paths_in_any_order)
{
    struct vt_indexer_options options;
    vt_assert_ok(PARSE(&options, NULL, "a", "--archive", "kho", "--jobs=3", "b c", "--retry",
                       "--format", "json", "--works", "w.tsv", "--quiet", "--", "--d"));
    ck_assert_str_eq(options.archive, "kho");
    ck_assert_str_eq(options.works, "w.tsv");
    ck_assert_uint_eq(options.jobs, 3);
    ck_assert(options.retry && options.json && options.quiet && !options.watch);
    ck_assert_int_eq(options.path_count, 3);
    ck_assert_str_eq(options.paths[0], "a");
    ck_assert_str_eq(options.paths[1], "b c");
    ck_assert_str_eq(options.paths[2], "--d");
}
END_TEST

START_TEST(test_bounds_of_the_index)
{
    struct vt_indexer_options options;
    vt_assert_ok(PARSE(&options, NULL, "a"));
    ck_assert_uint_eq(options.derive.index.memory_bytes, (uint64_t)64 << 20);
    ck_assert_uint_ge(options.derive.index.thread_count, 1);
    vt_assert_ok(PARSE(&options, NULL, "a", "--memory", "512", "--part-units=250000"));
    ck_assert_uint_eq(options.derive.index.memory_bytes, (uint64_t)512 << 20);
    ck_assert_uint_eq(options.derive.part_units, 250000);
    static const char *const BAD[][2] = {
        {"--memory", "15"}, {"--memory", "x"}, {"--part-units", "999"}, {"--part-units", "-5"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(BAD); i++) {
        struct vt_error err;
        ck_assert_int_eq(PARSE(&options, &err, "a", BAD[i][0], BAD[i][1]), VT_E_INVALID);
        ck_assert_ptr_nonnull(strstr(err.message, BAD[i][0]));
    }
}
END_TEST

START_TEST(test_defaults)
{
    struct vt_indexer_options options;
    vt_assert_ok(PARSE(&options, NULL, "a"));
    ck_assert_ptr_null(options.archive);
    ck_assert_uint_ge(options.jobs, 1);
    ck_assert(!options.retry && !options.json && !options.quiet && !options.watch);
    vt_assert_ok(PARSE(&options, NULL, "--help"));
    ck_assert(options.show_help);
}
END_TEST

START_TEST(test_mistakes_are_named_with_a_remedy)
{
    static const struct {
        const char *words[3];
        const char *named;
    } CASES[] = {
        {{"--jobs", "0"}, "'0'"},           {{"--jobs", "x"}, "'x'"},
        {{"--jobs", "100000"}, "'100000'"}, {{"--format", "csv"}, "'csv'"},
        {{"--nonsense"}, "'--nonsense'"},   {{"--archive"}, "'--archive'"},
        {{"--watch"}, "--watch"},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        struct vt_indexer_options options;
        struct vt_error err = {0};
        ck_assert_int_eq(parse(&options, &err, CASES[i].words), VT_E_INVALID);
        ck_assert_msg(strstr(err.message, CASES[i].named) != NULL, "%s", err.message);
        ck_assert_str_ne(err.hint, "");
    }
}
END_TEST

VT_TEST_MAIN("indexer.options", test_options_and_paths_in_any_order, test_bounds_of_the_index,
             test_defaults, test_mistakes_are_named_with_a_remedy)
