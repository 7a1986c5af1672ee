#include "vt_query_lexicon.h"

#include "vt_tables.h"
#include "vt_test.h"
#include "vt_type.h"

START_TEST(test_fields_are_rows_in_the_order_of_the_enum)
{
    static const struct {
        enum vt_query_field field;
        const char *id, *name;
    } rows[] = {{VT_FIELD_TEXT, "TEXT", "văn-bản"},     {VT_FIELD_NUMBER, "NUMBER", "số"},
                {VT_FIELD_TYPE, "TYPE", "loại"},        {VT_FIELD_ISSUER, "ISSUER", "cơ-quan"},
                {VT_FIELD_DATE, "DATE", "ngày"},        {VT_FIELD_SIGNER, "SIGNER", "ký"},
                {VT_FIELD_PLACE, "PLACE", "nơi"},       {VT_FIELD_SUBJECT, "SUBJECT", "tiêu-đề"},
                {VT_FIELD_CITES, "CITES", "dẫn"},       {VT_FIELD_CITED_BY, "CITED_BY", "được-dẫn"},
                {VT_FIELD_STATUS, "STATUS", "hiệu-lực"}};
    ck_assert_uint_eq(vt_table_query_fields.row_count, VT_ARRAY_LEN(rows));
    for (size_t i = 0; i < VT_ARRAY_LEN(rows); i++) {
        vt_assert_str(vt_table_cell(&vt_table_query_fields, rows[i].field, 0), vt_str(rows[i].id));
        vt_assert_str(vt_lexicon_field_name(rows[i].field), vt_str(rows[i].name));
    }
}
END_TEST

/* Each name finds its own row: none stands twice. */
START_TEST(test_names_of_fields_are_unique)
{
    for (size_t row = 0; row < vt_table_query_fields.row_count; row++) {
        struct vt_str names = vt_table_cell(&vt_table_query_fields, row, 1), name;
        while (vt_str_split(&names, ';', &name)) {
            enum vt_query_field field;
            ck_assert_msg(vt_lexicon_field(name, &field) && field == row, "%.*s", VT_STR_ARG(name));
        }
    }
    enum vt_query_field field;
    ck_assert(vt_lexicon_field(VT_STR("CO_QUAN"), &field) && field == VT_FIELD_ISSUER);
    ck_assert(vt_lexicon_field(VT_STR("Được dẫn"), &field) && field == VT_FIELD_CITED_BY);
    ck_assert(!vt_lexicon_field(VT_STR(""), &field) && !vt_lexicon_field(VT_STR("--"), &field));
    ck_assert(!vt_lexicon_field(VT_STR("http"), &field));
}
END_TEST

START_TEST(test_values_of_several_words)
{
    ck_assert(vt_lexicon_is_value(VT_FIELD_STATUS, VT_STR("Còn hiệu lực")));
    ck_assert(vt_lexicon_is_value(VT_FIELD_STATUS, VT_STR("het hieu luc mot phan")));
    ck_assert(!vt_lexicon_is_value(VT_FIELD_STATUS, VT_STR("còn hiệu lực đất")));
    ck_assert(!vt_lexicon_is_value(VT_FIELD_SIGNER, VT_STR("còn hiệu lực")));
}
END_TEST

static struct vt_tokens tokens_of(struct vt_arena *arena, struct vt_str text)
{
    struct vt_tokens tokens;
    vt_assert_ok(vt_tokenize(arena, text, &tokens, NULL));
    return tokens;
}

/* Every row of the tables takes effect. */
START_TEST(test_every_stop_word_is_found)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    for (size_t row = 0; row < vt_table_stopwords.row_count; row++) {
        struct vt_str words = vt_table_cell(&vt_table_stopwords, row, 0);
        struct vt_str when = vt_table_cell(&vt_table_stopwords, row, 1);
        struct vt_tokens tokens = tokens_of(&arena, words);
        enum vt_stop stop = VT_STOP_NONE;
        ck_assert_uint_eq(vt_lexicon_stop(tokens.items, 0, tokens.count, false, &stop),
                          tokens.count);
        ck_assert(vt_str_eq(when, VT_STR("always"))
                      ? stop == VT_STOP_ALWAYS
                      : stop == VT_STOP_QUESTION && vt_str_eq(when, VT_STR("question")));
    }
    enum vt_stop stop;
    struct vt_tokens tokens = tokens_of(&arena, VT_STR("chợ"));
    ck_assert_uint_eq(vt_lexicon_stop(tokens.items, 0, 1, false, &stop), 0);
}
END_TEST

START_TEST(test_every_abbreviation_is_spelled_out)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 4 << 20);
    vt_ref_init();
    for (size_t row = 0; row < vt_table_abbreviations.row_count; row++) {
        struct vt_str shorter = vt_table_cell(&vt_table_abbreviations, row, 0);
        struct vt_str longer = vt_table_cell(&vt_table_abbreviations, row, 1);
        char words[64];
        snprintf(words, sizeof words, "%.*s", VT_STR_ARG(shorter));
        for (char *c = words; *c != '\0'; c++)
            if (strchr("-&", *c) != NULL)
                *c = ' ';
        struct vt_tokens tokens = tokens_of(&arena, vt_str(words));
        struct vt_forms forms;
        ck_assert_msg(vt_lexicon_forms(vt_str(words), tokens.items, 0, tokens.count, false,
                                       &forms) == tokens.count,
                      "%s", words);
        bool has_form = false;
        for (size_t i = 0; i < forms.count; i++)
            has_form = has_form || vt_lexicon_same(forms.items[i], longer);
        ck_assert_msg(has_form, "%s is not %.*s", words, VT_STR_ARG(longer));
    }
}
END_TEST

VT_TEST_MAIN("query.query_lexicon", test_fields_are_rows_in_the_order_of_the_enum,
             test_names_of_fields_are_unique, test_values_of_several_words,
             test_every_stop_word_is_found, test_every_abbreviation_is_spelled_out)
