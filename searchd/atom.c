#include "atom.h"

#include "uri.h"

/* XML 1.0 has no place for control characters, not even escaped (§2.2). */
static void add_text(struct vt_buf *buf, struct vt_str text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.len_bytes; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool is_fit = c >= ' ' || c == '\t' || c == '\n' || c == '\r';
        /* U+FFFE and U+FFFF: EF BF BE, EF BF BF */
        bool is_noncharacter = c == 0xEF && i + 2 < text.len_bytes &&
                               (unsigned char)text.ptr[i + 1] == 0xBF &&
                               (unsigned char)text.ptr[i + 2] >= 0xBE;
        if (is_fit && !is_noncharacter)
            continue;
        vt_buf_add_xml(buf, vt_str_n(text.ptr + done, i - done));
        i += is_noncharacter ? 2 : 0;
        done = i + 1;
    }
    vt_buf_add_xml(buf, vt_str_n(text.ptr + done, text.len_bytes - done));
}

static void add_element(struct vt_buf *buf, const char *name, struct vt_str text)
{
    if (text.len_bytes == 0)
        return;
    vt_buf_printf(buf, "<%s>", name);
    add_text(buf, text);
    vt_buf_printf(buf, "</%s>\n", name);
}

static void add_link(struct vt_buf *buf, const char *relation, const char *media_type,
                     struct vt_str address)
{
    vt_buf_printf(buf, "<link rel=\"%s\" type=\"%s\" href=\"", relation, media_type);
    add_text(buf, address);
    vt_buf_puts(buf, "\"/>\n");
}

/* RFC 3339; a date that leaves the day or month open is its first. */
static void add_date(struct vt_buf *buf, struct vt_str date)
{
    static const char EARLIEST[] = "1945-01-01"; /* "2025" → "2025-01-01" */
    enum { DATE_BYTES = sizeof EARLIEST - 1 };
    vt_buf_puts(buf, "<updated>");
    if (date.len_bytes == 0 || date.len_bytes > DATE_BYTES)
        date = vt_str(EARLIEST);
    add_text(buf, date);
    vt_buf_puts(buf, EARLIEST + date.len_bytes);
    vt_buf_puts(buf, "T12:00:00+07:00</updated>\n");
}

static void add_entry(struct vt_buf *buf, const json_t *item)
{
    struct vt_str id = vt_json_get_str(item, "id");
    VT_AUTO(vt_buf_release) struct vt_buf title = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf address = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_str type = vt_json_get_str(item, "type_name");
    vt_buf_add(&title, type);
    vt_buf_puts(&title, type.len_bytes > 0 ? " " : "");
    vt_buf_add(&title, vt_json_get_str(item, "key"));
    vt_uri_encode(&address, id);

    vt_buf_puts(buf, "<entry>\n<id>urn:vanthu:");
    vt_buf_add(buf, vt_buf_str(&address));
    vt_buf_puts(buf, "</id>\n");
    add_element(buf, "title", vt_buf_str(&title));
    add_date(buf, vt_json_get_str(item, "date"));
    vt_buf_puts(buf, "<link rel=\"alternate\" type=\"text/html\" href=\"/d/");
    vt_buf_add(buf, vt_buf_str(&address));
    vt_buf_puts(buf, "\"/>\n");
    struct vt_str issuer = vt_json_get_str(item, "issuer");
    vt_buf_puts(buf, "<author>");
    add_element(buf, "name", issuer.len_bytes > 0 ? issuer : VT_STR("vanthu"));
    vt_buf_puts(buf, "</author>\n");
    struct vt_str subject = vt_json_get_str(item, "subject");
    add_element(buf, "summary", subject.len_bytes > 0 ? subject : vt_json_get_str(item, "snippet"));
    vt_buf_puts(buf, "</entry>\n");
}

static struct vt_str newest_date(const json_t *items)
{
    struct vt_str newest = VT_STR_EMPTY;
    size_t i;
    const json_t *item;
    json_array_foreach(items, i, item)
    {
        struct vt_str date = vt_json_get_str(item, "date");
        if (vt_str_compare(date, newest) > 0)
            newest = date;
    }
    return newest;
}

void vt_atom_print(const struct vt_atom_feed *feed, const json_t *items, struct vt_buf *ret)
{
    VT_AUTO(vt_buf_release) struct vt_buf self = VT_BUF_INIT(VT_BUF_NO_CAP);
    size_t i;
    const json_t *item;
    vt_uri_encode(&self, feed->self);
    vt_buf_printf(ret,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n"
                  "<id>urn:vanthu:feed:%s</id>\n",
                  feed->language, self.data == NULL ? "" : self.data);
    add_element(ret, "title", feed->title);
    add_date(ret, newest_date(items));
    add_link(ret, "self", "application/atom+xml", feed->self);
    if (feed->alternate.len_bytes > 0)
        add_link(ret, "alternate", "text/html", feed->alternate);
    vt_buf_puts(ret, "<generator version=\"" VT_VERSION "\">vanthu</generator>\n");
    json_array_foreach(items, i, item)
    {
        add_entry(ret, item);
    }
    vt_buf_puts(ret, "</feed>\n");
}
