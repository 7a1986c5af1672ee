#include "office.h"

static struct office office;

static json_t *ask(int expected, const struct vt_cites_request *request)
{
    struct vt_error err = {0};
    json_t *answer = NULL;
    int status = vt_answer_cites(office.answerer, request, &answer, &err);
    ck_assert_msg(status == expected, "status %d, expected %d: %s", status, expected, err.message);
    return answer;
}
#define REQUEST(...) (&(struct vt_cites_request){__VA_ARGS__})
#define DIRECT(...) REQUEST(.depth = 1, __VA_ARGS__)

static void assert_keys(const json_t *answer, const char *expected)
{
    VT_AUTO(vt_buf_release) struct vt_buf keys = VT_BUF_INIT(1 << 16);
    vt_assert_str(office_texts(json_object_get(answer, "items"), "key", &keys), vt_str(expected));
}

START_TEST(test_own_words_come_before_those_of_others)
{
    office = office_open();
    VT_AUTOJSON answer = ask(VT_OK, DIRECT(.ref = VT_STR("1-NQ/TW"), .incoming = true));
    const json_t *items = json_object_get(answer, "items");
    ck_assert_uint_eq(json_array_size(items), 3);
    const json_t *last = json_array_get(items, 2);
    vt_assert_str(vt_json_get_str(last, "key"), VT_STR("20/2032/NĐ-CP"));
    vt_assert_str(vt_json_get_str(last, "from"), VT_STR("20/2032/NĐ-CP"));
    vt_assert_str(vt_json_get_str(last, "asserter"), VT_STR("99/UBND-KT"));
    vt_assert_str(vt_json_get_str(last, "asserter_id"), VT_STR("aaaaaaaaaa05.1"));
    for (size_t i = 0; i < 2; i++)
        vt_assert_str(vt_json_get_str(json_array_get(items, i), "from"), VT_STR("self"));
    ck_assert_int_eq(vt_json_get_int(answer, "documents", 0), 3);
    office_close(&office);
}
END_TEST

START_TEST(test_a_citation_has_its_evidence)
{
    office = office_open();
    VT_AUTOJSON answer = ask(VT_OK, DIRECT(.ref = VT_STR("99/UBND-KT")));
    const json_t *item = office_find(json_object_get(answer, "items"), "key", "5/2033/TT-BXD");
    vt_assert_str(vt_json_get_str(item, "relation"), VT_STR("IMPLEMENTS"));
    vt_assert_str(vt_json_get_str(item, "relation_label"), VT_STR("thực hiện"));
    vt_assert_str(vt_json_get_str(item, "direction"), VT_STR("out"));
    vt_assert_str(vt_json_get_str(item, "sentence"),
                  VT_STR("Thực hiện Thông tư số 5/2033/TT-BXD ngày 10/01/2033;"));
    vt_assert_str(vt_json_get_str(item, "file"), VT_STR("/văn bản/aaaaaaaaaa05.1.txt"));
    ck_assert_int_eq(vt_json_get_int(item, "byte_start", -1), 0);
    ck_assert_int_eq(vt_json_get_int(item, "byte_end", -1), 20);
    ck_assert_int_eq(vt_json_get_int(item, "depth", -1), 1);
    office_close(&office);
}
END_TEST

START_TEST(test_relations_and_dates_filter)
{
    office = office_open();
    VT_AUTOJSON amending = ask(VT_OK, DIRECT(.ref = VT_STR("10/2031/NĐ-CP"), .incoming = true,
                                             .relations = VT_STR("amends, REPLACES")));
    assert_keys(amending, "20/2032/NĐ-CP 30/2034/NĐ-CP");
    VT_AUTOJSON early = ask(
        VT_OK, DIRECT(.ref = VT_STR("10/2031/NĐ-CP"), .incoming = true, .as_of = VT_STR("2032")));
    assert_keys(early, "20/2032/NĐ-CP");
    VT_AUTOJSON none = ask(VT_E_NOTFOUND, DIRECT(.ref = VT_STR("10/2031/NĐ-CP"), .incoming = true,
                                                 .as_of = VT_STR("2031-12-31")));
    ck_assert_uint_eq(json_array_size(json_object_get(none, "items")), 0);
    ck_assert_ptr_nonnull(json_object_get(none, "document"));
    office_close(&office);
}
END_TEST

