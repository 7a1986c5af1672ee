/* The questions that people ask of the corpus, and what a right answer holds. */
#include "run.h"

static char *archive; /* one for all tests: made in each forked test, so that any may run alone */

static void setup(void)
{
    archive = vt_corpus_archive(true);
}

static void teardown(void)
{
    vt_test_folder_remove(archive);
}

static json_t *ask(int exit_code, const char *const *argv)
{
    struct vt_run run;
    const char *full[VT_RUN_ARGUMENTS] = {"vanthu"};
    size_t count = 1;
    while (argv[count - 1] != NULL && count + 3 < VT_ARRAY_LEN(full)) {
        full[count] = argv[count - 1];
        count++;
    }
    full[count++] = "--format";
    full[count++] = "jsonl";
    vt_run_to(&run, archive, NULL, NULL, full);
    vt_assert_exit(&run, exit_code);
    json_t *lines = vt_run_lines(&run);
    vt_run_release(&run);
    return lines;
}
#define ASK(...) ask(0, (const char *const[]){__VA_ARGS__, NULL})

static void assert_has(struct vt_str text, const char *part)
{
    ck_assert_msg(vt_str_find(text, vt_str(part), 0) != SIZE_MAX, "'%.2000s' has no '%s'", text.ptr,
                  part);
}

/* ---- who cites Nghị quyết 57? ---- */

static void check_who_cites_57(const json_t *lines)
{
    ck_assert_uint_eq(json_array_size(lines), 2);
    const json_t *direct = vt_find(lines, "key", "2386-CT/TU", "from", "self", NULL);
    ck_assert_ptr_nonnull(direct);
    vt_assert_str(vt_json_get_str(direct, "asserter"), VT_STR("self"));
    assert_has(vt_json_get_str(direct, "sentence"),
               "theo tinh thần Nghị quyết số 57-NQ/TW, ngày 22/12/2024");
    ck_assert_int_eq(vt_json_get_int(direct, "byte_start", 0), 8270);
    ck_assert_int_eq(vt_json_get_int(direct, "byte_end", 0), 8340);
    assert_has(vt_json_get_str(direct, "file"), "000_2b783e2436d6f78f.txt");
    const json_t *said = vt_find(lines, "from", "3/NQ-CP", "asserter", "2386-CT/TU", NULL);
    ck_assert_ptr_nonnull(said);
    vt_assert_str(vt_json_get_str(said, "relation"), VT_STR("IMPLEMENTS"));
    assert_has(vt_json_get_str(said, "sentence"),
               "ban hành Chương trình hành động của Chính phủ thực hiện");
    ck_assert_int_eq(vt_json_get_int(said, "byte_start", 0), 8580);
}

START_TEST(test_who_cites_57_in_any_spelling)
{
    static const char *const SPELLINGS[] = {"nghị quyết 57", "nq57", "57-NQ/TW", "NGHI QUYET 57",
                                            "57/nq-tw"};
    for (size_t i = 0; i < VT_ARRAY_LEN(SPELLINGS); i++) {
        VT_AUTOJSON lines = ASK("cited-by", SPELLINGS[i]);
        check_who_cites_57(lines);
    }
    VT_AUTOJSON unquoted = ASK("cited-by", "nghị", "quyết", "57");
    check_who_cites_57(unquoted);
}
END_TEST

START_TEST(test_the_text_quotes_and_attributes)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "cited-by", "nghị quyết 57", NULL);
    vt_assert_exit(&run, 0);
    struct vt_str out = vt_buf_str(&run.out);
    assert_has(out, "2386-CT/TU — Công văn, Tỉnh ủy Bình Dương, 26/02/2025");
    assert_has(out, "theo tinh thần Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị");
    assert_has(out, "theo 2386-CT/TU: 3/NQ-CP thực hiện");
    assert_has(out, "000_2b783e2436d6f78f.txt:8270-8340");
}
END_TEST

/* ---- the other questions ---- */

START_TEST(test_what_implements_45)
{
    VT_AUTOJSON lines = ASK("cited-by", "45-NQ/TW", "--relation", "IMPLEMENTS");
    ck_assert_ptr_nonnull(vt_find(lines, "key", "2386-CT/TU", "asserter", "self", NULL));
    ck_assert_ptr_nonnull(vt_find(lines, "key", "20-KH/TW", "asserter", "2386-CT/TU", NULL));
    ck_assert_ptr_nonnull(vt_find(lines, "key", "134-KH/TU", "asserter", "2386-CT/TU", NULL));
}
END_TEST

