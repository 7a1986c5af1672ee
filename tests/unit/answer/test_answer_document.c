#include "office.h"

START_TEST(test_fields_outline_and_mentions)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_answer_document(office.answerer, VT_STR("10/2031/nđ-cp"), true, &answer, NULL));
    const json_t *document = json_object_get(answer, "document");
    vt_assert_str(vt_json_get_str(document, "key"), VT_STR("10/2031/NĐ-CP"));
    vt_assert_str(vt_json_get_str(document, "subject"), VT_STR("Về quản lý chợ nổi"));
    vt_assert_str(vt_json_get_str(json_object_get(document, "signer"), "name"), VT_STR("Trần Thử"));
    ck_assert_uint_eq(json_array_size(json_object_get(document, "recipients")), 2);
    struct vt_str text = vt_json_get_str(document, "text");
    const json_t *article = office_find(json_object_get(document, "outline"), "eid", "art_2");
    vt_assert_str(vt_json_get_str(article, "heading"), VT_STR("Giấy phép bến đỗ"));
    size_t start = (size_t)vt_json_get_int(article, "text_start", 0);
    ck_assert(vt_str_starts(vt_str_n(text.ptr + start, text.len_bytes - start), VT_STR("Điều 2.")));
    vt_assert_str(vt_str(json_string_value(json_array_get(json_object_get(document, "files"), 0))),
                  VT_STR("/văn bản/aaaaaaaaaa01.1.txt"));
    office_close(&office);
}
END_TEST

START_TEST(test_mentions_lead_to_their_documents)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(
        vt_answer_document(office.answerer, VT_STR("aaaaaaaaaa05.1"), false, &answer, NULL));
    const json_t *document = json_object_get(answer, "document");
    ck_assert_ptr_null(json_object_get(document, "text"));
    const json_t *mentions = json_object_get(document, "mentions");
    static const char *const TARGETS[] = {"5/2033/TT-BXD", "20/2032/NĐ-CP", "1-NQ/TW", "1-NQ/TW"};
    ck_assert_uint_eq(json_array_size(mentions), VT_ARRAY_LEN(TARGETS));
    for (size_t i = 0; i < VT_ARRAY_LEN(TARGETS); i++) {
        const json_t *target = json_object_get(json_array_get(mentions, i), "target");
        ck_assert_msg(target != NULL, "mention %zu leads nowhere", i);
        vt_assert_str(vt_json_get_str(target, "key"), vt_str(TARGETS[i]));
    }
    office_close(&office);
}
END_TEST

START_TEST(test_stubs_originals_and_records)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_answer_document(office.answerer, VT_STR("1-NQ/TW"), true, &answer, NULL));
    ck_assert(json_is_false(json_object_get(json_object_get(answer, "document"), "held")));
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(1 << 16), type = VT_BUF_INIT(256);
    VT_AUTO(vt_buf_release) struct vt_buf name = VT_BUF_INIT(1024), xml = VT_BUF_INIT(1 << 16);
    struct vt_error err;
    ck_assert_int_eq(
        vt_answer_original(office.answerer, VT_STR("1-NQ/TW"), &bytes, &type, &name, &err),
        VT_E_NOTFOUND);
    ck_assert_uint_gt(strlen(err.hint), 0);
    vt_assert_ok(
        vt_answer_original(office.answerer, VT_STR("99/UBND-KT"), &bytes, &type, &name, &err));
    vt_assert_str(vt_buf_str(&bytes), VT_STR("bản gốc 99/UBND-KT"));
    vt_assert_str(vt_buf_str(&name), VT_STR("aaaaaaaaaa05.1.txt"));
    vt_assert_ok(vt_answer_akn(office.answerer, VT_STR("99/UBND-KT"), &xml, &err));
    ck_assert(vt_str_starts(vt_buf_str(&xml), VT_STR("<akomaNtoso")));
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_document", test_fields_outline_and_mentions,
             test_mentions_lead_to_their_documents, test_stubs_originals_and_records)
