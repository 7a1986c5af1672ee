#include "deadlines.h"

#include "vt_test.h"

#include <stdatomic.h>
#include <sys/socket.h>

static atomic_int cut_count;

static void count(void *ctx)
{
    (void)ctx;
    cut_count++;
}

START_TEST(test_only_the_late_are_cut)
{
    struct vt_deadlines *deadlines;
    int late[2], waiting[2], quick[2];
    char byte;
    vt_assert_ok(vt_deadlines_new(count, NULL, &deadlines, NULL));
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, late), 0);
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, waiting), 0);
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, quick), 0);
    struct vt_deadline *a = vt_deadline_begin(deadlines, late[0], 1);
    struct vt_deadline *b = vt_deadline_begin(deadlines, waiting[0], 1);
    struct vt_deadline *c = vt_deadline_begin(deadlines, quick[0], 3600);
    vt_deadline_set(b, 0); /* its answer is being made */
    vt_deadline_end(c);
    ck_assert_int_eq(read(late[1], &byte, 1), 0); /* its end, when it is cut */
    ck_assert_int_eq(recv(waiting[1], &byte, 1, MSG_DONTWAIT), -1);
    ck_assert_int_eq(recv(quick[1], &byte, 1, MSG_DONTWAIT), -1);
    vt_deadline_end(b);
    vt_deadline_end(a);
    vt_deadlines_free(deadlines);
    ck_assert_int_eq(cut_count, 1);
    for (int i = 0; i < 2; i++) {
        close(late[i]);
        close(waiting[i]);
        close(quick[i]);
    }
}
END_TEST

VT_TEST_MAIN("searchd.deadlines", test_only_the_late_are_cut)
