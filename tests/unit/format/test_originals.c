/* Real files as received: every one is read, or refused with a reason that a person can act on. */
#include "format_fixture.h"

struct tally {
    unsigned read;
    unsigned refused;
};

static int read_one(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    (void)info;
    struct tally *tally = ctx;
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_file_read(path, &bytes, err);
    ck_assert_int_eq(status, VT_OK);
    struct vt_arena arena;
    vt_arena_init(&arena, (size_t)1 << 30);
    struct vt_format_text read;
    struct vt_error reason;
    status = vt_format_read(&arena, vt_buf_str(&bytes), path, &VT_FORMAT_LIMITS, &read, &reason);
    if (status == VT_OK) {
        tally->read++;
        check_blocks(&read);
        ck_assert_msg(read.text.len_bytes > 0, "%s: no text", path);
    } else {
        tally->refused++;
        ck_assert_msg(status == VT_E_UNSUPPORTED, "%s: %s: %s", path, vt_status_info(status)->name,
                      reason.message);
    }
    vt_arena_release(&arena);
    vt_buf_release(&bytes);
    return VT_OK;
}

START_TEST(test_every_original_is_read_or_refused)
{
    struct tally tally = {0, 0};
    vt_assert_ok(vt_file_walk(vt_test_shared("originals"), read_one, NULL, &tally, NULL));
    ck_assert_uint_ge(tally.read, 299);
    printf("%u read, %u refused\n", tally.read, tally.refused);
}
END_TEST

int main(void)
{
    if (vt_test_shared("originals") == NULL)
        vt_test_skip("the shared corpora are absent");
    const TTest *const tests[] = {test_every_original_is_read_or_refused};
    return vt_test_run("format.originals", tests, 1);
}
