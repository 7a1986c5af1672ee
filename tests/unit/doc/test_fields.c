#include "doc_fixture.h"

#include <stdlib.h>

enum { F_TEXT, F_NUMBER, F_TYPE, F_ISSUER, F_DATE, F_SUBJECT, F_SIGNER, F_AUTHORITY, F_COUNT };

/* "⏎" → a line break, in place. */
static struct vt_str with_breaks(struct vt_str cell, char *out)
{
    const struct vt_str mark = VT_STR("⏎");
    size_t used = 0;
    for (size_t i = 0; i < cell.len_bytes;) {
        if (vt_str_starts(vt_str_n(cell.ptr + i, cell.len_bytes - i), mark)) {
            out[used++] = '\n';
            i += mark.len_bytes;
        } else {
            out[used++] = cell.ptr[i++];
        }
    }
    return vt_str_n(out, used);
}

static void check_row(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    static const char *const NAMES[] = {"",     "number",  "type",   "issuer",
                                        "date", "subject", "signer", "authority"};
    unsigned *wrong = ctx;
    struct doc_fixture f;
    struct vt_document d;
    char *text = malloc(cells[F_TEXT].len_bytes + 1);
    ck_assert_ptr_nonnull(text);
    doc_fixture_init(&f, with_breaks(cells[F_TEXT], text));
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
    free(text);
}

START_TEST(test_fields_of_the_table)
{
    unsigned wrong = 0; /* every row is tried, so that one run shows all that differ */
    vt_test_rows("doc_fields.tsv", F_COUNT, check_row, &wrong);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

VT_TEST_MAIN("doc.fields", test_fields_of_the_table)
