#include "atom.h"
#include "vt_test.h"

static struct vt_str print(struct vt_buf *buf, json_t *items)
{
    const struct vt_atom_feed feed = {.title = VT_STR("Văn thư: <tìm>"),
                                      .language = "vi",
                                      .self = VT_STR("/api/v1/search?q=%3Ct%3E&format=atom"),
                                      .alternate = VT_STR("/?q=%3Ct%3E")};
    vt_buf_clear(buf);
    vt_atom_print(&feed, items, buf);
    json_decref(items);
    return vt_buf_str(buf);
}

static void need(struct vt_str text, const char *part)
{
    ck_assert_msg(vt_str_find(text, vt_str(part), 0) != SIZE_MAX, "no '%s' in:\n%.*s", part,
                  VT_STR_ARG(text));
}

START_TEST(test_feed)
{
    struct vt_buf buf = VT_BUF_INIT(1 << 16);
    struct vt_str feed =
        print(&buf, json_pack("[{s:s,s:s,s:s,s:s,s:s,s:s},{s:s,s:s,s:s}]", "id", "1-cv-a.2025-03",
                              "key", "1/CV-A", "type_name", "Công văn", "date", "2025-03", "issuer",
                              "Sở <A> & B", "subject", "\"trích yếu\"", "id", "x.1", "key",
                              "2/QĐ-B", "snippet", "đoạn"));
    need(feed, "<title>Văn thư: &lt;tìm&gt;</title>");
    need(feed, "<id>urn:vanthu:feed:%2Fapi%2Fv1%2Fsearch%3Fq%3D%253Ct%253E%26format%3Datom</id>");
    need(feed, "href=\"/api/v1/search?q=%3Ct%3E&amp;format=atom\"");
    need(feed, "<id>urn:vanthu:1-cv-a.2025-03</id>");
    need(feed, "<title>Công văn 1/CV-A</title>\n<updated>2025-03-01T12:00:00+07:00</updated>");
    need(feed, "<name>Sở &lt;A&gt; &amp; B</name>");
    need(feed, "<summary>&quot;trích yếu&quot;</summary>");
    need(feed, "<title>2/QĐ-B</title>\n<updated>1945-01-01T12:00:00+07:00</updated>");
    need(feed, "<summary>đoạn</summary>");
    vt_buf_release(&buf);
}
END_TEST

START_TEST(test_what_xml_has_no_place_for)
{
    struct vt_buf buf = VT_BUF_INIT(1 << 16);
    struct vt_str feed =
        print(&buf, json_pack("[{s:s,s:s,s:s}]", "id", "x.1", "key", "1/A", "subject",
                              "a\x01"
                              "b\xEF\xBF\xBF"
                              "c\td\x1F"));
    need(feed, "<summary>abc\td</summary>");
    vt_buf_release(&buf);
}
END_TEST

VT_TEST_MAIN("searchd.atom", test_feed, test_what_xml_has_no_place_for)
