/* vanthu extract: the corpus read line by line, the forms of its output, files that cannot be read.
 */
#include "run.h"

#include <stdio.h>

#include "vt_file.h"

static const char SEED[] = "corpus/documents/000_2b783e2436d6f78f.txt";

static json_t *extract_seed(void)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, NULL, "vanthu", "extract", "--format", "jsonl", vt_tree_path(SEED), NULL);
    vt_assert_exit(&run, 0);
    return vt_run_lines(&run);
}

static bool is_one_of(struct vt_str value, struct vt_str accepted)
{
    struct vt_str part;
    while (vt_str_split(&accepted, '|', &part))
        if (vt_str_eq(part, value) || vt_str_eq(part, VT_STR("-")))
            return true;
    return false;
}

struct cases {
    const json_t *documents;
    size_t mentions;
};

static const json_t *mention_at(const json_t *document, int64_t start)
{
    size_t i;
    const json_t *mention;
    json_array_foreach(json_object_get(document, "mentions"), i, mention)
    {
        if (vt_json_get_int(mention, "byte_start", -1) == start)
            return mention;
    }
    return NULL;
}

static void check_mention(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    static const struct {
        const char *member;
        size_t cell;
    } FIELDS[] = {{"key", 3}, {"type", 4}, {"date", 5}, {"relation", 6}, {"from", 7}, {"kind", 8}};
    struct cases *cases = ctx;
    (void)count;
    char key[64];
    snprintf(key, sizeof key, "%.*s", VT_STR_ARG(cells[0]));
    const json_t *document = vt_find(cases->documents, "key", key, NULL);
    ck_assert_ptr_nonnull(document);
    uint64_t start, end;
    ck_assert(vt_str_to_u64(cells[1], UINT32_MAX, &start) &&
              vt_str_to_u64(cells[2], UINT32_MAX, &end));
    const json_t *mention = mention_at(document, (int64_t)start);
    ck_assert_msg(mention != NULL, "line %u: no mention at %llu", line, (unsigned long long)start);
    ck_assert_msg(vt_json_get_int(mention, "byte_end", -1) == (int64_t)end, "line %u: ends at %lld",
                  line, (long long)vt_json_get_int(mention, "byte_end", -1));
    for (size_t i = 0; i < VT_ARRAY_LEN(FIELDS); i++) {
        struct vt_str got = vt_json_get_str(mention, FIELDS[i].member);
        ck_assert_msg(is_one_of(got, cells[FIELDS[i].cell]),
                      "line %u: %s is '%.*s', expected '%.*s'", line, FIELDS[i].member,
                      VT_STR_ARG(got), VT_STR_ARG(cells[FIELDS[i].cell]));
    }
    cases->mentions++;
}

START_TEST(test_every_citation_of_the_corpus)
{
    VT_AUTOJSON documents = extract_seed();
    struct cases cases = {documents, 0};
    vt_test_rows("e2e_seed_mentions.tsv", 9, check_mention, &cases);
    size_t i, found = 0;
    const json_t *document;
    json_array_foreach(documents, i, document) found +=
        json_array_size(json_object_get(document, "mentions"));
    ck_assert_uint_eq(found, cases.mentions);
}
END_TEST

START_TEST(test_fields_of_the_corpus)
{
    VT_AUTOJSON documents = extract_seed();
    ck_assert_uint_eq(json_array_size(documents), 2);
    const json_t *a = json_array_get(documents, 0), *b = json_array_get(documents, 1);
    vt_assert_str(vt_json_get_str(a, "key"), VT_STR("1391/UBND-VX"));
    vt_assert_str(vt_json_get_str(a, "number_raw"), VT_STR("Số: *1391* /UBND-VX"));
    vt_assert_str(vt_json_get_str(a, "type"), VT_STR("CONG_VAN"));
    vt_assert_str(vt_json_get_str(a, "date"), VT_STR("2025-03-13"));
    vt_assert_str(vt_json_get_str(a, "place"), VT_STR("Bình Dương"));
    vt_assert_str(vt_json_get_str(json_object_get(a, "signer"), "name"), VT_STR("Võ Văn Minh"));
    vt_assert_str(vt_json_get_str(b, "key"), VT_STR("2386-CT/TU"));
    vt_assert_str(vt_json_get_str(b, "type"), VT_STR("CONG_VAN"));
    vt_assert_str(vt_json_get_str(b, "date"), VT_STR("2025-02-26"));
    ck_assert(!vt_str_eq(vt_json_get_str(b, "date_source"), VT_STR("header")));
    vt_assert_str(vt_json_get_str(b, "subject"), vt_json_get_str(a, "subject"));
    vt_assert_str(vt_json_get_str(json_object_get(b, "signer"), "name"), VT_STR("Nguyễn Lộc Hà"));
    vt_assert_str(vt_json_get_str(json_object_get(b, "signer"), "authority"),
                  VT_STR("T/M BAN THƯỜNG VỤ"));
    ck_assert_int_eq(vt_json_get_int(a, "byte_start", -1), 0);
    ck_assert_int_eq(vt_json_get_int(b, "byte_end", -1), 11534);
}
END_TEST

