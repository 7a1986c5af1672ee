#include "vt_akn.h"

/* The records that vt_akn_write prints, and nothing else: no prolog, comments or sections, ">" only at
 * the ends of tags, the entities of vt_buf_add_xml and &#13;.  A carriage return as such is none of them:
 * an XML reader makes a line feed of it. */

struct scan {
    struct vt_str xml;
    size_t at;
    char *out;
    size_t used;
};

static bool starts_at(const struct scan *scan, struct vt_str word)
{
    return vt_str_starts(vt_str_n(scan->xml.ptr + scan->at, scan->xml.len_bytes - scan->at), word);
}

static bool skip_behind(struct scan *scan, struct vt_str word)
{
    size_t found = vt_str_find(scan->xml, word, scan->at);
    if (found == SIZE_MAX)
        return false;
    scan->at = found + word.len_bytes;
    return true;
}

static bool read_entity(struct scan *scan)
{
    static const struct {
        const char *name;
        char c;
    } ENTITIES[] = {{"&amp;", '&'},  {"&lt;", '<'},   {"&gt;", '>'},
                    {"&quot;", '"'}, {"&#39;", '\''}, {"&#13;", '\r'}};
    for (size_t i = 0; i < sizeof ENTITIES / sizeof ENTITIES[0]; i++)
        if (starts_at(scan, vt_str(ENTITIES[i].name))) {
            scan->out[scan->used++] = ENTITIES[i].c;
            scan->at += strlen(ENTITIES[i].name);
            return true;
        }
    return false;
}

/* No prefix, and none of the two elements that mean something here in another spelling. */
static bool is_plain_tag(const struct scan *scan)
{
    size_t end = scan->at;
    while (end < scan->xml.len_bytes && strchr(" \t\n/>", scan->xml.ptr[end]) == NULL)
        end++;
    return memchr(scan->xml.ptr + scan->at, ':', end - scan->at) == NULL &&
           !starts_at(scan, VT_STR("<meta")) && !starts_at(scan, VT_STR("<eop"));
}

static bool read_tag(struct scan *scan)
{
    if (starts_at(scan, VT_STR("<!")) || starts_at(scan, VT_STR("<?")))
        return false;
    if (starts_at(scan, VT_STR("<meta>")))
        return skip_behind(scan, VT_STR("</meta>"));
    if (starts_at(scan, VT_STR("<eop/>")))
        scan->out[scan->used++] = '\f';
    else if (!is_plain_tag(scan))
        return false;
    return skip_behind(scan, VT_STR(">"));
}

static bool read_characters(struct scan *scan)
{
    const char *from = scan->xml.ptr + scan->at;
    size_t left = scan->xml.len_bytes - scan->at;
    const char *tag = memchr(from, '<', left);
    size_t len = tag == NULL ? left : (size_t)(tag - from);
    const char *entity = memchr(from, '&', len);
    if (entity != NULL)
        len = (size_t)(entity - from);
    if (memchr(from, '>', len) != NULL)
        return false; /* the end of a tag that has one in an attribute */
    memcpy(scan->out + scan->used, from, len);
    scan->used += len;
    scan->at += len;
    return true;
}

int vt_akn_text(struct vt_arena *arena, struct vt_str xml, struct vt_str *ret, struct vt_error *err)
{
    struct scan scan = {.xml = xml, .out = vt_arena_alloc(arena, xml.len_bytes + 1)};
    if (scan.out == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the text of a record");
    bool is_ours = vt_str_starts(xml, VT_STR("<akomaNtoso ")) &&
                   vt_str_ends(xml, VT_STR("</akomaNtoso>")) &&
                   memchr(xml.ptr, '\r', xml.len_bytes) == NULL;
    while (is_ours && scan.at < xml.len_bytes) {
        is_ours = read_characters(&scan);
        if (!is_ours || scan.at == xml.len_bytes)
            break;
        is_ours = xml.ptr[scan.at] == '<' ? read_tag(&scan) : read_entity(&scan);
    }
    if (!is_ours)
        return vt_fail(err, VT_E_FORMAT, "not a record of ours, at byte %zu", scan.at);
    *ret = vt_str_n(scan.out, scan.used);
    return VT_OK;
}
