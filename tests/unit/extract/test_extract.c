#include "vt_test.h"

#include "vt_buf.h"
#include "vt_extract.h"
#include "vt_file.h"

/* The seed gives exactly what a careful reader finds in it: every field, every mention, and nothing
 * else. */

static json_t *read_answer(void)
{
    struct vt_buf buf = VT_BUF_INIT(1024 * 1024);
    struct vt_error err;
    int status =
        vt_file_read(vt_test_data("../../corpus/documents/000_2b783e2436d6f78f.txt"), &buf, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    struct vt_extract_options options = {.with_record = true};
    json_t *answer = NULL;
    vt_assert_ok(vt_extract_bytes(vt_buf_str(&buf), "seed.txt", &options, &answer, NULL));
    vt_buf_release(&buf);
    return answer;
}

static void check_str(const json_t *object, const char *key, const char *expected)
{
    struct vt_str got = vt_json_get_str(object, key);
    ck_assert_msg(vt_str_eq(got, vt_str(expected)), "%s: got '%.*s', expected '%s'", key,
                  VT_STR_ARG(got), expected);
}

static const char SUBJECT[] =
    "tăng cường sự lãnh đạo đối với hoạt động của Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh";

START_TEST(test_fields_of_the_letter)
{
    VT_AUTOJSON answer = read_answer();
    json_t *documents = json_object_get(answer, "documents");
    ck_assert_uint_eq(json_array_size(documents), 2);
    json_t *d = json_array_get(documents, 0);
    ck_assert_int_eq(vt_json_get_int(d, "byte_start", -1), 0);
    ck_assert_int_eq(vt_json_get_int(d, "byte_end", -1), 2785);
    check_str(d, "key", "1391/UBND-VX");
    check_str(d, "number_raw", "Số: *1391* /UBND-VX");
    check_str(d, "type", "CONG_VAN");
    check_str(d, "regime", "state");
    check_str(json_object_get(d, "issuer"), "code", "UBND");
    check_str(json_object_get(d, "issuer"), "name", "Ủy ban nhân dân tỉnh Bình Dương");
    check_str(json_object_get(d, "issuer"), "place", "Bình Dương");
    check_str(d, "date", "2025-03-13");
    check_str(d, "date_source", "header");
    check_str(d, "place", "Bình Dương");
    check_str(d, "subject", SUBJECT);
    check_str(json_object_get(d, "signer"), "name", "Võ Văn Minh");
    check_str(json_object_get(d, "signer"), "position", "CHỦ TỊCH");
    check_str(d, "filing", "Lưu: VT, Đ");
}
END_TEST

START_TEST(test_fields_of_the_enclosed_letter)
{
    VT_AUTOJSON answer = read_answer();
    json_t *d = json_array_get(json_object_get(answer, "documents"), 1);
    ck_assert_int_eq(vt_json_get_int(d, "byte_start", -1), 2786);
    ck_assert_int_eq(vt_json_get_int(d, "byte_end", -1), 11534);
    check_str(d, "key", "2386-CT/TU");
    check_str(d, "type", "CONG_VAN");
    check_str(d, "regime", "party");
    check_str(json_object_get(d, "issuer"), "code", "TU");
    check_str(json_object_get(d, "issuer"), "place", "Bình Dương");
    check_str(d, "date", "2025-02-26");
    check_str(d, "date_source", "stamp");
    check_str(d, "place", "");
    check_str(d, "subject", SUBJECT);
    check_str(json_object_get(d, "signer"), "name", "Nguyễn Lộc Hà");
    check_str(json_object_get(d, "signer"), "position", "PHÓ BÍ THƯ");
    check_str(json_object_get(d, "signer"), "authority", "T/M BAN THƯỜNG VỤ");
    check_str(d, "filing", "Lưu VPTU Các");
}
END_TEST

struct walk {
    json_t *documents;
    size_t document, mention;
};

static void check_mention(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    static const char *const MEMBERS[] = {"kind", "key",      "type",      "issuer",
                                          "date", "relation", "direction", "from"};
    struct walk *walk = ctx;
    json_t *d = json_array_get(walk->documents, walk->document);
    if (!vt_str_eq(vt_json_get_str(d, "key"), cells[0])) {
        ck_assert_uint_eq(walk->mention, json_array_size(json_object_get(d, "mentions")));
        d = json_array_get(walk->documents, ++walk->document);
        walk->mention = 0;
    }
    const json_t *m = json_array_get(json_object_get(d, "mentions"), walk->mention++);
    ck_assert_msg(m != NULL, "line %u: no such mention", line);
    uint64_t start = 0, end = 0;
    ck_assert(vt_str_to_u64(cells[1], UINT32_MAX, &start) &&
              vt_str_to_u64(cells[2], UINT32_MAX, &end));
    ck_assert_int_eq(vt_json_get_int(m, "byte_start", -1), (int64_t)start);
    ck_assert_int_eq(vt_json_get_int(m, "byte_end", -1), (int64_t)end);
    for (size_t i = 0; i < VT_ARRAY_LEN(MEMBERS); i++) {
        struct vt_str got = vt_json_get_str(m, MEMBERS[i]);
        struct vt_str want = vt_str_eq(cells[3 + i], VT_STR(".")) ? VT_STR("") : cells[3 + i];
        ck_assert_msg(vt_str_eq(got, want), "line %u: %s is '%.*s'", line, MEMBERS[i],
                      VT_STR_ARG(got));
    }
}

START_TEST(test_mentions_and_nothing_else)
{
    VT_AUTOJSON answer = read_answer();
    struct walk walk = {json_object_get(answer, "documents"), 0, 0};
    vt_test_rows("extract_seed.tsv", 11, check_mention, &walk);
    ck_assert_uint_eq(walk.document, 1);
    json_t *last = json_array_get(walk.documents, 1);
    ck_assert_uint_eq(walk.mention, json_array_size(json_object_get(last, "mentions")));
}
END_TEST

START_TEST(test_evidence_points_at_its_words)
{
    struct vt_buf buf = VT_BUF_INIT(1024 * 1024);
    vt_assert_ok(
        vt_file_read(vt_test_data("../../corpus/documents/000_2b783e2436d6f78f.txt"), &buf, NULL));
    VT_AUTOJSON answer = read_answer();
    json_t *documents = json_object_get(answer, "documents");
    size_t i, k;
    json_t *d, *m;
    json_array_foreach(documents, i, d)
    {
        json_array_foreach(json_object_get(d, "mentions"), k, m)
        {
            int64_t start = vt_json_get_int(m, "byte_start", -1),
                    end = vt_json_get_int(m, "byte_end", -1);
            int64_t from = vt_json_get_int(m, "sentence_start", -1),
                    to = vt_json_get_int(m, "sentence_end", -1);
            ck_assert(from <= start && start < end && end <= to && to <= (int64_t)buf.len_bytes);
            struct vt_str surface = vt_json_get_str(m, "surface");
            ck_assert_int_eq(buf.data[start], surface.ptr[0]);
            ck_assert_int_eq(buf.data[end - 1], surface.ptr[surface.len_bytes - 1]);
        }
        ck_assert_uint_gt(vt_json_get_str(d, "akn").len_bytes, 1000);
    }
    vt_buf_release(&buf);
}
END_TEST

/* Whether an alternative of a field has a value. */
static bool weighs(const json_t *object, const char *field, const char *value)
{
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(object, "alternatives"), i, item)
    {
        if (vt_str_eq(vt_json_get_str(item, "field"), vt_str(field)) &&
            vt_str_eq(vt_json_get_str(item, "value"), vt_str(value)))
            return true;
    }
    return false;
}

