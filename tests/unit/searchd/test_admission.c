#include "admission.h"

#include "vt_file.h"
#include "vt_test.h"

#include <sys/stat.h>

static char *folder; /* of the running test */

static struct vt_rules new_rules(unsigned per_second, bool with_tokens)
{
    struct vt_rules rules = {.hosts = {.is_loopback = true}, .per_second = per_second};
    if (with_tokens) {
        char path[4096];
        snprintf(path, sizeof path, "%s/tokens", folder);
        vt_assert_ok(vt_file_write_atomic(path, VT_STR("phong-van-thu-2026\n"), NULL));
        ck_assert_int_eq(chmod(path, 0600), 0);
        vt_assert_ok(vt_tokens_load(path, &rules.tokens, NULL));
    }
    return rules;
}

START_TEST(test_order_of_refusals)
{
    folder = vt_test_folder();
    struct vt_admission admission;
    struct vt_rules rules = new_rules(1, true);
    vt_admission_init(&admission, &rules);
    ck_assert_ptr_null(rules.tokens);
    struct vt_visitor visitor = {.host = VT_STR("evil.example"),
                                 .authorization = VT_STR("Bearer phong-van-thu-2026"),
                                 .address = "abcd",
                                 .address_bytes = 4};
    unsigned wait_s;
    ck_assert_uint_eq(vt_admission_check(&admission, &visitor, 1, &wait_s), 421);
    visitor.host = VT_STR("localhost");
    ck_assert_uint_eq(vt_admission_check(&admission, &visitor, 1, &wait_s), 0);
    visitor.authorization = VT_STR("Bearer mot-token-khac-2026");
    ck_assert_uint_eq(vt_admission_check(&admission, &visitor, 1, &wait_s), 401);
    visitor.is_probe = true;
    for (unsigned i = 2; i < VT_RATE_BURST_S; i++)
        ck_assert_uint_eq(vt_admission_check(&admission, &visitor, 1, &wait_s), 0);
    ck_assert_uint_eq(vt_admission_check(&admission, &visitor, 1, &wait_s), 429);
    ck_assert_uint_eq(wait_s, 1);

    rules = new_rules(0, false);
    vt_admission_replace(&admission, &rules);
    visitor.is_probe = false;
    ck_assert_uint_eq(vt_admission_check(&admission, &visitor, 1, &wait_s), 0);
    vt_admission_release(&admission);
    vt_test_folder_remove(folder);
}
END_TEST

VT_TEST_MAIN("searchd.admission", test_order_of_refusals)
