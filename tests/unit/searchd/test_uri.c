#include "uri.h"
#include "vt_test.h"

static struct vt_str decode(struct vt_arena *arena, const char *raw, bool plus_is_space)
{
    struct vt_str decoded = VT_STR_EMPTY;
    vt_assert_ok(vt_uri_decode(arena, vt_str(raw), plus_is_space, &decoded, NULL));
    return decoded;
}

START_TEST(test_split_takes_the_target_apart)
{
    struct vt_str path, query;
    vt_uri_split(VT_STR("/d/2386-CT%2FTU?lang=en&x=1?2"), &path, &query);
    vt_assert_str(path, VT_STR("/d/2386-CT%2FTU"));
    vt_assert_str(query, VT_STR("lang=en&x=1?2"));
    vt_uri_split(VT_STR("/gaps#top"), &path, &query);
    vt_assert_str(path, VT_STR("/gaps"));
    vt_assert_str(query, VT_STR(""));
}
END_TEST

START_TEST(test_split_knows_absolute_targets)
{
    struct vt_str path, query;
    vt_uri_split(VT_STR("http://vanthu.example:8080/path?from=a"), &path, &query);
    vt_assert_str(path, VT_STR("/path"));
    vt_assert_str(query, VT_STR("from=a"));
    vt_uri_split(VT_STR("http://vanthu.example"), &path, &query);
    vt_assert_str(path, VT_STR("/"));
}
END_TEST

START_TEST(test_decode)
{
    struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    vt_assert_str(decode(&arena, "16-CV%2F%C4%90U", false), VT_STR("16-CV/ĐU"));
    vt_assert_str(decode(&arena, "a+b", false), VT_STR("a+b"));
    vt_assert_str(decode(&arena, "a+b%2B", true), VT_STR("a b+"));
    vt_assert_str(decode(&arena, "%41%6a", false), VT_STR("Aj"));
    vt_assert_str(decode(&arena, "", false), VT_STR(""));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_decode_refuses_what_is_broken)
{
    static const char *const BROKEN[] = {"%",   "%4",  "%4g", "abc%",
                                         "%00", "%ff", "%C4", "%ED%A0%80"};
    struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < VT_ARRAY_LEN(BROKEN); i++) {
        struct vt_str decoded;
        ck_assert_msg(vt_uri_decode(&arena, vt_str(BROKEN[i]), true, &decoded, NULL) ==
                          VT_E_INVALID,
                      "'%s' was taken", BROKEN[i]);
    }
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_query_gives_names_and_values)
{
    struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    const struct vt_uri_arg *args;
    size_t count;
    vt_assert_ok(
        vt_uri_query(&arena, VT_STR("q=nq+57&&empty=&bare&e=a%3Db=c"), 8, &args, &count, NULL));
    ck_assert_uint_eq(count, 4);
    vt_assert_str(args[0].value, VT_STR("nq 57"));
    vt_assert_str(args[1].name, VT_STR("empty"));
    vt_assert_str(args[1].value, VT_STR(""));
    vt_assert_str(args[2].name, VT_STR("bare"));
    vt_assert_str(args[3].value, VT_STR("a=b=c"));
    ck_assert_int_eq(vt_uri_query(&arena, VT_STR("a=1&b=2&c=3"), 2, &args, &count, NULL),
                     VT_E_LIMIT);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_encode_round_trip)
{
    static const char TEXT[] = "Số: 16-CV/ĐU & \"x\" + 100% #?";
    struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    struct vt_buf encoded = VT_BUF_INIT(1024);
    vt_uri_encode(&encoded, vt_str(TEXT));
    ck_assert(strpbrk(encoded.data, " /&\"+#?") == NULL);
    vt_assert_str(decode(&arena, encoded.data, true), vt_str(TEXT));
    vt_buf_release(&encoded);
    vt_arena_release(&arena);
}
END_TEST

VT_TEST_MAIN("searchd.uri", test_split_takes_the_target_apart, test_split_knows_absolute_targets,
             test_decode, test_decode_refuses_what_is_broken, test_query_gives_names_and_values,
             test_encode_round_trip)
