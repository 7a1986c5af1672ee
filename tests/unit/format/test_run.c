#include "vt_test.h"

#include "vt_run.h"

START_TEST(test_a_letter_torn_between_runs_is_one)
{
    struct vt_run run;
    struct vt_buf paragraph = VT_BUF_INIT(1000);
    struct vt_run_style vni = {{VT_ENCODING_VNI, false}, false, false};
    struct vt_run_style plain = {{VT_ENCODING_UTF8, false}, false, false};
    struct vt_run_style capitals = {{VT_ENCODING_TCVN3, true}, false, false};
    struct vt_run_style raised = {{VT_ENCODING_UTF8, false}, true, false};
    vt_run_init(&run, 1000);
    vt_run_add(&run, vni, VT_STR("Ño"), &paragraph);
    vt_run_add(&run, vni, VT_STR("äc"), &paragraph);
    vt_run_add(&run, plain, VT_STR(" lập "), &paragraph);
    vt_run_add(&run, capitals, VT_STR("h¹nh"), &paragraph);
    vt_run_add(&run, raised, VT_STR("2"), &paragraph);
    vt_run_add(&run, raised, VT_STR(" "), &paragraph);
    vt_run_flush(&run, &paragraph);
    vt_assert_str(vt_buf_str(&paragraph), VT_STR("Độc lập HẠNH² "));
    vt_run_release(&run);
    vt_buf_release(&paragraph);
}
END_TEST

VT_TEST_MAIN("format.run", test_a_letter_torn_between_runs_is_one)