START_TEST(test_explanation_names_words_and_alternatives)
{
    const struct vt_extract_options options = {.with_record = false, .explain = true};
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(
        vt_extract_bytes(VT_STR("Theo đề nghị của Sở Xây dựng tại Chương trình số 15-CT/TĐTN-BTG."),
                         "a.txt", &options, &answer, NULL));
    const json_t *d = json_array_get(json_object_get(answer, "documents"), 0);
    const json_t *m = json_array_get(json_object_get(d, "mentions"), 0);
    check_str(m, "rule", "type+number");
    check_str(m, "cue", "theo đề nghị của");
    check_str(m, "relation", "PROPOSED_BY");
    ck_assert(weighs(m, "type", "CHI_THI"));
    ck_assert(!weighs(m, "type", "CHUONG_TRINH"));
    ck_assert(weighs(m, "relation", "REFERS"));
}
END_TEST

START_TEST(test_a_long_list_of_short_items)
{
    enum { ITEMS = 20000 };
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < ITEMS; i++)
        vt_buf_puts(&text, "I. A\n1. b\n");
    const struct vt_extract_options options = {0};
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_extract_bytes(vt_buf_str(&text), "a.txt", &options, &answer, NULL));
    const json_t *document = json_array_get(json_object_get(answer, "documents"), 0);
    ck_assert_int_eq(vt_json_get_int(document, "units", 0), 2 * ITEMS);
}
END_TEST