START_TEST(test_depth_follows_the_chain)
{
    office = office_open();
    VT_AUTOJSON answer = ask(VT_OK, REQUEST(.ref = VT_STR("10/2031/NĐ-CP"), .incoming = true));
    const json_t *far = office_find(json_object_get(answer, "items"), "key", "99/UBND-KT");
    ck_assert_ptr_nonnull(far);
    ck_assert_int_eq(vt_json_get_int(far, "depth", 0), 2);
    int64_t before = 0;
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(answer, "items"), i, item)
    {
        ck_assert_int_ge(vt_json_get_int(item, "depth", 0), before);
        before = vt_json_get_int(item, "depth", 0);
    }
    office_close(&office);
}
END_TEST

START_TEST(test_pages_are_parts_of_one_list)
{
    office = office_open();
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(1 << 16), parts = VT_BUF_INIT(1 << 16);
    VT_AUTO(vt_buf_release) struct vt_buf page = VT_BUF_INIT(1 << 16);
    VT_AUTOJSON whole = ask(VT_OK, DIRECT(.ref = VT_STR("10/2031/NĐ-CP"), .incoming = true));
    office_texts(json_object_get(whole, "items"), "sentence", &all);
    const int64_t count = vt_json_get_int(whole, "count", 0);
    for (uint32_t offset = 0; offset < count; offset += 2) {
        VT_AUTOJSON part = ask(VT_OK, DIRECT(.ref = VT_STR("10/2031/NĐ-CP"), .incoming = true,
                                             .limit = 2, .offset = offset));
        ck_assert_int_eq(vt_json_get_int(part, "count", 0), count);
        vt_buf_puts(&parts, offset > 0 ? " " : "");
        vt_buf_add(&parts, office_texts(json_object_get(part, "items"), "sentence", &page));
    }
    vt_assert_str(vt_buf_str(&parts), vt_buf_str(&all));
    VT_AUTOJSON behind =
        ask(VT_OK, DIRECT(.ref = VT_STR("10/2031/NĐ-CP"), .incoming = true, .offset = 1000));
    ck_assert_uint_eq(json_array_size(json_object_get(behind, "items")), 0);
    office_close(&office);
}
END_TEST

START_TEST(test_what_cannot_be_asked)
{
    office = office_open();
    ck_assert_ptr_null(
        ask(VT_E_INVALID, DIRECT(.ref = VT_STR("1-NQ/TW"), .relations = VT_STR("LOVES"))));
    ck_assert_ptr_null(
        ask(VT_E_INVALID, DIRECT(.ref = VT_STR("1-NQ/TW"), .as_of = VT_STR("hôm qua"))));
    ck_assert_ptr_null(
        ask(VT_E_INVALID, DIRECT(.ref = VT_STR("1-NQ/TW"), .as_of = VT_STR("2031-02-30"))));
    ck_assert_ptr_null(ask(VT_E_INVALID, DIRECT(.ref = VT_STR("  "))));
    VT_AUTOJSON unknown = ask(VT_E_NOTFOUND, DIRECT(.ref = VT_STR("77/2077/NĐ-CP")));
    ck_assert_ptr_null(json_object_get(unknown, "document"));
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_cites", test_own_words_come_before_those_of_others,
             test_a_citation_has_its_evidence, test_relations_and_dates_filter,
             test_depth_follows_the_chain, test_pages_are_parts_of_one_list,
             test_what_cannot_be_asked)
