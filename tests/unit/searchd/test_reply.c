#include "reply.h"
#include "vt_test.h"

static struct vt_arena arena;
static struct vt_reply reply;

static struct vt_reader reader(enum vt_lang lang, struct vt_str path)
{
    return (struct vt_reader){&arena, lang, path};
}

static void begin(void)
{
    vt_arena_init(&arena, 1 << 20);
    vt_reply_init(&reply);
}

static json_t *body(void)
{
    json_t *value = json_loadb(reply.body.data, reply.body.len_bytes, 0, NULL);
    ck_assert_ptr_nonnull(value);
    return value;
}

static void end(json_t *value)
{
    json_decref(value);
    vt_reply_release(&reply);
    vt_arena_release(&arena);
}

START_TEST(test_a_failure_is_a_problem)
{
    begin();
    struct vt_error failure;
    vt_hint(&failure, vt_fail(&failure, VT_E_NOTFOUND, "không có văn bản '%s'", "\"<x>\""),
            "tìm theo lời");
    vt_buf_puts(&reply.body, "half of an answer");
    const struct vt_reader vietnamese = reader(VT_LANG_VI, VT_STR("/api/v1/documents/x"));
    vt_reply_problem(&reply, &vietnamese, &failure);
    json_t *problem = body();
    ck_assert_uint_eq(reply.http_status, 404);
    ck_assert_str_eq(reply.media_type, VT_MEDIA_PROBLEM);
    ck_assert_int_eq(vt_json_get_int(problem, "status", 0), 404);
    vt_assert_str(vt_json_get_str(problem, "code"), VT_STR("NOTFOUND"));
    vt_assert_str(vt_json_get_str(problem, "type"), VT_STR("urn:vanthu:problem:NOTFOUND"));
    vt_assert_str(vt_json_get_str(problem, "title"), VT_STR("không tìm thấy"));
    vt_assert_str(vt_json_get_str(problem, "title_en"), VT_STR("nothing found"));
    vt_assert_str(vt_json_get_str(problem, "detail"), VT_STR("không có văn bản '\"<x>\"'"));
    vt_assert_str(vt_json_get_str(problem, "hint"), VT_STR("tìm theo lời"));
    vt_assert_str(vt_json_get_str(problem, "instance"), VT_STR("/api/v1/documents/x"));
    ck_assert_int_eq(reply.failure, VT_E_NOTFOUND);
    end(problem);
}
END_TEST

START_TEST(test_a_failure_in_english)
{
    begin();
    struct vt_error failure;
    vt_hint(&failure, vt_fail(&failure, VT_E_INVALID, "tham số '%s' không phải số hợp lệ", "limit"),
            "số nguyên từ %u đến %u", 1u, 200u);
    const struct vt_reader english = reader(VT_LANG_EN, VT_STR("/x"));
    vt_reply_problem(&reply, &english, &failure);
    json_t *problem = body();
    vt_assert_str(vt_json_get_str(problem, "title"), VT_STR("invalid argument"));
    vt_assert_str(vt_json_get_str(problem, "detail"),
                  VT_STR("parameter 'limit' is not a number that is taken"));
    vt_assert_str(vt_json_get_str(problem, "hint"), VT_STR("a whole number from 1 to 200"));
    vt_assert_str(vt_json_get_str(problem, "code"), VT_STR("INVALID"));
    ck_assert_str_eq(reply.headers[0].name, "Content-Language");
    ck_assert_str_eq(reply.headers[0].value, "en");
    ck_assert_str_eq(reply.failure_text, failure.message); /* the log keeps one language */
    end(problem);
}
END_TEST

START_TEST(test_refusals)
{
    static const unsigned STATUSES[] = {400, 404, 405, 413, 414, 415, 421, 503};
    for (size_t i = 0; i < VT_ARRAY_LEN(STATUSES); i++) {
        begin();
        const struct vt_reader vietnamese = reader(VT_LANG_VI, VT_STR("/x"));
        vt_reply_refusal(&reply, &vietnamese, STATUSES[i], "");
        json_t *problem = body();
        ck_assert_uint_eq(reply.http_status, STATUSES[i]);
        ck_assert_int_eq(vt_json_get_int(problem, "status", 0), STATUSES[i]);
        ck_assert_uint_gt(vt_json_get_str(problem, "title").len_bytes, 0);
        ck_assert_ptr_null(json_object_get(problem, "detail"));
        ck_assert_uint_eq(reply.header_count, STATUSES[i] == 503 ? 2 : 1); /* Retry-After */
        end(problem);
    }
}
END_TEST

START_TEST(test_what_is_not_utf8_is_still_json)
{
    begin();
    struct vt_error failure;
    vt_fail(&failure, VT_E_INVALID, "'%s'", "\xff\xfe");
    const struct vt_reader vietnamese = reader(VT_LANG_VI, VT_STR("/\x80"));
    vt_reply_problem(&reply, &vietnamese, &failure);
    end(body());
}
END_TEST

START_TEST(test_clear_forgets_headers)
{
    begin();
    vt_reply_header(&reply, "Link", "<x>");
    vt_buf_puts(&reply.body, "text");
    vt_reply_clear(&reply);
    ck_assert_uint_eq(reply.header_count, 0);
    ck_assert_uint_eq(reply.body.len_bytes, 0);
    end(NULL);
}
END_TEST

VT_TEST_MAIN("searchd.reply", test_a_failure_is_a_problem, test_a_failure_in_english, test_refusals,
             test_what_is_not_utf8_is_still_json, test_clear_forgets_headers)
