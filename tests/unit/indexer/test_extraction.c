#include "extraction.h"

#include "vt_test.h"

static const char ANSWER[] =
    "{\"format\":\"docx\",\"documents\":[{\"byte_start\":0,\"byte_end\":99,\"key\":\"12/QĐ-UBND\","
    "\"number_raw\":\"Số: 12 /QĐ-UBND\",\"type\":\"QUYET_DINH\","
    "\"issuer\":{\"code\":\"UBND\",\"name\":\"Ủy ban nhân dân xã Thanh Bình\",\"place\":\"Thanh "
    "Bình\"},"
    "\"date\":\"2031-03-13\",\"date_source\":\"header\",\"place\":\"Thanh Bình\",\"subject\":\"x\","
    "\"signer\":{\"name\":\"Lò Thị Mẫu\",\"position\":\"CHỦ TỊCH\",\"authority\":\"TM.\"},"
    "\"effective\":\"2031-04-01\",\"expires\":\"\",\"recipients\":[\"Như Điều 3\",\"Lưu: VT\"],"
    "\"filing\":\"VT\",\"units\":4,\"regime\":\"state\",\"secrecy\":\"\",\"urgency\":\"HỎA TỐC\","
    "\"evidence\":{\"date\":{\"byte_start\":3}},\"akn\":\"<akomaNtoso/>\","
    "\"mentions\":[{\"byte_start\":5,\"byte_end\":9,\"surface\":\"Luật X\",\"kind\":\"name\","
    "\"key\":\"\",\"type\":\"LUAT\",\"issuer\":\"Quốc hội\",\"date\":\"2030\","
    "\"pinpoints\":[\"d5.k2.a\",\"d7\"],\"relation\":\"BASED_ON\",\"direction\":\"out\","
    "\"from\":\"self\",\"from_ordinal\":-1,\"antecedent\":-1,\"flags\":\"quoted weak\","
    "\"confidence\":0.5,\"sentence\":\"Căn cứ Luật X;\",\"sentence_start\":1,\"sentence_end\":20,"
    "\"unit\":\"preamble\",\"rule\":\"basis\",\"name\":\"X\"}]},"
    "{\"akn\":\"<akomaNtoso/>\",\"recipients\":7,\"issuer\":\"odd\",\"mentions\":null}]}";

static const char SHA256[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static int read_text(const char *text, struct vt_arena *arena, json_t **ret_answer,
                     struct vt_extraction *ret, struct vt_error *err)
{
    *ret_answer = json_loads(text, JSON_DECODE_ANY, NULL);
    ck_assert_ptr_nonnull(*ret_answer);
    return vt_extraction_read(arena, *ret_answer, vt_str(SHA256), ret, err);
}

START_TEST(test_every_field_finds_its_column)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    VT_AUTOJSON answer = NULL;
    struct vt_extraction read;
    vt_arena_init(&arena, 1 << 20);
    vt_assert_ok(read_text(ANSWER, &arena, &answer, &read, NULL));
    ck_assert_uint_eq(read.count, 2);
    vt_assert_str(read.format, VT_STR("docx"));
    const struct vt_archive_document *document = &read.documents[0];
    vt_assert_str(document->id, VT_STR("0123456789ab.1"));
    vt_assert_str(document->sha256, vt_str(SHA256));
    ck_assert_int_eq(document->ordinal, 1);
    ck_assert_int_eq(document->byte_end, 99);
    vt_assert_str(document->key, VT_STR("12/QĐ-UBND"));
    vt_assert_str(document->issuer_place, VT_STR("Thanh Bình"));
    vt_assert_str(document->regime, VT_STR("state"));
    vt_assert_str(document->signer_authority, VT_STR("TM."));
    vt_assert_str(document->effective, VT_STR("2031-04-01"));
    vt_assert_str(document->urgency, VT_STR("HỎA TỐC"));
    vt_assert_str(document->recipients, VT_STR("Như Điều 3\nLưu: VT"));
    vt_assert_str(document->evidence, VT_STR("{\"date\":{\"byte_start\":3}}"));
    ck_assert_int_eq(document->unit_count, 4);
    vt_assert_str(document->record, VT_STR("<akomaNtoso/>"));
    ck_assert_uint_eq(read.mention_counts[0], 1);
    const struct vt_archive_mention *mention = &read.mentions[0][0];
    vt_assert_str(mention->kind, VT_STR("name"));
    vt_assert_str(mention->pinpoints, VT_STR("d5.k2.a d7"));
    vt_assert_str(mention->flags, VT_STR("quoted weak"));
    vt_assert_str(mention->name, VT_STR("X"));
    ck_assert_int_eq(mention->sentence_end, 20);
    ck_assert_double_eq(mention->confidence, 0.5);
}
END_TEST

/* What has another type than it should, or is missing, is empty. */
START_TEST(test_strange_members_are_empty)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    VT_AUTOJSON answer = NULL;
    struct vt_extraction read;
    vt_arena_init(&arena, 1 << 20);
    vt_assert_ok(read_text(ANSWER, &arena, &answer, &read, NULL));
    const struct vt_archive_document *document = &read.documents[1];
    vt_assert_str(document->id, VT_STR("0123456789ab.2"));
    vt_assert_str(document->key, VT_STR(""));
    vt_assert_str(document->issuer_name, VT_STR(""));
    vt_assert_str(document->recipients, VT_STR(""));
    vt_assert_str(document->evidence, VT_STR("{}"));
    ck_assert_uint_eq(read.mention_counts[1], 0);
}
END_TEST

START_TEST(test_what_is_no_answer_is_refused)
{
    static const char *const TEXTS[] = {"{}",
                                        "[]",
                                        "7",
                                        "{\"documents\":{}}",
                                        "{\"documents\":[{\"key\":\"no record\"}]}",
                                        "{\"documents\":[7]}"};
    for (size_t i = 0; i < VT_ARRAY_LEN(TEXTS); i++) {
        VT_AUTO(vt_arena_release) struct vt_arena arena;
        VT_AUTOJSON answer = NULL;
        struct vt_extraction read;
        vt_arena_init(&arena, 1 << 20);
        ck_assert_int_eq(read_text(TEXTS[i], &arena, &answer, &read, NULL), VT_E_FORMAT);
    }
}
END_TEST

VT_TEST_MAIN("indexer.extraction", test_every_field_finds_its_column,
             test_strange_members_are_empty, test_what_is_no_answer_is_refused)
