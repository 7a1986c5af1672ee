#include "vt_akn.h"

#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_file.h"
#include "vt_fold.h"

/* One pass with libxml2's SAX2 interface: no tree is built. */

enum { DEEPEST = 64 };

/* libxml2 makes its global state at first use, without a lock. */
static pthread_once_t parser_once = PTHREAD_ONCE_INIT;

struct reader {
    struct vt_arena *arena;
    struct vt_buf text;
    struct vt_unit *units;
    size_t unit_count, unit_room;
    struct vt_akn_ref *refs;
    size_t ref_count, ref_room;
    int32_t open[DEEPEST]; /* unit of each open element, or -1 */
    size_t depth;
    bool in_meta, in_num, in_heading, is_akn;
    size_t part_start; /* where the num or heading began in the text */
    int32_t open_ref;
    int failed;
};

static const struct {
    const char *name;
    enum vt_unit_kind kind;
} ELEMENTS[] = {{"part", VT_UNIT_PART},           {"chapter", VT_UNIT_CHAPTER},
                {"section", VT_UNIT_SECTION},     {"article", VT_UNIT_ARTICLE},
                {"paragraph", VT_UNIT_PARAGRAPH}, {"point", VT_UNIT_POINT},
                {"hcontainer", VT_UNIT_ANNEX}};

static bool is_named(const xmlChar *name, const char *other)
{
    return strcmp((const char *)name, other) == 0;
}

/* libxml2 gives five pointers for each attribute: name, prefix, URI, value, end of value. */
static struct vt_str find_attribute(const xmlChar **attributes, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (is_named(attributes[5 * i], name))
            return vt_str_n((const char *)attributes[5 * i + 3],
                            (size_t)(attributes[5 * i + 4] - attributes[5 * i + 3]));
    return VT_STR_EMPTY;
}

static void *grow(struct reader *r, void *items, size_t *room, size_t item_bytes)
{
    size_t more = *room == 0 ? 64 : *room * 2;
    void *bigger = realloc(items, more * item_bytes);
    if (bigger == NULL) {
        r->failed = VT_E_NOMEM;
        return items;
    }
    *room = more;
    return bigger;
}

static int32_t enclosing_unit(const struct reader *r)
{
    for (size_t i = r->depth; i-- > 0;)
        if (r->open[i] >= 0)
            return r->open[i];
    return -1;
}

static void open_unit(struct reader *r, enum vt_unit_kind kind, struct vt_str eid)
{
    if (r->unit_count == r->unit_room)
        r->units = grow(r, r->units, &r->unit_room, sizeof *r->units);
    if (r->failed != VT_OK)
        return;
    struct vt_unit *unit = &r->units[r->unit_count];
    *unit = (struct vt_unit){.eid = vt_arena_copy(r->arena, eid),
                             .num = VT_STR_EMPTY,
                             .heading = VT_STR_EMPTY,
                             .kind = kind,
                             .span = {(uint32_t)r->text.len_bytes, (uint32_t)r->text.len_bytes},
                             .parent = enclosing_unit(r)};
    r->open[r->depth] = (int32_t)r->unit_count++;
}

static void open_ref(struct reader *r, struct vt_str eid)
{
    uint64_t ordinal;
    if (!vt_str_starts(eid, VT_STR("ref_")) ||
        !vt_str_to_u64(vt_str_n(eid.ptr + 4, eid.len_bytes - 4), UINT32_MAX, &ordinal) ||
        ordinal == 0)
        return;
    if (r->ref_count == r->ref_room)
        r->refs = grow(r, r->refs, &r->ref_room, sizeof *r->refs);
    if (r->failed != VT_OK)
        return;
    uint32_t at = (uint32_t)r->text.len_bytes;
    r->refs[r->ref_count] = (struct vt_akn_ref){(uint32_t)ordinal - 1, {at, at}};
    r->open_ref = (int32_t)r->ref_count++;
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int default_count, const xmlChar **attributes)
{
    (void)prefix;
    (void)uri;
    (void)namespace_count;
    (void)namespaces;
    (void)default_count;
    struct reader *r = ctx;
    if (r->depth >= DEEPEST) {
        r->failed = VT_E_FORMAT;
        return;
    }
    r->open[r->depth] = -1;
    if (is_named(name, "akomaNtoso"))
        r->is_akn = true;
    else if (is_named(name, "meta"))
        r->in_meta = true;
    else if (is_named(name, "eop") && !r->in_meta)
        vt_buf_add_c(&r->text, '\f');
    else if (is_named(name, "ref"))
        open_ref(r, find_attribute(attributes, attribute_count, "eId"));
    r->in_num = r->in_num || is_named(name, "num");
    r->in_heading = r->in_heading || is_named(name, "heading");
    if (is_named(name, "num") || is_named(name, "heading"))
        r->part_start = r->text.len_bytes;
    for (size_t i = 0; i < VT_ARRAY_LEN(ELEMENTS); i++)
        if (is_named(name, ELEMENTS[i].name))
            open_unit(r, ELEMENTS[i].kind, find_attribute(attributes, attribute_count, "eId"));
    r->depth++;
}

