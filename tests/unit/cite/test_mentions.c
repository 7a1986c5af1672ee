#include <stdio.h>

#include "vt_test.h"

#include "vt_buf.h"
#include "vt_cite.h"

static struct vt_str or_dot(struct vt_str text)
{
    return text.len_bytes > 0 ? text : VT_STR(".");
}

static void print_mention(struct vt_arena *arena, const struct vt_document *d,
                          const struct vt_mention *m, struct vt_buf *out)
{
    if (out->len_bytes > 0)
        vt_buf_puts(out, " || ");
    vt_buf_printf(out, "%.*s %.*s %.*s %.*s ", VT_STR_ARG(vt_mention_kind_name(m->kind)),
                  VT_STR_ARG(or_dot(m->key)), VT_STR_ARG(or_dot(vt_type_id(m->type))),
                  VT_STR_ARG(or_dot(vt_date_iso(arena, m->date))));
    struct vt_str from = m->from == VT_FROM_SELF ? VT_STR("self") : d->mentions[m->from].key;
    vt_buf_printf(out, "%.*s %s %.*s ", VT_STR_ARG(or_dot(vt_relation_id(m->relation))),
                  m->incoming ? "in" : "out", VT_STR_ARG(from));
    for (size_t i = 0; i < m->pinpoint_count; i++)
        vt_buf_printf(out, "%s%.*s", i > 0 ? "," : "", VT_STR_ARG(m->pinpoints[i]));
    if (m->pinpoint_count == 0)
        vt_buf_puts(out, ".");
}

static void check_row(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    unsigned *wrong = ctx;
    struct vt_arena arena;
    vt_arena_init(&arena, 16 * 1024 * 1024);
    struct vt_page page;
    struct vt_document d = {0};
    vt_assert_ok(vt_page_read(&arena, cells[0], &page, NULL));
    vt_assert_ok(vt_cite_mentions(&arena, &page, (struct vt_extent){0, page.cell_count}, &d, NULL));
    struct vt_buf out = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < d.mention_count; i++)
        if (d.mentions[i].kind != VT_MENTION_SELF)
            print_mention(&arena, &d, &d.mentions[i], &out);
    struct vt_str got = out.len_bytes > 0 ? vt_buf_str(&out) : VT_STR("-");
    if (!vt_str_eq(got, cells[1])) {
        printf("line %u: got '%.*s'\n", line, VT_STR_ARG(got));
        (*wrong)++;
    }
    vt_buf_release(&out);
    vt_arena_release(&arena);
}

START_TEST(test_mentions_of_the_table)
{
    unsigned wrong = 0; /* every row is tried, so that one run shows all that differ */
    vt_ref_init();
    vt_test_rows("cite_mentions.tsv", 2, check_row, &wrong);
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

VT_TEST_MAIN("cite.mentions", test_mentions_of_the_table)
