#include "office.h"

static int gather(struct vt_str chunk, void *ctx, struct vt_error *err)
{
    (void)err;
    vt_buf_add(ctx, chunk);
    return VT_OK;
}

static struct vt_buf export_as(const char *format)
{
    struct office office = office_open();
    struct vt_buf out = VT_BUF_INIT(1 << 22);
    struct vt_error err;
    int status = vt_answer_export(office.answerer, format, gather, &out, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    office_close(&office);
    return out;
}

static size_t count(const struct vt_buf *text, const char *part)
{
    size_t found = 0, at = 0;
    while ((at = vt_str_find(vt_buf_str(text), vt_str(part), at)) != SIZE_MAX) {
        found++;
        at++;
    }
    return found;
}

START_TEST(test_every_line_is_an_object)
{
    VT_AUTO(vt_buf_release) struct vt_buf out = export_as("jsonl");
    struct vt_str rest = vt_buf_str(&out), line;
    size_t lines = 0;
    while (vt_str_split(&rest, '\n', &line) && line.len_bytes > 0) {
        VT_AUTOJSON object = json_loadb(line.ptr, line.len_bytes, JSON_REJECT_DUPLICATES, NULL);
        ck_assert_uint_gt(vt_json_get_str(object, "kind").len_bytes, 0);
        lines++;
    }
    ck_assert_uint_eq(lines, 5 + 9 + 6 + 9 + 5); /* documents, mentions, works, links, sources */
}
END_TEST

START_TEST(test_rows_have_as_many_cells_as_the_head)
{
    VT_AUTO(vt_buf_release) struct vt_buf out = export_as("csv");
    ck_assert_uint_eq(count(&out, "\r\n"), 1 + 5 + 9 + 6 + 9 + 5);
    ck_assert_uint_eq(
        count(&out, "\"Xem Nghị quyết số 1-NQ/TW ngày 03/02/2030 & \"\"bến đỗ\"\".\""), 2);
}
END_TEST

START_TEST(test_graph_and_collection)
{
    VT_AUTO(vt_buf_release) struct vt_buf graph = export_as("graphml"), akn = export_as("akn");
    ck_assert_uint_eq(count(&graph, "<node id="), 6);
    ck_assert_uint_eq(count(&graph, "<edge id="), 9);
    ck_assert_uint_eq(count(&akn, "<component eId="), 5);
    ck_assert_uint_eq(count(&akn, "<akomaNtoso"), 1);
}
END_TEST

static int refuse(struct vt_str chunk, void *ctx, struct vt_error *err)
{
    (void)chunk;
    (void)ctx;
    return vt_fail(err, VT_E_NOSPACE, "the disk is full");
}

START_TEST(test_failures_are_handed_on)
{
    struct office office = office_open();
    struct vt_error err;
    ck_assert_int_eq(vt_answer_export(office.answerer, "jsonl", refuse, NULL, &err), VT_E_NOSPACE);
    ck_assert_int_eq(vt_answer_export(office.answerer, "docx", refuse, NULL, &err), VT_E_INVALID);
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.export", test_every_line_is_an_object,
             test_rows_have_as_many_cells_as_the_head, test_graph_and_collection,
             test_failures_are_handed_on)
