/* Words that are still being typed. */
#include "query_fixture.h"

#include "vt_terms.h"
#include "vt_type.h"

static void test_of(const char *typed, const char *expected)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    struct vt_str text;
    vt_assert_ok(vt_query_typed_text(&arena, vt_str(typed), &text, NULL));
    vt_assert_str(text, vt_str(expected));
}

START_TEST(test_keystrokes_become_text)
{
    test_of("nghij quyeets 5", "nghị quyết 5");
    test_of("bo65 ta2i chi1nh", "bộ tài chính");
    test_of("  12/T ", "12/T");
    test_of("tax 2024", "tax 2024");
    test_of("", "");
    test_of("\xff\xfe", "??");
}
END_TEST

START_TEST(test_texts_that_begin_so)
{
    static const struct {
        const char *typed, *text;
        bool begins;
    } CASES[] = {{"chợ n", "về quản lý chợ nổi", true},
                 {"cho n", "về quản lý chợ nổi", true},
                 {"chợ nổ", "về quản lý chợ nổi", true},
                 {"chợ nô", "về quản lý chợ nổi", true},
                 {"chớ nổi", "về quản lý chợ nổi", false},
                 {"nổi chợ", "về quản lý chợ nổi", true},
                 {"ợ nổi", "về quản lý chợ nổi", false},
                 {"hoà gi", "hòa giải", true},
                 {"lý", "về quản lý", true},
                 {"quản l", "về quản", false},
                 {"", "về quản lý", false},
                 {"NĐ-C", "12/2020/NĐ-CP", true}};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTO(vt_arena_release) struct vt_arena arena;
        vt_arena_init(&arena, QUERY_ARENA_BYTES);
        ck_assert_msg(vt_query_begins(&arena, vt_str(CASES[i].typed), vt_str(CASES[i].text)) ==
                          CASES[i].begins,
                      "'%s' in '%s'", CASES[i].typed, CASES[i].text);
    }
}
END_TEST

/* ---- against an index ---- */

static void put(struct vt_index_writer *writer, const char *id, const char *unit, const char *code,
                const char *issuer, const char *subject)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    const struct vt_terms_input input = {.id = vt_str(id),
                                         .unit = vt_str(unit),
                                         .document = vt_str(id),
                                         .article = VT_STR_EMPTY,
                                         .key = VT_STR_EMPTY,
                                         .type = VT_STR_EMPTY,
                                         .issuer_code = vt_str(code),
                                         .issuer_name = vt_str(issuer),
                                         .place = VT_STR_EMPTY,
                                         .date = VT_STR_EMPTY,
                                         .signer = VT_STR_EMPTY,
                                         .subject = vt_str(subject),
                                         .heading = VT_STR_EMPTY,
                                         .text = VT_STR_EMPTY};
    struct vt_index_unit built;
    vt_assert_ok(vt_terms_build(&arena, &input, &built, NULL));
    vt_assert_ok(vt_index_put(writer, &built, NULL));
}

/* Ids of the units that are found, one letter each. */
static void check_found(struct vt_index_reader *reader, enum vt_query_field field,
                        const char *typed, const char *expected)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    VT_AUTO(vt_cleanup_vt_index_query_free)
    struct vt_index_query_builder *builder = vt_index_query_new();
    const struct vt_index_request request = {
        .query = vt_query_begun(builder, &arena, field, vt_str(typed)), .limit = 10};
    struct vt_index_result result;
    char found[16] = "";
    size_t count = 0;
    vt_assert_ok(vt_index_search(reader, builder, &request, &result, NULL));
    for (char id = 'A'; id <= 'E'; id++)
        for (size_t i = 0; i < result.hit_count; i++)
            if (result.hits[i].id.ptr[0] == id && count + 1 < sizeof found)
                found[count++] = id;
    ck_assert_msg(strcmp(found, expected) == 0, "'%s' found %s, not %s", typed, found, expected);
    vt_index_result_release(&result);
}

START_TEST(test_issuers_and_subjects)
{
    char *folder = vt_test_folder();
    char dir[512];
    snprintf(dir, sizeof dir, "%s/index", folder);
    struct vt_index_writer *writer;
    struct vt_index_reader *reader;
    vt_ref_init();
    vt_assert_ok(vt_index_writer_open(dir, &writer, NULL));
    put(writer, "A", "document", "BTC", "Bộ Tài chính", "về lệ phí bến đỗ");
    put(writer, "B", "document", "UBND", "Ủy ban nhân dân tỉnh Lào Cai", "về bến đò");
    put(writer, "C", "stub", "TTg", "Thủ tướng Chính phủ", "");
    put(writer, "D", "article", "BTC", "Bộ Tài chính", "về lệ phí");
    vt_assert_ok(vt_index_commit(writer, 1, NULL));
    vt_index_writer_close(writer);
    vt_assert_ok(vt_index_reader_open(dir, &reader, NULL));
    check_found(reader, VT_FIELD_ISSUER, "bộ tài ch", "A");
    check_found(reader, VT_FIELD_ISSUER, "btc", "A");
    check_found(reader, VT_FIELD_ISSUER, "ubnd tinh l", "B");
    check_found(reader, VT_FIELD_ISSUER, "t", "ABC");
    check_found(reader, VT_FIELD_ISSUER, "sở", "");
    check_found(reader, VT_FIELD_SUBJECT, "bến", "AB");
    check_found(reader, VT_FIELD_SUBJECT, "bến do", "AB");
    check_found(reader, VT_FIELD_SUBJECT, "ben đ", "AB");
    check_found(reader, VT_FIELD_SUBJECT, "lệ ph", "A");
    check_found(reader, VT_FIELD_SUBJECT, "", "");
    vt_index_reader_close(reader);
    vt_test_folder_remove(folder);
}
END_TEST

VT_TEST_MAIN("query.query_begun", test_keystrokes_become_text, test_texts_that_begin_so,
             test_issuers_and_subjects)
