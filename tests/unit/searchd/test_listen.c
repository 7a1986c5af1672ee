#include "listen.h"
#include "vt_test.h"

START_TEST(test_port_zero_is_told)
{
    struct vt_listening listening;
    struct vt_error err;
    vt_assert_ok(vt_listen("127.0.0.1:0", &listening, &err));
    ck_assert(listening.is_loopback);
    ck_assert_int_eq(strncmp(listening.url, "http://127.0.0.1:", 17), 0);
    ck_assert_str_ne(listening.url, "http://127.0.0.1:0/");

    char address[64];
    struct vt_listening second;
    snprintf(address, sizeof address, "%.*s", (int)strlen(listening.url) - 8, listening.url + 7);
    ck_assert_int_eq(vt_listen(address, &second, &err), VT_E_IO);
    ck_assert(err.hint[0] != '\0');
    close(listening.fd);
}
END_TEST

START_TEST(test_every_address_is_no_loopback)
{
    struct vt_listening listening;
    vt_assert_ok(vt_listen("0.0.0.0:0", &listening, NULL));
    ck_assert(!listening.is_loopback);
    close(listening.fd);
}
END_TEST

START_TEST(test_refused)
{
    static const char *const BAD[] = {"",
                                      ":",
                                      "127.0.0.1",
                                      "127.0.0.1:",
                                      ":8080",
                                      "127.0.0.1:http",
                                      "127.0.0.1:99999",
                                      "[]:80",
                                      "256.1.1.1:80"};
    struct vt_listening listening;
    struct vt_error err;
    for (size_t i = 0; i < VT_ARRAY_LEN(BAD); i++)
        ck_assert_msg(vt_listen(BAD[i], &listening, &err) == VT_E_INVALID, "'%s' was taken",
                      BAD[i]);
}
END_TEST

VT_TEST_MAIN("searchd.listen", test_port_zero_is_told, test_every_address_is_no_loopback,
             test_refused)
