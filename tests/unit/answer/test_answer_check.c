/* Check, resolve, suggest: what a person's words mean. */
#include "office.h"

START_TEST(test_citations_of_a_draft)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_answer_check(
        office.answerer,
        VT_STR("Căn cứ Nghị định số 10/2031/NĐ-CP ngày 01 tháng 3 năm 2031 của Chính phủ;\n"
               "Căn cứ Thông tư số 5/2033/TT-BXD ngày 11/01/2033 của Bộ Xây dựng;\n"
               "Căn cứ Nghị quyết số 1-NQ/TW của Bộ Chính trị;\n"
               "Căn cứ Nghị định số 66/2066/NĐ-CP của Chính phủ;\n"
               "Căn cứ Nghị định số 11/2031/NĐ-CP ngày 01 tháng 3 năm 2031 của Chính phủ."),
        &answer, NULL));
    const json_t *items = json_object_get(answer, "items");
    const json_t *replaced = office_find(items, "key", "10/2031/NĐ-CP");
    vt_assert_str(vt_json_get_str(replaced, "state"), VT_STR("found"));
    ck_assert_uint_eq(json_array_size(json_object_get(replaced, "differs")), 0);
    ck_assert_uint_gt(vt_json_get_str(replaced, "status_label").len_bytes, 0);
    const json_t *misdated = office_find(items, "key", "5/2033/TT-BXD");
    const json_t *difference = json_array_get(json_object_get(misdated, "differs"), 0);
    vt_assert_str(vt_json_get_str(difference, "said"), VT_STR("2033-01-11"));
    vt_assert_str(vt_json_get_str(difference, "known"), VT_STR("2033-01-10"));
    vt_assert_str(vt_json_get_str(office_find(items, "key", "1-NQ/TW"), "state"), VT_STR("stub"));
    vt_assert_str(vt_json_get_str(office_find(items, "key", "66/2066/NĐ-CP"), "state"),
                  VT_STR("unknown"));
    const json_t *mistyped = office_find(items, "key", "11/2031/NĐ-CP");
    vt_assert_str(vt_json_get_str(mistyped, "state"), VT_STR("unknown"));
    const json_t *near = json_array_get(json_object_get(mistyped, "candidates"), 0);
    vt_assert_str(vt_json_get_str(near, "key"), VT_STR("10/2031/NĐ-CP"));
    json_t *none = NULL;
    ck_assert_int_eq(vt_answer_check(office.answerer, VT_STR("Không dẫn gì cả."), &none, NULL),
                     VT_E_NOTFOUND);
    json_decref(none);
    office_close(&office);
}
END_TEST

START_TEST(test_resolve_states)
{
    static const struct {
        const char *text, *state;
    } CASES[] = {{"10/2031/NĐ-CP", "found"}, {"1-nq/tw", "stub"}, {"nghị định 4444", "none"}};
    struct office office = office_open();
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTOJSON answer = NULL;
        vt_answer_resolve(office.answerer, vt_str(CASES[i].text), 0, &answer, NULL);
        vt_assert_str(vt_json_get_str(answer, "state"), vt_str(CASES[i].state));
    }
    office_close(&office);
}
END_TEST

/* Texts of a kind of suggestion for what was typed: "a | b". */
static void check_suggested(struct office *office, const char *typed, const char *kind,
                            const char *expected)
{
    VT_AUTOJSON answer = NULL;
    VT_AUTO(vt_buf_release) struct vt_buf texts = VT_BUF_INIT(1 << 16);
    int status = vt_answer_suggest(office->answerer, vt_str(typed), 10, &answer, NULL);
    ck_assert(status == VT_OK || status == VT_E_NOTFOUND);
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(answer, "items"), i, item)
    {
        if (vt_str_eq(vt_json_get_str(item, "kind"), vt_str(kind)))
            vt_buf_printf(&texts, "%s%.*s", texts.len_bytes > 0 ? " | " : "",
                          VT_STR_ARG(vt_json_get_str(item, "text")));
    }
    ck_assert_msg(vt_str_eq(vt_buf_str(&texts), vt_str(expected)), "%s: %.*s", typed,
                  VT_STR_ARG(vt_buf_str(&texts)));
}

START_TEST(test_suggestions_while_typing)
{
    struct office office = office_open();
    check_suggested(&office, "10/2", "document", "10/2031/NĐ-CP");
    check_suggested(&office, "1-n", "document", "1-NQ/TW");
    check_suggested(&office, "nghi dinh 3", "document", "30/2034/NĐ-CP");
    check_suggested(&office, "nghij ddinhj 2", "document", "20/2032/NĐ-CP");
    check_suggested(&office, "10/2", "subject", "");
    check_suggested(&office, "bo xay d", "issuer", "Bộ Xây dựng");
    check_suggested(&office, "booj xaay duwng", "issuer", "Bộ Xây dựng");
    check_suggested(&office, "bxd", "issuer", "Bộ Xây dựng");
    check_suggested(&office, "", "issuer", "");
    office_close(&office);
}
END_TEST

START_TEST(test_suggestions)
{
    struct office office = office_open();
    VT_AUTOJSON number = NULL, *words = NULL, *few = NULL;
    vt_assert_ok(vt_answer_suggest(office.answerer, VT_STR("10/2031"), 10, &number, NULL));
    const json_t *first = json_array_get(json_object_get(number, "items"), 0);
    vt_assert_str(vt_json_get_str(first, "kind"), VT_STR("document"));
    vt_assert_str(vt_json_get_str(first, "text"), VT_STR("10/2031/NĐ-CP"));
    vt_assert_ok(vt_answer_suggest(office.answerer, VT_STR("chợ nổi"), 10, &words, NULL));
    ck_assert_ptr_nonnull(office_find(json_object_get(words, "items"), "kind", "subject"));
    vt_assert_ok(vt_answer_suggest(office.answerer, VT_STR("chợ nổi"), 1, &few, NULL));
    ck_assert_uint_eq(json_array_size(json_object_get(few, "items")), 1);
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_check", test_citations_of_a_draft, test_resolve_states,
             test_suggestions, test_suggestions_while_typing)
