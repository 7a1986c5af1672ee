/* vanthu search over the corpus: words, phrases, fields, references, pages, batches. */
#include "run.h"

#include <stdio.h>

#include "vt_file.h"

static char *archive;

static json_t *search(int exit_code, const char *query, const char *option, const char *value)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "search", "--format", "json", query, option, value, NULL);
    vt_assert_exit(&run, exit_code);
    return vt_run_json(&run);
}
static const json_t *items(const json_t *answer)
{
    return json_object_get(answer, "items");
}

static void assert_first(const char *query, const char *key)
{
    VT_AUTOJSON answer = search(0, query, NULL, NULL);
    vt_assert_str(vt_json_get_str(json_array_get(items(answer), 0), "key"), vt_str(key));
}

START_TEST(test_references_come_first)
{
    assert_first("1391 ubnd vx", "1391/UBND-VX");
    assert_first("2386 ct tu", "2386-CT/TU");
    assert_first("nq 57", "57-NQ/TW");
    assert_first("nghị quyết 57", "57-NQ/TW");
    VT_AUTOJSON answer = search(0, "nq57", NULL, NULL);
    const json_t *named = json_array_get(items(answer), 0);
    ck_assert(json_is_true(json_object_get(named, "exact")));
    ck_assert(json_is_false(json_object_get(named, "held")));
    const json_t *citing =
        vt_find(items(answer), "key", "2386-CT/TU", "relation", "IMPLEMENTS", NULL);
    ck_assert_ptr_nonnull(citing);
    ck_assert_uint_ne(vt_str_find(vt_json_get_str(citing, "snippet"), VT_STR("57-NQ/TW"), 0),
                      SIZE_MAX);
    double before = 1e9;
    size_t i;
    const json_t *item;
    json_array_foreach(items(answer), i, item)
    {
        ck_assert_int_eq(vt_json_get_int(item, "rank", 0), (int64_t)i + 1);
        ck_assert_double_le(json_number_value(json_object_get(item, "score")), before);
        before = json_number_value(json_object_get(item, "score"));
    }
}
END_TEST

START_TEST(test_without_marks_the_marks_are_highlighted)
{
    VT_AUTOJSON answer = search(0, "lien hiep hoi khoa hoc ky thuat", NULL, NULL);
    ck_assert_ptr_nonnull(vt_find(items(answer), "key", "1391/UBND-VX", NULL));
    ck_assert_ptr_nonnull(vt_find(items(answer), "key", "2386-CT/TU", NULL));
    const json_t *hit = vt_find(items(answer), "key", "1391/UBND-VX", NULL);
    const json_t *mark = json_array_get(json_object_get(hit, "marks"), 0);
    struct vt_str snippet = vt_json_get_str(hit, "snippet");
    size_t start = (size_t)json_integer_value(json_array_get(mark, 0));
    size_t end = (size_t)json_integer_value(json_array_get(mark, 1));
    ck_assert(start < end && end <= snippet.len_bytes);
    struct vt_str marked = vt_str_n(snippet.ptr + start, end - start);
    ck_assert_msg(vt_str_starts(marked, VT_STR("Liên hiệp")), "marked '%.*s'", VT_STR_ARG(marked));
}
END_TEST

START_TEST(test_phrases_are_decided_on_the_text)
{
    json_decref(search(0, "\"đội ngũ trí thức\"", NULL, NULL));
    VT_AUTOJSON apart = search(0, "\"trí thức ngũ đội\"", NULL, NULL);
    ck_assert(json_is_true(json_object_get(apart, "partial")));
    VT_AUTOJSON held = search(0, "\"Sở Khoa học và Công nghệ theo dõi\"", NULL, NULL);
    ck_assert_int_eq(vt_json_get_int(held, "count", 0), 1);
    ck_assert_ptr_nonnull(vt_find(items(held), "key", "1391/UBND-VX", NULL));
    VT_AUTOJSON without = search(0, "trí thức -\"Sở Khoa học và Công nghệ theo dõi\"", NULL, NULL);
    ck_assert_ptr_null(vt_find(items(without), "key", "1391/UBND-VX", NULL));
    ck_assert_ptr_nonnull(vt_find(items(without), "key", "2386-CT/TU", NULL));
}
END_TEST

START_TEST(test_fields)
{
    VT_AUTOJSON march = search(0, "trí thức ngày:2025-03", NULL, NULL);
    ck_assert_ptr_nonnull(vt_find(items(march), "key", "1391/UBND-VX", NULL));
    ck_assert_ptr_null(vt_find(items(march), "key", "2386-CT/TU", NULL));
    VT_AUTOJSON signer = search(0, "ký:\"Võ Văn Minh\"", NULL, NULL);
    ck_assert_int_eq(vt_json_get_int(signer, "count", 0), 1);
    VT_AUTOJSON citing = search(0, "dẫn:57-NQ/TW", NULL, NULL);
    ck_assert_ptr_nonnull(vt_find(items(citing), "key", "2386-CT/TU", NULL));
    ck_assert_ptr_null(vt_find(items(citing), "key", "1391/UBND-VX", NULL));
    VT_AUTOJSON cited = search(0, "được-dẫn:1391/UBND-VX", NULL, NULL);
    ck_assert_ptr_nonnull(vt_find(items(cited), "key", "2386-CT/TU", NULL));
    ck_assert_ptr_nonnull(vt_find(items(cited), "key", "16-CV/ĐU", NULL));
    ck_assert_ptr_null(vt_find(items(cited), "key", "45-NQ/TW", NULL));
}
END_TEST

