#include "doc_fixture.h"

enum { F_TEXT, F_NUMBER, F_TYPE, F_ISSUER, F_DATE, F_SUBJECT, F_SIGNER, F_AUTHORITY, F_COUNT };

static void check_row(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    static const char *const NAMES[] = {"",     "number",  "type",   "issuer",
                                        "date", "subject", "signer", "authority"};
    unsigned *wrong = ctx;
    struct doc_fixture f;
    struct vt_document d;
    doc_fixture_init(&f, cells[F_TEXT]);
    doc_fixture_read(&f, 0, &d);
    const struct vt_str got[F_COUNT] = {
        [F_NUMBER] = d.key.value,         [F_TYPE] = vt_type_id(d.type),
        [F_ISSUER] = d.issuer.value,      [F_DATE] = d.date.value,
        [F_SUBJECT] = d.subject.value,    [F_SIGNER] = d.signer.value,
        [F_AUTHORITY] = d.authority.value};
    for (size_t i = F_NUMBER; i < F_COUNT; i++) {
        struct vt_str wanted = vt_str_eq(cells[i], VT_STR(".")) ? VT_STR_EMPTY : cells[i];
        if (vt_str_eq(got[i], wanted))
            continue;
        printf("line %u: %s is '%.*s'\n", line, NAMES[i], VT_STR_ARG(got[i]));
        (*wrong)++;
    }
    vt_arena_release(&f.arena);
}

START_TEST(test_fields_of_the_table)
{
    unsigned wrong = 0; /* every row is tried, so that one run shows all that differ */
    vt_test_rows("doc_fields.tsv", F_COUNT, check_row, &wrong);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

VT_TEST_MAIN("doc.fields", test_fields_of_the_table)