START_TEST(test_basis_of_1391)
{
    VT_AUTOJSON lines = ASK("cites", "1391/UBND-VX", "--relation", "IMPLEMENTS,BASED_ON");
    const json_t *letter = vt_find(lines, "key", "2386-CT/TU", "relation", "IMPLEMENTS", NULL);
    ck_assert_ptr_nonnull(letter);
    assert_has(vt_json_get_str(letter, "sentence"),
               "Thực hiện văn bản số 2386-CT/TU ngày 26/02/2025 của Tỉnh ủy");
    ck_assert_ptr_nonnull(vt_find(lines, "key", "16-CV/ĐU", "relation", "IMPLEMENTS", NULL));
    size_t i;
    const json_t *line;
    json_array_foreach(lines, i, line)
        ck_assert(!vt_str_eq(vt_json_get_str(line, "key"), VT_STR("45-NQ/TW")));
}
END_TEST

START_TEST(test_path_quotes_each_step)
{
    VT_AUTOJSON steps = ASK("path", "1391/UBND-VX", "45-NQ/TW");
    ck_assert_uint_eq(json_array_size(steps), 2);
    vt_assert_str(vt_json_get_str(json_array_get(steps, 0), "key"), VT_STR("2386-CT/TU"));
    vt_assert_str(vt_json_get_str(json_array_get(steps, 1), "key"), VT_STR("45-NQ/TW"));
    assert_has(vt_json_get_str(json_array_get(steps, 0), "sentence"), "2386-CT/TU");
    assert_has(vt_json_get_str(json_array_get(steps, 1), "sentence"), "45-NQ/TW");
    VT_AUTO(vt_run_release) struct vt_run none;
    vt_run(&none, archive, "vanthu", "path", "45-NQ/TW", "1391/UBND-VX", "--format", "json", NULL);
    vt_assert_exit(&none, 1);
    VT_AUTOJSON answer = vt_run_json(&none);
    ck_assert_uint_gt(json_array_size(json_object_get(answer, "explanation")), 0);
    ck_assert(json_is_true(json_object_get(answer, "reverse")));
}
END_TEST

START_TEST(test_lineage_up_to_the_roots)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "lineage", "1391/UBND-VX", "--format", "json", NULL);
    vt_assert_exit(&run, 0);
    VT_AUTOJSON answer = vt_run_json(&run);
    const json_t *nodes = json_object_get(answer, "nodes"),
                 *links = json_object_get(answer, "links");
    static const struct {
        const char *key;
        int level;
    } LEVELS[] = {{"1391/UBND-VX", 0}, {"2386-CT/TU", -1}, {"16-CV/ĐU", -1},  {"45-NQ/TW", -2},
                  {"42-CT/TW", -2},    {"57-NQ/TW", -2},   {"134-KH/TU", -2}, {"93-KL/TW", -2}};
    for (size_t i = 0; i < VT_ARRAY_LEN(LEVELS); i++) {
        const json_t *node = vt_find(nodes, "key", LEVELS[i].key, NULL);
        ck_assert_msg(node != NULL, "no node %s", LEVELS[i].key);
        ck_assert_int_eq(vt_json_get_int(node, "level", 99), LEVELS[i].level);
    }
    ck_assert_uint_eq(json_array_size(nodes), 11);
    /* The longest chain goes by the plan of the province, which a third document tells of. */
    const json_t *told = vt_find(links, "from", "134-KH/TU", "to", "45-NQ/TW", NULL);
    ck_assert_ptr_nonnull(told);
    vt_assert_str(vt_json_get_str(told, "asserter"), VT_STR("2386-CT/TU"));
    ck_assert_ptr_nonnull(
        vt_find(links, "from", "93-KL/TW", "to", "42-CT/TW", "relation", "CONTINUES", NULL));
}
END_TEST

