#include "vt_csv.h"
#include "vt_test.h"

static void check(json_t *objects, enum vt_csv_reader reader, const char *table)
{
    struct vt_buf buf = VT_BUF_INIT(4096);
    vt_csv_print(objects, reader, &buf);
    vt_assert_str(vt_buf_str(&buf), vt_str(table));
    vt_buf_release(&buf);
    json_decref(objects);
}

START_TEST(test_columns)
{
    check(json_pack("[{s:s,s:{s:s}},{s:s,s:[s,s],s:i}]", "key", "1/A", "signer", "name", "Lê \"B\"",
                    "key", "2,B", "to", "x", "y", "n", 3),
          VT_CSV_PROGRAM, "key,signer.name,to,n\r\n1/A,\"Lê \"\"B\"\"\",,\r\n\"2,B\",,x; y,3\r\n");
    check(json_array(), VT_CSV_PROGRAM, "");
}
END_TEST

START_TEST(test_formulas)
{
    static const char *const FORMULAS[] = {"=1+1", "+1", "-1", "@a", "\ta"};
    for (size_t i = 0; i < VT_ARRAY_LEN(FORMULAS); i++) {
        char plain[64], guarded[64];
        snprintf(plain, sizeof plain, "a\r\n%s\r\n", FORMULAS[i]);
        snprintf(guarded, sizeof guarded, "a\r\n'%s\r\n", FORMULAS[i]);
        check(json_pack("[{s:s}]", "a", FORMULAS[i]), VT_CSV_PROGRAM, plain);
        check(json_pack("[{s:s}]", "a", FORMULAS[i]), VT_CSV_SHEET, guarded);
    }
    check(json_pack("[{s:i,s:s}]", "n", -1, "s", "a=b"), VT_CSV_SHEET, "n,s\r\n-1,a=b\r\n");
}
END_TEST

VT_TEST_MAIN("base.csv", test_columns, test_formulas)
