#include "vt_buf.h"

#include "vt_test.h"

START_TEST(test_grows_and_ends_in_nul)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_str(vt_buf_str(&buf), VT_STR(""));
    for (int i = 0; i < 10000; i++)
        vt_buf_add_c(&buf, 'x');
    vt_buf_puts(&buf, "yz");
    vt_buf_printf(&buf, "-%05d", 42);
    ck_assert_uint_eq(buf.len_bytes, 10008);
    ck_assert_int_eq(buf.data[buf.len_bytes], '\0');
    ck_assert(vt_str_ends(vt_buf_str(&buf), VT_STR("xyz-00042")));
    ck_assert_int_eq(buf.failed, VT_OK);
}
END_TEST

START_TEST(test_cap_is_remembered_and_later_appends_ignored)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(10);
    vt_buf_puts(&buf, "0123456789");
    ck_assert_int_eq(buf.failed, VT_OK);
    vt_buf_add_c(&buf, 'x');
    ck_assert_int_eq(buf.failed, VT_E_LIMIT);
    vt_buf_puts(&buf, "");
    vt_assert_str(vt_buf_str(&buf), VT_STR("0123456789"));
    vt_buf_clear(&buf);
    ck_assert_int_eq(buf.failed, VT_OK);
    vt_buf_puts(&buf, "abc");
    vt_assert_str(vt_buf_str(&buf), VT_STR("abc"));
}
END_TEST

START_TEST(test_printf_past_the_cap_adds_nothing)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(4);
    vt_buf_puts(&buf, "ab");
    vt_buf_printf(&buf, "%s", "cde");
    ck_assert_int_eq(buf.failed, VT_E_LIMIT);
    vt_assert_str(vt_buf_str(&buf), VT_STR("ab"));
}
END_TEST

START_TEST(test_reserve_gives_room_that_the_caller_fills)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(100);
    char *room = vt_buf_reserve(&buf, 100);
    ck_assert_ptr_nonnull(room);
    memset(room, 'r', 100);
    buf.len_bytes += 100;
    ck_assert_ptr_null(vt_buf_reserve(&buf, 1));
    ck_assert_int_eq(buf.failed, VT_E_LIMIT);
}
END_TEST

START_TEST(test_xml_is_safe_in_text_and_attributes)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_add_xml(&buf, VT_STR("<a href=\"x\" title='y'>Điều 1 & 2</a>"));
    vt_assert_str(vt_buf_str(&buf), VT_STR("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;"
                                           "Điều 1 &amp; 2&lt;/a&gt;"));
}
END_TEST

VT_TEST_MAIN("base.buf", test_grows_and_ends_in_nul,
             test_cap_is_remembered_and_later_appends_ignored,
             test_printf_past_the_cap_adds_nothing, test_reserve_gives_room_that_the_caller_fills,
             test_xml_is_safe_in_text_and_attributes)
