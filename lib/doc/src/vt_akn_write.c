#include "vt_akn_write.h"

#include "vt_cleanup.h"
#include "vt_fold.h"

/* ---- metadata ---- */

static void attribute(struct vt_buf *xml, const char *name, struct vt_str value)
{
    if (value.len_bytes == 0)
        return;
    vt_buf_printf(xml, " %s=\"", name);
    vt_buf_add_xml(xml, value);
    vt_buf_add_c(xml, '"');
}

static void element(struct vt_buf *xml, const char *name, const char *attribute_name,
                    struct vt_str value)
{
    vt_buf_printf(xml, "<%s", name);
    attribute(xml, attribute_name, value);
    vt_buf_puts(xml, "/>");
}

/* "57-NQ/TW" → "57-nq-tw": the last part of an IRI. */
static void add_slug(struct vt_buf *buf, struct vt_str key)
{
    VT_AUTO(vt_buf_release) struct vt_buf folded = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_fold_ascii(key, &folded);
    for (size_t i = 0; i < folded.len_bytes; i++) {
        char c = folded.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
        vt_buf_add_c(buf, plain ? c : '-');
    }
}

/* /akn/vn/doc/<type>/<date>/<number>, after the Akoma Ntoso naming convention 1.0, 4.4. */
static void add_work_iri(struct vt_buf *buf, const struct vt_document *d)
{
    vt_buf_puts(buf, "/akn/vn/doc/");
    add_slug(buf, d->type != 0 ? vt_type_id(d->type) : VT_STR("van-ban"));
    vt_buf_printf(buf, "/%.*s/",
                  VT_STR_ARG(d->date.value.len_bytes > 0 ? d->date.value : VT_STR("nodate")));
    add_slug(buf, d->key.value.len_bytes > 0 ? d->key.value : VT_STR("nn"));
}

static void add_identity(struct vt_buf *xml, const char *level, struct vt_str iri,
                         struct vt_str date)
{
    vt_buf_printf(xml, "<FRBR%s>", level);
    element(xml, "FRBRthis", "value", iri);
    element(xml, "FRBRuri", "value", iri);
    vt_buf_puts(xml, "<FRBRdate");
    attribute(xml, "date", date);
    vt_buf_puts(xml, " name=\"issued\"/><FRBRauthor href=\"#issuer\"/>");
}

/* The Akoma Ntoso schema wants a full date: what is blank is printed as the first day. */
static struct vt_str full_date(struct vt_str date, char storage[16])
{
    static const char FILL[] = "0001-01-01";
    memcpy(storage, FILL, sizeof FILL);
    if (date.len_bytes <= sizeof FILL - 1)
        memcpy(storage, date.ptr, date.len_bytes);
    return vt_str(storage);
}

static void add_meta(struct vt_buf *xml, const struct vt_document *d)
{
    char storage[16];
    struct vt_str date = full_date(d->date.value, storage);
    VT_AUTO(vt_buf_release) struct vt_buf iri = VT_BUF_INIT(VT_BUF_NO_CAP);
    add_work_iri(&iri, d);
    vt_buf_puts(xml, "<meta><identification source=\"#vanthu\">");
    add_identity(xml, "Work", vt_buf_str(&iri), date);
    vt_buf_puts(xml, "<FRBRcountry value=\"vn\"/>");
    if (d->key.value.len_bytes > 0)
        element(xml, "FRBRnumber", "value", d->key.value);
    if (d->type != 0)
        element(xml, "FRBRname", "value", vt_type_name(d->type));
    vt_buf_puts(xml, "</FRBRWork>");
    vt_buf_puts(&iri, "/vie@");
    vt_buf_add(&iri, date);
    add_identity(xml, "Expression", vt_buf_str(&iri), date);
    vt_buf_puts(xml, "<FRBRlanguage language=\"vie\"/></FRBRExpression>");
    vt_buf_puts(&iri, "/vanthu.xml");
    add_identity(xml, "Manifestation", vt_buf_str(&iri), date);
    vt_buf_puts(xml, "</FRBRManifestation></identification><references source=\"#vanthu\">"
                     "<TLCOrganization eId=\"issuer\" href=\"/akn/ontology/organization/vn/");
    add_slug(xml, d->issuer.value.len_bytes > 0 ? d->issuer.value : VT_STR("unknown"));
    vt_buf_add_c(xml, '"');
    attribute(xml, "showAs", d->issuer.value.len_bytes > 0 ? d->issuer.value : VT_STR("unknown"));
    vt_buf_puts(xml, "/></references></meta>");
}