START_TEST(test_lineage_drawings)
{
    VT_AUTO(vt_run_release) struct vt_run svg, dot, graphml;
    vt_run(&svg, archive, "vanthu", "lineage", "1391/UBND-VX", "--format", "svg", NULL);
    vt_assert_exit(&svg, 0);
    ck_assert(vt_str_starts(vt_buf_str(&svg.out), VT_STR("<svg ")));
    assert_has(vt_buf_str(&svg.out), "Sơ đồ dẫn chiếu của 1391/UBND-VX</title>");
    assert_has(vt_buf_str(&svg.out), "57&#45;NQ/TW"); /* as Graphviz prints it */
    vt_run(&dot, archive, "vanthu", "lineage", "1391/UBND-VX", "--format", "dot", NULL);
    ck_assert(vt_str_starts(vt_buf_str(&dot.out), VT_STR("digraph ")));
    vt_run(&graphml, archive, "vanthu", "lineage", "1391/UBND-VX", "--format", "graphml", NULL);
    assert_has(vt_buf_str(&graphml.out),
               "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">");
}
END_TEST

START_TEST(test_who_cites_42)
{
    VT_AUTOJSON lines = ASK("cited-by", "42-CT/TW");
    ck_assert_uint_eq(json_array_size(lines), 2);
    ck_assert_ptr_nonnull(vt_find(lines, "key", "2386-CT/TU", "from", "self", NULL));
    ck_assert_ptr_nonnull(vt_find(lines, "from", "93-KL/TW", "relation", "CONTINUES", "asserter",
                                  "2386-CT/TU", NULL));
}
END_TEST

START_TEST(test_effect_is_not_decided_by_hearsay)
{
    VT_AUTOJSON lines = ASK("status", "42-CT/TW", "--as-of", "2025-03-13");
    const json_t *item = json_array_get(lines, 0);
    vt_assert_str(vt_json_get_str(item, "status"), VT_STR("UNKNOWN"));
    vt_assert_str(vt_json_get_str(item, "as_of"), VT_STR("2025-03-13"));
    const json_t *claim = vt_find(json_object_get(item, "causes"), "key", "93-KL/TW", NULL);
    ck_assert_ptr_nonnull(claim);
    ck_assert(json_is_true(json_object_get(claim, "claim")));
    assert_has(vt_json_get_str(claim, "sentence"),
               "về việc tiếp tục thực hiện Chỉ thị số 42-CT/TW");
}
END_TEST

START_TEST(test_gaps_are_the_nine)
{
    static const char *const KEYS[] = {"16-CV/ĐU",      "45-NQ/TW", "20-KH/TW",
                                       "9958-CV/BTGTW", "42-CT/TW", "93-KL/TW",
                                       "134-KH/TU",     "57-NQ/TW", "3/NQ-CP"};
    VT_AUTOJSON lines = ASK("gaps");
    ck_assert_uint_eq(json_array_size(lines), VT_ARRAY_LEN(KEYS));
    for (size_t i = 0; i < VT_ARRAY_LEN(KEYS); i++) {
        const json_t *gap = vt_find(lines, "key", KEYS[i], NULL);
        ck_assert_msg(gap != NULL, "%s is no gap", KEYS[i]);
        ck_assert(json_is_false(json_object_get(gap, "held")));
        ck_assert_int_ge(vt_json_get_int(gap, "citing_documents", 0), 1);
    }
    vt_assert_str(vt_json_get_str(vt_find(lines, "key", "57-NQ/TW", NULL), "issuer"),
                  VT_STR("Bộ Chính trị"));
    ck_assert(json_is_true(json_object_get(vt_find(lines, "key", "3/NQ-CP", NULL), "malformed")));
    int64_t before = INT64_MAX;
    size_t i;
    const json_t *gap;
    json_array_foreach(lines, i, gap)
    {
        int64_t citations = vt_json_get_int(gap, "citations", -1);
        ck_assert_int_le(citations, before);
        before = citations;
    }
}
END_TEST

START_TEST(test_conflict_on_the_issuer_of_20)
{
    VT_AUTOJSON lines = ASK("conflicts");
    const json_t *conflict = vt_find(lines, "key", "20-KH/TW", "field", "issuer", NULL);
    ck_assert_ptr_nonnull(conflict);
    const json_t *votes = json_object_get(conflict, "votes");
    ck_assert_uint_ge(json_array_size(votes), 2);
    const json_t *bureau = vt_find(votes, "value", "Bộ Chính trị", NULL);
    ck_assert_ptr_nonnull(bureau);
    const json_t *voter = json_array_get(json_object_get(bureau, "voters"), 0);
    vt_assert_str(vt_json_get_str(voter, "key"), VT_STR("2386-CT/TU"));
    assert_has(vt_json_get_str(voter, "sentence"),
               "Kế hoạch số 20-KH/TW ngày 28/11/2023 của Bộ Chính trị");
}
END_TEST

START_TEST(test_as_of_a_date)
{
    struct vt_run run;
    vt_run(&run, archive, "vanthu", "cited-by", "57-NQ/TW", "--as-of", "2025-01-31", NULL);
    vt_assert_exit(&run, 1);
    vt_run_release(&run);
    VT_AUTOJSON lines = ASK("cited-by", "57-NQ/TW", "--as-of", "2025-02");
    ck_assert_uint_eq(json_array_size(lines), 2);
    VT_AUTOJSON further = ASK("cited-by", "57-NQ/TW", "--depth", "2");
    const json_t *far = vt_find(further, "key", "1391/UBND-VX", NULL);
    ck_assert_ptr_nonnull(far);
    ck_assert_int_eq(vt_json_get_int(far, "depth", 0), 2);
    vt_assert_str(vt_json_get_str(far, "via"), VT_STR("2386-CT/TU"));
}
END_TEST

START_TEST(test_show)
{
    VT_AUTOJSON lines = ASK("show", "2386 ct tu");
    const json_t *document = json_array_get(lines, 0);
    vt_assert_str(vt_json_get_str(document, "key"), VT_STR("2386-CT/TU"));
    assert_has(vt_json_get_str(document, "text"), "Bám sát tinh thần chỉ đạo");
    /* Why do we say that it dates from 26/02/2025?  Because the other letter does. */
    const json_t *witness = json_array_get(json_object_get(document, "date_witnesses"), 0);
    vt_assert_str(vt_json_get_str(witness, "key"), VT_STR("1391/UBND-VX"));
    const json_t *first = json_array_get(json_object_get(document, "mentions"), 0);
    vt_assert_str(vt_json_get_str(json_object_get(first, "target"), "key"), VT_STR("45-NQ/TW"));
    VT_AUTO(vt_run_release) struct vt_run original, akn, stub;
    vt_run(&original, archive, "vanthu", "show", "--original", "1391/UBND-VX", NULL);
    vt_assert_exit(&original, 0);
    ck_assert_uint_eq(original.out.len_bytes, 11534);
    vt_run(&akn, archive, "vanthu", "show", "--akn", "1391/UBND-VX", NULL);
    assert_has(vt_buf_str(&akn.out),
               "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">");
    vt_run(&stub, archive, "vanthu", "show", "--original", "57-NQ/TW", NULL);
    vt_assert_exit(&stub, 1);
    VT_AUTOJSON known = ASK("show", "57-NQ/TW");
    ck_assert(json_is_false(json_object_get(json_array_get(known, 0), "held")));
}
END_TEST

START_TEST(test_resolve)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "resolve", "NQ57", "--format", "json", NULL);
    vt_assert_exit(&run, 0);
    VT_AUTOJSON answer = vt_run_json(&run);
    vt_assert_str(vt_json_get_str(answer, "state"), VT_STR("stub"));
    const json_t *first = json_array_get(json_object_get(answer, "items"), 0);
    vt_assert_str(vt_json_get_str(first, "key"), VT_STR("57-NQ/TW"));
    ck_assert_uint_gt(vt_json_get_str(first, "reason").len_bytes, 0);
    json_decref(ask(1, (const char *const[]){"resolve", "nghị định 9999", NULL}));
}
END_TEST

