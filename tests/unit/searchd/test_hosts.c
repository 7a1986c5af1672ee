#include "hosts.h"
#include "vt_test.h"

START_TEST(test_loopback_answers_to_loopback_names_only)
{
    static const char *const OURS[] = {"",          "localhost",    "LocalHost:8080",
                                       "127.0.0.1", "127.0.0.1:80", "[::1]:8080",
                                       "[::1]",     "127.1.2.3:1"};
    static const char *const OTHERS[] = {
        "evil.example",        "evil.example:8080", "127.evil.example", "localhost.example",
        "127.0.0.1.example:1", "[::2]:80",          "10.0.0.1",         "[",
        "localhost@evil"};
    const struct vt_hosts hosts = {.is_loopback = true};
    for (size_t i = 0; i < VT_ARRAY_LEN(OURS); i++)
        ck_assert_msg(vt_hosts_allow(&hosts, vt_str(OURS[i])), "'%s' was refused", OURS[i]);
    for (size_t i = 0; i < VT_ARRAY_LEN(OTHERS); i++)
        ck_assert_msg(!vt_hosts_allow(&hosts, vt_str(OTHERS[i])), "'%s' was taken", OTHERS[i]);
}
END_TEST

START_TEST(test_named_hosts)
{
    const struct vt_hosts behind_proxy = {{"vanthu.example"}, 1, true};
    ck_assert(vt_hosts_allow(&behind_proxy, VT_STR("Vanthu.Example:443")));
    ck_assert(vt_hosts_allow(&behind_proxy, VT_STR("127.0.0.1:8080")));
    ck_assert(!vt_hosts_allow(&behind_proxy, VT_STR("other.example")));
    const struct vt_hosts named = {{"vanthu.example"}, 1, false};
    ck_assert(vt_hosts_allow(&named, VT_STR("vanthu.example")));
    ck_assert(!vt_hosts_allow(&named, VT_STR("127.0.0.1")));
    const struct vt_hosts open = {.is_loopback = false};
    ck_assert(vt_hosts_allow(&open, VT_STR("anything.example")));
}
END_TEST

VT_TEST_MAIN("searchd.hosts", test_loopback_answers_to_loopback_names_only, test_named_hosts)
