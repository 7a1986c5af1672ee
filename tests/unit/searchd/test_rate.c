#include "rate.h"
#include "vt_test.h"

enum { PER_SECOND = 10, BURST = PER_SECOND * VT_RATE_BURST_S, SECOND_US = 1000000 };

static struct vt_rate rate;

static unsigned take(const char *address, uint64_t now_us)
{
    return vt_rate_take(&rate, address, strlen(address), PER_SECOND, now_us);
}

START_TEST(test_burst_then_rate)
{
    uint64_t now_us = SECOND_US;
    vt_rate_init(&rate);
    for (unsigned i = 0; i < BURST; i++)
        ck_assert_uint_eq(take("abcd", now_us), 0);
    ck_assert_uint_eq(take("abcd", now_us), 1);
    ck_assert_uint_eq(take("efgh", now_us), 0);
    now_us += SECOND_US / PER_SECOND;
    ck_assert_uint_eq(take("abcd", now_us), 0);
    ck_assert_uint_eq(take("abcd", now_us), 1);
    now_us += 3600ull * SECOND_US;
    for (unsigned i = 0; i < BURST; i++)
        ck_assert_uint_eq(take("abcd", now_us), 0);
    ck_assert_uint_eq(take("abcd", now_us), 1);
    vt_rate_release(&rate);
}
END_TEST

START_TEST(test_one_network_of_v6_is_one_client)
{
    unsigned char address[16] = {0x20, 0x01, 0x0d, 0xb8};
    vt_rate_init(&rate);
    for (unsigned i = 0; i < BURST; i++) {
        address[15] = (unsigned char)i;
        ck_assert_uint_eq(vt_rate_take(&rate, address, sizeof address, PER_SECOND, 1), 0);
    }
    ck_assert_uint_eq(vt_rate_take(&rate, address, sizeof address, PER_SECOND, 1), 1);
    address[7] = 1;
    ck_assert_uint_eq(vt_rate_take(&rate, address, sizeof address, PER_SECOND, 1), 0);
    vt_rate_release(&rate);
}
END_TEST

START_TEST(test_a_flood_of_addresses_is_bounded)
{
    vt_rate_init(&rate);
    for (uint32_t i = 0; i < 100000; i++)
        ck_assert_uint_eq(vt_rate_take(&rate, &i, sizeof i, PER_SECOND, i + 1), 0);
    vt_rate_release(&rate);
}
END_TEST

VT_TEST_MAIN("searchd.rate", test_burst_then_rate, test_one_network_of_v6_is_one_client,
             test_a_flood_of_addresses_is_bounded)
