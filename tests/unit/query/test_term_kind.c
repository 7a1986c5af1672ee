#include "vt_term_kind.h"

#include "vt_tables.h"
#include "vt_terms.h"
#include "vt_test.h"

/* The enums stand for rows of the table. */
START_TEST(test_rows_are_in_the_order_of_the_enum)
{
    static const struct {
        enum vt_term_kind kind;
        const char *name, *prefix, *slot;
    } rows[] = {{VT_TERM_WORD, "WORD", "", "-"},
                {VT_TERM_EXACT, "EXACT", "V", "-"},
                {VT_TERM_SUBJECT_EXACT, "SUBJECT_EXACT", "SV", "-"},
                {VT_TERM_KEY, "KEY", "NK", "-"},
                {VT_TERM_TYPE, "TYPE", "T", "1"},
                {VT_TERM_ISSUER, "ISSUER", "IC", "2"},
                {VT_TERM_PLACE, "PLACE", "P", "4"},
                {VT_TERM_YEAR, "YEAR", "DY", "3"},
                {VT_TERM_DAY, "DAY", "DD", "0"},
                {VT_TERM_DOCUMENT, "DOCUMENT", "W", "-"}};
    const struct vt_table *table = &vt_table_index_fields;
    ck_assert_uint_eq(table->row_count, VT_TERM_KIND_COUNT);
    for (size_t i = 0; i < VT_ARRAY_LEN(rows); i++) {
        vt_assert_str(vt_table_cell(table, rows[i].kind, 0), vt_str(rows[i].name));
        vt_assert_str(vt_table_cell(table, rows[i].kind, 1), vt_str(rows[i].prefix));
        vt_assert_str(vt_table_cell(table, rows[i].kind, 2), vt_str(rows[i].slot));
    }
    ck_assert_int_eq(VT_SLOT_DATE, 0);
    ck_assert_int_eq(VT_SLOT_TYPE, 1);
    ck_assert_int_eq(VT_SLOT_ISSUER, 2);
    ck_assert_int_eq(VT_SLOT_YEAR, 3);
    ck_assert_int_eq(VT_SLOT_PLACE, 4);
}
END_TEST

static bool is_upper_or_digit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* A prefix is upper case.  Where one begins another, what follows the shorter one is in lower case,
 * so that terms of different kinds never meet: only S and SV. */
START_TEST(test_prefixes_do_not_meet)
{
    const struct vt_table *table = &vt_table_index_fields;
    for (size_t i = 0; i < table->row_count; i++) {
        struct vt_str prefix = vt_table_cell(table, i, 1);
        for (size_t j = 0; j < prefix.len_bytes; j++)
            ck_assert(is_upper_or_digit(prefix.ptr[j]) && prefix.ptr[0] != 'Q');
        for (size_t j = 0; j < table->row_count; j++) {
            struct vt_str other = vt_table_cell(table, j, 1);
            if (i != j && prefix.len_bytes > 0 && vt_str_starts(other, prefix))
                vt_assert_str(prefix, VT_STR("S"));
        }
    }
}
END_TEST

START_TEST(test_terms_are_cut_before_a_code_point)
{
    char text[300];
    struct vt_term term;
    memset(text, 'x', sizeof text);
    vt_term_make(VT_TERM_EXACT, vt_str_n(text, 244), &term);
    ck_assert_uint_eq(term.len_bytes, 245);
    memcpy(text + 242, "ậ", 3);
    vt_term_make(VT_TERM_EXACT, vt_str_n(text, 245), &term);
    ck_assert_uint_eq(term.len_bytes, 243);
    vt_term_make(VT_TERM_PLAIN_TEXT, VT_STR_EMPTY, &term);
    vt_assert_str(vt_term_str(&term), VT_STR("XP"));
}
END_TEST

START_TEST(test_codes_have_no_marks)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 16);
    vt_assert_str(vt_term_code(&arena, VT_STR("BGDĐT")), VT_STR("BGDDT"));
    vt_assert_str(vt_term_code(&arena, VT_STR("TTg")), VT_STR("TTG"));
}
END_TEST

VT_TEST_MAIN("query.term_kind", test_rows_are_in_the_order_of_the_enum, test_prefixes_do_not_meet,
             test_terms_are_cut_before_a_code_point, test_codes_have_no_marks)