/* ---- text ---- */

struct writer {
    struct vt_buf *xml;
    struct vt_str text;
    const struct vt_document *document;
    uint32_t at; /* written up to here */
    size_t next_mention;
    bool in_paragraph;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Character data; a form feed is a page break, a carriage return would be lost by any XML reader.
 */
static void add_text(struct writer *w, uint32_t to)
{
    while (w->at < to) {
        uint32_t stop = w->at;
        while (stop < to && w->text.ptr[stop] != '\f' && w->text.ptr[stop] != '\r')
            stop++;
        vt_buf_add_xml(w->xml, vt_str_n(w->text.ptr + w->at, stop - w->at));
        if (stop < to)
            vt_buf_puts(w->xml, w->text.ptr[stop] == '\f' ? "<eop/>" : "&#13;");
        w->at = stop < to ? stop + 1 : stop;
    }
}

static void open_paragraph(struct writer *w)
{
    if (!w->in_paragraph)
        vt_buf_puts(w->xml, "<p>");
    w->in_paragraph = true;
}

static void close_paragraph(struct writer *w)
{
    if (w->in_paragraph)
        vt_buf_puts(w->xml, "</p>");
    w->in_paragraph = false;
}

/* The mention that begins before `to`, or NULL.  Mentions that begin before what was written
   (inside another) are passed over. */
static const struct vt_mention *mention_before(struct writer *w, uint32_t to)
{
    const struct vt_document *d = w->document;
    while (w->next_mention < d->mention_count) {
        const struct vt_mention *m = &d->mentions[w->next_mention];
        if (m->span.start >= w->at && m->span.end > m->span.start)
            return m->span.start < to ? m : NULL;
        w->next_mention++;
    }
    return NULL;
}

/* Text with its references, inside an element that takes inline content. */
static void add_inline(struct writer *w, uint32_t to)
{
    const struct vt_mention *m;
    while ((m = mention_before(w, to)) != NULL && m->span.end <= to) {
        add_text(w, m->span.start);
        vt_buf_printf(w->xml, "<ref eId=\"ref_%zu\" href=\"", w->next_mention + 1);
        if (m->key.len_bytes > 0) {
            vt_buf_puts(w->xml, "/akn/vn/doc/");
            add_slug(w->xml, m->key);
        } else {
            vt_buf_puts(w->xml, m->kind == VT_MENTION_SELF ? "#" : "/akn/vn/doc/-");
        }
        vt_buf_puts(w->xml, "\">");
        w->next_mention++;
        add_text(w, m->span.end);
        vt_buf_puts(w->xml, "</ref>");
    }
    add_text(w, to);
}

/* Where the paragraph that begins at `from` ends: at the end of its line, unless a mention runs
 * over it. */
static uint32_t paragraph_end(struct writer *w, uint32_t from, uint32_t to)
{
    uint32_t end = from;
    const struct vt_document *d = w->document;
    size_t next = w->next_mention;
    for (;;) {
        while (end < to && w->text.ptr[end] != '\n')
            end++;
        while (next < d->mention_count && d->mentions[next].span.end <= end)
            next++;
        if (end >= to || next >= d->mention_count || d->mentions[next].span.start >= end ||
            d->mentions[next].span.end > to)
            return end;
        end = d->mentions[next].span.end;
    }
}

/* Lines as paragraphs; white space between them stays between them. */
static void add_paragraphs(struct writer *w, uint32_t to)
{
    while (w->at < to) {
        uint32_t start = w->at;
        while (start < to && is_blank(w->text.ptr[start]) && w->text.ptr[start] != '\f')
            start++;
        add_text(w, start);
        if (start >= to)
            return;
        open_paragraph(w);
        add_inline(w, paragraph_end(w, start, to));
        close_paragraph(w);
    }
}

/* ---- structure ---- */

static const char *element_name(enum vt_unit_kind kind)
{
    static const char *const NAMES[] = {"part",      "chapter", "section",   "article",
                                        "paragraph", "point",   "hcontainer"};
    return NAMES[kind];
}

/* Number and label of a unit: up to its heading, or to behind its first mark. */
static uint32_t label_end(const struct writer *w, const struct vt_unit *unit, uint32_t limit)
{
    uint32_t end = unit->span.start;
    unsigned words = unit->kind == VT_UNIT_PARAGRAPH || unit->kind == VT_UNIT_POINT ? 1 : 2;
    while (end < limit && w->text.ptr[end] != '\n' && words > 0) {
        while (end < limit && !is_blank(w->text.ptr[end]))
            end++;
        if (--words > 0)
            while (end < limit && (w->text.ptr[end] == ' ' || w->text.ptr[end] == '\t'))
                end++;
    }
    return end;
}

static size_t add_unit(struct writer *w, size_t index);

/* The units inside [.., to), which follow index, and the text between them. */
static size_t add_children(struct writer *w, size_t index, uint32_t to)
{
    const struct vt_document *d = w->document;
    while (index < d->unit_count && d->units[index].span.start < to) {
        add_paragraphs(w, d->units[index].span.start);
        index = add_unit(w, index);
    }
    return index;
}

static void add_heading(struct writer *w, const struct vt_unit *unit, uint32_t limit)
{
    if (unit->heading.len_bytes == 0)
        return;
    uint32_t end =
        w->at < unit->heading_end && unit->heading_end < limit ? unit->heading_end : w->at;
    while (end < limit && w->text.ptr[end] != '\n')
        end++;
    const struct vt_mention *m = mention_before(w, end);
    if (m != NULL && m->span.end > end)
        return; /* a reference runs over the line: it stays text */
    add_text(w, w->at);
    vt_buf_puts(w->xml, "<heading>");
    add_inline(w, end);
    vt_buf_puts(w->xml, "</heading>");
}

static size_t add_unit(struct writer *w, size_t index)
{
    const struct vt_document *d = w->document;
    const struct vt_unit *unit = &d->units[index];
    size_t next = index + 1;
    bool has_children = next < d->unit_count && d->units[next].span.start < unit->span.end;
    uint32_t own_end = has_children ? d->units[next].span.start : unit->span.end;
    vt_buf_printf(w->xml, "<%s eId=\"%.*s\"%s>", element_name(unit->kind), VT_STR_ARG(unit->eid),
                  unit->kind == VT_UNIT_ANNEX ? " name=\"annex\"" : "");
    vt_buf_puts(w->xml, "<num>");
    add_inline(w, label_end(w, unit, own_end));
    vt_buf_puts(w->xml, "</num>");
    add_heading(w, unit, own_end);
    vt_buf_puts(w->xml, has_children ? "<intro>" : "<content>");
    add_paragraphs(w, own_end);
    vt_buf_puts(w->xml, has_children ? "</intro>" : "</content>");
    if (has_children)
        next = add_children(w, next, unit->span.end);
    add_paragraphs(w, unit->span.end);
    vt_buf_printf(w->xml, "</%s>", element_name(unit->kind));
    return next;
}

int vt_akn_write(const struct vt_document *document, struct vt_str text, struct vt_buf *xml,
                 struct vt_error *err)
{
    struct writer w = {.xml = xml, .text = text, .document = document, .at = document->span.start};
    uint32_t end = document->span.end;
    uint32_t body = document->unit_count > 0 ? document->units[0].span.start : end;
    vt_buf_puts(
        xml, "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc name=\"");
    add_slug(xml, document->type != 0 ? vt_type_id(document->type) : VT_STR("van-ban"));
    vt_buf_puts(xml, "\">");
    add_meta(xml, document);
    if (document->unit_count > 0) {
        vt_buf_puts(xml, "<preface>");
        add_paragraphs(&w, body);
        vt_buf_puts(xml, "</preface>");
    }
    vt_buf_puts(xml, "<mainBody>");
    add_children(&w, 0, end);
    add_paragraphs(&w, end);
    vt_buf_puts(xml, "</mainBody></doc></akomaNtoso>");
    return xml->failed != VT_OK ? vt_fail(err, xml->failed, "a record is too large") : VT_OK;
}
