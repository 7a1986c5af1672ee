#include "office.h"

#include <stdio.h>

#include "vt_file.h"
#include "vt_graph.h"

START_TEST(test_no_archive)
{
    struct vt_answerer *answerer = NULL;
    struct vt_error err;
    ck_assert_int_eq(vt_answerer_open("/không/có", &answerer, &err), VT_E_NOTFOUND);
    ck_assert_ptr_null(answerer);
    ck_assert_uint_ne(vt_str_find(vt_str(err.hint), VT_STR("vanthu index"), 0), SIZE_MAX);
}
END_TEST

/* What the archive itself knows is answered; the rest says what is missing and what to do. */
START_TEST(test_without_graph_and_index)
{
    struct office office = office_without_indexes();
    VT_AUTOJSON document = NULL, *by_number = NULL, *stats = NULL;
    vt_assert_ok(
        vt_answer_document(office.answerer, VT_STR("aaaaaaaaaa01.1"), true, &document, NULL));
    vt_assert_ok(
        vt_answer_document(office.answerer, VT_STR("10/2031/nd-cp"), true, &by_number, NULL));
    vt_assert_str(vt_json_get_str(json_object_get(by_number, "document"), "id"),
                  VT_STR("aaaaaaaaaa01.1"));
    vt_assert_ok(vt_answer_stats(office.answerer, true, &stats, NULL));
    ck_assert_uint_gt(vt_json_get_str(json_object_get(stats, "graph"), "missing").len_bytes, 0);
    ck_assert_uint_gt(vt_json_get_str(json_object_get(stats, "index"), "missing").len_bytes, 0);
    json_t *none = NULL;
    struct vt_error err;
    const struct vt_search_request request = {.query = VT_STR("chợ"), .limit = 5};
    int status = vt_answer_search(office.answerer, &request, &none, &err);
    ck_assert(status != VT_OK && status != VT_E_NOTFOUND);
    ck_assert_uint_ne(vt_str_find(vt_str(err.hint), VT_STR("vanthu index"), 0), SIZE_MAX);
    status = vt_answer_gaps(office.answerer, 0, 0, &none, &err);
    ck_assert(status != VT_OK && status != VT_E_NOTFOUND);
    ck_assert_ptr_null(none);
    office_close(&office);
}
END_TEST

/* A graph that is built while the handle is open is seen by the next question. */
START_TEST(test_follows_what_is_written)
{
    struct office office = office_without_indexes();
    VT_AUTOJSON answer = NULL;
    ck_assert_int_ne(vt_answer_gaps(office.answerer, 0, 0, &answer, NULL), VT_OK);
    struct vt_archive *archive = NULL;
    vt_assert_ok(vt_archive_open(office.dir, VT_ARCHIVE_READ, &archive, NULL));
    vt_assert_ok(vt_graph_build(archive, office.dir, NULL));
    vt_archive_close(archive);
    vt_assert_ok(vt_answer_gaps(office.answerer, 0, 0, &answer, NULL));
    office_close(&office);
}
END_TEST

/* A damaged snapshot does not replace a good one. */
START_TEST(test_damage_is_told)
{
    struct office office = office_open();
    char path[1024];
    snprintf(path, sizeof path, "%s/graph.vtg", office.dir);
    vt_assert_ok(vt_file_write_atomic(path, VT_STR("không phải đồ thị"), NULL));
    VT_AUTOJSON kept = NULL;
    vt_assert_ok(vt_answer_gaps(office.answerer, 0, 0, &kept, NULL));
    struct vt_answerer *other = NULL;
    vt_assert_ok(vt_answerer_open(office.dir, &other, NULL));
    json_t *none = NULL;
    struct vt_error err;
    int status = vt_answer_gaps(other, 0, 0, &none, &err);
    ck_assert(status == VT_E_CORRUPT || status == VT_E_VERSION);
    vt_answerer_close(other);
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answerer", test_no_archive, test_without_graph_and_index,
             test_follows_what_is_written, test_damage_is_told)