START_TEST(test_partial_matches_say_so)
{
    VT_AUTOJSON answer = search(0, "trí thức zyxwvut", NULL, NULL);
    ck_assert(json_is_true(json_object_get(answer, "partial")));
    ck_assert_int_ge(vt_json_get_int(answer, "count", 0), 2);
}
END_TEST

START_TEST(test_order_and_pages)
{
    VT_AUTOJSON newest = search(0, "trí thức", "--sort", "date");
    struct vt_str before = VT_STR("9999");
    size_t i;
    const json_t *item;
    json_array_foreach(items(newest), i, item)
    {
        struct vt_str date = vt_json_get_str(item, "date");
        ck_assert_int_le(vt_str_compare(date, before), 0);
        before = date;
    }
    VT_AUTOJSON all = search(0, "trí thức", NULL, NULL);
    const int64_t count = vt_json_get_int(all, "count", 0);
    ck_assert_int_ge(count, 2);
    VT_AUTOJSON second = search(0, "trí thức", "--offset", "1");
    ck_assert_int_eq(vt_json_get_int(second, "count", 0), count);
    ck_assert(json_equal(json_object_get(json_array_get(items(second), 0), "key"),
                         json_object_get(json_array_get(items(all), 1), "key")));
    ck_assert_int_eq(vt_json_get_int(json_array_get(items(second), 0), "rank", 0), 2);
    VT_AUTOJSON cited = search(0, "trí thức", "--sort", "citations");
    ck_assert_int_ge(vt_json_get_int(json_array_get(items(cited), 0), "citing_documents", 0), 1);
}
END_TEST

START_TEST(test_facets_count)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "search", "Liên hiệp", "--facets", "--format", "json", NULL);
    vt_assert_exit(&run, 0);
    VT_AUTOJSON answer = vt_run_json(&run);
    const json_t *types = json_object_get(json_object_get(answer, "facets"), "type");
    const json_t *letters = vt_find(types, "value", "CONG_VAN", NULL);
    vt_assert_str(vt_json_get_str(letters, "label"), VT_STR("Công văn"));
    ck_assert_int_ge(vt_json_get_int(letters, "count", 0), 2);
}
END_TEST

START_TEST(test_batches)
{
    char *folder = vt_test_folder();
    VT_AUTOFREE char *path = NULL;
    ck_assert_int_gt(asprintf(&path, "%s/hỏi.tsv", folder), 0);
    ck_assert_int_eq(
        vt_file_write_atomic(path, VT_STR("q1\tnq57\nq2\tzyxwvut\nq3\tđội ngũ trí thức\n"), NULL),
        VT_OK);
    VT_AUTO(vt_run_release) struct vt_run trec, jsonl, bad;
    vt_run(&trec, archive, "vanthu", "search", "--batch", path, "--format", "trec", NULL);
    vt_assert_exit(&trec, 0);
    ck_assert_msg(vt_str_starts(vt_buf_str(&trec.out), VT_STR("q1\tQ0\t57-NQ/TW\t1\t")), "%s",
                  trec.out.data);
    ck_assert_uint_ne(vt_str_find(vt_buf_str(&trec.out), VT_STR("\tvanthu\nq3\tQ0\t"), 0),
                      SIZE_MAX);
    ck_assert_uint_eq(vt_str_find(vt_buf_str(&trec.out), VT_STR("q2"), 0), SIZE_MAX);
    vt_run(&jsonl, archive, "vanthu", "search", "--batch", path, "--format", "jsonl", NULL);
    VT_AUTOJSON lines = vt_run_lines(&jsonl);
    ck_assert_ptr_nonnull(vt_find(lines, "qid", "q1", "key", "57-NQ/TW", NULL));
    ck_assert_int_eq(vt_file_write_atomic(path, VT_STR("không có mã\n"), NULL), VT_OK);
    vt_run(&bad, archive, "vanthu", "search", "--batch", path, NULL);
    vt_assert_exit(&bad, 2);
    vt_test_folder_remove(folder);
}
END_TEST

int main(void)
{
    const TTest *const TESTS[] = {test_references_come_first,
                                  test_without_marks_the_marks_are_highlighted,
                                  test_phrases_are_decided_on_the_text,
                                  test_fields,
                                  test_partial_matches_say_so,
                                  test_order_and_pages,
                                  test_facets_count,
                                  test_batches};
    archive = vt_corpus_archive(true);
    int failed = vt_test_run("e2e.cli.search", TESTS, VT_ARRAY_LEN(TESTS));
    vt_test_folder_remove(archive);
    return failed;
}