static struct vt_str part_text(struct reader *r)
{
    return vt_arena_copy(r->arena, vt_str_trim(vt_str_n(r->text.data + r->part_start,
                                                        r->text.len_bytes - r->part_start)));
}

/* "art_5__para_2" → "2": ids carry the number. */
static struct vt_str num_of_eid(struct vt_str eid)
{
    size_t start = eid.len_bytes;
    while (start > 0 && eid.ptr[start - 1] != '_')
        start--;
    return vt_str_n(eid.ptr + start, eid.len_bytes - start);
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix;
    (void)uri;
    struct reader *r = ctx;
    if (r->depth == 0 || r->failed != VT_OK)
        return;
    r->depth--;
    if (r->open[r->depth] >= 0) {
        struct vt_unit *unit = &r->units[r->open[r->depth]];
        unit->span.end = (uint32_t)r->text.len_bytes;
        unit->num = num_of_eid(unit->eid);
    }
    int32_t unit = enclosing_unit(r);
    if (is_named(name, "meta")) {
        r->in_meta = false;
    } else if (is_named(name, "ref") && r->open_ref >= 0) {
        r->refs[r->open_ref].span.end = (uint32_t)r->text.len_bytes;
        r->open_ref = -1;
    } else if (is_named(name, "num")) {
        r->in_num = false;
    } else if (is_named(name, "heading")) {
        r->in_heading = false;
        if (unit >= 0 && r->text.data != NULL)
            r->units[unit].heading = vt_fold_spaces_in(r->arena, part_text(r));
    }
}

static void on_text(void *ctx, const xmlChar *text, int len_bytes)
{
    struct reader *r = ctx;
    if (!r->in_meta)
        vt_buf_add(&r->text, vt_str_n((const char *)text, (size_t)len_bytes));
}

static int copy_out(struct reader *r, struct vt_akn_record *ret)
{
    struct vt_unit *units = vt_arena_array(r->arena, r->unit_count + 1, sizeof *units);
    struct vt_akn_ref *refs = vt_arena_array(r->arena, r->ref_count + 1, sizeof *refs);
    struct vt_str text = vt_arena_copy(r->arena, vt_buf_str(&r->text));
    if (units == NULL || refs == NULL || text.ptr == NULL || r->text.failed != VT_OK)
        return VT_E_NOMEM;
    if (r->unit_count > 0)
        memcpy(units, r->units, r->unit_count * sizeof *units);
    if (r->ref_count > 0)
        memcpy(refs, r->refs, r->ref_count * sizeof *refs);
    *ret = (struct vt_akn_record){text, units, r->unit_count, refs, r->ref_count};
    return VT_OK;
}

int vt_akn_read(struct vt_arena *arena, struct vt_str xml, struct vt_akn_record *ret,
                struct vt_error *err)
{
    if (xml.len_bytes > INT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "a record of %zu bytes is too long", xml.len_bytes);
    struct reader r = {.arena = arena, .text = VT_BUF_INIT(VT_BUF_NO_CAP), .open_ref = -1};
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .ignorableWhitespace = on_text,
                             .cdataBlock = on_text};
    int status = VT_OK;
    pthread_once(&parser_once, xmlInitParser);
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &r, NULL, 0, NULL);
    if (parser == NULL) {
        status = VT_E_NOMEM;
    } else {
        xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_HUGE);
        int bad = xmlParseChunk(parser, xml.ptr, (int)xml.len_bytes, 1);
        /* What is in a CDATA section libxml2 does not check. */
        if (bad != 0 || !r.is_akn || !vt_utf8_valid(vt_buf_str(&r.text), NULL))
            status = VT_E_FORMAT;
        xmlFreeParserCtxt(parser);
    }
    if (status == VT_OK)
        status = r.failed != VT_OK ? r.failed : copy_out(&r, ret);
    vt_buf_release(&r.text);
    free(r.units);
    free(r.refs);
    if (status == VT_E_FORMAT)
        return vt_fail(err, status, "not an Akoma Ntoso record of this archive");
    return status == VT_OK ? VT_OK : vt_fail(err, status, "out of memory for a record");
}
