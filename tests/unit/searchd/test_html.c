#include "html.h"
#include "vt_test.h"

static struct vt_buf out;
static struct vt_html html;

static void begin(void)
{
    out = VT_BUF_INIT(1 << 16);
    vt_html_init(&html, &out);
}

START_TEST(test_elements_nest)
{
    begin();
    vt_html_open(&html, "ul", "class", "works", NULL);
    vt_html_element(&html, "li", VT_STR("một"), NULL);
    vt_html_void(&html, "br", NULL);
    vt_html_close(&html, "ul");
    vt_assert_ok(vt_html_finish(&html));
    vt_assert_str(vt_buf_str(&out), VT_STR("<ul class=\"works\"><li>một</li><br></ul>"));
    vt_buf_release(&out);
}
END_TEST

START_TEST(test_everything_is_escaped)
{
    begin();
    vt_html_open(&html, "a", "title", "\"'<&>", "href", "/?a=1&b=2", NULL);
    vt_html_text(&html, VT_STR("<script>alert('x')</script> & \"y\""));
    vt_html_close(&html, "a");
    vt_assert_ok(vt_html_finish(&html));
    vt_assert_str(
        vt_buf_str(&out),
        VT_STR("<a title=\"&quot;&#39;&lt;&amp;&gt;\" href=\"/?a=1&amp;b=2\">"
               "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;</a>"));
    vt_buf_release(&out);
}
END_TEST

START_TEST(test_attributes_without_value)
{
    begin();
    vt_html_void(&html, "input", "required", "", "value", NULL, "name", "q", NULL);
    vt_assert_str(vt_buf_str(&out), VT_STR("<input required name=\"q\">"));
    vt_buf_release(&out);
}
END_TEST

START_TEST(test_trusted_is_kept)
{
    begin();
    vt_html_trusted(&html, VT_STR("<svg/>"));
    vt_assert_str(vt_buf_str(&out), VT_STR("<svg/>"));
    vt_buf_release(&out);
}
END_TEST

START_TEST(test_misnesting_is_told)
{
    begin();
    vt_html_open(&html, "div", NULL);
    ck_assert_int_eq(vt_html_finish(&html), VT_E_INTERNAL);
    vt_html_close(&html, "p");
    vt_html_close(&html, "div");
    ck_assert_int_eq(vt_html_finish(&html), VT_E_INTERNAL);
    vt_buf_release(&out);

    begin();
    for (unsigned i = 0; i <= VT_HTML_DEPTH; i++)
        vt_html_open(&html, "b", NULL);
    ck_assert_int_eq(vt_html_finish(&html), VT_E_INTERNAL);
    vt_buf_release(&out);
}
END_TEST

START_TEST(test_a_full_buffer_is_told)
{
    out = VT_BUF_INIT(8);
    vt_html_init(&html, &out);
    vt_html_element(&html, "p", VT_STR("quá dài"), NULL);
    ck_assert_int_eq(vt_html_finish(&html), VT_E_LIMIT);
    vt_buf_release(&out);
}
END_TEST

VT_TEST_MAIN("searchd.html", test_elements_nest, test_everything_is_escaped,
             test_attributes_without_value, test_trusted_is_kept, test_misnesting_is_told,
             test_a_full_buffer_is_told)