/* The order of the members is part of the contract. */
START_TEST(test_members_stand_in_order)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, NULL, "vanthu", "extract", "--format", "jsonl", vt_tree_path(SEED), NULL);
    static const char *const NAMES[] = {
        "\"file\"",    "\"byte_start\"", "\"byte_end\"",  "\"key\"",         "\"number_raw\"",
        "\"type\"",    "\"issuer\"",     "\"date\"",      "\"date_source\"", "\"place\"",
        "\"subject\"", "\"signer\"",     "\"effective\"", "\"recipients\"",  "\"filing\"",
        "\"units\"",   "\"mentions\""};
    size_t at = 0;
    for (size_t i = 0; i < VT_ARRAY_LEN(NAMES); i++) {
        size_t found = vt_str_find(vt_buf_str(&run.out), vt_str(NAMES[i]), at);
        ck_assert_msg(found != SIZE_MAX, "%s is missing or out of order", NAMES[i]);
        at = found;
    }
    vt_assert_str(vt_str_n(run.out.data, 8), VT_STR("{\"file\":"));
}
END_TEST

START_TEST(test_other_forms)
{
    VT_AUTO(vt_run_release) struct vt_run json, csv, text, explained;
    vt_run(&json, NULL, "vanthu", "extract", vt_tree_path(SEED), "--format", "json", NULL);
    VT_AUTOJSON answer = vt_run_json(&json);
    ck_assert_int_eq(vt_json_get_int(answer, "count", 0), 2);
    vt_run(&csv, NULL, "vanthu", "extract", vt_tree_path(SEED), "--format", "csv", NULL);
    ck_assert(vt_str_starts(vt_buf_str(&csv.out), VT_STR("file,document,byte_start,")));
    ck_assert_uint_ne(vt_str_find(vt_buf_str(&csv.out), VT_STR(",134-KH/TU,"), 0), SIZE_MAX);
    vt_run(&text, NULL, "vanthu", "extract", vt_tree_path(SEED), NULL);
    ck_assert(vt_str_starts(vt_buf_str(&text.out), VT_STR("1391/UBND-VX — Công văn, ")));
    vt_run(&explained, NULL, "vanthu", "extract", "--explain", "--format", "jsonl",
           vt_tree_path(SEED), NULL);
    VT_AUTOJSON documents = vt_run_lines(&explained);
    const json_t *mentions = json_object_get(json_array_get(documents, 0), "mentions");
    ck_assert_uint_gt(vt_json_get_str(json_array_get(mentions, 0), "sentence").len_bytes, 0);
    ck_assert(json_is_object(json_object_get(json_array_get(documents, 0), "evidence")));
}
END_TEST

/* One bad file is told, and the others are read. */
START_TEST(test_unreadable_files)
{
    char *folder = vt_test_folder();
    VT_AUTOFREE char *bad = NULL;
    ck_assert_int_gt(asprintf(&bad, "%s/hỏng.pdf", folder), 0);
    ck_assert_int_eq(vt_file_write_atomic(bad, VT_STR("%PDF-1.4\nkhông phải PDF"), NULL), VT_OK);
    VT_AUTO(vt_run_release) struct vt_run run, none;
    vt_run(&run, NULL, "vanthu", "extract", "--format", "jsonl", bad, vt_tree_path(SEED),
           "/không/có.txt", NULL);
    vt_assert_exit(&run, 2);
    VT_AUTOJSON documents = vt_run_lines(&run);
    ck_assert_uint_eq(json_array_size(documents), 2);
    ck_assert_uint_ne(vt_str_find(vt_buf_str(&run.err), vt_str(bad), 0), SIZE_MAX);
    ck_assert_uint_ne(vt_str_find(vt_buf_str(&run.err), VT_STR("/không/có.txt"), 0), SIZE_MAX);
    vt_run(&none, NULL, "vanthu", "extract", NULL);
    vt_assert_exit(&none, 2);
    vt_test_folder_remove(folder);
}
END_TEST

VT_TEST_MAIN("e2e.cli.extract", test_every_citation_of_the_corpus, test_fields_of_the_corpus,
             test_members_stand_in_order, test_other_forms, test_unreadable_files)