/* Printed piece by piece or as a tree: the same text. */
START_TEST(test_the_print_is_that_of_the_tree)
{
    static const char *const TEXTS[] = {"", "Theo Quyết định số 5/QĐ-UBND.",
                                        "Chương I\nQUY ĐỊNH\n\nĐiều 1. Một\n1. Theo Luật Đất "
                                        "đai.\n2. Hai\n\nĐiều 2. Theo Nghị định số "
                                        "9/2031/NĐ-CP.\n"};
    for (size_t i = 0; i < VT_ARRAY_LEN(TEXTS); i++)
        for (unsigned asked = 0; asked < 4; asked++) {
            const struct vt_extract_options options = {(asked & 1) != 0, (asked & 2) != 0};
            VT_AUTO(vt_buf_release) struct vt_buf printed = VT_BUF_INIT(VT_BUF_NO_CAP);
            VT_AUTO(vt_buf_release) struct vt_buf tree = VT_BUF_INIT(VT_BUF_NO_CAP);
            VT_AUTOJSON answer = NULL;
            vt_assert_ok(vt_extract_print(vt_str(TEXTS[i]), "a.txt", &options, &printed, NULL));
            vt_assert_ok(vt_extract_bytes(vt_str(TEXTS[i]), "a.txt", &options, &answer, NULL));
            vt_json_print(answer, &tree);
            vt_assert_str(vt_buf_str(&printed), vt_buf_str(&tree));
        }
}
END_TEST

START_TEST(test_a_print_past_its_cap)
{
    const struct vt_extract_options options = {0};
    VT_AUTO(vt_buf_release) struct vt_buf printed = VT_BUF_INIT(200);
    struct vt_error err;
    ck_assert_int_eq(vt_extract_print(VT_STR("Theo Quyết định số 5/QĐ-UBND."), "a.txt", &options,
                                      &printed, &err),
                     VT_E_LIMIT);
}
END_TEST

/* Each mention stands in the innermost unit around it, one behind the last of them in none before. */
START_TEST(test_units_around_mentions)
{
    static const char TEXT[] =
        "Điều 1. Một\n1. Theo Quyết định số 1/QĐ-UBND.\n2. Theo Quyết định số "
        "2/QĐ-UBND.\n\nĐiều 2. Hai\nTheo Quyết định số 3/QĐ-UBND.\n";
    static const char *const UNITS[] = {"art_1__para_1", "art_1__para_2", "art_2"};
    const struct vt_extract_options options = {0};
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_extract_bytes(vt_str(TEXT), "a.txt", &options, &answer, NULL));
    const json_t *d = json_array_get(json_object_get(answer, "documents"), 0);
    const json_t *mentions = json_object_get(d, "mentions");
    ck_assert_uint_eq(json_array_size(mentions), VT_ARRAY_LEN(UNITS));
    for (size_t i = 0; i < VT_ARRAY_LEN(UNITS); i++)
        check_str(json_array_get(mentions, i), "unit", UNITS[i]);
}
END_TEST

VT_TEST_MAIN("extract.extract", test_the_print_is_that_of_the_tree, test_a_print_past_its_cap,
             test_units_around_mentions, test_a_long_list_of_short_items, test_fields_of_the_letter,
             test_fields_of_the_enclosed_letter, test_mentions_and_nothing_else,
             test_evidence_points_at_its_words, test_explanation_names_words_and_alternatives)