START_TEST(test_check_a_draft)
{
    char *folder = vt_test_folder();
    VT_AUTOFREE char *draft = NULL;
    ck_assert_int_gt(asprintf(&draft, "%s/du-thao.txt", folder), 0);
    FILE *out = fopen(draft, "w");
    ck_assert_ptr_nonnull(out);
    fputs("Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; Công văn số 2386-CT/TU "
          "ngày "
          "27/02/2025 của Tỉnh ủy; Nghị định số 999/2031/NĐ-CP ngày 01/01/2031 của Chính phủ; Nghị "
          "quyết "
          "Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII.\n",
          out);
    ck_assert_int_eq(fclose(out), 0);
    VT_AUTOJSON lines = ASK("check", draft);
    vt_assert_str(vt_json_get_str(vt_find(lines, "key", "57-NQ/TW", NULL), "state"),
                  VT_STR("stub"));
    const json_t *letter = vt_find(lines, "key", "2386-CT/TU", NULL);
    vt_assert_str(vt_json_get_str(letter, "state"), VT_STR("found"));
    const json_t *difference = vt_find(json_object_get(letter, "differs"), "field", "date", NULL);
    vt_assert_str(vt_json_get_str(difference, "known"), VT_STR("2025-02-26"));
    vt_assert_str(vt_json_get_str(vt_find(lines, "key", "999/2031/NĐ-CP", NULL), "state"),
                  VT_STR("unknown"));
    const json_t *plenum = vt_find(lines, "kind", "plenum", NULL);
    vt_assert_str(vt_json_get_str(json_object_get(plenum, "document"), "key"), VT_STR("45-NQ/TW"));
    vt_test_folder_remove(folder);
}
END_TEST

int main(void)
{
    const TTest *const TESTS[] = {test_who_cites_57_in_any_spelling,
                                  test_the_text_quotes_and_attributes,
                                  test_what_implements_45,
                                  test_basis_of_1391,
                                  test_path_quotes_each_step,
                                  test_lineage_up_to_the_roots,
                                  test_lineage_drawings,
                                  test_who_cites_42,
                                  test_effect_is_not_decided_by_hearsay,
                                  test_gaps_are_the_nine,
                                  test_conflict_on_the_issuer_of_20,
                                  test_as_of_a_date,
                                  test_show,
                                  test_resolve,
                                  test_check_a_draft};
    setup();
    int failed = vt_test_run("e2e.cli.questions", TESTS, VT_ARRAY_LEN(TESTS));
    teardown();
    return failed;
}
