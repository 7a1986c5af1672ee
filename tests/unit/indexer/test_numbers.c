#include "numbers.h"

#include "vt_test.h"

START_TEST(test_groups_of_three)
{
    static const struct {
        int64_t value;
        const char *text;
    } CASES[] = {{0, "0"},
                 {7, "7"},
                 {999, "999"},
                 {1000, "1.000"},
                 {4257, "4.257"},
                 {12345, "12.345"},
                 {123456, "123.456"},
                 {1000000, "1.000.000"},
                 {-4257, "-4.257"},
                 {-425, "-425"},
                 {INT64_MAX, "9.223.372.036.854.775.807"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        char text[32];
        vt_number_print(text, sizeof text, CASES[i].value);
        ck_assert_str_eq(text, CASES[i].text);
    }
}
END_TEST

VT_TEST_MAIN("indexer.numbers", test_groups_of_three)
